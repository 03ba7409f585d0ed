"""A synthesizer whose clock the test turns, and that records what it gets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.audio.messages import Message
from amt_core.audio.mix import Room
from amt_core.errors import AmtError
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap


class ClockworkSynth:
    """A `Synth` for tests.

    Attributes:
        clock_ms: Its clock; the test sets it.
        notes: (start in ms, end in ms, track, pitch) of every note that was not canceled.
        messages: (time in ms, track, message) of all that was sent.
        volumes: Track -> volume.
        rooms: The rooms that were set.
        num_releases: How often everything was released.
        struck: (track, pitch, velocity) of notes that were begun at once, velocity 0 at their end.
        system: (time in ms, message) of clock, start, stop and song position.
    """

    is_silent = False
    reason = ""

    def __init__(self) -> None:
        self.clock_ms = 1000.0
        self.latency_ms = 0.0
        self.notes: list[tuple[float, float, int, int]] = []
        self.messages: list[tuple[float, int, Message]] = []
        self.tracks: tuple[Track, ...] = ()
        self.volumes: dict[int, int] = {}
        self.rooms: list[Room] = []
        self.num_releases = 0
        self.has_clock = False
        self.struck: list[tuple[int, int, int]] = []
        self.system: list[tuple[float, tuple[int, ...]]] = []
        self.is_closed = False

    def now_ms(self) -> float:
        return self.clock_ms

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        self.tracks = tuple(tracks)

    def set_room(self, room: Room) -> None:
        self.rooms.append(room)

    def set_volume(self, track: int, volume: int) -> None:
        self.volumes[track] = volume

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        self.notes.append((at_ms, at_ms + duration_ms, track, pitch))

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        self.struck.append((track, pitch, velocity))

    def note_off(self, *, track: int, pitch: int) -> None:
        self.struck.append((track, pitch, 0))

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        self.system.append((at_ms, tuple(message)))

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        self.messages += [(at_ms, track, message) for message in messages]

    def cancel_notes(self) -> None:
        self.notes = [note for note in self.notes if note[0] <= self.clock_ms]

    def release_all(self) -> None:
        self.cancel_notes()
        self.num_releases += 1

    def close(self) -> None:
        self.is_closed = True

    @property
    def pitches(self) -> list[int]:
        """The pitches in the order in which they sound."""
        return [note[3] for note in sorted(self.notes)]


def _scale(num_bars: int = 4, *, bpm: float = 120.0, num_tracks: int = 1) -> Score:
    """Quarter notes, each a pitch of its own from 40 on, in 4/4: at 120 a bar is two seconds."""
    notes = [
        Note(480 * i, 480, 40 + i, 90, track)
        for i in range(num_bars * 4)
        for track in range(num_tracks)
    ]
    return Score(
        num_bars=num_bars,
        tracks=tuple(Track(program=i) for i in range(num_tracks)),
        notes=NoteTable.from_notes(notes),
        tempo=TempoMap.constant(bpm),
    )


def _written(score: Score, num_bars: int) -> Score:
    """The score while only its first bars are written."""
    return score.with_notes(score.notes.window(0, int(score.bar_starts_ticks[num_bars])))


def _levels(samples: np.ndarray, sample_rate: int) -> np.ndarray:
    """The loudest sample of every millisecond."""
    window = sample_rate // 1000
    loudest = np.abs(samples).max(axis=1)
    return loudest[: len(loudest) // window * window].reshape(-1, window).max(axis=1)


def _rise_ms(samples: np.ndarray, sample_rate: int, near_ms: float) -> float:
    """The moment, within 40 ms before and 60 ms after another, at which it becomes louder."""
    levels = np.concatenate([np.zeros(100), _levels(samples, sample_rate)])
    moment = round(near_ms * sample_rate / 1000 / (sample_rate // 1000)) + 100
    before = levels[moment - 80 : moment - 40].max()
    around = levels[moment - 40 : moment + 60]
    is_louder = around > before + 0.1 * (around.max() - before)
    return near_ms + float(np.argmax(is_louder)) - 40


@pytest.fixture
def synth() -> ClockworkSynth:
    return ClockworkSynth()


@pytest.fixture(scope="session")
def music() -> SimpleNamespace:
    return SimpleNamespace(scale=_scale, written=_written, rise_ms=_rise_ms)


@pytest.fixture(scope="session")
def small_font() -> Path:
    """The sound font that loads fastest."""
    import importlib.util

    spec = importlib.util.find_spec("pretty_midi")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    path = Path(spec.submodule_search_locations[0]) / "TimGM6mb.sf2"
    return path if path.exists() else find_sound_font()


@pytest.fixture(scope="session")
def with_fluidsynth() -> None:
    """Skips where the library is missing."""
    from amt_core.audio.fluid.fluid_library import load_fluid_library

    try:
        load_fluid_library()
    except AmtError as error:
        pytest.skip(str(error))
