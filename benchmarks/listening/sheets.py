"""Contact sheets: the piano rolls of many pieces side by side, as PNG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.theory import pitch_name
from amt_desktop.look.palettes import LIGHT
from amt_desktop.look.theme import interface_font
from benchmarks.listening.pieces import Piece

PER_SHEET = 8
_NUM_COLUMNS = 2
_CELL_PX = (1000, 370)
_MARGIN_PX, _HEAD_PX, _KEYS_PX = 14, 46, 30
_DRUM_ROW_PX, _DRUM_GAP_PX = 5, 8
_MIN_PITCHES = 25
_SOFTEST_ALPHA = 0.45


def paint_sheets(pieces: Sequence[Piece], folder: Path) -> list[Path]:
    """Writes the piano rolls, eight a sheet, and gives the files.

    A roll has one color for each part, which its name at the top has too; softer notes are paler;
    drums have rows of their own at the bottom, lowest key lowest. Needs a `QGuiApplication`.

    Raises:
        AmtError: A sheet cannot be written.
    """
    paths: list[Path] = []
    for start in range(0, len(pieces), PER_SHEET):
        path = folder / f"sheet-{start // PER_SHEET + 1:02}.png"
        if not _painted(pieces[start : start + PER_SHEET]).save(str(path)):
            raise AmtError(f"{path} cannot be written.", "Choose another folder with -o.")
        paths.append(path)
    return paths


def _painted(pieces: Sequence[Piece]) -> QImage:
    width, height = _CELL_PX
    num_rows = -(-len(pieces) // _NUM_COLUMNS)
    image = QImage(_NUM_COLUMNS * width, num_rows * height, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("panel"))
    painter = QPainter(image)
    try:
        for number, piece in enumerate(pieces):
            row, column = divmod(number, _NUM_COLUMNS)
            area = QRectF(column * width, row * height, width, height)
            _paint_piece(painter, piece, area.adjusted(*[_MARGIN_PX] * 2, *[-_MARGIN_PX] * 2))
    finally:
        painter.end()
    return image


def _paint_piece(painter: QPainter, piece: Piece, area: QRectF) -> None:
    score = piece.score
    _paint_head(painter, piece, area)
    drums = {t for t, track in enumerate(score.tracks) if track.is_drum}
    is_drum = np.isin(score.notes.track, sorted(drums))
    keys = np.unique(score.notes.pitch[is_drum]).tolist()
    roll = area.adjusted(_KEYS_PX, _HEAD_PX, 0, 0)
    if keys:
        rows = QRectF(roll)
        rows.setTop(roll.bottom() - _DRUM_ROW_PX * len(keys))
        roll.setBottom(rows.top() - _DRUM_GAP_PX)
        tops = {key: rows.bottom() - _DRUM_ROW_PX * (i + 1) for i, key in enumerate(keys)}
        _paint_grid(painter, piece, rows)
        _paint_notes(
            painter, piece, rows, score.notes.select(is_drum), tops=tops, height_px=_DRUM_ROW_PX
        )
    pitched = score.notes.select(~is_drum)
    if not len(pitched):
        return
    low, high = int(pitched.pitch.min()) - 1, int(pitched.pitch.max()) + 1
    high = max(high, low + _MIN_PITCHES)
    row_px = roll.height() / (high - low + 1)
    tops = {pitch: roll.bottom() - row_px * (pitch - low + 1) for pitch in range(low, high + 1)}
    _paint_grid(painter, piece, roll)
    painter.setFont(interface_font(size_px=11))
    for pitch in range(-(-low // 12) * 12, high + 1, 12):
        painter.setPen(LIGHT.color("roll_octave_line"))
        y = tops[pitch] + row_px
        painter.drawLine(QPointF(roll.left(), y), QPointF(roll.right(), y))
        painter.setPen(LIGHT.color("text_dim"))
        painter.drawText(QPointF(area.left(), y), pitch_name(pitch))
    _paint_notes(painter, piece, roll, pitched, tops=tops, height_px=max(row_px, 2.0))


def _paint_head(painter: QPainter, piece: Piece, area: QRectF) -> None:
    """Paints the title of a piece and its parts in their colors."""
    score = piece.score
    painter.setPen(LIGHT.color("text"))
    painter.setFont(interface_font(size_px=16))
    key = f", {score.key}" if score.key else ""
    text = (
        f"{piece.genre}: “{piece.spec.text}”, seed {piece.seed}{key}, "
        f"{score.tempo.at(0):.0f} bpm, {score.meter.at(0)}"
    )
    painter.drawText(QPointF(area.left(), area.top() + 15), text)
    painter.setFont(interface_font(size_px=14))
    metrics = painter.fontMetrics()
    x = area.left()
    for number, track in enumerate(score.tracks):
        painter.setPen(LIGHT.track_color(number))
        painter.drawText(QPointF(x, area.top() + 35), track.label)
        x += metrics.horizontalAdvance(track.label) + 16


def _paint_grid(painter: QPainter, piece: Piece, area: QRectF) -> None:
    """Paints the background, beats and bars."""
    score = piece.score
    painter.fillRect(area, LIGHT.color("roll_white_row"))
    starts = score.bar_starts_ticks
    beats = np.arange(0, int(starts[-1]), TICKS_PER_QUARTER)
    for ticks, token in ((beats, "roll_grid_line"), (starts, "roll_bar_line")):
        painter.setPen(LIGHT.color(token))
        for x in (area.left() + area.width() * ticks / int(starts[-1])).tolist():
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def _paint_notes(
    painter: QPainter,
    piece: Piece,
    area: QRectF,
    notes: NoteTable,
    *,
    tops: dict[int, float],
    height_px: float,
) -> None:
    """Paints notes as rectangles at the given heights of their pitches."""
    px_per_tick = area.width() / piece.score.length_ticks
    painter.setPen(Qt.PenStyle.NoPen)
    for note in notes.rows():
        color = QColor(LIGHT.track_color(note.track))
        color.setAlphaF(_SOFTEST_ALPHA + (1 - _SOFTEST_ALPHA) * min(note.velocity / 110, 1.0))
        width = max(note.duration_ticks * px_per_tick - 1, 2.0)
        if piece.score.tracks[note.track].is_drum:
            width = 3.0
        x = area.left() + note.onset_ticks * px_per_tick
        painter.fillRect(QRectF(x, tops[note.pitch], width, height_px - 0.5), color)
