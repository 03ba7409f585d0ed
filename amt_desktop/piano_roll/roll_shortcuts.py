"""Every key of the piano roll and of the arrangement, once, for both editors, help and tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class RollKey:
    """One key of the piano roll or of the arrangement.

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

ARRANGEMENT_SHORTCUTS: tuple[RollShortcut, ...] = (
    RollShortcut(tip=_("Select the next or previous bar, or that of a part above or below"), keys=(
        RollKey(keys="Left", command="bar_before"), RollKey(keys="Right", command="bar_after"),
        RollKey(keys="Up", command="part_above"), RollKey(keys="Down", command="part_below"))),
    RollShortcut(tip=_("Select more or fewer bars and parts"), keys=(
        RollKey(keys="Shift+Left", command="extend_before"),
        RollKey(keys="Shift+Right", command="extend_after"),
        RollKey(keys="Shift+Up", command="extend_above"),
        RollKey(keys="Shift+Down", command="extend_below"))),
    RollShortcut(tip=_("Move the selected bars; dragging with Alt or Ctrl copies them"), keys=(
        RollKey(keys="Ctrl+Left", command="move_before"),
        RollKey(keys="Ctrl+Right", command="move_after"),
        RollKey(keys="Ctrl+Up", command="move_above"),
        RollKey(keys="Ctrl+Down", command="move_below"))),
    RollShortcut(tip=_("Delete the notes of the selected bars"), keys=(
        RollKey(keys="Del", command="delete"),
        RollKey(keys="Backspace", command="delete", is_shown=False))),
    RollShortcut(tip=_("Select all bars"), keys=(RollKey(keys="Ctrl+A", command="select_all"),)),
    RollShortcut(tip=_("Open the bar in the piano roll"), keys=(
        RollKey(keys="Return", command="open"),
        RollKey(keys="Enter", command="open", is_shown=False))),
    RollShortcut(tip=_("Zoom in and out"), keys=(
        RollKey(keys="Ctrl++", command="zoom_in"),
        RollKey(keys="Ctrl+=", command="zoom_in", is_shown=False),
        RollKey(keys="Ctrl+-", command="zoom_out"))),
    RollShortcut(tip=_("Show the whole piece"), keys=(RollKey(keys="Ctrl+0", command="fit"),)),
)  # fmt: skip


def shown_shortcuts(
    table: Sequence[RollShortcut] = ROLL_SHORTCUTS,
) -> list[tuple[tuple[str, ...], str]]:
    """Keys and what they do, in the user's language, for the dialog of shortcuts."""
    return [
        (
            tuple(key.keys for key in shortcut.keys if key.is_shown),
            QCoreApplication.translate("roll", shortcut.tip),
        )
        for shortcut in table
    ]


def keys_of(command: str) -> str:
    """The shown key of a command, as QKeySequence reads it."""
    return next(
        key.keys
        for shortcut in ROLL_SHORTCUTS
        for key in shortcut.keys
        if key.command == command and key.is_shown
    )
