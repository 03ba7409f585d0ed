"""The color classes of notes: one for each track and loudness, and one for selected notes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from amt_core.music.note_table import NoteTable
from amt_desktop.look.theme import Theme
from amt_desktop.piano_roll.model.roll_model import RollModel, TrackLook

NUM_LOUDNESS = 5
CLASSES_PER_TRACK = NUM_LOUDNESS + 1
"""Each track has its loudness classes, softest first, and one for its selected notes."""

SELECTED = NUM_LOUDNESS


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteColors:
    """The colors of one class of notes.

    Attributes:
        fill: The body.
        outline: The rim.
        label: The name on the body.
    """

    fill: QColor
    outline: QColor
    label: QColor


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a share (0..1) of `other` in it."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def classes_of(notes: NoteTable, selected: NDArray[np.bool_]) -> NDArray[np.int64]:
    """(n,) int64: the color class of each note.

    Args:
        notes: The notes.
        selected: (n,) which of them are selected.
    """
    loudness = np.minimum(notes.velocity.astype(np.int64) * NUM_LOUDNESS // 116, NUM_LOUDNESS - 1)
    loudness[selected] = SELECTED
    return notes.track.astype(np.int64) * CLASSES_PER_TRACK + loudness


def colors_of_track(theme: Theme, color: int, look: TrackLook) -> list[NoteColors]:
    """The colors of the classes of a track, softest first, selected last.

    Args:
        theme: The theme.
        color: The number of the track's color.
        look: How the track is drawn.
    """
    base = theme.track_color(color)
    ground = theme.color("roll_white_row")
    if look is TrackLook.MUTED:
        gray = QColor.fromHslF(
            max(base.hslHueF(), 0.0), base.hslSaturationF() * 0.25, base.lightnessF()
        )
        quiet = NoteColors(
            fill=mixed(gray, ground, 0.84), outline=mixed(gray, ground, 0.66),
            label=mixed(gray, ground, 0.4),
        )  # fmt: skip
        return [quiet] * NUM_LOUDNESS + [_selected(theme, base)]
    if look is TrackLook.GHOST:
        ghost = NoteColors(
            fill=mixed(base, ground, 0.76), outline=mixed(base, ground, 0.62),
            label=mixed(base, ground, 0.3),
        )  # fmt: skip
        return [ghost] * NUM_LOUDNESS + [_selected(theme, base)]
    black, white = QColor("#000000"), QColor("#ffffff")
    rim = 0.42 if theme.is_dark else 0.28
    classes: list[NoteColors] = []
    for level in range(NUM_LOUDNESS):
        softness = 1.0 - level / (NUM_LOUDNESS - 1)
        fill = mixed(base, ground, 0.52 * softness)
        if level == NUM_LOUDNESS - 1:
            fill = mixed(base, white if theme.is_dark else black, 0.10)
        classes.append(
            NoteColors(
                fill=fill,
                outline=mixed(fill, black, rim),
                label=QColor(0, 0, 0, 215) if _is_light(fill) else QColor(255, 255, 255, 235),
            )
        )
    return [*classes, _selected(theme, base)]


def colors_of(model: RollModel) -> list[NoteColors]:
    """The colors of all classes of a model's tracks, indexed by class."""
    num_tracks = max(len(model.score.tracks), 1)
    return [
        colors
        for track in range(num_tracks)
        for colors in colors_of_track(model.theme, model.color_of(track), model.look_of(track))
    ]


def _selected(theme: Theme, base: QColor) -> NoteColors:
    fill = mixed(base, QColor("#ffffff"), 0.5 if theme.is_dark else 0.3)
    return NoteColors(fill=fill, outline=theme.color("roll_selection"), label=QColor(0, 0, 0, 230))


def _is_light(color: QColor) -> bool:
    return 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF() > 0.52
