"""Drums with a figure: they know what they have struck, and what is still to be struck."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.preferences.figures.bar_places import SIXTEENTH, BarShape, Places, bias_of
from amt_core.tokens.preferences.figures.drum_patterns import DRUM_KINDS, DRUM_PATTERNS
from amt_core.tokens.preferences.figures.lengths import bias_lengths
from amt_core.tokens.preferences.protocol import Bias, Choice, WrittenNote
from amt_core.tokens.preferences.weights import OUT_OF_FIGURE, RARE_IN_FIGURE
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

_OUT = np.float32(OUT_OF_FIGURE)
_POS, _DRUM = VOCABULARY.pos, VOCABULARY.drum
_DUR, _LONG_DUR, _VEL = VOCABULARY.dur, VOCABULARY.long_dur, VOCABULARY.vel
_PER_BEAT = STEPS_PER_QUARTER // SIXTEENTH
# Of a swung beat, where its four sixteenths stand.
_SWUNG = (0, 8, 16, 20)


@dataclass(frozen=True, slots=True, eq=False)
class _Bar:
    """A pattern in a bar.

    Attributes:
        places: Where something is struck, or may be.
        needed: By step, the keys of each kind of drum that is struck there.
        keys: By step, (128,) nats for each key.
    """

    places: Places
    needed: dict[int, tuple[tuple[int, ...], ...]]
    keys: dict[int, NDArray[np.float32]]


class Drummer:
    """Leans the choices of one track of drums towards a figure.

    Args:
        figure: One of `DRUM_PATTERNS`.
    """

    def __init__(self, figure: str) -> None:
        self._figure = figure
        self._nats = np.zeros(VOCABULARY.size, dtype=np.float32)
        # By step, the keys that are struck in this bar.
        self._struck: dict[int, list[int]] = {}

    def start_bar(self, shape: BarShape) -> None:
        """A bar begins."""
        self._steps = shape.steps
        self._struck = {}

    def observe(self, note: WrittenNote) -> None:
        """A stroke of the track is complete."""
        self._struck.setdefault(note.position, []).append(note.pitch)

    def bias(self, choice: Choice) -> Bias:
        """(n,) nats for the allowed tokens."""
        bar = _bar(self._figure, self._steps)
        nats = self._nats
        nats[:] = 0.0
        position = choice.position
        struck = self._struck.get(position, [])
        if position >= 0:
            following = (at for at in bar.needed if at > position)
            bias_lengths(nats, choice, (1, min(following, default=self._steps) - position))
        if position >= 0 and (choice.begun or not struck):
            self._bias_stroke(nats, bar, position, struck)
            return nats.take(choice.allowed)
        places = nats[_POS.start : _POS.end]
        places += bias_of(bar.places)
        unmet = bar.places.unmet(self._struck, position)
        if unmet:
            places[unmet[0][0] + 1 :] -= _OUT
        is_owed = bool(unmet) or position < 0
        if position >= 0:
            if self._bias_stroke(nats, bar, position, struck):
                places -= _OUT
                is_owed = True
            else:
                self._bias_end(nats, struck)
        bias = nats.take(choice.allowed)
        if choice.endings is not None and is_owed:
            bias[choice.endings.where] -= _OUT
        return bias

    def _bias_stroke(
        self, nats: NDArray[np.float32], bar: _Bar, position: int, struck: list[int]
    ) -> bool:
        """Leans towards the keys of a step; returns whether some of them are still missing."""
        drums = nats[_DRUM.start : _DRUM.end]
        wanted = bar.keys.get(position)
        if wanted is not None:
            drums += wanted
        for kind in {k for key in struck for k in DRUM_KINDS.values() if key in k}:
            # A drum is struck once.
            drums[list(kind)] -= _OUT
        missing = [
            keys for keys in bar.needed.get(position, ()) if not any(k in struck for k in keys)
        ]
        missing = [keys for keys in missing if not struck or max(keys) > max(struck)]
        if missing:
            # Keys ascend: what lies higher than the next one that is needed leaves it out.
            drums[min(max(keys) for keys in missing) + 1 :] -= _OUT
        return bool(missing)

    @staticmethod
    def _bias_end(nats: NDArray[np.float32], struck: list[int]) -> None:
        """Lets the strokes at a step end: one more would have to be likely in itself."""
        likeliest = nats[_DRUM.start + max(struck) + 1 : _DRUM.end].max(initial=-_OUT)
        for block in (_VEL, _DUR, _LONG_DUR):
            nats[block.start : block.end] += likeliest - np.float32(RARE_IN_FIGURE)


@cache
def _bar(figure: str, steps: int) -> _Bar:
    """A pattern in a bar of some steps."""
    pattern = DRUM_PATTERNS[figure]
    needed: dict[int, list[tuple[int, ...]]] = {}
    may: set[int] = set()
    length = len(next(iter(pattern.lines.values())))
    keys_at: dict[int, NDArray[np.float32]] = {}
    for index in range(steps // SIXTEENTH):
        step = _step(index, is_swung=pattern.is_swung)
        nats = np.full(128, -2 * RARE_IN_FIGURE, dtype=np.float32)
        for kind, line in pattern.lines.items():
            keys, mark = DRUM_KINDS[kind], line[index % length]
            nats[list(keys)] = -OUT_OF_FIGURE if mark == "." else 0.0
            if mark == "x":
                needed.setdefault(step, []).append(keys)
            elif mark == "o":
                may.add(step)
        keys_at[step] = nats
    return _Bar(
        places=Places.at(needed, may=sorted(may)),
        needed={step: tuple(kinds) for step, kinds in needed.items()},
        keys=keys_at,
    )


def _step(sixteenth: int, *, is_swung: bool) -> int:
    beat, part = divmod(sixteenth, _PER_BEAT)
    return beat * STEPS_PER_QUARTER + (_SWUNG[part] if is_swung else part * SIXTEENTH)
