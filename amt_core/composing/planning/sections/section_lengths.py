"""The usual lengths and energies of sections by kind, and bars shared out among sections."""

from __future__ import annotations

from collections.abc import Sequence

PHRASE_BARS = 4
"""The usual length of a phrase: what is shorter is no section of its own."""

_USUAL_BARS = {
    "intro": 4, "outro": 4, "coda": 4, "pre-chorus": 4, "break": 4, "build-up": 4, "interlude": 4,
}  # fmt: skip

BODY_BARS = 8
"""The usual length of verses, choruses and all else that carries a piece."""

MAX_OPEN_BARS = 48
"""The longest piece whose length nobody asks for."""

OPENING, CLOSING = ("intro",), ("outro", "coda")
"""The kinds of sections that open and that close a piece."""

EDGES = frozenset({*OPENING, *CLOSING})
"""Both of them."""

MAX_SECTION_BARS = 16
"""The length from which on a section is divided, or comes twice."""

_ENERGIES = {
    "intro": 1, "break": 1, "outro": 1, "coda": 2, "pre-chorus": 3, "chorus": 3, "refrain": 3,
    "solo": 3, "drop": 4, "build-up": 2,
}  # fmt: skip
_OTHER_ENERGY = 2
_LAST_CHORUS_ENERGY = 4

# Sections begin on multiples of the largest of these that leaves room for all of them.
_UNITS_BARS = (4, 2, 1)


def usual_bars(kind: str, body_bars: int = BODY_BARS) -> int:
    """The usual length of a section of a kind.

    Args:
        kind: The kind.
        body_bars: The length of verses and choruses in the piece.
    """
    return _USUAL_BARS.get(kind, body_bars)


def usual_energies(kinds: Sequence[str]) -> list[int]:
    """The usual energy, 0..4, of each of the sections of a piece; the last chorus is fullest."""
    energies = [_ENERGIES.get(kind, _OTHER_ENERGY) for kind in kinds]
    choruses = [i for i, kind in enumerate(kinds) if kind == "chorus"]
    if len(choruses) > 1:
        energies[choruses[-1]] = _LAST_CHORUS_ENERGY
    return energies


def share_bars(num_bars: int, weights: Sequence[int], letters: Sequence[str] = ()) -> list[int]:
    """Lengths in proportion to usual ones, each at least 1, that sum to a number of bars.

    Where the usual lengths leave less than a phrase, they are kept, and the last section has the
    rest: a piece ends with a bar or two more rather than with a section of a bar or two. Sections
    with equal letters have equal lengths, except the last one.

    Args:
        num_bars: At least the number of weights.
        weights: The usual lengths.
        letters: The letters of the sections; empty if all differ.
    """
    rest = num_bars - sum(weights)
    if 0 <= rest < PHRASE_BARS:
        return [*weights[:-1], weights[-1] + rest]
    count = len(weights)
    unit = next(unit for unit in _UNITS_BARS if unit * count <= num_bars)
    blocks = num_bars // unit
    exact = [weight * blocks / sum(weights) for weight in weights]
    shares = [max(int(share), 1) for share in exact]
    names = list(letters) or [str(index) for index in range(count)]
    while (missing := blocks - sum(shares)) != 0:
        step = 1 if missing > 0 else -1
        alike = [i for i in range(count) if names.count(names[i]) <= abs(missing)]
        may_change = [i for i in alike if step > 0 or shares[i] > 1]
        if may_change:
            furthest = max(may_change, key=lambda i: (step * (exact[i] - shares[i]), -i))
            changed = [i for i in range(count) if names[i] == names[furthest]]
        elif step > 0:
            changed = [count - 1]
        else:
            changed = [max(range(count), key=lambda i: (shares[i] > 1, i))]
        for index in changed:
            shares[index] += step
    lengths = [share * unit for share in shares]
    lengths[-1] += num_bars - blocks * unit
    return lengths
