"""The open piece: takes, which one is shown, undo, and whether anything is unsaved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from amt_core.audio.mix import has_own_mix
from amt_core.composing.compose import TakeStats
from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.edits.score_edits import shortened_plan
from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.edit import Cells, Edit, ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.part_colors import with_colors
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.document.edit_command import EditCommand
from amt_desktop.document.piece_feel import OFF, PieceFeel
from amt_desktop.document.take import Take
from amt_desktop.document.take_change import (
    TakeChange,
    change_of_draft,
    change_of_plan,
    change_of_score,
)

if TYPE_CHECKING:
    from amt_core.evaluation.label import TakeLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class _Previous:
    """The piece before the present one; the attributes are those of the document."""

    takes: list[Take]
    stacks: list[QUndoStack]
    active: int
    path: Path | None
    title: str
    is_unsaved: bool
    feel: PieceFeel


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Preview:
    """A change that is shown and not made, the take before it, and the undo steps of that take."""

    text: str
    change: TakeChange | None
    original: Take
    stack: QUndoStack


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeletedTake:
    """A take that was deleted, and all that is needed to bring it back.

    Attributes:
        index: Its place.
        take: The take.
        stack: Its undo steps.
    """

    index: int
    take: Take
    stack: QUndoStack


class Document(QObject):
    """One piece with its takes; the window shows the active one.

    Signals:
        about_to_begin: The takes are about to be replaced.
        takes_changed: Takes were added or removed.
        active_changed: Another take is shown; the score may differ in every respect.
        bar_written: (bar, notes) of the active take.
        take_finished: Index of a take that is complete.
        score_edited: The active take's score was edited or an edit was undone.
        plan_found: The plan of the active take is known now.
        takes_edited: A take was starred, named, deleted or brought back.
        edit_refused: A change was wanted in a take that is still being written, or notes in a
            draft.
        preview_ended(is_accepted): An alternative that was shown is accepted or dropped.
        saved: The piece was written into a file of the user's.
        state_changed: Title, file or the unsaved mark changed.
    """

    about_to_begin = Signal()
    takes_changed = Signal()
    active_changed = Signal()
    bar_written = Signal(int, object)
    take_finished = Signal(int)
    score_edited = Signal()
    plan_found = Signal()
    takes_edited = Signal()
    feel_changed = Signal()
    edit_refused = Signal()
    preview_ended = Signal(bool)
    saved = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_group = QUndoGroup(self)
        self._takes: list[Take] = []
        self._stacks: list[QUndoStack] = []
        self._active = 0
        self._last_active = 0
        self._path: Path | None = None
        self._title = ""
        self._is_unsaved = False
        self._feel = PieceFeel()
        self._previous: _Previous | None = None
        self._preview: _Preview | None = None

    @property
    def takes(self) -> Sequence[Take]:
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
        """The take that is shown; None while the piece is empty."""
        return self._takes[self._active] if self._takes else None

    @property
    def path(self) -> Path | None:
        """The file the piece was last saved to; never one that was only opened."""
        return self._path

    @property
    def title(self) -> str:
        """The name of the piece; empty if it has none."""
        return self._title

    @property
    def feel(self) -> PieceFeel:
        """The way the piece is played."""
        return self._feel

    @property
    def is_unsaved(self) -> bool:
        """True if a change is in none of the user's files."""
        return self._is_unsaved

    @property
    def is_writing(self) -> bool:
        """True while a take is being written."""
        return any(take.is_writing for take in self._takes)

    def open_score(self, score: Score, path: Path) -> None:
        """Replaces all takes by one complete score that was read from a file.

        It is played as it is written; what has no mix of its own is mixed by roles.
        """
        feel = PieceFeel(amount=0.0, is_mixed=not has_own_mix(score.tracks))
        self.restore([Take.of_file(score)], title=score.title or path.stem, feel=feel)
        self._is_unsaved = False
        self.state_changed.emit()

    def restore(
        self, takes: Sequence[Take], *, title: str, active: int = 0, feel: PieceFeel = OFF
    ) -> None:
        """Replaces all takes."""
        self.begin(title=title)
        self._feel = feel
        for take in takes:
            self._append(take)
        self._is_unsaved = True
        self.takes_changed.emit()
        self.set_active(min(active, len(takes) - 1), force=True)
        self.state_changed.emit()

    def begin(self, *, title: str) -> None:
        """Removes all takes, for a new piece that is about to be written."""
        self.drop_preview()
        self.about_to_begin.emit()
        self._forget_previous()
        if self._takes:
            self._previous = _Previous(
                takes=self._takes,
                stacks=self._stacks,
                active=self._active,
                path=self._path,
                title=self._title,
                is_unsaved=self._is_unsaved,
                feel=self._feel,
            )
        self._takes, self._stacks, self._active, self._path = [], [], 0, None
        self._feel = PieceFeel()
        self._title = title
        self._is_unsaved = False
        self.takes_changed.emit()
        self.active_changed.emit()
        self.state_changed.emit()

    def show_draft(self, plan: Plan, *, title: str) -> None:
        """Shows the plan of a piece of which nothing is written; an open piece stays instead."""
        if self._takes and not self._takes[0].is_draft:
            return
        self._drop(self._stacks)
        self._takes, self._stacks, self._active, self._path = [], [], 0, None
        self._title, self._is_unsaved = title, False
        self._append(Take.of_plan(plan))
        self.takes_changed.emit()
        self.set_active(0, force=True)
        self.state_changed.emit()

    def replace_draft(self, text: str, plan: Plan) -> None:
        """Shows another plan instead of one that was changed, as an undo step of it."""
        self._push(text, lambda take: change_of_draft(take, plan), merge_key="")

    def remove_draft(self) -> None:
        """Shows no piece, if only a plan was shown."""
        if self.draft is not None:
            self._drop(self._stacks)
            self._takes, self._stacks, self._active, self._title = [], [], 0, ""
            self.takes_changed.emit()
            self.active_changed.emit()
            self.state_changed.emit()

    @property
    def draft(self) -> Take | None:
        """The plan that is shown before the first note; None if there is none."""
        return self._takes[0] if self._takes and self._takes[0].is_draft else None

    def set_plan(self, score: Score, plan: Plan) -> None:
        """Adds the plan that was found in the notes of a take; edited notes need another one."""
        for index, take in enumerate(self._takes):
            if take.plan is None and take.score is score:
                self._takes[index] = replace(take, plan=plan)
                if index == self._active:
                    self.plan_found.emit()

    def set_label(self, score: Score, label: TakeLabel) -> None:
        """Adds the label that was measured of a score; of an edited one it is dropped."""
        for index, take in enumerate(self._takes):
            if take.score is score:
                self._takes[index] = replace(take, label=label)
        self.takes_changed.emit()

    def add_take(self, take: Take) -> None:
        """Adds a take that is complete and shows it."""
        self._append(take)
        self.set_active(len(self._takes) - 1)
        self._on_takes_edited()

    def return_to_previous(self) -> bool:
        """Shows the piece before this one again, with its undo steps; False if there is none."""
        previous, self._previous = self._previous, None
        if previous is None:
            return False
        self._drop(self._stacks)
        self._takes, self._stacks = previous.takes, previous.stacks
        self._path, self._title = previous.path, previous.title
        self._is_unsaved, self._feel = previous.is_unsaved, previous.feel
        self.takes_changed.emit()
        self.set_active(previous.active, force=True)
        self.state_changed.emit()
        return True

    def start_take(
        self, score: Score, *, spec: MusicSpec, seed: int, plan: Plan | None = None
    ) -> int:
        """Adds a take without notes that is about to be written; returns its index."""
        take = Take(score=score, written_bars=0, is_writing=True, spec=spec, seed=seed, plan=plan)
        self._append(take)
        self.takes_changed.emit()
        if len(self._takes) == 1:
            self.set_active(0, force=True)
        return len(self._takes) - 1

    def write_bar(self, index: int, bar: int, notes: NoteTable) -> None:
        """Adds a bar to a take."""
        self._takes[index] = self._takes[index].with_bar(bar, notes)
        if not self._is_unsaved:
            self._is_unsaved = True
            self.state_changed.emit()
        if index == self._active:
            self.bar_written.emit(bar, notes)

    def finish_take(self, index: int, score: Score, stats: TakeStats) -> None:
        """Puts the final score into a take that was being written."""
        self._takes[index] = replace(
            self._takes[index],
            score=with_colors(score),
            written_bars=score.num_bars,
            is_writing=False,
            stats=stats,
            plan=_fitted(self._takes[index].plan, score),
        )
        self.take_finished.emit(index)

    def abandon_writing(self) -> None:
        """Ends takes that no worker writes any more; they keep their complete bars."""
        for index, take in enumerate(self._takes):
            if take.is_writing:
                score = take.complete_score
                self._takes[index] = replace(
                    take, score=score, is_writing=False, plan=_fitted(take.plan, score)
                )
                self.take_finished.emit(index)

    def set_active(self, index: int, *, force: bool = False) -> None:
        """Shows another take."""
        if not 0 <= index < len(self._takes) or (index == self._active and not force):
            return
        self.drop_preview()
        if index != self._active:
            self._last_active = self._active
        self._active = index
        self.undo_group.setActiveStack(self._stacks[index])
        self.active_changed.emit()

    def mark_take(
        self, index: int, *, name: str | None = None, is_starred: bool | None = None
    ) -> None:
        """Changes what is given of a take's name and star."""
        take = self._takes[index]
        self._takes[index] = replace(
            take,
            name=take.name if name is None else name,
            is_starred=take.is_starred if is_starred is None else is_starred,
        )
        self._on_takes_edited()

    def delete_take(self, index: int) -> DeletedTake | None:
        """Deletes a take and shows its neighbor; None while takes are being written."""
        if self.is_writing:
            self.edit_refused.emit()
            return None
        self.drop_preview()
        deleted = DeletedTake(
            index=index, take=self._takes.pop(index), stack=self._stacks.pop(index)
        )
        if index < self._active or self._active == len(self._takes):
            self._active -= 1
        self.set_active(self._active, force=True)
        self._on_takes_edited()
        return deleted

    def put_back(self, deleted: DeletedTake) -> None:
        """Brings a deleted take back to its place and shows it."""
        index = min(deleted.index, len(self._takes))
        self._takes.insert(index, deleted.take)
        self._stacks.insert(index, deleted.stack)
        self.set_active(index, force=True)
        self._on_takes_edited()

    def push(
        self,
        text: str,
        edit: Edit,
        *,
        merge_key: str = "",
        fitting: Cells = frozenset(),
        plan: Plan | None = None,
    ) -> None:
        """Makes an undoable change in the active take.

        Args:
            text: The name of the undo step.
            edit: The change.
            merge_key: Identifies a gesture whose steps are undone together.
            fitting: Cells whose notes fit the plan after the change.
            plan: The plan after the change, where the change was made for another one.
        """
        if self.draft is not None and isinstance(edit, ReplaceNotes):
            self.edit_refused.emit()
            return
        self._push(
            text,
            lambda take: change_of_score(take, edit, fitting=fitting, plan=plan),
            merge_key=merge_key,
        )

    def push_plan(self, text: str, change: PlanEdit, *, merge_key: str = "") -> None:
        """Makes an undoable change of the plan of the active take; its bars follow it."""
        self._push(text, lambda take: change_of_plan(take, change), merge_key=merge_key)

    def _push(self, text: str, make: Callable[[Take], TakeChange], *, merge_key: str) -> None:
        index = self._active
        if not self._takes:
            return
        if self._takes[index].is_writing:
            self.edit_refused.emit()
            return
        # What is edited is what is shown.
        self.accept_preview()
        stack = self._stacks[index]
        change = make(self._takes[index])
        stack.push(EditCommand(text, change, self._applying(stack), merge_key=merge_key))

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

    # Alternatives that are heard before one is accepted

    @property
    def is_previewing(self) -> bool:
        """True while an alternative, or the music before it, is shown that is not accepted yet."""
        return self._preview is not None

    def preview(self, text: str, change: TakeChange | None, original: Take) -> None:
        """Shows the active take as a change would make it, without making it.

        Args:
            text: The name of the undo step that accepting makes.
            change: The change; None shows the take as it is.
            original: The take as it is.
        """
        stack = self._stacks[self._active]
        self._preview = _Preview(text=text, change=change, original=original, stack=stack)
        self._takes[self._active] = original if change is None else change.apply(original)
        self.score_edited.emit()

    def accept_preview(self) -> None:
        """Makes the change that is shown, as one undo step."""
        preview, self._preview = self._preview, None
        if preview is None:
            return
        stack = preview.stack
        self._takes[self._stacks.index(stack)] = preview.original
        if preview.change is None:
            self.score_edited.emit()
        else:
            stack.push(EditCommand(preview.text, preview.change, self._applying(stack)))
        self.preview_ended.emit(preview.change is not None)

    def drop_preview(self) -> None:
        """Shows the take as it was."""
        preview, self._preview = self._preview, None
        if preview is not None:
            self._takes[self._stacks.index(preview.stack)] = preview.original
            self.score_edited.emit()
            self.preview_ended.emit(False)

    def undo(self) -> None:
        """Drops an alternative that is only shown, else undoes the last step."""
        if self.is_previewing:
            self.drop_preview()
        else:
            self.undo_group.undo()

    def redo(self) -> None:
        """Makes the step again that was undone."""
        self.accept_preview()
        self.undo_group.redo()

    def set_feel(self, feel: PieceFeel) -> None:
        """Plays the piece in another way."""
        if feel != self._feel:
            self._feel = feel
            self._is_unsaved = True
            self.feel_changed.emit()
            self.state_changed.emit()

    def mark_saved(self, path: Path) -> None:
        """Records that the piece was saved to this project file."""
        self._path = path
        self._title = path.stem
        self._is_unsaved = False
        self.saved.emit()
        self.state_changed.emit()

    def mark_exported(self) -> None:
        """Records that the active take was exported; other takes are in no file yet."""
        if len(self._takes) > 1:
            return
        self._is_unsaved = False
        self.saved.emit()
        self.state_changed.emit()

    def _append(self, take: Take) -> None:
        stack = QUndoStack(self.undo_group)
        stack.indexChanged.connect(self._on_edited)
        self._takes.append(replace(take, score=with_colors(take.score)))
        self._stacks.append(stack)

    def _forget_previous(self) -> None:
        if self._previous is not None:
            self._drop(self._previous.stacks)
            self._previous = None

    def _drop(self, stacks: Sequence[QUndoStack]) -> None:
        for stack in stacks:
            stack.indexChanged.disconnect(self._on_edited)
            self.undo_group.removeStack(stack)
            stack.deleteLater()

    def _on_takes_edited(self) -> None:
        self._is_unsaved = True
        self.takes_edited.emit()
        self.takes_changed.emit()
        self.state_changed.emit()

    def _on_edited(self) -> None:
        self._is_unsaved = self.draft is None
        self.score_edited.emit()
        self.state_changed.emit()


def _fitted(plan: Plan | None, score: Score) -> Plan | None:
    """The plan of a take that may have been stopped."""
    return None if plan is None else shortened_plan(plan, score.num_bars)
