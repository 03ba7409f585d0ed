"""A small picture of all notes of a piece, by which it is known again."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from amt_core.music.part_colors import color_of
from amt_core.music.score import Score
from amt_desktop.look.theme import Theme
from amt_desktop.piano_roll.painting.native_arrays import draw_rects

# A piece of few pitches is not stretched over the whole height.
_LEAST_ROWS = 8


def small_picture(
    score: Score, theme: Theme, size: QSize, *, ratio: float = 1.0, box: QRectF | None = None
) -> QPixmap:
    """A transparent picture with the notes of a piece in the colors of their parts.

    Args:
        score: The piece.
        theme: The colors.
        size: Width and height in logical pixels.
        ratio: Device pixels of a logical one.
        box: The part of the picture that the notes fill; all of it by default.
    """
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    notes = score.notes
    if not len(notes):
        return picture
    room = box or QRectF(0, 0, size.width(), size.height())
    painter = QPainter(picture)
    painter.setPen(Qt.PenStyle.NoPen)
    low, high = int(notes.pitch.min()), int(notes.pitch.max())
    px_per_tick = room.width() / max(score.length_ticks, 1)
    row_px = room.height() / max(high - low + 1, _LEAST_ROWS)
    for index, track in enumerate(score.tracks):
        own = notes.of_track(index)
        if not len(own):
            continue
        rects = np.empty((len(own), 4), dtype=np.float64)
        rects[:, 0] = room.left() + own.onset_ticks * px_per_tick
        rects[:, 1] = room.top() + (high - own.pitch.astype(np.float64)) * row_px
        rects[:, 2] = np.maximum(own.duration_ticks * px_per_tick, 1.0)
        rects[:, 3] = max(row_px, 1.0)
        color = theme.track_color(color_of(score.tracks, index))
        color.setAlphaF(0.45 if track.is_drum else 0.9)
        painter.setBrush(color)
        draw_rects(painter, rects)
    painter.end()
    return picture
