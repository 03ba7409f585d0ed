"""The feel that a description asks for: swung, straight, laid back, rubato, tight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from amt_core.performance.feel import MIN_SWING_PERCENT, Feel
from amt_core.spec.requests import FeelRequest

LAID_BACK_MS = 15.0
"""The delay of melodies and chords in laid-back playing.

A chosen value, half of the 30 ms with which jazz soloists swing (see `styles.py`).
"""

_FULL_RUBATO = 1.0
_TRIPLET_SHARE = 2 / 3


def requested_feel(requests: Iterable[FeelRequest], *, amount: float, style: str) -> Feel:
    """The feel of a piece whose description makes these requests; later ones win.

    Args:
        requests: The requests of a spec, in order. A performance has one feel, so that a request
            about a part of the piece counts for the whole.
        amount: 0..1, how strongly everything else is shaped.
        style: A genre or subgenre.
    """
    feel = Feel(amount=amount, style=style)
    for request in requests:
        if request.is_swung is not None:
            share = _TRIPLET_SHARE if request.swing_share is None else request.swing_share
            percent = 100.0 * share if request.is_swung else MIN_SWING_PERCENT
            feel = replace(feel, swing_percent=percent, swing_unit=request.swing_unit)
        if request.amount_share is not None:
            feel = replace(feel, amount=amount * request.amount_share)
        if request.is_laid_back:
            feel = replace(feel, late_ms=LAID_BACK_MS)
        if request.is_rubato:
            feel = replace(feel, rubato=_FULL_RUBATO)
    return feel
