"""Words of the core in the language of the window: instruments, genres, roles, keys and so on."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from amt_core.music.instruments.general_midi import PROGRAM_NAMES

_NUMBERED = re.compile(r"(?P<name>.*?)(?P<number> \d+)?")
# What stands in brackets tells these apart: "Guitar (nylon)" for "Acoustic Guitar (nylon)".
_SHORT_NAMES = {
    name: short
    for name in PROGRAM_NAMES
    if (short := re.sub(r"^(?:Acoustic|Electric) (?=\w+ \()", "", name)) != name
}


def word(text: str) -> str:
    """A word of a table of the core in the user's language; an unknown one stays as it is."""
    return QCoreApplication.translate("words", text) if text else text


def capitalized(text: str) -> str:
    """A word of a table of the core in the user's language, beginning with a capital letter."""
    translated = word(text)
    return translated[:1].upper() + translated[1:]


def instrument_name(name: str) -> str:
    """The name of an instrument in the user's language, as short as it is plain."""
    translated = word(name)
    return _SHORT_NAMES.get(name, name) if translated == name else translated


def grouped(number: int) -> str:
    """A whole number with its digits grouped as the language of the window does: `1,223`."""
    return QLocale().toString(number)


def date_text(moment: datetime) -> str:
    """A date with its time of day as the language of the window writes it."""
    qt_moment = QDateTime.fromMSecsSinceEpoch(round(1000 * moment.timestamp()))
    return QLocale().toString(qt_moment, QLocale.FormatType.ShortFormat)


def part_name(label: str) -> str:
    """The name of a part: that of its instrument in the user's language, else as it was given.

    A number at its end stays: `Violin 2`.
    """
    match = _NUMBERED.fullmatch(label)
    if match is None:
        return label
    return instrument_name(match["name"]) + (match["number"] or "")
