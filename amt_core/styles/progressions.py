"""Progressions: which chord follows which in pieces of a style, counted and drawn.

Chords are counted from the tonic, so that all keys of a mode are one. A progression is a Markov
chain over spans of a bar or half a bar (`amt_core.music.chords.chord_spans`), with one table for
what follows across a bar line and one for what follows within a bar: where chords change is most
of what tells harmonic rhythm. It is drawn on the condition that it ends on the tonic chord, by
passing messages back from the end (as in Rabiner, *A Tutorial on Hidden Markov Models*, 1989), so
that what comes before the end leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chords import NO_CHORD, NUM_CHORDS, TRIADS, transposed
from amt_core.music.theory import Key
from amt_core.styles.priors import ANY
from amt_core.system.arrays import read_arrays
from amt_core.system.companion_file import CompanionFile
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.detected_chords import detect_chords

_MODES = ("major", "minor")
# A style's own counts weigh as much as those of all styles where it has this many.
_BORROWED_STEPS = 200.0
_BORROWED_STARTS = 20.0
# A chain goes home more often than pieces do, which remember how long they have been there: what
# is common is drawn a little less often than it was counted.
_EVENNESS = 0.8
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
            if controls.key is None:
                continue
            chords, is_bar_start = _chords(encoded, controls.key)
            if not len(chords):
                continue
            mode = _MODES.index(controls.key.mode)
            for style in {ANY, controls.genre} - {None}:
                table = steps.setdefault(str(style), np.zeros_like(steps[ANY]))[mode]
                np.add.at(table, (is_bar_start[1:], chords[:-1], chords[1:]), 1.0)
                starts.setdefault(str(style), np.zeros_like(starts[ANY]))[mode, chords[0]] += 1.0
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
        is_strict: bool = False,
    ) -> tuple[int, ...]:
        """A chord for every span of a piece.

        Args:
            key: The key; the last bar has its tonic chord.
            genre: The style.
            is_bar_start: (spans,) which spans begin a bar; the first one does.
            taken_up: (spans,) the earlier span whose chord returns, or None.
            rng: What it is drawn with.
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
        # (spans, 24): how well the end can be reached from each chord.
        reach = np.zeros((len(is_bar_start), NUM_CHORDS))
        reach[last_bar:, tonic] = 1.0
        for i in range(last_bar - 1, -1, -1):
            reach[i] = steps[int(is_bar_start[i + 1])] @ reach[i + 1]
            reach[i] /= reach[i].sum()
        chords: list[int] = []
        for i, (begins, source) in enumerate(zip(is_bar_start, taken_up, strict=True)):
            if source is not None:
                chords.append(chords[source])
                continue
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
        return _shares(steps**_EVENNESS), starts


def _chords(encoded: EncodedScore, key: Key) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The chords of a piece, from its tonic, and which of them (1) begin a bar."""
    found = detect_chords(encoded)
    is_chord = found.chord != NO_CHORD
    chords = found.chord[is_chord]
    from_tonic = chords // 12 * 12 + (chords - key.tonic) % 12
    return from_tonic, (found.step[is_chord] == 0).astype(np.int64)


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
