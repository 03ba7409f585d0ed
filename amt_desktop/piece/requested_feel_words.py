"""The feel that a description asks for, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from amt_core.spec.requests import FeelRequest

_SIXTEENTHS = 16


def _tr(text: str) -> str:
    return QCoreApplication.translate("requested_feel_words", text)


def requested_feel_words(requests: Iterable[FeelRequest]) -> str:
    """One sentence that names what a description asks for; empty if it asks for nothing.

    Args:
        requests: The requests of a spec, in order.
    """
    words = dict.fromkeys(_words_of(request) for request in requests)
    if not words:
        return ""
    return _tr("The description asks for: {0}.").format(", ".join(words))


def _words_of(request: FeelRequest) -> str:
    if request.is_laid_back:
        return _tr("laid back")
    if request.is_rubato:
        return _tr("rubato")
    if request.amount_share is not None:
        return _tr("tight (half the amount)") if request.amount_share else _tr("machine-like")
    if not request.is_swung:
        return _tr("straight")
    is_of_sixteenths = request.swing_unit == _SIXTEENTHS
    name = _tr("swung sixteenths") if is_of_sixteenths else _tr("swung eighths")
    if request.swing_share is None:
        return name
    return _tr("{0} at {1} %").format(name, round(100 * request.swing_share))
