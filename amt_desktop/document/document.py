"""The open piece: takes, which one is shown, undo, and whether anything is unsaved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from amt_core.audio.mix import has_own_mix
from amt_core.composing.compose import TakeStats
from amt_core.music.editing.edit import Edit
from amt_core.music.note_table import NoteTable
from amt_core.music.part_colors import with_colors
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.document.edit_command import EditCommand
from amt_desktop.document.piece_feel import OFF, PieceFeel
from amt_desktop.document.take import Take


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
        takes_edited: A take was starred, named, deleted or brought back.
        feel_changed: The piece is played in another way.
        edit_refused: A change was wanted in a take that is still being written.
        saved: The piece was written into a file of the user's.
        state_changed: Title, file or the unsaved mark changed.
    """

    about_to_begin = Signal()
    takes_changed = Signal()
    active_changed = Signal()
    bar_written = Signal(int, object)
    take_finished = Signal(int)
    score_edited = Signal()
    takes_edited = Signal()
    feel_changed = Signal()
    edit_refused = Signal()
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

    def start_take(self, score: Score, *, spec: MusicSpec, seed: int) -> int:
        """Adds a take without notes that is about to be written; returns its index."""
        self._append(Take(score=score, written_bars=0, is_writing=True, spec=spec, seed=seed))
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
        )
        self.take_finished.emit(index)

    def abandon_writing(self) -> None:
        """Ends takes that no worker writes any more; they keep their complete bars."""
        for index, take in enumerate(self._takes):
            if take.is_writing:
                self._takes[index] = replace(take, score=take.complete_score, is_writing=False)
                self.take_finished.emit(index)

    def set_active(self, index: int, *, force: bool = False) -> None:
        """Shows another take."""
        if not 0 <= index < len(self._takes) or (index == self._active and not force):
            return
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

    def push(self, text: str, edit: Edit, *, merge_key: str = "") -> None:
        """Makes an undoable change in the active take."""
        index = self._active
        if not self._takes:
            return
        if self._takes[index].is_writing:
            self.edit_refused.emit()
            return

        stack = self._stacks[index]

        def apply(change: Callable[[Score], Score]) -> None:
            # Takes may have been deleted since: the place is looked up by the stack.
            at = self._stacks.index(stack)
            score = with_colors(change(self._takes[at].score))
            # The change may have added bars, or taken some away.
            self._takes[at] = replace(self._takes[at], score=score, written_bars=score.num_bars)

        stack.push(EditCommand(text, edit, apply, merge_key=merge_key))

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
        self._is_unsaved = True
        self.score_edited.emit()
        self.state_changed.emit()
