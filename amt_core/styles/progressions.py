"""Progressions: which chord follows which in pieces of a style, counted and drawn.

Chords are counted from the tonic, so that all keys of a mode are one. A progression is a Markov
chain over chords that differ, with one table for what follows across a bar line and one for what
follows within a bar; the beats at which chords change are the harmonic rhythm, which is counted
apart (`amt_core.styles.plan_counts`). It is drawn on the condition that it ends on the tonic chord,
by passing messages back from the end (as in Rabiner, *A Tutorial on Hidden Markov Models*, 1989),
so that what comes before the end leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chords import NO_CHORD, NUM_CHORDS, TRIADS, transposed
from amt_core.music.theory import ALL_KEYS, Key
from amt_core.styles.analyzed_chords import analyzed_triads
from amt_core.styles.priors import ANY
from amt_core.system.arrays import read_arrays
from amt_core.system.companion_file import CompanionFile
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.detected_chords import detect_chords
from amt_core.tokens.vocabulary import VOCABULARY

_MODES = ("major", "minor")
# A style's own counts weigh as much as those of all styles where it has this many.
_BORROWED_STEPS = 200.0
_BORROWED_STARTS = 20.0
# A chain goes home more often than pieces do, which remember how long they have been there: what
# is common is drawn a little less often than it was counted.
_EVENNESS = 0.8
# What is rarer than this after a chord, or at the start of a piece, is a slip of the analysis or an
# event that a piece has to prepare.
_MIN_STEP_SHARE, _MIN_START_SHARE = 0.01, 0.05
# A step that was never counted stays possible, so that every progression can be ended.
_NEVER_COUNTED = 1e-4

Counts = NDArray[np.float64]


class Progressions:
    """Counted progressions by style and mode.

    Args:
        steps: Style → (2 modes, 2, 24, 24) how often a chord was followed by another, within a
            bar (0) and across a bar line (1).
        starts: Style → (2 modes, 24) how often pieces began with a chord.
    """

    def __init__(self, steps: dict[str, Counts], starts: dict[str, Counts]) -> None:
        self._steps = steps
        self._starts = starts

    @classmethod
    def count(cls, pieces: Iterable[tuple[Controls, EncodedScore]]) -> Progressions:
        """The progressions of some pieces; pieces without a key are left out."""
        steps: dict[str, Counts] = {ANY: np.zeros((2, 2, NUM_CHORDS, NUM_CHORDS))}
        starts: dict[str, Counts] = {ANY: np.zeros((2, NUM_CHORDS))}
        for controls, encoded in pieces:
            if controls.key is None and not len(encoded.plan.chords):
                continue
            found = _chords(encoded, controls.key)
            if not len(found.chord):
                continue
            # A step from one key to another belongs to neither.
            stays = found.key[1:] == found.key[:-1]
            places = (
                found.mode[1:][stays], found.is_bar_start[1:][stays],
                found.chord[:-1][stays], found.chord[1:][stays],
            )  # fmt: skip
            for style in {ANY, controls.genre} - {None}:
                np.add.at(steps.setdefault(str(style), np.zeros_like(steps[ANY])), places, 1.0)
                at = starts.setdefault(str(style), np.zeros_like(starts[ANY]))
                at[found.mode[0], found.chord[0]] += 1.0
        return cls(steps, starts)

    def as_arrays(self) -> tuple[list[str], Counts, Counts]:
        """The styles, and the steps and the starts of each, stacked in the order of the styles."""
        styles = sorted(self._steps)
        steps = np.stack([self._steps[style] for style in styles])
        starts = np.stack([self._starts[style] for style in styles])
        return styles, steps, starts

    def draw(
        self,
        key: Key,
        genre: str | None,
        is_bar_start: Sequence[bool],
        taken_up: Sequence[int | None],
        rng: np.random.Generator,
        *,
        changes: Sequence[bool],
        is_strict: bool = False,
    ) -> tuple[int, ...]:
        """A chord for every beat of a piece.

        Args:
            key: The key; the last bar has its tonic chord.
            genre: The style.
            is_bar_start: (beats,) which beats begin a bar; the first one does.
            taken_up: (beats,) the earlier beat whose chord returns, or None.
            rng: What it is drawn with.
            changes: (beats,) at which beats the chord changes.
            is_strict: Whether all notes of all chords lie in the scale of the key.
        """
        mode = _MODES.index(key.mode)
        steps, starts = self._chances(genre, mode)
        tonic = mode * 12
        if is_strict:
            outside = np.arange(12)[~np.isin(np.arange(12), sorted(Key(0, key.mode).scale))]
            is_inside = ~TRIADS[:, outside].any(axis=1)
            steps, starts = steps * is_inside, starts * is_inside
        last_bar = max(i for i, begins in enumerate(is_bar_start) if begins)
        # (beats, 24): how well the end can be reached from each chord.
        reach = np.zeros((len(is_bar_start), NUM_CHORDS))
        reach[last_bar:, tonic] = 1.0
        for i in range(last_bar - 1, -1, -1):
            reach[i] = reach[i + 1]
            if changes[i + 1] or i + 1 == last_bar:
                reach[i] = steps[int(is_bar_start[i + 1])] @ reach[i + 1]
                reach[i] /= reach[i].sum()
        chords: list[int] = []
        for i, (begins, source) in enumerate(zip(is_bar_start, taken_up, strict=True)):
            if source is not None:
                chords.append(chords[source])
            elif i >= last_bar:
                chords.append(tonic)
            elif chords and not changes[i]:
                chords.append(chords[-1])
            else:
                chances = (steps[int(begins), chords[-1]] if chords else starts) * reach[i]
                chords.append(int(rng.choice(NUM_CHORDS, p=chances / chances.sum())))
        return tuple(transposed(chord, key.tonic) for chord in chords)

    def _chances(self, genre: str | None, mode: int) -> tuple[Counts, Counts]:
        """(2, 24, 24) and (24,): a style's own counts, filled up from the counts of all styles."""
        steps = _shares(self._steps[ANY][mode] + _NEVER_COUNTED)
        starts = _shares(self._starts[ANY][mode] + _NEVER_COUNTED)
        if genre in self._steps:
            steps = _shares(self._steps[str(genre)][mode] + _BORROWED_STEPS * steps)
            starts = _shares(self._starts[str(genre)][mode] + _BORROWED_STARTS * starts)
        steps = steps * ~np.eye(NUM_CHORDS, dtype=np.bool_)
        steps, starts = _common(_shares(steps), _MIN_STEP_SHARE), _common(starts, _MIN_START_SHARE)
        return _shares(steps**_EVENNESS), starts


class _Chords(NamedTuple):
    """Columns over the chords of a piece.

    Attributes:
        chord: (n,) the chord, from the tonic in force.
        is_bar_start: (n,) 1 where it begins a bar, else 0.
        key: (n,) the key in force, as an index of `ALL_KEYS`.
        mode: (n,) its mode, as an index of `_MODES`.
    """

    chord: NDArray[np.int64]
    is_bar_start: NDArray[np.int64]
    key: NDArray[np.int64]
    mode: NDArray[np.int64]


def _chords(encoded: EncodedScore, main: Key | None) -> _Chords:
    """The chords of a piece: those of its analysis, else detected ones in its main key."""
    if len(encoded.plan.chords):
        bar, beat, chord = analyzed_triads(encoded)
        key = encoded.plan.key[bar].astype(np.int64) - VOCABULARY.key.start
        begins = beat == 0
    else:
        assert main is not None
        found = detect_chords(encoded)
        chord, key = found.chord, np.full(len(found.chord), ALL_KEYS.index(main))
        begins = found.step == 0
    is_chord = (chord != NO_CHORD) & (key >= 0)
    chord, key, begins = chord[is_chord], key[is_chord], begins[is_chord]
    return _Chords(
        chord=chord // 12 * 12 + (chord - _TONICS[key]) % 12,
        is_bar_start=begins.astype(np.int64),
        key=key,
        mode=_MODE_NUMBERS[key],
    )


_TONICS = np.array([key.tonic for key in ALL_KEYS])
_MODE_NUMBERS = np.array([_MODES.index(key.mode) for key in ALL_KEYS])


def _common(shares: Counts, least: float) -> Counts:
    """The shares without the rare ones, which stay barely possible."""
    return _shares(np.where(shares < least, _NEVER_COUNTED * shares, shares))


def _shares(counts: Counts) -> Counts:
    return counts / counts.sum(axis=-1, keepdims=True)


def _read(path: Path) -> Progressions:
    chords = NUM_CHORDS
    file = read_arrays(
        path,
        {
            "styles": ("U", ("styles",)),
            "steps": ("u", ("styles", 2, 2, chords, chords)),
            "starts": ("u", ("styles", 2, chords)),
        },
    )
    styles = file["styles"].tolist()
    if ANY not in styles:
        raise ValueError(f"{path} has no counts over all styles")
    steps, starts = (file[name].astype(np.float64) for name in ("steps", "starts"))
    return Progressions(
        dict(zip(styles, steps, strict=True)), dict(zip(styles, starts, strict=True))
    )


def _write(path: Path, progressions: Progressions) -> None:
    styles, steps, starts = progressions.as_arrays()
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            styles=np.array(styles),
            steps=steps.astype(np.uint32),
            starts=starts.astype(np.uint32),
        )


PROGRESSIONS_FILE = CompanionFile(name="progressions.npz", read=_read, write=_write)
