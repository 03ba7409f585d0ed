"""Playback of the take that is shown; it accepts commands before there is a player."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amt_core.music.score import Score, Track
from amt_desktop.bridge.audio_clock import AudioClock
from amt_desktop.bridge.interpreter import Heard, Interpreter
from amt_desktop.document.take import Take
from amt_desktop.transport.clicks import Clicks
from amt_desktop.transport.keyboard import play_key

if TYPE_CHECKING:
    from amt_core.audio.player import Player

_AUDITION_MS = 350.0
# A keyboard can be played also without a piece.
_NOTHING = Heard(score=Score(num_bars=1, tracks=(Track(),)))


class Playback(QObject):
    """Controls the player, and stores the commands until there is one.

    What is heard is the interpretation of the take. It is computed again after each change; until
    it is ready, what was heard before goes on.

    Args:
        interpreter: Computes what is heard of a take; without it takes are played as written.
        parent: Qt's owner.

    Signals:
        moved: The playing position in ticks.
        state_changed: `stopped`, `playing` or `waiting`.
        count_in_began: A bar is counted before the playhead moves.
        device_lost: The sound device has stopped asking for sound; another player is needed.
    """

    moved = Signal(float)
    state_changed = Signal(str)
    count_in_began = Signal()
    device_lost = Signal()

    def __init__(
        self, interpreter: Interpreter | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._interpreter = interpreter
        if interpreter is not None:
            interpreter.interpreted.connect(self._on_interpreted)
        self._is_growing = False
        self._heard = _NOTHING
        self._player: Player | None = None
        self._clock: AudioClock | None = None
        self._take: Take | None = None
        self._wants_to_play = False
        self._loop: tuple[int, int] | None = None
        self._mix: dict[int, tuple[bool, bool]] = {}
        self._volume = 0.8
        self._clicks = Clicks()
        self._lead: Callable[[], float] | None = None
        self._return_mode = "start"
        self._began_ticks = 0
        # A keyboard is played on a thread of its own, also while the player is exchanged.
        self._player_lock = threading.Lock()

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
        """Sets the player, which goes on where a previous player was; that one is closed."""
        tick = round(self.position_ticks)
        self.close()
        with self._player_lock:
            self._player = player
        self._clock = AudioClock(player, self)
        self._clock.moved.connect(self.moved)
        self._clock.state_changed.connect(self._on_state)
        self._clock.stood_still.connect(self.device_lost)
        self._load()
        player.seek(tick)
        if self._wants_to_play:
            self.play()

    def load(self, take: Take | None) -> None:
        """Switches to another take at the same position; None stops playing."""
        self._take = take
        self._is_growing = take is not None and take.is_writing
        self._heard = _NOTHING
        if take is not None:
            self._heard = self._heard_or_asked(take) or Heard(score=take.score)
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
        self._show(take)

    def finish(self, take: Take) -> None:
        """Takes the complete take; no more bars will come."""
        self._take = take
        self._show(take)

    def replace(self, take: Take) -> None:
        """Takes the same take after an edit, and continues at the same position."""
        self._take = take
        self._show(take)

    def interpret(self) -> None:
        """Plays the take in another way from here on, after the feel has changed."""
        if self._take is not None:
            self._show(self._take)

    def set_count_in(self, is_on: bool) -> None:
        """Counts one bar before it plays, or not."""
        self._clicks.has_count_in = is_on
        self._refresh_clicks()

    def set_metronome(self, is_on: bool) -> None:
        """Clicks on the beats, or not; playing goes on at the same place."""
        self._clicks.has_metronome = is_on
        self._refresh_clicks()

    def _refresh_clicks(self) -> None:
        if self._player is not None and self._take is not None:
            self._player.update(self._clicks.added_to(self._heard.score))
            self._send_mix()
            self._send_volumes()

    def ticks_at(self, at_ms: float) -> float:
        """The place that was heard at a moment that `play_key` has returned."""
        return self._player.ticks_at(at_ms) if self._player else 0.0

    def play_key(self, track: int, message: Sequence[int]) -> float:
        """Plays a message of a keyboard at once; returns the moment by the synthesizer's clock.

        It may be called on any thread.
        """
        with self._player_lock:
            if self._player is None:
                return 0.0
            return play_key(self._player, track, message)

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
            if self._player.state == "stopped":
                self._began_ticks = int(self.position_ticks)
            lead_ms = self._lead() if self._lead else 0.0
            counts_in = self._clicks.has_count_in and self._player.state == "stopped"
            if counts_in:
                lead_ms = self._clicks.count_in(self._player, self._take.score)
            self._player.play(lead_ms=lead_ms)
            self._pump()
            if counts_in:
                self.count_in_began.emit()

    def pause(self) -> None:
        """Stops at the present position."""
        self._wants_to_play = False
        if self._player is not None:
            self._player.pause()
            self._pump()

    @property
    def is_sounding(self) -> bool:
        """True while the playhead moves, and not while it waits or rests."""
        return self._player is not None and self._player.is_sounding

    @property
    def latency_ms(self) -> float:
        """The time from the synthesizer's clock to the sound."""
        return self._player.synth.latency_ms if self._player else 0.0

    @property
    def rate(self) -> float:
        """The speed of playing as a multiple of the written tempo."""
        return self._player.rate if self._player else 1.0

    def set_rate(self, rate: float) -> None:
        """Plays faster or slower than written."""
        if self._player is not None:
            self._player.set_rate(rate)

    def set_lead(self, lead: Callable[[], float] | None) -> None:
        """Sets what says how many milliseconds playing waits before it starts; None for no wait."""
        self._lead = lead

    def set_return_mode(self, mode: str) -> None:
        """Sets where `stop` goes: `start`, `began` for where playing began, or `stay`."""
        self._return_mode = mode

    def stop(self) -> None:
        """Stops, and goes where the return mode says; to the beginning if it does not play."""
        self._wants_to_play = False
        if self._player is not None:
            goes_back = self._return_mode == "start" or not self.is_running
            place = 0 if goes_back else self._began_ticks
            if goes_back or self._return_mode == "began":
                self._player.stop()
                self._player.seek(place)
            else:
                self._player.pause()
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
        take = self._take
        if self._player is not None and take is not None and track < len(self._heard.score.tracks):
            own = max(take.score.tracks[track].volume, 1)
            heard = self._heard.score.tracks[track].volume * volume / own
            self._player.set_mixer(track, volume=round(heard * self._volume))

    def set_volume(self, volume: float) -> None:
        """Sets the overall volume, 0..1."""
        self._volume = volume
        if self._player is not None:
            self._send_volumes()

    def close(self) -> None:
        """Stops sound and timer."""
        if self._clock is not None:
            self._clock.close()
        with self._player_lock:
            if self._player is not None:
                self._player.close()
                self._player = None
                self._clock = None

    def _load(self) -> None:
        assert self._player is not None
        take = self._take
        if take is None:
            self._player.load(_NOTHING.score)
            return
        score = self._clicks.added_to(self._heard.score)
        self._player.synth.set_room(self._heard.room)
        self._player.load(score, is_growing=take.is_writing)
        if take.is_writing:
            self._player.extend(score, take.written_bars)
        self._send_loop()
        self._send_mix()
        self._send_volumes()

    def _heard_or_asked(self, take: Take) -> Heard | None:
        """The interpretation of a take, or None if it must be computed first, which begins here."""
        if self._interpreter is None:
            return Heard(score=take.score)
        heard = self._interpreter.heard(take)
        if heard is None:
            self._interpreter.ask(take)
        return heard

    def _show(self, take: Take) -> None:
        """Plays a take that has changed once it is known how."""
        heard = self._heard_or_asked(take)
        if heard is not None:
            self._play_on(take, heard)

    def _play_on(self, take: Take, heard: Heard) -> None:
        """Goes on at the same position, in other notes of the same take."""
        room_before, self._heard = self._heard.room, heard
        if self._player is None:
            return
        if heard.room != room_before:
            self._player.synth.set_room(heard.room)
        score, before = self._clicks.added_to(heard.score), self._player.score
        if not take.is_writing:
            self._player.update(score)
            if self._is_growing:
                self._is_growing = False
                # What waits for the last bars plays on before it is said that none will come.
                self._player.extend(score, score.num_bars)
                self._player.finish()
        elif _sound(score) != _sound(before):
            self._player.update(score)
        if take.is_writing:
            self._player.extend(score, take.written_bars)
        if _sound(score) != _sound(before):
            self._send_mix()
        self._send_volumes()

    def _on_interpreted(self, take: Take) -> None:
        shown = self._take
        if shown is None or self._interpreter is None:
            return
        # A take that grows quickly is always ahead of its interpretation.
        is_earlier = take.is_writing and self._is_growing and take.seed == shown.seed
        if take.score is not shown.score and not is_earlier:
            return
        heard = self._interpreter.heard(take)
        if heard is None:
            # The feel has changed meanwhile.
            self._interpreter.ask(shown)
        else:
            self._play_on(take, heard)

    def _send_loop(self) -> None:
        assert self._player is not None
        self._player.set_loop(*(self._loop or (None, None)))

    def _send_mix(self) -> None:
        assert self._player is not None
        # An edit may have more parts than what is still heard.
        num_tracks = len(self._heard.score.tracks)
        for track, (is_muted, is_soloed) in self._mix.items():
            if track < num_tracks:
                self._player.set_mixer(track, mute=is_muted, solo=is_soloed)
        if self._clicks.has_track and self._take is not None:
            # A solo of a part does not silence the clicks.
            has_solo = any(is_soloed for _, is_soloed in self._mix.values())
            self._player.set_mixer(num_tracks, solo=has_solo)

    def _send_volumes(self) -> None:
        assert self._player is not None
        for index, track in enumerate(self._player.score.tracks):
            self._player.set_mixer(index, volume=round(track.volume * self._volume))

    def _on_state(self, state: str) -> None:
        if state == "stopped":
            self._wants_to_play = False
        self.state_changed.emit(state)

    def _pump(self) -> None:
        if self._clock is not None:
            self._clock.pump()


def _sound(score: Score) -> list[tuple[int | bool | None, ...]]:
    """The tracks as a synthesizer must know them."""
    return [
        (track.program, track.is_drum, track.volume, track.pan, track.reverb, track.chorus)
        for track in score.tracks
    ]
