"""The vocabulary: what every token id means."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES
from amt_core.music.instruments.general_midi import PROGRAM_NAMES
from amt_core.music.instruments.roles import FIGURES, ROLES
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.theory import ALL_KEYS
from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_core.traits.plan_analysis import LETTERS, NUM_ENERGIES

STEPS_PER_QUARTER: Final = 24
TICKS_PER_STEP: Final = TICKS_PER_QUARTER // STEPS_PER_QUARTER

MAX_BAR_STEPS: Final = 16 * STEPS_PER_QUARTER
"""The longest bar that can be written: sixteen quarter notes."""

LONG_DURATION_STEPS: Final = 4 * STEPS_PER_QUARTER
"""Durations from here on are written as a multiple of this, then the rest."""

MAX_DURATION_STEPS: Final = 16 * LONG_DURATION_STEPS + LONG_DURATION_STEPS - 1

MAX_COUNTDOWN: Final = 64
"""`Bar_64` stands for 64 bars to come, or more."""

DRUM_PROGRAM: Final = 128
"""The value of the Track block that stands for drums."""

VELOCITY_STEP: Final = 8

LENGTH_EDGES: Final = (4, 8, 12, 16, 24, 32, 48, 64, 96)
"""Length_i means at most the i-th of these numbers of bars; the last value is longer still."""

# Tempo classes are equal steps of the logarithm; one step is 5 %, below what most people notice.
_TEMPO_LOW: Final = 20.0
_TEMPO_RATIO: Final = 1.05
_NUM_TEMPI: Final = 60

MAX_SECTION_COUNTDOWN: Final = 15
"""`SectionBar_15` stands for 15 bars to come in the section, or more."""

NUM_CHORD_BEATS: Final = 16
"""Chords change on these beats of a bar at most; see `amt_core.tokens.bar_plan`."""

_PITCH_CLASSES: Final = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

NUM_COARSE_CLUSTERS: Final = 16
NUM_FINE_CLUSTERS: Final = 128


@dataclass(frozen=True, slots=True)
class Block:
    """A run of token ids with one meaning: value v has id `start + v`.

    Attributes:
        name: What the tokens mean.
        start: The id of value 0.
        values: A printable word for every value.
        end: The id after the last.
    """

    name: str
    start: int
    values: tuple[str, ...]
    end: int = field(init=False)

    def __post_init__(self) -> None:
        # Stored, because membership is asked several times for every token that is written.
        object.__setattr__(self, "end", self.start + len(self.values))

    @property
    def size(self) -> int:
        """Number of values."""
        return len(self.values)

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end

    def id(self, value: int) -> int:
        """The token id of a value."""
        assert 0 <= value < self.size, f"{self.name} has no value {value}"
        return self.start + value

    def ids(self, first: int = 0, last: int | None = None) -> NDArray[np.int64]:
        """The token ids of the values `first` up to, not including, `last`."""
        return np.arange(self.start + first, self.start + (self.size if last is None else last))


class Vocabulary:
    """The blocks of tokens in order of their ids; there is one vocabulary, `VOCABULARY`.

    New blocks are appended, so that every id of an earlier vocabulary keeps its meaning and a model
    that was trained with one can be used.

    Attributes:
        version: Changes whenever the meaning of any id does; a model states the version that it
            was trained with.
        earlier_sizes: The number of ids of each earlier version that this one continues.
        is_header: (size,) bool, the tokens of a bar's header, which the sampler writes.
        is_note: (size,) bool, the tokens that each stand for one note.
        is_rhythm: (size,) bool, the tokens that say who plays next, when, and for how long.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.special = self._add("Special", ("PAD", "BOS", "EOS", "Mask", "Fill", "CellEnd"))
        self.pad, self.bos, self.eos, self.mask, self.fill, self.cell_end = range(6)

        # Controls: what the piece shall be.
        self.key = self._add("Key", tuple(str(key) for key in ALL_KEYS))
        self.genre = self._add("Genre", GENRES)
        self.subgenre = self._add("Subgenre", SUBGENRES)
        self.mood = self._add("Mood", MOODS)
        self.dynamics = self._add("Dynamics", DYNAMICS)
        self.density = self._add("Density", LEVELS)
        self.polyphony = self._add("Polyphony", LEVELS)
        self.register = self._add("Register", LEVELS)
        self.length = self._add("Length", (*(f"<={n}" for n in LENGTH_EDGES), "longer"))
        self.coarse = self._add("Coarse", _numbers(NUM_COARSE_CLUSTERS))
        self.fine = self._add("Fine", _numbers(NUM_FINE_CLUSTERS))

        # The frame of a bar.
        self.bar = self._add("Bar", _numbers(MAX_COUNTDOWN + 1))
        self.beats = self._add("Beats", tuple(str(n) for n in range(1, 33)))
        self.unit = self._add("Unit", ("1", "2", "4", "8", "16", "32"))
        self.tempo = self._add("Tempo", tuple(f"{tempo_of(i):.0f}" for i in range(_NUM_TEMPI)))

        # Its cells.
        self.track = self._add("Track", (*PROGRAM_NAMES, "Drums"))
        self.part = self._add("Part", tuple(str(n) for n in range(2, 33)))
        self.pos = self._add("Pos", _numbers(MAX_BAR_STEPS))
        self.vel = self._add("Vel", _numbers(128 // VELOCITY_STEP))
        self.dur = self._add("Dur", tuple(str(n) for n in range(1, LONG_DURATION_STEPS)))
        self.long_dur = self._add(
            "LongDur", tuple(str(n * LONG_DURATION_STEPS) for n in range(1, 17))
        )
        self.pitch = self._add("Pitch", _numbers(128))
        self.drum = self._add("Drum", _numbers(128))

        self.earlier_sizes = {self._version(): self.blocks[-1].end}

        # The plan: in the header of a bar, and after the name of a track among the controls.
        self.section = self._add("Section", tuple(LETTERS))
        self.section_bar = self._add("SectionBar", _numbers(MAX_SECTION_COUNTDOWN + 1))
        self.energy = self._add("Energy", _numbers(NUM_ENERGIES))
        self.chord = self._add(
            "Chord", (*(f"{root}:{q}" for root in _PITCH_CLASSES for q in QUALITIES), "N.C.")
        )
        self.bass = self._add("Bass", _PITCH_CLASSES)
        self.chord_at = self._add("ChordAt", tuple(str(n) for n in range(1, NUM_CHORD_BEATS)))
        self.role = self._add("Role", ROLES)
        self.figure = self._add("Figure", FIGURES)
        self.track_register = self._add("TrackRegister", LEVELS)
        self.track_density = self._add("TrackDensity", LEVELS)

        self.size = self.blocks[-1].end
        self.version = self._version()
        self.is_note = self._mask(self.pitch, self.drum)
        self.is_rhythm = self._mask(self.track, self.part, self.pos, self.dur, self.long_dur)
        self.is_header = self._mask(
            self.bar, self.section, self.section_bar, self.energy, self.key, self.beats, self.unit,
            self.tempo, self.chord, self.bass, self.chord_at,
        )  # fmt: skip

    def _add(self, name: str, values: tuple[str, ...]) -> Block:
        block = Block(name, self.blocks[-1].end if self.blocks else 0, values)
        self.blocks.append(block)
        return block

    def _version(self) -> str:
        """The version of a vocabulary with the blocks that are there so far."""
        listing = "\n".join(f"{b.name} {' '.join(b.values)}" for b in self.blocks)
        return hashlib.sha256(listing.encode()).hexdigest()[:12]

    def _mask(self, *blocks: Block) -> NDArray[np.bool_]:
        mask = np.zeros(self.size, dtype=np.bool_)
        for block in blocks:
            mask[block.start : block.end] = True
        return mask

    def has_plan(self, num_ids: int) -> bool:
        """True if a model knows the tokens of the plan whose vocabulary has this many ids."""
        return num_ids >= self.track_density.end

    def block_of(self, token: int) -> Block:
        """The block that a token belongs to."""
        return next(block for block in self.blocks if token in block)

    def name(self, token: int) -> str:
        """A token as a word, such as `Pitch_60`; for people and for tokenizer files."""
        block = self.block_of(token)
        word = block.values[token - block.start]
        return word if block is self.special else f"{block.name}_{word}".replace(" ", "-")

    def names(self) -> list[str]:
        """The tokens as words, by id."""
        return [self.name(token) for token in range(self.size)]


def tempo_of(value: int) -> float:
    """The tempo in the middle of a tempo class, quarter notes per minute."""
    return _TEMPO_LOW * _TEMPO_RATIO**value


def tempo_class(bpm: float) -> int:
    """The tempo class nearest to a tempo."""
    exact = np.log(max(bpm, 1.0) / _TEMPO_LOW) / np.log(_TEMPO_RATIO)
    return int(np.clip(round(float(exact)), 0, _NUM_TEMPI - 1))


def length_class(num_bars: int) -> int:
    """The length class of a number of bars."""
    return int(np.searchsorted(LENGTH_EDGES, num_bars))


def _numbers(count: int) -> tuple[str, ...]:
    return tuple(str(n) for n in range(count))


VOCABULARY: Final = Vocabulary()
