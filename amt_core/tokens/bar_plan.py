"""The plan in the headers of bars: section, energy, key and chords as tokens, and back.

A header says them in this order around the meter and the tempo::

    Bar_k [Section SectionBar] [Energy] [Key] [Beats Unit] [Tempo] [Chords]
    Chords = Chord [Bass] ( ChordAt Chord [Bass] )*

Every kind is optional. A header that says chords begins with the one at the start of the bar, even
where it goes on from the bar before, so that every bar can be understood alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES, ChordSymbol
from amt_core.music.meter import TimeSignature
from amt_core.music.score import KeyChange, Score
from amt_core.music.theory import ALL_KEYS, Key
from amt_core.tokens.vocabulary import MAX_SECTION_COUNTDOWN, NUM_CHORD_BEATS, VOCABULARY
from amt_core.traits.frames import frame_ticks
from amt_core.traits.plan_analysis import LETTERS, ChordAt, PlanAnalysis

_NO_CHORD = VOCABULARY.chord.size - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKinds:
    """The kinds of plan tokens that headers state.

    Attributes:
        sections: The letter of the section, and how many of its bars are still to come.
        energy: How full the music is.
        key: The key where it changes.
        chords: The chords.
    """

    sections: bool = True
    energy: bool = True
    key: bool = True
    chords: bool = True

    @classmethod
    def of(cls, names: Collection[str]) -> PlanKinds:
        """The kinds with these names."""
        return cls(**{each.name: each.name in names for each in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanTokens:
    """The plan of a piece as tokens; 0 stands where nothing is said.

    Attributes:
        section: (bars,) uint16, the Section token of each bar.
        section_bar: (bars,) uint16, its SectionBar token.
        energy: (bars,) uint16, its Energy token.
        key: (bars,) uint16, the Key token in force.
        chords: (n,) uint16, the Chord, Bass and ChordAt tokens of all bars.
        chord_offsets: (bars + 1,) int32, where the tokens of each bar start in `chords`.
    """

    section: NDArray[np.uint16]
    section_bar: NDArray[np.uint16]
    energy: NDArray[np.uint16]
    key: NDArray[np.uint16]
    chords: NDArray[np.uint16]
    chord_offsets: NDArray[np.int32]

    @classmethod
    def unsaid(cls, num_bars: int) -> PlanTokens:
        """The plan of a piece of which nothing is said."""
        none = np.zeros(num_bars, dtype=np.uint16)
        return cls(
            section=none,
            section_bar=none,
            energy=none,
            key=none,
            chords=none[:0],
            chord_offsets=np.zeros(num_bars + 1, dtype=np.int32),
        )

    def only(self, kinds: PlanKinds) -> PlanTokens:
        """The plan with some of its kinds."""
        if kinds == PlanKinds():
            return self
        unsaid = PlanTokens.unsaid(len(self.section))
        return PlanTokens(
            section=self.section if kinds.sections else unsaid.section,
            section_bar=self.section_bar if kinds.sections else unsaid.section_bar,
            energy=self.energy if kinds.energy else unsaid.energy,
            key=self.key if kinds.key else unsaid.key,
            chords=self.chords if kinds.chords else unsaid.chords,
            chord_offsets=self.chord_offsets if kinds.chords else unsaid.chord_offsets,
        )

    def opening(self, bar: int, *, previous: int | None) -> list[int]:
        """The tokens between the Bar token and the meter; the key only where it changes.

        Args:
            bar: The bar.
            previous: The bar written before it, None at the start of a sequence.
        """
        key = int(self.key[bar])
        if previous is not None and key == self.key[previous]:
            key = 0
        tokens = int(self.section[bar]), int(self.section_bar[bar]), int(self.energy[bar]), key
        return [token for token in tokens if token]

    def chord_tokens(self, bar: int) -> list[int]:
        """The tokens of the chords of a bar, after its tempo."""
        return self.chords[self.chord_offsets[bar] : self.chord_offsets[bar + 1]].tolist()

    def transposed(self, semitones: int) -> PlanTokens:
        """The plan of the piece some semitones higher or lower."""
        v = VOCABULARY
        chords, key = self.chords.astype(np.int64), self.key.astype(np.int64)
        chord, bass = chords - v.chord.start, chords - v.bass.start
        is_chord = (chord >= 0) & (chord < _NO_CHORD)
        is_bass = (bass >= 0) & (bass < v.bass.size)
        # Chords go by root, then quality; keys are twelve of one mode, then twelve of the other.
        moved = (chord + semitones * len(QUALITIES)) % _NO_CHORD + v.chord.start
        chords = np.where(is_chord, moved, chords)
        chords = np.where(is_bass, (bass + semitones) % 12 + v.bass.start, chords)
        mode, tonic = np.divmod(key - v.key.start, 12)
        key = np.where(key > 0, 12 * mode + (tonic + semitones) % 12 + v.key.start, 0)
        return replace(self, chords=chords.astype(np.uint16), key=key.astype(np.uint16))


def encode_plan(
    score: Score,
    *,
    letters: Sequence[str] = (),
    bars_left: Sequence[int] = (),
    energies: Sequence[int] = (),
    keys: Sequence[KeyChange] = (),
    chords: Sequence[Sequence[ChordAt]] = (),
) -> PlanTokens:
    """The plan of a score in tokens; a kind of which nothing is given is not said.

    Args:
        score: The score, for its bars and meters.
        letters: (bars,) the letter of each bar's section.
        bars_left: (bars,) the bars still to come in the section after each bar.
        energies: (bars,) how full the music is, 0..4.
        keys: The keys, ascending by bar, the first at bar 0.
        chords: (bars,) the chords of each bar, ascending; a bar of which nothing is said has none.
    """
    v = VOCABULARY
    num_bars = score.num_bars
    unsaid = PlanTokens.unsaid(num_bars)
    key = np.zeros(num_bars, dtype=np.uint16)
    for change in keys:
        key[change.bar :] = v.key.id(ALL_KEYS.index(change.key))
    bars = [_chords_to_tokens(bar, score.meter.at(i)) for i, bar in enumerate(chords)]
    lengths = [len(bar) for bar in bars] or [0] * num_bars

    def column(ids: list[int], otherwise: NDArray[np.uint16]) -> NDArray[np.uint16]:
        return np.array(ids, dtype=np.uint16) if ids else otherwise

    return PlanTokens(
        section=column([v.section.id(LETTERS.index(x)) for x in letters], unsaid.section),
        section_bar=column(
            [v.section_bar.id(min(n, MAX_SECTION_COUNTDOWN)) for n in bars_left],
            unsaid.section_bar,
        ),
        energy=column([v.energy.id(x) for x in energies], unsaid.energy),
        key=key,
        chords=np.array([token for bar in bars for token in bar], dtype=np.uint16),
        chord_offsets=np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
    )


def encode_analysis(score: Score, analysis: PlanAnalysis) -> PlanTokens:
    """The plan that was found in a score."""
    return encode_plan(
        score,
        letters=[analysis.sections[i].letter for i in analysis.section_indices()],
        bars_left=analysis.bars_left(),
        energies=analysis.energies,
        keys=analysis.keys,
        chords=analysis.chords,
    )


def chord_beat_ticks(meter: TimeSignature) -> int:
    """The length of the beats on which ChordAt tokens count: from an eighth to a dotted quarter."""
    return frame_ticks(meter.beat_ticks, meter.bar_ticks)


def num_chord_beats(meter: TimeSignature) -> int:
    """How many beats of a bar a ChordAt token can name, the first beat included."""
    return min(-(-meter.bar_ticks // chord_beat_ticks(meter)), NUM_CHORD_BEATS)


def _chords_to_tokens(chords: Sequence[ChordAt], meter: TimeSignature) -> list[int]:
    v = VOCABULARY
    tokens: list[int] = []
    # Of the chords that begin within one beat, the last one stays.
    beats = {min(c.offset_ticks // chord_beat_ticks(meter), NUM_CHORD_BEATS - 1): c.chord
             for c in chords}  # fmt: skip
    for beat, chord in beats.items():
        if beat:
            tokens.append(v.chord_at.id(beat - 1))
        if chord is None:
            tokens.append(v.chord.id(_NO_CHORD))
            continue
        tokens.append(v.chord.id(chord.root * len(QUALITIES) + QUALITIES.index(chord.quality)))
        if chord.bass is not None:
            tokens.append(v.bass.id(chord.bass))
    return tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPlan:
    """The plan of one bar, as its header states it.

    Attributes:
        section: The letter of the section, or None.
        bars_left: Bars still to come in the section, at most `MAX_SECTION_COUNTDOWN`, or None.
        energy: 0..4, or None.
        key: The key in force, or None.
        chords: The chords, ascending; empty if none are said.
    """

    section: str | None = None
    bars_left: int | None = None
    energy: int | None = None
    key: Key | None = None
    chords: tuple[ChordAt, ...] = ()


class BarPlanReader:
    """Reads the plan tokens of headers, bar after bar."""

    def __init__(self) -> None:
        self._key: Key | None = None
        self.open_bar()

    def open_bar(self) -> None:
        """A bar begins; only the key stays in force."""
        self._section: str | None = None
        self._bars_left: int | None = None
        self._energy: int | None = None
        self._beat = 0
        self._chords: list[tuple[int, ChordSymbol | None]] = []

    def push(self, token: int) -> bool:
        """Takes one token; False if it says nothing of the plan."""
        v = VOCABULARY
        if token in v.chord:
            root, quality = divmod(token - v.chord.start, len(QUALITIES))
            symbol = None if token == v.chord.end - 1 else ChordSymbol(root, QUALITIES[quality])
            self._chords.append((self._beat, symbol))
        elif token in v.bass:
            beat, symbol = self._chords[-1] if self._chords else (0, None)
            bass = token - v.bass.start
            if symbol is not None and bass != symbol.root:
                self._chords[-1] = beat, replace(symbol, bass=bass)
        elif token in v.chord_at:
            self._beat = token - v.chord_at.start + 1
        elif token in v.section:
            self._section = LETTERS[token - v.section.start]
        elif token in v.section_bar:
            self._bars_left = token - v.section_bar.start
        elif token in v.energy:
            self._energy = token - v.energy.start
        elif token in v.key:
            self._key = ALL_KEYS[token - v.key.start]
        else:
            return False
        return True

    def read(self, meter: TimeSignature) -> BarPlan:
        """The plan of the bar so far.

        Args:
            meter: The time signature of the bar, for the places of its chords.
        """
        ticks = chord_beat_ticks(meter)
        return BarPlan(
            section=self._section,
            bars_left=self._bars_left,
            energy=self._energy,
            key=self._key,
            chords=tuple(ChordAt(offset_ticks=beat * ticks, chord=c) for beat, c in self._chords),
        )
