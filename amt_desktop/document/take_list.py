"""The takes of one piece, each with its undo steps, one of which is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoGroup, QUndoStack

from amt_core.music.part_colors import with_colors
from amt_desktop.document.edit_command import EditCommand
from amt_desktop.document.take import Take
from amt_desktop.document.take_change import TakeChange


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeletedTake:
    """A take that was deleted, and all that is needed to bring it back.

    Attributes:
        takes: The list that it was in.
        index: Its place.
        take: The take.
        stack: Its undo steps.
    """

    takes: TakeList
    index: int
    take: Take
    stack: QUndoStack


class TakeList:
    """The takes of a piece in order, each with an undo stack, and the index of the shown one.

    Args:
        undo_group: The group that gets the stacks; its active stack is that of the shown take.
        on_edited: What is called after a step was made or undone.
    """

    def __init__(self, undo_group: QUndoGroup, on_edited: Callable[[], None]) -> None:
        self._group = undo_group
        self._on_edited = on_edited
        self._takes: list[Take] = []
        self._stacks: list[QUndoStack] = []
        self._active = 0
        self._last_active = 0

    def __len__(self) -> int:
        return len(self._takes)

    def __getitem__(self, index: int) -> Take:
        return self._takes[index]

    @property
    def takes(self) -> tuple[Take, ...]:
        """The takes in order."""
        return tuple(self._takes)

    @property
    def active_index(self) -> int:
        """Index of the take that is shown."""
        return self._active

    @property
    def last_active_index(self) -> int:
        """Index of the take that was shown before."""
        return min(self._last_active, max(len(self._takes) - 1, 0))

    @property
    def active(self) -> Take | None:
        """The take that is shown; None if there is no take."""
        return self._takes[self._active] if self._takes else None

    def activate(self, index: int) -> None:
        """Shows a take, whose steps are undone from now on."""
        if index != self._active:
            self._last_active = self._active
        self._active = index
        self._group.setActiveStack(self._stacks[index])

    def put(self, index: int, take: Take) -> None:
        """Puts a take in the place of its earlier state, without an undo step."""
        self._takes[index] = take

    def append(self, take: Take) -> None:
        """Adds a take without undo steps; tracks without a color get one."""
        stack = QUndoStack(self._group)
        stack.indexChanged.connect(self._on_edited)
        self._takes.append(replace(take, score=with_colors(take.score)))
        self._stacks.append(stack)

    def delete(self, index: int) -> DeletedTake:
        """Takes a take out, with its undo steps; its neighbor is the active one then."""
        take, stack = self._takes.pop(index), self._stacks.pop(index)
        if index < self._active or self._active == len(self._takes):
            self._active -= 1
        return DeletedTake(takes=self, index=index, take=take, stack=stack)

    def put_back(self, deleted: DeletedTake) -> int:
        """Brings a deleted take back to its place; returns its index."""
        index = min(deleted.index, len(self._takes))
        self._takes.insert(index, deleted.take)
        self._stacks.insert(index, deleted.stack)
        return index

    def push(self, text: str, change: TakeChange, *, merge_key: str = "") -> None:
        """Makes a change of the active take, as a step that can be undone.

        Args:
            text: The name of the step.
            change: The change.
            merge_key: Identifies a gesture whose steps are undone together.
        """
        stack = self._stacks[self._active]
        stack.push(EditCommand(text, change, self._applying(stack), merge_key=merge_key))

    def close(self) -> None:
        """Removes all undo steps; nothing is undone in this list any more."""
        for stack in self._stacks:
            stack.indexChanged.disconnect(self._on_edited)
            self._group.removeStack(stack)
            stack.deleteLater()

    def _applying(self, stack: QUndoStack) -> Callable[[Callable[[Take], Take]], None]:
        """A function that changes the take of a stack, wherever it stands by then."""

        def apply(change: Callable[[Take], Take]) -> None:
            at = self._stacks.index(stack)
            take = change(self._takes[at])
            # The change may have added bars, or taken some away.
            score = with_colors(take.score)
            written_bars = 0 if take.is_draft else score.num_bars
            self._takes[at] = replace(take, score=score, written_bars=written_bars)

        return apply
