"""Playback of the take that is shown; it accepts commands before there is a player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amt_core.music.metronome import with_clicks
from amt_core.music.score import Score
from amt_desktop.bridge.audio_clock import AudioClock
from amt_desktop.document.take import Take

if TYPE_CHECKING:
    from amt_core.audio.player import Player

_AUDITION_MS = 350.0


class Playback(QObject):
    """Controls the player, and stores the commands until there is one.

    Signals:
        moved: The playing position in ticks.
        state_changed: `stopped`, `playing` or `waiting`.
    """

    moved = Signal(float)
    state_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: Player | None = None
        self._clock: AudioClock | None = None
        self._take: Take | None = None
        self._wants_to_play = False
        self._loop: tuple[int, int] | None = None
        self._mix: dict[int, tuple[bool, bool]] = {}
        self._volume = 0.8
        self._has_metronome = False

    @property
    def is_running(self) -> bool:
        """True while it plays, or would play if there were a player or notes."""
        if self._player is None:
            return self._wants_to_play
        return self._player.state != "stopped"

    @property
    def position_ticks(self) -> float:
        """The playing position in ticks."""
        return float(self._player.position_ticks) if self._player else 0.0

    @property
    def levels(self) -> list[float]:
        """The level of each part now, 0..1."""
        return self._player.levels() if self._player else []

    def set_player(self, player: Player) -> None:
        """Sets the player, which begins at the start; a previous player is closed."""
        self.close()
        self._player = player
        self._clock = AudioClock(player, self)
        self._clock.moved.connect(self.moved)
        self._clock.state_changed.connect(self._on_state)
        if self._take is not None:
            self._load()
        if self._wants_to_play:
            self.play()

    def load(self, take: Take | None) -> None:
        """Switches to another take at the same position; None stops playing."""
        self._take = take
        if self._player is not None:
            wants_to_play, tick = self._wants_to_play, self._player.position_ticks
            self._load()
            if take is not None:
                self._player.seek(tick)
                if wants_to_play:
                    self.play()
            self._pump()

    def extend(self, take: Take) -> None:
        """Takes the same take again, with more complete bars."""
        self._take = take
        if self._player is not None:
            self._player.extend(self._played(take.score), take.written_bars)

    def finish(self, take: Take) -> None:
        """Takes the complete take; no more bars will come."""
        self._take = take
        if self._player is not None:
            self._player.finish()
            self._player.update(self._played(take.score))

    def replace(self, take: Take) -> None:
        """Takes the same take after an edit, and continues at the same position."""
        self._take = take
        if self._player is not None:
            self._player.update(self._played(take.score))
            self._send_volumes()

    def set_metronome(self, is_on: bool) -> None:
        """Clicks on the beats, or not; playing goes on at the same place."""
        self._has_metronome = is_on
        if self._player is not None and self._take is not None:
            self._player.update(self._played(self._take.score))
            self._send_mix()
            self._send_volumes()

    def audition(self, track: int, pitch: int, velocity: int) -> None:
        """Plays one note."""
        if self._player is not None:
            synth = self._player.synth
            synth.play_note(
                synth.now_ms(),
                track=track,
                pitch=pitch,
                velocity=velocity,
                duration_ms=_AUDITION_MS,
            )

    def play(self) -> None:
        """Plays from the present position."""
        self._wants_to_play = True
        if self._player is not None and self._take is not None:
            self._player.play()
            self._pump()

    def pause(self) -> None:
        """Stops at the present position."""
        self._wants_to_play = False
        if self._player is not None:
            self._player.pause()
            self._pump()

    def stop(self) -> None:
        """Stops and returns to the beginning."""
        self._wants_to_play = False
        if self._player is not None:
            self._player.stop()
            self._pump()

    def panic(self) -> None:
        """Pauses and releases every note that sounds."""
        self.pause()
        if self._player is not None:
            self._player.synth.release_all()

    def seek(self, tick: int) -> None:
        """Goes to a tick."""
        if self._player is not None:
            self._player.seek(tick)
            self._pump()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Repeats from the first tick to the second, or not."""
        self._loop = loop
        if self._player is not None:
            self._send_loop()

    def set_mix(self, *, muted: set[int], soloed: set[int], num_tracks: int) -> None:
        """Sets the muted and the soloed parts."""
        self._mix = {track: (track in muted, track in soloed) for track in range(num_tracks)}
        if self._player is not None:
            self._send_mix()

    def set_track_volume(self, track: int, volume: int) -> None:
        """Sets the volume of one part, 0..127, at once."""
        if self._player is not None:
            self._player.set_mixer(track, volume=round(volume * self._volume))

    def set_volume(self, volume: float) -> None:
        """Sets the overall volume, 0..1."""
        self._volume = volume
        if self._player is not None:
            self._send_volumes()

    def close(self) -> None:
        """Stops sound and timer."""
        if self._clock is not None:
            self._clock.close()
        if self._player is not None:
            self._player.close()
            self._player = None
            self._clock = None

    def _load(self) -> None:
        assert self._player is not None
        take = self._take
        if take is None:
            self._player.load(Score(num_bars=1, tracks=()))
            return
        score = self._played(take.score)
        self._player.load(score, is_growing=take.is_writing)
        if take.is_writing:
            self._player.extend(score, take.written_bars)
        self._send_loop()
        self._send_mix()
        self._send_volumes()

    def _played(self, score: Score) -> Score:
        """The score that the player plays: with the clicks of the metronome if it is on."""
        return with_clicks(score) if self._has_metronome else score

    def _send_loop(self) -> None:
        assert self._player is not None
        self._player.set_loop(*(self._loop or (None, None)))

    def _send_mix(self) -> None:
        assert self._player is not None
        num_tracks = len(self._take.score.tracks) if self._take else 0
        for track, (is_muted, is_soloed) in self._mix.items():
            if track < num_tracks:
                self._player.set_mixer(track, mute=is_muted, solo=is_soloed)
        if self._has_metronome and self._take is not None:
            # A solo of a part does not silence the clicks.
            has_solo = any(is_soloed for _, is_soloed in self._mix.values())
            self._player.set_mixer(num_tracks, solo=has_solo)

    def _send_volumes(self) -> None:
        assert self._player is not None
        tracks = self._take.score.tracks if self._take else ()
        for index, track in enumerate(tracks):
            self._player.set_mixer(index, volume=round(track.volume * self._volume))

    def _on_state(self, state: str) -> None:
        if state == "stopped":
            self._wants_to_play = False
        self.state_changed.emit(state)

    def _pump(self) -> None:
        if self._clock is not None:
            self._clock.pump()
