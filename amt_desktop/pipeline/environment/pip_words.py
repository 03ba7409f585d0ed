"""Lines that pip prints, as words for somebody who waits."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("pip", text))


_WORDS = (
    (re.compile(r"Downloading (?:.*/)?([\w.]+)-\d\S* \(([^)]+)\)"), _("Downloading {0} ({1}) …")),
    (re.compile(r"Collecting ([\w.-]+)"), _("Looking for {0} …")),
    (re.compile(r"Installing collected packages: (.+)"), _("Installing {0} packages …")),
    (re.compile(r"Installing build dependencies|Building wheel"), _("Preparing …")),
    (re.compile(r"WARNING: Retrying"), _("A server does not answer; trying again …")),
)


def pip_words(line: str) -> str:
    """The words for a line; empty for one that says nothing about how far it is."""
    for pattern, words in _WORDS:
        if (found := pattern.match(line)) is not None:
            values = found.groups()
            if words.startswith("Installing"):
                values = (str(values[0].count(",") + 1),)
            return QCoreApplication.translate("pip", words).format(*values)
    return ""
