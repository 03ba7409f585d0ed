"""The small window in which the feel is set: for the piece and for each part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.part_colors import color_of
from amt_core.music.score import Track
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.look.actions import action_of_key
from amt_desktop.look.theme import figures_font
from amt_desktop.look.words import part_name
from amt_desktop.piece.requested_feel_words import requested_feel_words
from amt_desktop.widgets.elided_label import ElidedLabel
from amt_desktop.widgets.knob import Knob

if TYPE_CHECKING:
    from amt_core.spec.requests import FeelRequest

# One step below the range leaves the value to the style, or a part's to the piece.
_AMOUNT_OF_PIECE, _FULL = -1, 100
_SWING_OF_STYLE, _STRAIGHT, _DOTTED = 49, 50, 75
_UNITS = (8, 16)
_WIDTH_PX, _PART_KNOB_PX, _FIGURE_PX, _MAX_PARTS_PX = 340, 30, 46, 300
_GAP_PX = 6


class FeelPopup(QFrame):
    """Amount and swing as knobs; closes with Esc or a click elsewhere.

    Signals:
        changed: The new `PieceFeel`.
    """

    changed = Signal(object)

    def __init__(
        self,
        feel: PieceFeel,
        tracks: Sequence[Track],
        requests: Sequence[FeelRequest],
        heard: QAction,
        parent: QWidget,
    ) -> None:
        """Shows the feel.

        Args:
            feel: The feel of the piece.
            tracks: Its parts.
            requests: What the description asks for.
            heard: The action that switches between played and written.
            parent: The button that it belongs to.
        """
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Feel"))
        self.setFixedWidth(_WIDTH_PX)
        self._feel, self._heard_action = feel, heard
        self._is_swing_requested = any(request.is_swung is not None for request in requests)
        title = QLabel(self.tr("Feel"))
        title.setProperty("kind", "value")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(title)
        self.requested = QLabel(requested_feel_words(requests))
        self.requested.setProperty("kind", "dim")
        self.requested.setWordWrap(True)
        if requests:
            column.addWidget(self.requested)
        column.addLayout(self._knobs())
        column.addWidget(self._switch_of(heard))
        column.addWidget(self._balance())
        column.addWidget(self._line())
        column.addWidget(self._parts(tracks))

    def open_at(self, anchor: QWidget) -> None:
        """Shows the popup below `anchor`, within the screen."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), 0))
        room = anchor.screen().availableGeometry()
        top = corner.y() + anchor.height() + _GAP_PX
        if top + self.height() > room.bottom():
            top = max(room.top(), corner.y() - self.height() - _GAP_PX)
        left = min(max(corner.x(), room.left()), room.right() - self.width())
        self.move(left, top)
        self.show()
        self.amount.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compares with the notes as written: no other key of the window works in a popup."""
        if action_of_key({"hear_feel": self._heard_action}, event) is None:
            super().keyPressEvent(event)
        else:
            self._heard_action.trigger()

    def _knobs(self) -> QHBoxLayout:
        feel = self._feel
        self.amount = Knob(self.tr("Amount of feel"), low=0, high=_FULL, usual=_FULL, size_px=56)
        self.amount.setValue(round(feel.amount * _FULL))
        self.swing = Knob(
            self.tr("Swing"),
            low=_SWING_OF_STYLE,
            high=_DOTTED,
            usual=_SWING_OF_STYLE,
            size_px=56,
        )
        percent = feel.swing_percent
        self.swing.setValue(_SWING_OF_STYLE if percent is None else round(percent))
        self.unit = QComboBox()
        for unit, words in zip(_UNITS, (self.tr("Eighths"), self.tr("Sixteenths")), strict=True):
            self.unit.addItem(words, unit)
        self.unit.setCurrentIndex(_UNITS.index(feel.swing_unit))
        self.unit.setAccessibleName(self.tr("The notes that swing"))
        self.unit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout()
        row.setSpacing(12)
        for knob, words, in_words in (
            (self.amount, self.tr("Amount"), self._amount_in_words),
            (self.swing, self.tr("Swing"), self._swing_in_words),
        ):
            row.addWidget(knob)
            names = QVBoxLayout()
            names.setSpacing(2)
            caption = QLabel(words)
            caption.setProperty("kind", "dim")
            figure = self._figure()
            figure.setText(in_words(knob.value()))
            knob.valueChanged.connect(
                lambda value, figure=figure, in_words=in_words: figure.setText(in_words(value))
            )
            names.addStretch(1)
            names.addWidget(caption)
            names.addWidget(figure)
            if knob is self.swing:
                names.addWidget(self.unit)
            names.addStretch(1)
            row.addLayout(names, 1)
        self.amount.valueChanged.connect(
            lambda value: self._change(replace(self._feel, amount=value / _FULL))
        )
        self.swing.valueChanged.connect(
            lambda value: self._change(
                replace(self._feel, swing_percent=None if value < _STRAIGHT else float(value))
            )
        )
        self.unit.currentIndexChanged.connect(
            lambda index: self._change(replace(self._feel, swing_unit=_UNITS[index]))
        )
        return row

    def _switch_of(self, heard: QAction) -> QCheckBox:
        box = QCheckBox(heard.text().replace("&", ""))
        box.setToolTip(heard.toolTip())
        box.setChecked(heard.isChecked())
        box.clicked.connect(heard.trigger)
        heard.toggled.connect(box.setChecked)
        self.heard = box
        return box

    def _balance(self) -> QCheckBox:
        box = QCheckBox(self.tr("Balance the parts by their roles"))
        box.setToolTip(self.tr("Levels, places and room by style; off keeps those of the file"))
        box.setChecked(self._feel.is_mixed)
        box.toggled.connect(lambda is_on: self._change(replace(self._feel, is_mixed=is_on)))
        self.balance = box
        return box

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        return line

    def _parts(self, tracks: Sequence[Track]) -> QScrollArea:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 4, 2)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.part_amounts: list[Knob] = []
        self.part_swings: list[Knob] = []
        for column, words in enumerate((self.tr("Parts"), self.tr("Amount"), self.tr("Swing"))):
            head = QLabel(words)
            head.setProperty("kind", "dim")
            grid.addWidget(head, 0, column)
        for index, track in enumerate(tracks):
            name = ElidedLabel(keeps_end=True)
            name.setText(part_name(track.label))
            grid.addWidget(name, index + 1, 0)
            part = color_of(tracks, index)
            amount = self._part_amount(part, part_name(track.label))
            swing = self._part_swing(part, part_name(track.label))
            grid.addLayout(
                self._with_figure(amount, self._part_amount_in_words, self.tr("Amount")),
                index + 1,
                1,
            )
            grid.addLayout(
                self._with_figure(swing, self._part_swing_in_words, self.tr("Swing")),
                index + 1,
                2,
            )
            self.part_amounts.append(amount)
            self.part_swings.append(swing)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(host)
        scroll.setFixedHeight(min(host.sizeHint().height(), _MAX_PARTS_PX))
        return scroll

    def _part_amount(self, part: int, label: str) -> Knob:
        knob = Knob(
            self.tr("Amount of feel of {0}").format(label),
            low=_AMOUNT_OF_PIECE,
            high=_FULL,
            usual=_AMOUNT_OF_PIECE,
            size_px=_PART_KNOB_PX,
        )
        own = self._feel.amounts.get(part)
        knob.setValue(_AMOUNT_OF_PIECE if own is None else round(own * _FULL))
        knob.valueChanged.connect(
            lambda value: self._change(
                self._feel.with_amount(part, None if value < 0 else value / _FULL)
            )
        )
        return knob

    def _part_swing(self, part: int, label: str) -> Knob:
        knob = Knob(
            self.tr("Swing of {0}").format(label),
            low=_SWING_OF_STYLE,
            high=_DOTTED,
            usual=_SWING_OF_STYLE,
            size_px=_PART_KNOB_PX,
        )
        own = self._feel.swing_percents.get(part)
        knob.setValue(_SWING_OF_STYLE if own is None else round(own))
        knob.valueChanged.connect(
            lambda value: self._change(
                self._feel.with_swing(part, None if value < _STRAIGHT else float(value))
            )
        )
        return knob

    def _with_figure(self, knob: Knob, in_words: Callable[[int], str], tip: str) -> QHBoxLayout:
        figure = self._figure()
        figure.setFixedWidth(_FIGURE_PX)
        figure.setText(in_words(knob.value()))
        knob.setToolTip(tip)
        knob.valueChanged.connect(lambda value: figure.setText(in_words(value)))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(knob)
        row.addWidget(figure)
        return row

    def _figure(self) -> QLabel:
        figure = QLabel()
        figure.setFont(figures_font(size_px=12))
        return figure

    def _change(self, feel: PieceFeel) -> None:
        self._feel = feel
        self.changed.emit(feel)

    def _amount_in_words(self, value: int) -> str:
        return self.tr("off") if value == 0 else self.tr("{0} %").format(value)

    def _swing_in_words(self, value: int) -> str:
        if value < _STRAIGHT:
            return self.tr("as described") if self._is_swing_requested else self.tr("as the style")
        return self.tr("straight") if value == _STRAIGHT else self.tr("{0} %").format(value)

    def _part_amount_in_words(self, value: int) -> str:
        return self.tr("as all") if value < 0 else self._amount_in_words(value)

    def _part_swing_in_words(self, value: int) -> str:
        return self.tr("as all") if value < _STRAIGHT else self.tr("{0} %").format(value)
