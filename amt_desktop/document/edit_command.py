"""Undoable changes of a take, over the core's edits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from amt_core.music.editing.edit import Edit
from amt_core.music.score import Score


class EditCommand(QUndoCommand):
    """One edit on the undo stack; edits with the same merge key become one step.

    Args:
        text: The name of the step in the menu: "Rename track".
        edit: The change.
        apply: Puts the score that results into the take.
        merge_key: Identifies a gesture whose steps are undone together, such as dragging a slider.
    """

    def __init__(
        self,
        text: str,
        edit: Edit,
        apply: Callable[[Callable[[Score], Score]], None],
        *,
        merge_key: str = "",
    ) -> None:
        super().__init__(text)
        self.edits = [edit]
        self.merge_key = merge_key
        self._apply = apply

    def redo(self) -> None:
        """Makes the change."""
        for edit in self.edits:
            self._apply(edit.apply)

    def undo(self) -> None:
        """Undoes the change."""
        for edit in reversed(self.edits):
            self._apply(edit.inverse.apply)

    def id(self) -> int:
        """The same number for all steps of one gesture."""
        return hash(self.merge_key) & 0x7FFFFFFF if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Adds a later step of the same gesture to this one."""
        if not isinstance(other, EditCommand) or other.merge_key != self.merge_key:
            return False
        self.edits.extend(other.edits)
        return True
