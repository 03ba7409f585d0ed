"""Sentences of the core in the language of the window: errors, remedies, warnings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from amt_core.sentence import Sentence
from amt_desktop.look.words import word

CONTEXT = "core"
"""The context of the core's sentences in the files of translations."""


def localized(text: str) -> str:
    """A sentence of the core in the user's language; one without a translation stays as it is."""
    if not text:
        return text
    if not isinstance(text, Sentence):
        return _template(text)
    values = {
        name: localized(value) if isinstance(value, Sentence) else value
        for name, value in text.values.items()
    }
    return _template(text.template).format(**values)


def _template(text: str) -> str:
    found = QCoreApplication.translate(CONTEXT, text)
    return word(text) if found == text else found
