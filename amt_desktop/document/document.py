"""The open piece: takes, which one is shown, undo, and whether anything is unsaved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup

from amt_core.audio.mix import has_own_mix
from amt_core.composing.compose import TakeStats
from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.edit import Cells, Edit, ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.part_colors import with_colors
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.document.piece_feel import OFF, PieceFeel
from amt_desktop.document.preview import Preview
from amt_desktop.document.take import Take
from amt_desktop.document.take_change import (
    TakeChange,
    change_of_draft,
    change_of_plan,
    change_of_score,
)
from amt_desktop.document.take_list import DeletedTake, TakeList

if TYPE_CHECKING:
    from amt_core.evaluation.label import TakeLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class _PieceState:
    """What a piece is besides its takes; the attributes are those of the document."""

    title: str = ""
    path: Path | None = None
    is_unsaved: bool = False
    feel: PieceFeel = field(default_factory=PieceFeel)


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
        self._takes = self._new_takes()
        self._state = _PieceState()
        self._previous: tuple[TakeList, _PieceState] | None = None
        self._preview: Preview | None = None

    @property
    def takes(self) -> Sequence[Take]:
        """The takes in order."""
        return self._takes.takes

    @property
    def active_index(self) -> int:
        """Index of the take that is shown."""
        return self._takes.active_index

    @property
    def last_active_index(self) -> int:
        """Index of the take that was shown before."""
        return self._takes.last_active_index

    @property
    def active(self) -> Take | None:
        """The take that is shown; None while the piece is empty."""
        return self._takes.active

    @property
    def path(self) -> Path | None:
        """The file the piece was last saved to; never one that was only opened."""
        return self._state.path

    @property
    def title(self) -> str:
        """The name of the piece; empty if it has none."""
        return self._state.title

    @property
    def feel(self) -> PieceFeel:
        """The way the piece is played."""
        return self._state.feel

    @property
    def is_unsaved(self) -> bool:
        """True if a change is in none of the user's files."""
        return self._state.is_unsaved

    @property
    def is_writing(self) -> bool:
        """True while a take is being written."""
        return any(take.is_writing for take in self._takes.takes)

    @property
    def draft(self) -> Take | None:
        """The plan that is shown before the first note; None if there is none."""
        take = self._takes[0] if self._takes else None
        return take if take is not None and take.is_draft else None

    # Pieces that come and go

    def open_score(self, score: Score, path: Path) -> None:
        """Replaces all takes by one complete score that was read from a file.

        It is played as it is written; what has no mix of its own is mixed by roles.
        """
        feel = PieceFeel(amount=0.0, is_mixed=not has_own_mix(score.tracks))
        self.restore([Take.of_file(score)], title=score.title or path.stem, feel=feel)
        self._set_state(is_unsaved=False)

    def restore(
        self, takes: Sequence[Take], *, title: str, active: int = 0, feel: PieceFeel = OFF
    ) -> None:
        """Replaces all takes."""
        self.begin(title=title)
        for take in takes:
            self._takes.append(take)
        self._state = replace(self._state, feel=feel, is_unsaved=True)
        self.takes_changed.emit()
        self.set_active(min(active, len(takes) - 1), force=True)
        self.state_changed.emit()

    def begin(self, *, title: str) -> None:
        """Removes all takes, for a new piece that is about to be written."""
        self.drop_preview()
        self.about_to_begin.emit()
        if self._previous is not None:
            self._previous[0].close()
        self._previous = (self._takes, self._state) if self._takes else None
        self._takes, self._state = self._new_takes(), _PieceState(title=title)
        self.takes_changed.emit()
        self.active_changed.emit()
        self.state_changed.emit()

    def return_to_previous(self) -> bool:
        """Shows the piece before this one again, with its undo steps; False if there is none."""
        if self._previous is None:
            return False
        self.drop_preview()
        self._takes.close()
        (self._takes, self._state), self._previous = self._previous, None
        self.takes_changed.emit()
        self.set_active(self._takes.active_index, force=True)
        self.state_changed.emit()
        return True

    def show_draft(self, plan: Plan, *, title: str) -> None:
        """Shows the plan of a piece of which nothing is written; an open piece stays instead."""
        if self._takes and self.draft is None:
            return
        self._takes.close()
        self._takes = self._new_takes()
        self._state = _PieceState(title=title, feel=self.feel)
        self._takes.append(Take.of_plan(plan))
        self.takes_changed.emit()
        self.set_active(0, force=True)
        self.state_changed.emit()

    def replace_draft(self, text: str, plan: Plan) -> None:
        """Shows another plan instead of one that was changed, as an undo step of it."""
        self._push(text, lambda take: change_of_draft(take, plan))

    def remove_draft(self) -> None:
        """Shows no piece, if only a plan was shown."""
        if self.draft is not None:
            self._takes.close()
            self._takes = self._new_takes()
            self._state = replace(self._state, title="")
            self.takes_changed.emit()
            self.active_changed.emit()
            self.state_changed.emit()

    # Takes

    def start_take(
        self, score: Score, *, spec: MusicSpec, seed: int, plan: Plan | None = None
    ) -> int:
        """Adds a take without notes that is about to be written; returns its index."""
        self._takes.append(
            Take(score=score, written_bars=0, is_writing=True, spec=spec, seed=seed, plan=plan)
        )
        self.takes_changed.emit()
        if len(self._takes) == 1:
            self.set_active(0, force=True)
        return len(self._takes) - 1

    def write_bar(self, index: int, bar: int, notes: NoteTable) -> None:
        """Adds a bar to a take."""
        self._takes.put(index, self._takes[index].with_bar(bar, notes))
        if not self.is_unsaved:
            self._set_state(is_unsaved=True)
        if index == self.active_index:
            self.bar_written.emit(bar, notes)

    def finish_take(self, index: int, score: Score, stats: TakeStats, plan: Plan) -> None:
        """Puts the final score and its plan into a take that was being written."""
        self._takes.put(index, self._takes[index].finished(with_colors(score), stats, plan))
        self.take_finished.emit(index)

    def abandon_writing(self) -> None:
        """Ends takes that no worker writes any more; they keep their complete bars."""
        for index, take in enumerate(self.takes):
            if take.is_writing:
                self._takes.put(index, take.abandoned())
                self.take_finished.emit(index)

    def set_plan(self, score: Score, plan: Plan) -> None:
        """Adds the plan that was found in the notes of a take; edited notes need another one."""
        for index, take in enumerate(self.takes):
            if take.plan is None and take.score is score:
                self._takes.put(index, replace(take, plan=plan))
                if index == self.active_index:
                    self.plan_found.emit()

    def set_label(self, score: Score, label: TakeLabel) -> None:
        """Adds the label that was measured of a score; of an edited one it is dropped."""
        for index, take in enumerate(self.takes):
            if take.score is score:
                self._takes.put(index, replace(take, label=label))
        self.takes_changed.emit()

    def add_take(self, take: Take) -> None:
        """Adds a take that is complete and shows it."""
        self._takes.append(take)
        self.set_active(len(self._takes) - 1)
        self._on_takes_edited()

    def set_active(self, index: int, *, force: bool = False) -> None:
        """Shows another take."""
        if not 0 <= index < len(self._takes) or (index == self.active_index and not force):
            return
        self.drop_preview()
        self._takes.activate(index)
        self.active_changed.emit()

    def mark_take(
        self, index: int, *, name: str | None = None, is_starred: bool | None = None
    ) -> None:
        """Changes what is given of a take's name and star."""
        take = self._takes[index]
        name = take.name if name is None else name
        is_starred = take.is_starred if is_starred is None else is_starred
        self._takes.put(index, replace(take, name=name, is_starred=is_starred))
        self._on_takes_edited()

    def delete_take(self, index: int) -> DeletedTake | None:
        """Deletes a take and shows its neighbor; None while takes are being written."""
        if self.is_writing:
            self.edit_refused.emit()
            return None
        self.drop_preview()
        deleted = self._takes.delete(index)
        self.set_active(self.active_index, force=True)
        self._on_takes_edited()
        return deleted

    def put_back(self, deleted: DeletedTake) -> None:
        """Brings a deleted take back to its place and shows it, if its piece is still open."""
        if deleted.takes is self._takes:
            self.drop_preview()
            self.set_active(self._takes.put_back(deleted), force=True)
            self._on_takes_edited()

    # Changes of the take that is shown

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
        self._preview = Preview(takes=self._takes, text=text, change=change, original=original)
        self._preview.show()
        self.score_edited.emit()

    def accept_preview(self) -> None:
        """Makes the change that is shown, as one undo step."""
        preview, self._preview = self._preview, None
        if preview is not None:
            preview.accept()
            if preview.change is None:
                self.score_edited.emit()
            self.preview_ended.emit(preview.change is not None)

    def drop_preview(self) -> None:
        """Shows the take as it was."""
        preview, self._preview = self._preview, None
        if preview is not None:
            preview.drop()
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

    # The piece and its file

    def set_feel(self, feel: PieceFeel) -> None:
        """Plays the piece in another way."""
        if feel != self.feel:
            self._state = replace(self._state, feel=feel, is_unsaved=True)
            self.feel_changed.emit()
            self.state_changed.emit()

    def mark_saved(self, path: Path) -> None:
        """Records that the piece was saved to this project file."""
        self._state = replace(self._state, path=path, title=path.stem, is_unsaved=False)
        self.saved.emit()
        self.state_changed.emit()

    def mark_exported(self) -> None:
        """Records that the active take was exported; other takes are in no file yet."""
        if len(self._takes) > 1:
            return
        self._state = replace(self._state, is_unsaved=False)
        self.saved.emit()
        self.state_changed.emit()

    def _new_takes(self) -> TakeList:
        return TakeList(self.undo_group, self._on_edited)

    def _push(self, text: str, make: Callable[[Take], TakeChange], *, merge_key: str = "") -> None:
        if self.active is None:
            return
        if self.active.is_writing:
            self.edit_refused.emit()
            return
        # What is edited is what is shown.
        self.accept_preview()
        self._takes.push(text, make(self.active), merge_key=merge_key)

    def _set_state(self, *, is_unsaved: bool) -> None:
        self._state = replace(self._state, is_unsaved=is_unsaved)
        self.state_changed.emit()

    def _on_takes_edited(self) -> None:
        self._state = replace(self._state, is_unsaved=True)
        self.takes_edited.emit()
        self.takes_changed.emit()
        self.state_changed.emit()

    def _on_edited(self) -> None:
        self._state = replace(self._state, is_unsaved=self.draft is None)
        self.score_edited.emit()
        self.state_changed.emit()
