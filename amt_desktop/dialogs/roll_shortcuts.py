"""The piano roll's own keys, for the dialog of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

ROLL_SHORTCUTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Up", "Down"), str(QT_TRANSLATE_NOOP("roll", "Move notes by a semitone"))),
    (("Shift+Up", "Shift+Down"), str(QT_TRANSLATE_NOOP("roll", "Move notes by an octave"))),
    (("Left", "Right"), str(QT_TRANSLATE_NOOP("roll", "Move notes by a grid step"))),
    (("Ctrl+Left", "Ctrl+Right"), str(QT_TRANSLATE_NOOP("roll", "Move notes by a bar"))),
    (("Alt+Left", "Alt+Right"), str(QT_TRANSLATE_NOOP("roll", "Walk from note to note"))),
    (("Del",), str(QT_TRANSLATE_NOOP("roll", "Delete the selected notes"))),
    (("Ctrl+A",), str(QT_TRANSLATE_NOOP("roll", "Select all notes"))),
    (("1", "2"), str(QT_TRANSLATE_NOOP("roll", "Select with the pointer, or draw"))),
    (("Ctrl++", "Ctrl+-"), str(QT_TRANSLATE_NOOP("roll", "Zoom in and out"))),
)
"""Keys that belong together, and what they do."""


def roll_shortcuts() -> list[tuple[tuple[str, ...], str]]:
    """The table in the user's language."""
    return [(keys, QCoreApplication.translate("roll", tip)) for keys, tip in ROLL_SHORTCUTS]
