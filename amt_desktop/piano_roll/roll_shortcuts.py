"""Every key of the piano roll, once: the editor, the help and the tests read this table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class RollKey:
    """One key of the piano roll.

    Attributes:
        keys: The key, as QKeySequence reads it.
        command: The name of what it does; the editor has a function for each.
        is_shown: False for a second key with the same effect, which the dialog leaves out.
    """

    keys: str
    command: str
    is_shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RollShortcut:
    """Keys that belong together.

    Attributes:
        tip: Their effect in a few words, for the dialog of shortcuts.
        keys: The keys.
    """

    tip: str
    keys: tuple[RollKey, ...]


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("roll", text))


ROLL_SHORTCUTS: tuple[RollShortcut, ...] = (
    RollShortcut(tip=_("Move notes by a semitone"), keys=(
        RollKey(keys="Up", command="semitone_up"), RollKey(keys="Down", command="semitone_down"))),
    RollShortcut(tip=_("Move notes by an octave"), keys=(
        RollKey(keys="Shift+Up", command="octave_up"),
        RollKey(keys="Shift+Down", command="octave_down"))),
    RollShortcut(tip=_("Move notes by a grid step"), keys=(
        RollKey(keys="Left", command="step_left"), RollKey(keys="Right", command="step_right"))),
    RollShortcut(tip=_("Move notes by a bar"), keys=(
        RollKey(keys="Ctrl+Left", command="bar_left"),
        RollKey(keys="Ctrl+Right", command="bar_right"))),
    RollShortcut(tip=_("Select the previous or next note"), keys=(
        RollKey(keys="Alt+Left", command="previous_note"),
        RollKey(keys="Alt+Right", command="next_note"))),
    RollShortcut(tip=_("Delete the selected notes"), keys=(
        RollKey(keys="Del", command="delete"),
        RollKey(keys="Backspace", command="delete", is_shown=False))),
    RollShortcut(tip=_("Select all notes"), keys=(
        RollKey(keys="Ctrl+A", command="select_all"),)),
    RollShortcut(tip=_("Select with the pointer, or draw"), keys=(
        RollKey(keys="1", command="select_tool"), RollKey(keys="2", command="draw_tool"))),
    RollShortcut(tip=_("Zoom in and out"), keys=(
        RollKey(keys="Ctrl++", command="zoom_in"),
        RollKey(keys="Ctrl+=", command="zoom_in", is_shown=False),
        RollKey(keys="Ctrl+-", command="zoom_out"))),
    RollShortcut(tip=_("Show the whole piece"), keys=(
        RollKey(keys="Ctrl+0", command="fit"),
        RollKey(keys="F", command="fit", is_shown=False))),
)  # fmt: skip


def shown_shortcuts() -> list[tuple[tuple[str, ...], str]]:
    """Keys and what they do, in the user's language, for the dialog of shortcuts."""
    return [
        (
            tuple(key.keys for key in shortcut.keys if key.is_shown),
            QCoreApplication.translate("roll", shortcut.tip),
        )
        for shortcut in ROLL_SHORTCUTS
    ]


def keys_of(command: str) -> str:
    """The shown key of a command, as QKeySequence reads it."""
    return next(
        key.keys
        for shortcut in ROLL_SHORTCUTS
        for key in shortcut.keys
        if key.command == command and key.is_shown
    )
