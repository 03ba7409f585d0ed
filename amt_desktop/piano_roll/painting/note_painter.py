"""Draws the notes of a range of ticks: with round corners while few, as pixels when many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from amt_core.music.note_table import NoteTable
from amt_core.music.theory import pitch_name
from amt_desktop.look.theme import interface_font
from amt_desktop.piano_roll.model.geometry import DRUM_MARK_PX
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.dense_notes import draw_dense_notes
from amt_desktop.piano_roll.painting.note_colors import (
    CLASSES_PER_TRACK,
    SELECTED,
    NoteColors,
    classes_of,
    colors_of,
)
from amt_desktop.piano_roll.painting.sprite_sheet import SpriteSheet

MAX_ROUND_NOTES = 4_000
"""Above this the round corners cost more than a frame has, and are too small to be seen."""

MIN_ROUND_ROW_PX = 6
MIN_NAMED_ROW_PX = 12
MAX_NAMED_NOTES = 600


class NotePainter:
    """Draws notes in the colors of a model's theme and tracks.

    Args:
        model: The model to draw.
    """

    def __init__(self, model: RollModel) -> None:
        self._model = model
        self._colors: list[NoteColors] = []
        self._sheet: tuple[tuple[int, float], SpriteSheet] | None = None
        self._names: dict[int, str] = {}

    def forget(self) -> None:
        """Clears the caches; must be called when theme, tracks or key changed."""
        self._colors = []
        self._sheet = None
        self._names = {}

    def draw_range(self, painter: QPainter, start_ticks: int, end_ticks: int, ratio: float) -> None:
        """Draws all notes that sound in a range of ticks, except dragged notes."""
        model = self._model
        notes = model.notes_sounding_in(start_ticks, end_ticks)
        low, high = model.geometry.visible_pitches
        notes = notes.select((notes.pitch >= low) & (notes.pitch <= high))
        if model.geometry.lanes:
            # The lanes are those of the shown kind of parts: drums have no pitches.
            is_alike = model.is_drum(notes.track) == model.shows_drums
            notes = notes.select(is_alike & model.geometry.has_rows(notes.pitch))
        if model.dragged is not None:
            notes = notes.select(~notes.is_in(model.dragged.hidden))
        if len(model.selected):
            selected = notes.is_in(model.selected)
        else:
            selected = np.zeros(len(notes), dtype=np.bool_)
        self.draw(painter, notes, selected, ratio)

    def draw(
        self, painter: QPainter, notes: NoteTable, selected: NDArray[np.bool_], ratio: float
    ) -> None:
        """Draws some notes.

        Args:
            painter: The painter.
            notes: The notes.
            selected: (n,) which are selected.
            ratio: Device pixels per pixel.
        """
        if not len(notes):
            return
        if not self._colors:
            self._colors = colors_of(self._model)
        geometry = self._model.geometry
        is_drum = self._model.is_drum(notes.track)
        rects = geometry.note_rects(notes.onset_ticks, notes.duration_ticks, notes.pitch, is_drum)
        classes = classes_of(notes, selected)
        if len(notes) <= MAX_ROUND_NOTES and geometry.row_px >= MIN_ROUND_ROW_PX:
            order = self._order(notes, selected)
            rects, classes, is_drum = rects[order], classes[order], is_drum[order]
            self._sheet_for(ratio).draw(
                painter, rects, classes, is_drum, width_px=geometry.width_px
            )
            has_room = self._has_room(notes)[order] & ~is_drum
            self._draw_names(painter, notes.pitch[order], rects, classes, has_room)
        else:
            # Ranks are few: 16 bits are sorted by radix, ten times faster than 64.
            ranks = self._class_ranks().astype(np.uint16)[classes]
            order = np.argsort(ranks, kind="stable")
            draw_dense_notes(
                painter,
                geometry,
                rects,
                order,
                pitch=notes.pitch,
                classes=classes,
                fills=[colors.fill for colors in self._colors],
                ratio=ratio,
            )

    def _order(self, notes: NoteTable, selected: NDArray[np.bool_]) -> NDArray[np.intp]:
        """(n,) indices, lowest first: faded tracks below, short notes over long, then selected."""
        num_tracks = max(len(self._model.score.tracks), 1)
        looks = np.array([self._model.look_of(track) for track in range(num_tracks)])
        return np.lexsort((-notes.track, -notes.duration_ticks, looks[notes.track], selected))

    def _class_ranks(self) -> NDArray[np.int64]:
        """(classes,) the drawing order of color classes: the same order without durations."""
        ranks = np.arange(len(self._colors))
        track, level = np.divmod(ranks, CLASSES_PER_TRACK)
        num_tracks = len(self._colors) // CLASSES_PER_TRACK
        looks = np.array([int(self._model.look_of(one)) for one in range(num_tracks)])
        return ((level == SELECTED) * 4 + looks[track]) * num_tracks + num_tracks - 1 - track

    def _sheet_for(self, ratio: float) -> SpriteSheet:
        row_px = self._model.geometry.row_px
        if self._sheet is None or self._sheet[0] != (row_px, ratio):
            height = row_px - 1
            side = min(height, DRUM_MARK_PX)
            side -= (side + 1) % 2
            self._sheet = ((row_px, ratio), SpriteSheet(self._colors, height, side, ratio))
        return self._sheet[1]

    def _name_font(self) -> tuple[QFont, float]:
        """The font of note names, and the smallest width of a note with a name."""
        font = interface_font(size_px=min(self._model.geometry.row_px - 4, 11))
        return font, QFontMetricsF(font).horizontalAdvance("C#4") + 8

    def _has_room(self, notes: NoteTable) -> NDArray[np.bool_]:
        """(n,) which notes are wide enough; before rounding, so that equal lengths agree."""
        if self._model.geometry.row_px < MIN_NAMED_ROW_PX:
            return np.zeros(len(notes), dtype=np.bool_)
        _, needed_px = self._name_font()
        return notes.duration_ticks * self._model.geometry.px_per_tick >= needed_px

    def _draw_names(
        self,
        painter: QPainter,
        pitch: NDArray[np.uint8],
        rects: NDArray[np.float64],
        classes: NDArray[np.int64],
        has_room: NDArray[np.bool_],
    ) -> None:
        """Writes the name on every note that has room for it and is not covered there."""
        if not 0 < np.count_nonzero(has_room) <= MAX_NAMED_NOTES:
            return
        font, needed_px = self._name_font()
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        key = self._model.score.key
        covered: dict[int, list[tuple[float, float]]] = {}
        for row in range(len(rects) - 1, -1, -1):
            one = int(pitch[row])
            x, y, width, height = rects[row].tolist()
            above = covered.setdefault(one, [])
            # The name of a note that begins left of the view stays in sight.
            left = min(max(x, 0.0), x + width - needed_px)
            if has_room[row] and not any(a < left + needed_px and left < b for a, b in above):
                name = self._names.get(one) or self._names.setdefault(one, pitch_name(one, key))
                painter.setPen(self._colors[int(classes[row])].label)
                painter.drawText(QRectF(left + 4, y, width - 4, height), flags, name)
            above.append((x, x + width))
