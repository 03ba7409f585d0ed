"""The clicks of the metronome and of the count-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amt_core.music.metronome import count_in, count_in_sec, with_click_track, with_clicks
from amt_core.music.score import Score

if TYPE_CHECKING:
    from amt_core.audio.player import Player

_CLICK_MS = 60.0
# The first click is given to the synthesizer this long before it sounds.
_LEAD_MS = 20.0


class Clicks:
    """Clicks on a track of their own, after the tracks of the score.

    Attributes:
        has_metronome: Whether the beats of the score are clicked.
        has_count_in: Whether a bar is counted before playing starts.
    """

    def __init__(self) -> None:
        self.has_metronome = False
        self.has_count_in = False

    @property
    def has_track(self) -> bool:
        """True if scores are played with the track of the clicks."""
        return self.has_metronome or self.has_count_in

    def added_to(self, score: Score) -> Score:
        """The score that the player plays: with a track for clicks if there are any."""
        if self.has_metronome:
            return with_clicks(score)
        return with_click_track(score) if self.has_count_in else score

    def count_in(self, player: Player, score: Score) -> float:
        """Sends the clicks of one bar; the milliseconds until it is over."""
        start_ticks = player.position_ticks if player.position_ticks < player.end_ticks else 0.0
        now_ms, track = player.synth.now_ms(), len(score.tracks)
        for click in count_in(score, start_ticks):
            player.synth.play_note(
                now_ms + _LEAD_MS + 1000 * click.at_sec / player.rate,
                track=track,
                pitch=click.key,
                velocity=click.velocity,
                duration_ms=_CLICK_MS,
            )
        return _LEAD_MS + 1000 * count_in_sec(score, start_ticks) / player.rate
