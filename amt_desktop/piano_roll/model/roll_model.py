"""The state that all parts of the roll share: score, view, selection, tool."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.edit import Edit
from amt_core.music.note_table import NoteTable
from amt_core.music.part_colors import color_of
from amt_core.music.score import Score
from amt_desktop.look.theme import Theme
from amt_desktop.piano_roll.model.folding import Folding
from amt_desktop.piano_roll.model.frame import Frame, Mark, MarkKind
from amt_desktop.piano_roll.model.geometry import RollGeometry
from amt_desktop.piano_roll.model.snapping import Grid, adapted, snap_down, snap_nearest

Cells = frozenset[tuple[int, int]]


class Tool(Enum):
    """The tools of the pointer."""

    SELECT = "select"
    DRAW = "draw"


class TrackLook(IntEnum):
    """The looks of a track's notes; a higher value is drawn on top."""

    MUTED = 0
    GHOST = 1
    PLAIN = 2


@dataclass(slots=True)
class Dragged:
    """Notes that are being dragged: `shown` are drawn instead of `hidden`."""

    hidden: NoteTable
    shown: NoteTable


class RollModel(QObject):
    """The state of one piano roll.

    Signals:
        view_changed: Another zoom, scroll position or size.
        scrolled_by_hand: The user scrolled or zoomed.
        notes_changed(start_ticks, end_ticks): Notes whose onset lies in between came or went.
        look_changed: Theme, active track, mute or solo changed.
        selection_changed: Other notes or cells are selected.
        dragged_changed: A drag of notes began, moved or ended.
        position_changed(before, now): The playhead moved, in ticks.
        loop_changed: There is another loop region, or none.
        tool_changed: Another tool or grid.
        edit_made(edit): A gesture is complete.
        plan_changed: There is another plan, or other bars no longer fit it.
        plan_edit_made(text, make): The plan is to be changed; `make` makes the change.
        auditioned(track, pitch, velocity): A note is to be heard.
    """

    view_changed = Signal()
    scrolled_by_hand = Signal()
    notes_changed = Signal(int, int)
    look_changed = Signal()
    selection_changed = Signal()
    dragged_changed = Signal()
    position_changed = Signal(float, float)
    loop_changed = Signal()
    tool_changed = Signal()
    edit_made = Signal(object)
    plan_changed = Signal()
    plan_edit_made = Signal(str, object)
    auditioned = Signal(int, int, int)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.score = Score(num_bars=0, tracks=())
        self.frame = Frame.of(self.score)
        self.plan: Plan | None = None
        self.unfit: Cells = frozenset()
        self.geometry = RollGeometry()
        self.written_bars = 0
        self.active_track: int | None = None
        self.muted: frozenset[int] = frozenset()
        self.soloed: frozenset[int] = frozenset()
        self.position_ticks = 0.0
        self.loop: tuple[int, int] | None = None
        self.tool = Tool.SELECT
        self.chosen_grid = Grid.SIXTEENTH
        self.selected = NoteTable.empty()
        self.dragged: Dragged | None = None
        self.has_scrolled_by_hand = False
        self.folding = Folding()
        self._chosen_cells: Cells | None = None
        self._longest_ticks = 0
        self._is_drum = np.zeros(1, dtype=np.bool_)
        self._last_track = 0

    @property
    def grid(self) -> Grid:
        """The grid that notes snap to at this zoom; never the adaptive one."""
        return adapted(self.chosen_grid, self.geometry.px_per_tick)

    # Score

    @property
    def notes(self) -> NoteTable:
        """The notes that are written."""
        return self.score.notes

    def set_score(self, score: Score) -> None:
        """Shows another score; notes that it still has stay selected.

        Where as many notes came as selected ones went, an edit was undone: they are selected.
        """
        before, self.score = self.notes, score
        self.frame = Frame.of(score)
        self.written_bars = score.num_bars
        self._is_drum = np.array([track.is_drum for track in score.tracks] or [False])
        self._longest_ticks = int(score.notes.duration_ticks.max(initial=0))
        if self.active_track is not None and self.active_track >= len(score.tracks):
            self.active_track = None
        self._last_track = min(self._last_track, max(len(score.tracks) - 1, 0))
        self._keep_selected(before)

    def set_plan(self, plan: Plan | None, unfit: Cells) -> None:
        """Shows the plan of the score, and the cells whose notes no longer fit it."""
        if plan is not self.plan or unfit != self.unfit:
            self.plan, self.unfit = plan, unfit
            self.plan_changed.emit()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the score, without those of sections, which have a lane of their own."""
        if self.plan is None:
            return self.frame.marks
        starts = self.frame.bar_starts_ticks
        sections = {
            Mark(int(starts[section.first_bar]), MarkKind.PLACE, section.marker)
            for section in self.plan.sections
            if section.first_bar < self.frame.num_bars
        }
        return tuple(mark for mark in self.frame.marks if mark not in sections)

    @property
    def unfit_bars(self) -> list[int]:
        """The bars with cells that no longer fit the plan, ascending."""
        bars = sorted({bar for bar, _ in self.unfit})
        return [bar for bar in bars if bar < self.frame.num_bars]

    def extend(self, score: Score, bar: int, notes: NoteTable) -> None:
        """Shows the same piece with the notes of a bar that has just been written."""
        self.score = score
        self._longest_ticks = max(self._longest_ticks, int(notes.duration_ticks.max(initial=0)))
        self.written_bars = max(self.written_bars, bar + 1)

    def is_drum(self, tracks: NDArray[np.integer]) -> NDArray[np.bool_]:
        """(n,) bool: which of some track indices are drums."""
        return self._is_drum[tracks]

    def notes_sounding_in(self, start_ticks: int, end_ticks: int) -> NoteTable:
        """The notes that sound in `[start, end)`."""
        notes = self.notes
        first, last = np.searchsorted(
            notes.onset_ticks, [start_ticks - self._longest_ticks, end_ticks]
        )
        near = notes.select(slice(int(first), int(last)))
        return near.select(near.onset_ticks + near.duration_ticks > start_ticks)

    # Tracks

    @property
    def edit_track(self) -> int:
        """The track that new notes go to."""
        return self._last_track if self.active_track is None else self.active_track

    def touch_track(self, track: int) -> None:
        """Remembers the track that was edited last."""
        self._last_track = track

    @property
    def shows_drums(self) -> bool:
        """True if the rows are drums: the active track, or the only one, is a drum kit."""
        tracks = self.score.tracks
        if self.active_track is None:
            return len(tracks) == 1 and tracks[0].is_drum
        return tracks[self.active_track].is_drum

    def color_of(self, track: int) -> int:
        """The number of a track's color."""
        return color_of(self.score.tracks, track)

    def look_of(self, track: int) -> TrackLook:
        """The look of a track's notes."""
        if track in self.muted or (self.soloed and track not in self.soloed):
            return TrackLook.MUTED
        if self.active_track is not None and track != self.active_track:
            return TrackLook.GHOST
        return TrackLook.PLAIN

    def can_edit(self, track: int) -> bool:
        """True if the notes of a track can be edited now."""
        return self.active_track is None or track == self.active_track

    @property
    def is_folded(self) -> bool:
        """True if only the rows are shown that are needed, of the kind of parts that is shown."""
        return self.folding.is_on(are_drums=self.shows_drums)

    def set_folded(self, is_folded: bool) -> None:
        """Shows only the rows that are needed, or all, of the kind of parts that is shown."""
        self.folding.set_on(is_folded, are_drums=self.shows_drums)
        self.look_changed.emit()

    def fold(self) -> None:
        """Gives the view the rows that the shown parts need, or all of them."""
        geometry = self.folding.folded(
            self.geometry,
            self.score,
            tracks=[t for t in range(len(self.score.tracks)) if self.can_edit(t)],
            are_drums=self.shows_drums,
        )
        self.set_geometry(geometry)

    # View

    def set_geometry(self, geometry: RollGeometry, *, by_hand: bool = False) -> None:
        """Shows another part, or the same with another zoom."""
        if by_hand:
            self.has_scrolled_by_hand = True
            self.scrolled_by_hand.emit()
        if geometry != self.geometry:
            self.geometry = geometry
            self.view_changed.emit()

    # Selection

    @property
    def cells(self) -> Cells:
        """The chosen cells; if none were chosen, the cells of the selected notes."""
        if self._chosen_cells is not None:
            return self._chosen_cells
        bars = self.score.bars_of(self.selected.onset_ticks)
        return frozenset(zip(bars.tolist(), self.selected.track.tolist(), strict=True))

    @property
    def chosen_bars(self) -> tuple[int, int] | None:
        """First and last bar of the cells that were chosen as such; None for single notes."""
        if not self._chosen_cells:
            return None
        bars = [bar for bar, _ in self._chosen_cells]
        return min(bars), max(bars)

    def select(self, notes: NoteTable) -> None:
        """Selects just these notes."""
        if notes == self.selected and self._chosen_cells is None:
            return
        self.selected = notes
        self._chosen_cells = None
        self.selection_changed.emit()

    def select_bars(self, first: int, last: int) -> None:
        """Selects the cells of some bars, of the active track or of all."""
        tracks = [t for t in range(len(self.score.tracks)) if self.can_edit(t)]
        cells = frozenset((bar, t) for bar in range(first, last + 1) for t in tracks)
        if cells == self._chosen_cells:
            return
        self.select_cells(cells)

    def select_cells(self, cells: Cells) -> None:
        """Selects cells as such, with their notes; they stay selected when they are rewritten."""
        self._chosen_cells = cells
        self.selected = self._notes_in(cells)
        self.selection_changed.emit()

    def select_all(self) -> None:
        """Selects all notes of the active track, or of all tracks."""
        notes = self.notes
        self.select(notes if self.active_track is None else notes.of_track(self.active_track))

    def _notes_in(self, cells: Cells) -> NoteTable:
        is_in = np.zeros((max(self.score.num_bars, 1), max(len(self.score.tracks), 1)), np.bool_)
        for cell in cells:
            is_in[cell] = True
        notes = self.notes
        return notes.select(is_in[self.score.bars_of(notes.onset_ticks), notes.track])

    def _keep_selected(self, before: NoteTable) -> None:
        kept = self.selected.select(self.selected.is_in(self.notes))
        num_gone = len(self.selected) - len(kept)
        cells = self._chosen_cells
        if cells is not None:
            num_bars, num_tracks = self.score.num_bars, len(self.score.tracks)
            cells = frozenset(c for c in cells if c[0] < num_bars and c[1] < num_tracks) or None
        if cells is not None:
            kept = self._notes_in(cells)
        elif num_gone and len(came := self.notes.without(before)) == num_gone:
            kept = NoteTable.concat([kept, came])
        if kept != self.selected or cells != self._chosen_cells:
            self.selected, self._chosen_cells = kept, cells
            self.selection_changed.emit()

    # Gestures

    def snapped(self, tick: float, *, is_free: bool) -> int:
        """The nearest grid point, or the tick itself while snapping is bypassed."""
        if is_free:
            return round(tick)
        return snap_nearest(tick, self.grid.ticks, self.frame.bar_starts_ticks)

    def snapped_down(self, tick: float, *, is_free: bool) -> int:
        """The grid point before, or the tick itself while snapping is bypassed."""
        if is_free:
            return int(tick)
        return snap_down(tick, self.grid.ticks, self.frame.bar_starts_ticks)

    def drag(self, dragged: Dragged | None) -> None:
        """Begins or continues a drag of notes; None ends it."""
        if dragged is not None or self.dragged is not None:
            self.dragged = dragged
            self.dragged_changed.emit()

    def make(self, edit: Edit | None, *, selected: NoteTable) -> None:
        """Emits an edit to be applied; `selected` are the notes to select after it."""
        self.dragged = None
        if edit is None:
            self.dragged_changed.emit()
            return
        # The new notes are selected before they exist, and kept when the score comes back.
        self.selected, self._chosen_cells = selected, None
        self.edit_made.emit(edit)
        self._keep_selected(self.notes)
        self.dragged_changed.emit()
        self.selection_changed.emit()
