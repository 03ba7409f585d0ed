"""A change of a take that is seen and heard before it is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_desktop.document.take import Take
from amt_desktop.document.take_change import TakeChange
from amt_desktop.document.take_list import TakeList


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preview:
    """One alternative of the active take, which is shown without an undo step.

    Attributes:
        takes: The takes of the piece; the active one stays active while a change is previewed.
        text: The name of the undo step that accepting makes.
        change: The change; None shows the take as it is.
        original: The take as it is.
    """

    takes: TakeList
    text: str
    change: TakeChange | None
    original: Take

    def show(self) -> None:
        """Shows the take as the change would make it."""
        self._put(self.original if self.change is None else self.change.apply(self.original))

    def accept(self) -> None:
        """Makes the change, as one undo step."""
        self.drop()
        if self.change is not None:
            self.takes.push(self.text, self.change)

    def drop(self) -> None:
        """Shows the take as it was."""
        self._put(self.original)

    def _put(self, take: Take) -> None:
        # The take may have been starred or named since the preview began.
        index = self.takes.active_index
        now = self.takes[index]
        self.takes.put(index, replace(take, name=now.name, is_starred=now.is_starred))
