"""The piano roll as one widget: ruler, keyboard, notes, velocities and overview."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from amt_core.composing.planning.plan import Plan
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score
from amt_desktop.look.theme import Theme
from amt_desktop.piano_roll import accessible
from amt_desktop.piano_roll.editor import NoteEditor
from amt_desktop.piano_roll.lanes.chord_lane import ChordLane
from amt_desktop.piano_roll.lanes.corner import Corner
from amt_desktop.piano_roll.lanes.keyboard import Keyboard
from amt_desktop.piano_roll.lanes.lane_label import LaneLabel
from amt_desktop.piano_roll.lanes.overview import OVERVIEW_PX, Overview
from amt_desktop.piano_roll.lanes.plan_lane import PLAN_LANE_PX
from amt_desktop.piano_roll.lanes.ruler import Ruler
from amt_desktop.piano_roll.lanes.section_lane import SectionLane
from amt_desktop.piano_roll.lanes.unfit_label import UnfitLabel
from amt_desktop.piano_roll.lanes.velocity_lane import LANE_PX, VelocityLane
from amt_desktop.piano_roll.model import framing
from amt_desktop.piano_roll.model.following import Follow, followed
from amt_desktop.piano_roll.model.roll_model import Cells, RollModel, Tool
from amt_desktop.piano_roll.model.snapping import Grid


class PianoRoll(QWidget):
    """Notes over time, drawn while they are being written, and edited by the user.

    The roll never changes a score itself: a gesture ends in `edit_requested`, and the owner of
    the score applies the edit and calls `set_score`.

    Signals:
        seek_requested(tick): The playhead is to go there.
        loop_changed(region): Another loop, (start, end) in ticks, or None.
        note_auditioned(track, pitch, velocity): A note is to be heard.
        selection_changed: Other notes or cells are selected.
        edit_requested(edit): An edit made by a gesture.
        plan_edit_requested(text, make): The plan is to be changed; `make` makes the change.
        mark_edit_requested(kind, bar, place): Tempo, meter or key is to be changed from a bar on;
            the editor is to open at a QRect of the screen.
        mark_removal_requested(kind, bar): A change of tempo, meter or key is to go.
        unfit_rewrite_requested: The bars that no longer fit the plan are to be rewritten.

    Args:
        theme: The theme.
    """

    seek_requested = Signal(int)
    loop_changed = Signal(object)
    note_auditioned = Signal(int, int, int)
    selection_changed = Signal()
    edit_requested = Signal(object)
    plan_edit_requested = Signal(str, object)
    mark_edit_requested = Signal(object, int, object)
    mark_removal_requested = Signal(object, int)
    unfit_rewrite_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self._model = RollModel(theme, self)
        self._follow = Follow.PAGE
        self._is_playing = False
        self._is_following = True
        self._is_editing = False
        self._body: tuple[QWidget, ...] = ()
        self._ruler = Ruler(self._model)
        self.sections = SectionLane(self._model)
        self.chords = ChordLane(self._model)
        self._unfit_label = UnfitLabel(self._model)
        self._keyboard = Keyboard(self._model)
        self._editor = NoteEditor(self._model)
        self._velocities = VelocityLane(self._model)
        self._overview = Overview(self._model)
        self._pitch_bar = QScrollBar(Qt.Orientation.Vertical)
        self._pitch_bar.setAccessibleName(self.tr("Pitch"))
        self._lay_out()
        self.setFocusProxy(self._editor)
        self._editor.setAccessibleName(self.tr("Piano roll"))

        model = self._model
        model.look_changed.connect(model.fold)
        model.view_changed.connect(self._show_scroll_position)
        model.scrolled_by_hand.connect(self._suspend_following)
        model.selection_changed.connect(self.selection_changed)
        model.auditioned.connect(self.note_auditioned)
        model.edit_made.connect(self._request_edit)
        model.plan_edit_made.connect(self.plan_edit_requested)
        self._ruler.mark_edit_requested.connect(self.mark_edit_requested)
        self._ruler.mark_removal_requested.connect(self.mark_removal_requested)
        self._unfit_label.rewrite_requested.connect(self.unfit_rewrite_requested)
        self._editor.note_reached.connect(self._announce)
        self._editor.resized.connect(self._reframe)
        self._editor.fit_requested.connect(self.zoom_to_fit)
        self._ruler.seek_requested.connect(self.seek_requested)
        self._ruler.loop_changed.connect(self.loop_changed)
        self._pitch_bar.valueChanged.connect(self._scroll_pitch)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        scale = ((12, "127"), (LANE_PX - 10, "1"))
        label = LaneLabel(self._model, self.tr("Velocity"), height_px=LANE_PX, scale=scale)
        overview_label = LaneLabel(self._model, self.tr("Overview"), height_px=OVERVIEW_PX)
        chords_label = LaneLabel(self._model, self.tr("Chords"), height_px=PLAN_LANE_PX)
        corner = self._corner = Corner(self._model)
        self._labels = (corner, self._unfit_label, chords_label, overview_label)
        self._notes_area = (
            self._keyboard, self._editor, self._pitch_bar, label, self._velocities,
        )  # fmt: skip
        grid.addWidget(corner, 0, 0)
        grid.addWidget(self._ruler, 0, 1, 1, 2)
        grid.addWidget(self._unfit_label, 1, 0)
        grid.addWidget(self.sections, 1, 1, 1, 2)
        grid.addWidget(chords_label, 2, 0)
        grid.addWidget(self.chords, 2, 1, 1, 2)
        grid.addWidget(self._keyboard, 3, 0)
        grid.addWidget(self._editor, 3, 1)
        grid.addWidget(self._pitch_bar, 3, 2)
        grid.addWidget(label, 4, 0)
        grid.addWidget(self._velocities, 4, 1, 1, 2)
        grid.addWidget(overview_label, 5, 0)
        grid.addWidget(self._overview, 5, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)

    # Another look at the same time

    @property
    def model(self) -> RollModel:
        """The state that all lanes share."""
        return self._model

    def add_body(self, head: QWidget, body: QWidget, bar: QWidget) -> None:
        """Adds a view over the same time that can stand in the place of the notes, hidden at first.

        Args:
            head: Left of it, of a fixed width.
            body: The view; its size becomes that of the model's geometry while it is shown.
            bar: Its scroll bar.
        """
        self._body = (head, body, bar)
        for column, widget in enumerate(self._body):
            widget.hide()
            self._grid.addWidget(widget, 3, column, 2, 1)

    def show_body(self, is_shown: bool) -> None:
        """Shows the view that was added instead of notes and velocities, or these again."""
        hidden, shown = self._notes_area, self._body
        if not is_shown:
            hidden, shown = shown, hidden
        self._editor.cancel_gesture()
        self._corner.show_tools(not is_shown)
        for widget in hidden:
            widget.hide()
        for label in self._labels:
            label.setFixedWidth(shown[0].width())
        self.setFocusProxy(shown[1])
        for widget in shown:
            widget.show()

    # The score

    @property
    def score(self) -> Score:
        """The score that is shown."""
        return self._model.score

    def set_score(self, score: Score, *, keeps_view: bool = False) -> None:
        """Shows a complete score; zoom and position stay if asked, and for the same piece."""
        is_same = self._is_editing or keeps_view or framing.is_same_piece(self._model, score)
        self._editor.stop_highlight()
        if not self._is_editing:
            # Dragged notes may no longer be in the score.
            self._editor.cancel_gesture()
        if not is_same:
            self._model.folding.forget()
        self._model.set_score(score)
        self._model.look_changed.emit()
        if not is_same:
            self._model.has_scrolled_by_hand = False
            self._is_following = True
            self._reframe()
        else:
            self._model.set_geometry(framing.unchanged(self._model))

    def set_plan(self, plan: Plan | None, unfit: Cells) -> None:
        """Shows the plan of the score, and the cells whose notes no longer fit it."""
        self._model.set_plan(plan, unfit)

    def extend(self, score: Score, bar: int, notes: NoteTable) -> None:
        """Shows the same piece with a bar that has just been written.

        Args:
            score: The score with the notes of this bar.
            bar: Index of the bar.
            notes: The notes of this bar, which are highlighted for a moment.
        """
        model = self._model
        written_before = model.written_bars
        model.extend(score, bar, notes)
        model.fold()
        starts = model.frame.bar_starts_ticks
        first = min(written_before, bar)
        start, end = int(starts[first]), int(starts[bar + 1])
        if len(notes):
            end = max(end, int(notes.end_ticks.max()))
        model.notes_changed.emit(start, end)
        self._editor.highlight(notes)
        self._show_writing()

    def set_written_bars(self, num_bars: int) -> None:
        """Sets the number of complete bars; later bars are shaded."""
        model = self._model
        before, now = model.written_bars, min(max(num_bars, 0), model.frame.num_bars)
        if before != now:
            model.written_bars = now
            starts = model.frame.bar_starts_ticks
            model.notes_changed.emit(int(starts[min(before, now)]), model.frame.length_ticks)
            self._ruler.update()
            self._show_writing()

    # Playing

    @property
    def position_bar(self) -> int:
        """The bar of the playhead."""
        return self._model.frame.bar_at(self._model.position_ticks)

    def set_position(self, tick: float) -> None:
        """Moves the playhead, and the view with it."""
        before, self._model.position_ticks = self._model.position_ticks, tick
        if before != tick:
            self._model.position_changed.emit(before, tick)
            if not self._is_playing:
                self._keyboard.darken()
        if self._is_following or not self._is_playing:
            self._model.set_geometry(followed(self._model.geometry, tick, self._follow))

    def set_playing(self, is_playing: bool) -> None:
        """Starts or stops the playhead; a start follows it again after a scroll by the user."""
        if is_playing and not self._is_playing:
            self._is_following = True
        self._is_playing = is_playing
        if not is_playing:
            self._keyboard.darken()

    @property
    def follow(self) -> Follow:
        """The way in which the view follows the playhead."""
        return self._follow

    def set_follow(self, follow: Follow) -> None:
        """Sets the way in which the view follows the playhead."""
        self._follow = follow
        self._is_following = True

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Shows the loop region, in ticks."""
        if loop != self._model.loop:
            self._model.loop = loop
            self._model.loop_changed.emit()

    # Tracks and look

    def set_active_track(self, track: int | None) -> None:
        """Brings one track to the front and dims the others; None shows all tracks alike."""
        if track != self._model.active_track:
            self._model.active_track = track
            self._model.look_changed.emit()
            self._model.set_geometry(framing.with_active_track(self._model))

    def set_track_states(self, muted: set[int], soloed: set[int]) -> None:
        """Fades the tracks that are not audible."""
        if (muted, soloed) != (self._model.muted, self._model.soloed):
            self._model.muted, self._model.soloed = frozenset(muted), frozenset(soloed)
            self._model.look_changed.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Changes all colors."""
        self._model.theme = theme
        self._model.look_changed.emit()

    # Selection, tool, grid

    @property
    def selection(self) -> Cells:
        """The chosen cells as (bar, track), else the cells of the selected notes."""
        return self._model.cells

    @property
    def chosen_bars(self) -> tuple[int, int] | None:
        """First and last bar of the cells that were chosen as such; None for single notes."""
        return self._model.chosen_bars

    @property
    def selected_notes(self) -> NoteTable:
        """The selected notes."""
        return self._model.selected

    def select_cells(self, cells: Cells) -> None:
        """Selects cells as such, each as (bar, track)."""
        self._model.select_cells(cells)

    def select_notes(self, notes: NoteTable) -> None:
        """Selects notes of the score."""
        self._model.select(notes.select(notes.is_in(self._model.notes)))

    @property
    def tool(self) -> Tool:
        """The tool of the pointer."""
        return self._model.tool

    def set_tool(self, tool: Tool) -> None:
        """Sets the tool of the pointer."""
        self._model.tool = tool
        self._model.tool_changed.emit()

    @property
    def grid(self) -> Grid:
        """The step that notes snap to."""
        return self._model.grid

    def set_grid(self, grid: Grid) -> None:
        """Sets the step that notes snap to."""
        self._model.chosen_grid = grid
        self._model.tool_changed.emit()

    # View

    def zoom_to_fit(self) -> None:
        """Shows the whole piece."""
        self._model.set_geometry(framing.whole(self._model), by_hand=True)

    def zoom_to_selection(self) -> None:
        """Shows the selected notes, or the whole piece if none are selected."""
        self._model.set_geometry(framing.selection(self._model), by_hand=True)

    def show_place(self, tick: int) -> None:
        """Scrolls to a place in time, and to notes of the active track that begin there."""
        model = self._model
        geometry = model.geometry.with_tick_at(tick, model.geometry.width_px / 8)
        near = model.notes.window(tick, tick + model.score.meter.at(0).bar_ticks * 2)
        if model.active_track is not None:
            near = near.of_track(model.active_track)
        low, high = geometry.visible_pitches
        if len(near) and not ((near.pitch > low) & (near.pitch < high)).all():
            middle = (int(near.pitch.min()) + int(near.pitch.max())) // 2
            geometry = geometry.scrolled(0, geometry.y_of(middle) - geometry.height_px // 2)
        model.set_geometry(geometry, by_hand=True)

    def zoom(self, factor: float) -> None:
        """Zooms time around the playhead."""
        self._editor.zoom(factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Handles the wheel on ruler, keyboard and lanes as on the notes."""
        self._editor.turn(event, self._editor.mapFrom(self, event.position()))

    def _reframe(self) -> None:
        has_choice = self._model.has_scrolled_by_hand
        view = framing.unchanged(self._model) if has_choice else framing.opening(self._model)
        self._model.set_geometry(view)

    def _show_writing(self) -> None:
        """Keeps the newest bars in view, unless the user or the playhead moves the view."""
        if not self._model.has_scrolled_by_hand:
            view = framing.with_writing(self._model, turns_pages=not self._is_playing)
            self._model.set_geometry(view)

    def _show_scroll_position(self) -> None:
        geometry = self._model.geometry
        blocker = QSignalBlocker(self._pitch_bar)
        self._pitch_bar.setRange(0, geometry.max_top_px)
        self._pitch_bar.setPageStep(geometry.height_px)
        self._pitch_bar.setSingleStep(geometry.row_px)
        self._pitch_bar.setValue(geometry.top_px)
        blocker.unblock()

    def _scroll_pitch(self, top_px: int) -> None:
        geometry = self._model.geometry
        self._model.set_geometry(geometry.scrolled(0, top_px - geometry.top_px), by_hand=True)

    def _suspend_following(self) -> None:
        self._is_following = False

    def _announce(self, note: Note) -> None:
        accessible.announce(self._editor, accessible.describe_note(self._model.score, note))

    def _request_edit(self, edit: object) -> None:
        self._is_editing = True
        try:
            self.edit_requested.emit(edit)
        finally:
            self._is_editing = False
