"""The usual lengths and energies of sections by kind, and bars shared out among sections."""

from __future__ import annotations

from collections.abc import Sequence

_USUAL_BARS = {
    "intro": 4, "outro": 4, "coda": 4, "pre-chorus": 4, "break": 4, "build-up": 4, "interlude": 4,
}  # fmt: skip

BODY_BARS = 8
"""The usual length of verses, choruses and all else that carries a piece."""

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


def share_bars(num_bars: int, weights: Sequence[int]) -> list[int]:
    """Lengths in proportion to weights, each at least 1, that sum to a number of bars.

    Args:
        num_bars: At least the number of weights.
        weights: What each length is in proportion to.
    """
    count = len(weights)
    unit = next(unit for unit in _UNITS_BARS if unit * count <= num_bars)
    blocks = num_bars // unit
    exact = [weight * blocks / sum(weights) for weight in weights]
    shares = [max(int(share), 1) for share in exact]
    while sum(shares) != blocks:
        step = 1 if sum(shares) < blocks else -1
        may_change = [i for i in range(count) if step > 0 or shares[i] > 1]
        furthest = max(may_change, key=lambda i: (step * (exact[i] - shares[i]), -i))
        shares[furthest] += step
    lengths = [share * unit for share in shares]
    lengths[-1] += num_bars - blocks * unit
    return lengths
