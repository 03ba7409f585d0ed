"""Undoable changes of a take as steps of Qt's undo stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from amt_desktop.document.take import Take
from amt_desktop.document.take_change import TakeChange


class EditCommand(QUndoCommand):
    """One change on the undo stack; changes with the same merge key become one step.

    Args:
        text: The name of the step in the menu: "Rename track".
        change: The change.
        apply: Puts the take that results into the document.
        merge_key: Identifies a gesture whose steps are undone together, such as dragging a slider.
    """

    def __init__(
        self,
        text: str,
        change: TakeChange,
        apply: Callable[[Callable[[Take], Take]], None],
        *,
        merge_key: str = "",
    ) -> None:
        super().__init__(text)
        self.changes = [change]
        self.merge_key = merge_key
        self._apply = apply

    def redo(self) -> None:
        """Makes the change."""
        for change in self.changes:
            self._apply(change.apply)

    def undo(self) -> None:
        """Undoes the change."""
        for change in reversed(self.changes):
            self._apply(change.inverse.apply)

    def id(self) -> int:
        """The same number for all steps of one gesture."""
        return hash(self.merge_key) & 0x7FFFFFFF if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Adds a later step of the same gesture to this one."""
        if not isinstance(other, EditCommand) or other.merge_key != self.merge_key:
            return False
        self.changes.extend(other.changes)
        return True
