"""Measures of texture, in addition to `amt_core.evaluation`: single parts, and parts together."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import STEPS_PER_QUARTER, PieceColumns
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.evaluation.measures.repetition import bar_hashes, longest_same_bars
from amt_core.music.chords import NO_CHORD
from amt_core.music.score import Score

PHRASE_BARS = 4

_CLASHES = (1, 13, 25)
_WIDE_LEAP = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFigures:
    """One part of a piece.

    Attributes:
        name: What it is called.
        is_drum: Whether it is drums.
        num_notes: Notes.
        low: Lowest pitch; None without notes.
        high: Highest pitch.
        rests: Share of the bars in which it does not sound.
        longest_rest_bars: Most bars in a row in which it does not.
        same_bars: Most bars in a row, with notes, that are the same.
        wait_quarters: The commonest time from one onset to the next; None for fewer than two.
        wait_share: The share of the waits that are so long.
    """

    name: str
    is_drum: bool
    num_notes: int
    low: int | None
    high: int | None
    rests: float
    longest_rest_bars: int
    same_bars: int
    wait_quarters: float | None
    wait_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextureFigures:
    """Figures of parts together and of the melody; None if there is no melody.

    Attributes:
        clashes: Share of the time with two pitches or more in which two of them are a minor second
            or minor ninth apart.
        doubled: Share of the pitched notes that another part plays too, at the same time.
        chord_changes: Share of the spans of `Harmony` whose chord is not the one before.
        num_chords: The number of different chords detected.
        bass_on_tonic: Share of the bass's notes that are the tonic of the key found.
        rests: Mean share of the bars in which a part does not sound.
        longest_rest_bars: The longest rest of any part.
        same_bars: Most bars in a row in which some part plays the same.
        even_waits: Share of the commonest wait, of the part in which it is largest; drums left out.
        breath_in_phrase: Share of the bars in which the melody waits for half a bar or more, among
            bars that do not end a phrase of four.
        breath_at_end: The same among bars that do. A larger share means that phrases end.
        melody_leaps: Share of the melody's steps wider than a fifth.
        melody_repeats: Share of its steps that repeat the note.
        last_notes: Pitches that sound when the last note begins.
        last_quarters: How long the longest of these notes sounds from there, in quarter notes.
    """

    clashes: float | None
    doubled: float | None
    chord_changes: float | None
    num_chords: int
    bass_on_tonic: float | None
    rests: float
    longest_rest_bars: int
    same_bars: int
    even_waits: float | None
    breath_in_phrase: float | None
    breath_at_end: float | None
    melody_leaps: float | None
    melody_repeats: float | None
    last_notes: int
    last_quarters: float

    def to_json(self) -> dict[str, Any]:
        """The figures that are not None."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def measure_parts(score: Score) -> list[PartFigures]:
    """The figures of each part."""
    return [_measure_part(score, track) for track in range(len(score.tracks))]


def measure_texture(score: Score, parts: list[PartFigures]) -> TextureFigures:
    """Measures the parts together.

    Args:
        score: The piece.
        parts: What `measure_parts` found in it.
    """
    columns = PieceColumns(score)
    harmony = Harmony(columns)
    melody = harmony.melody
    chords = harmony.chords(with_bass=True)
    chords = chords[chords != NO_CHORD]
    waits = [p.wait_share for p in parts if p.wait_share is not None and not p.is_drum]
    steps = np.abs(np.diff(columns.notes.pitch[melody].astype(np.int64)))
    breath = _breath(columns, melody)
    ends_phrase = np.arange(score.num_bars) % PHRASE_BARS == PHRASE_BARS - 1
    # The last bar of a piece ends more than a phrase.
    ends_phrase[-1], counts = False, np.ones(score.num_bars, dtype=np.bool_)
    counts[-1] = False
    last_notes, last_quarters = _last_chord(columns)
    return TextureFigures(
        clashes=_clashes(columns),
        doubled=_doubled(columns),
        chord_changes=_mean(chords[1:] != chords[:-1]),
        num_chords=len(np.unique(chords)),
        bass_on_tonic=_bass_on_tonic(harmony),
        rests=float(np.mean([p.rests for p in parts])),
        longest_rest_bars=max(p.longest_rest_bars for p in parts),
        same_bars=max(p.same_bars for p in parts),
        even_waits=max(waits, default=None),
        breath_in_phrase=_mean(breath[counts & ~ends_phrase]) if len(melody) else None,
        breath_at_end=_mean(breath[ends_phrase]) if len(melody) else None,
        melody_leaps=_mean(steps > _WIDE_LEAP),
        melody_repeats=_mean(steps == 0),
        last_notes=last_notes,
        last_quarters=last_quarters,
    )


def _measure_part(score: Score, track: int) -> PartFigures:
    notes = score.notes.of_track(track)
    alone = replace(notes, track=np.zeros_like(notes.track))
    columns = PieceColumns(replace(score, tracks=(score.tracks[track],), notes=alone))
    sounds = _sounding_bars(columns)
    hashes = bar_hashes(columns)
    # Bars without notes are all different, so that a rest is not a repetition.
    hashes = np.where(hashes == 0, np.arange(1, len(hashes) + 1, dtype=np.uint64), hashes)
    waits = np.diff(np.unique(columns.onset))
    lengths, counts = np.unique(waits, return_counts=True)
    return PartFigures(
        name=score.tracks[track].label,
        is_drum=score.tracks[track].is_drum,
        num_notes=len(notes),
        low=int(notes.pitch.min()) if len(notes) else None,
        high=int(notes.pitch.max()) if len(notes) else None,
        rests=float(np.mean(~sounds)),
        longest_rest_bars=_longest_run(~sounds),
        same_bars=longest_same_bars(hashes),
        wait_quarters=float(lengths[counts.argmax()]) / STEPS_PER_QUARTER if len(waits) else None,
        wait_share=float(counts.max() / counts.sum()) if len(waits) else None,
    )


def _sounding_bars(columns: PieceColumns) -> NDArray[np.bool_]:
    """(bars,) whether anything sounds in each."""
    every = np.ones(len(columns.notes), dtype=np.bool_)
    roll = columns.roll(np.zeros(len(columns.notes), dtype=np.int64), 1, every)
    return np.logical_or.reduceat(roll[:, 0] > 0, columns.bar_starts[:-1])


def _longest_run(flags: NDArray[np.bool_]) -> int:
    """The most true ones in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _clashes(columns: PieceColumns) -> float | None:
    roll = columns.roll(columns.notes.pitch.astype(np.int64), 128, ~columns.is_drum) > 0
    clash = np.zeros(len(roll), dtype=np.bool_)
    for interval in _CLASHES:
        clash |= (roll[:, :-interval] & roll[:, interval:]).any(axis=1)
    return _mean(clash[roll.sum(axis=1) >= 2])


def _doubled(columns: PieceColumns) -> float | None:
    pitched = ~columns.is_drum
    notes = np.stack(
        (columns.onset, columns.notes.pitch, columns.notes.track.astype(np.int64)), axis=1
    )[pitched]
    # A part that plays a pitch twice at once does not double another part.
    same, counts = np.unique(np.unique(notes, axis=0)[:, :2], axis=0, return_counts=True)
    return float(counts[counts > 1].sum() / counts.sum()) if len(same) else None


def _bass_on_tonic(harmony: Harmony) -> float | None:
    if harmony.key is None:
        return None
    return _mean(harmony.columns.notes.pitch[harmony.is_bass] % 12 == harmony.key.tonic)


def _breath(columns: PieceColumns, melody: NDArray[np.int64]) -> NDArray[np.bool_]:
    """(bars,) whether the melody waits half a bar or more for its next note, from some onset in it.

    A bar without an onset of the melody is a wait as a whole.
    """
    num_bars = columns.score.num_bars
    onset, bar = columns.onset[melody], columns.bar[melody]
    waits = np.diff(onset, append=columns.num_steps)
    lengths = np.diff(columns.bar_starts)
    breath = np.bincount(bar, minlength=num_bars) == 0
    breath[bar[2 * waits >= lengths[bar]]] = True
    return breath


def _last_chord(columns: PieceColumns) -> tuple[int, float]:
    """The number of pitches at the onset of the last note, and their length in quarters."""
    pitched = np.flatnonzero(~columns.is_drum)
    if not len(pitched):
        return 0, 0.0
    last = int(columns.onset[pitched[-1]])
    ends = columns.onset[pitched] + columns.duration[pitched]
    sounding = ends > last
    rings = float(ends[sounding].max() - last) / STEPS_PER_QUARTER
    return len(np.unique(columns.notes.pitch[pitched[sounding]])), rings


def _mean(values: NDArray[np.bool_]) -> float | None:
    return float(values.mean()) if len(values) else None
