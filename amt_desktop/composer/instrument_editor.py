"""Chooses instruments and their numbers of players from the General MIDI list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from amt_core.spec.music_spec import Instrument
from amt_desktop.composer.instrument_search import InstrumentSearch
from amt_desktop.composer.value_editor import ValueEditor
from amt_desktop.look.words import word
from amt_desktop.widgets.icon_button import IconButton
from amt_desktop.widgets.number_field import NumberField

_MAX_PLAYERS = 8
_MAX_ROWS = 5
_ROW_HEIGHT_PX = 36


class InstrumentEditor(ValueEditor):
    """Rows of chosen instruments over a list that can be searched by name or family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[Instrument] = []
        self.setMinimumWidth(290)
        host = QWidget()
        self._rows = QVBoxLayout(host)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(host)
        self.search = InstrumentSearch(
            self.tr("Add an instrument: violin, bass, drums …"), list_height_px=190
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._scroll)
        column.addWidget(self.search)
        self.search.picked.connect(self._add)
        self.setFocusProxy(self.search)

    def set_value(self, value: object) -> None:
        """Shows the chosen instruments."""
        assert isinstance(value, tuple)
        self._chosen = list(value)
        self._show_rows()

    def _add(self, added: Instrument) -> None:
        for index, one in enumerate(self._chosen):
            if (one.program, one.is_drum) == (added.program, added.is_drum):
                if not one.is_drum:
                    self._change(index, min(one.count + 1, _MAX_PLAYERS))
                return
        self._chosen.append(added)
        self._show_rows()
        self.value_changed.emit(tuple(self._chosen))

    def _change(self, index: int, count: int) -> None:
        if count == 0:
            del self._chosen[index]
        else:
            self._chosen[index] = replace(self._chosen[index], count=count)
        self._show_rows()
        self.value_changed.emit(tuple(self._chosen))

    def _show_rows(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for index, instrument in enumerate(self._chosen):
            self._rows.addWidget(self._row(index, instrument))
        self._scroll.setFixedHeight(min(len(self._chosen), _MAX_ROWS) * _ROW_HEIGHT_PX)
        self.adjustSize()
        if (popup := self.parentWidget()) is not None:
            popup.adjustSize()

    def _row(self, index: int, instrument: Instrument) -> QWidget:
        row = QWidget()
        row.setFixedHeight(_ROW_HEIGHT_PX - 2)
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(QLabel(word(instrument.name)), 1)
        if not instrument.is_drum:
            count = NumberField()
            count.setRange(1, _MAX_PLAYERS)
            count.setValue(instrument.count)
            count.setPrefix("× ")
            count.setAccessibleName(self.tr("Players of {0}").format(word(instrument.name)))
            count.valueChanged.connect(lambda number: self._change(index, number))
            line.addWidget(count)
        remove = IconButton(
            "close", self.tr("Remove {0}").format(word(instrument.name)), size_px=14
        )
        remove.clicked.connect(lambda: self._change(index, 0))
        line.addWidget(remove)
        return row
