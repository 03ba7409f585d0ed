"""The filters of the library: search, genre, key, meter, instruments, tempo and quality."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from amt_core.pipeline.library.browse import LibraryFilter, LibraryOverview
from amt_desktop.look.words import grouped, word
from amt_desktop.widgets.number_field import NumberField

_TYPING_PAUSE_MS = 200
_MAX_TEMPO_BPM = 400


class LibraryFilters(QWidget):
    """The controls of a LibraryFilter.

    Signals:
        changed: The filter is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, artist or path"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        self.search.textChanged.connect(self._pause.start)
        self.genre = self._combo(self.tr("Any genre"), self.tr("Genre"))
        self.key = self._combo(self.tr("Any key"), self.tr("Key"))
        self.meter = self._combo(self.tr("Any meter"), self.tr("Meter"))
        self.family = self._combo(self.tr("Any instrument"), self.tr("Instruments"))
        self.quality = self._combo(self.tr("All files"), self.tr("Quality"))
        for title, value in (
            (self.tr("Good"), "good"),
            (self.tr("Doubtful"), "flagged"),
            (self.tr("Broken"), "broken"),
            (self.tr("Copies"), "copies"),
        ):
            self.quality.addItem(title, value)
        self.min_tempo = self._tempo(self.tr("Slowest tempo"))
        self.max_tempo = self._tempo(self.tr("Fastest tempo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.search, 1)
        for control in (self.genre, self.key, self.meter, self.family, self.quality):
            row.addWidget(control)
        row.addWidget(self.min_tempo)
        row.addWidget(QLabel("–"))
        row.addWidget(self.max_tempo)

    @property
    def value(self) -> LibraryFilter:
        """The present filter."""
        return LibraryFilter(
            text=self.search.text().strip(),
            genre=self.genre.currentData() or "",
            key=self.key.currentData() or "",
            time_signature=self.meter.currentData() or "",
            family=self.family.currentData() or "",
            min_tempo_bpm=self.min_tempo.value(),
            max_tempo_bpm=self.max_tempo.value(),
            quality=self.quality.currentData() or "",
        )

    def offer(self, overview: LibraryOverview) -> None:
        """Offers the values that the library has."""
        for combo, counts in (
            (self.genre, overview.genres),
            (self.key, overview.keys),
            (self.meter, overview.time_signatures),
            (self.family, overview.instruments),
        ):
            _offer(combo, counts)

    def _combo(self, everything: str, name: str) -> QComboBox:
        combo = QComboBox()
        combo.addItem(everything, "")
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(len(everything) - 1)
        combo.view().setMinimumWidth(190)
        combo.currentIndexChanged.connect(self.changed)
        return combo

    def _tempo(self, name: str) -> NumberField:
        field = NumberField()
        field.setRange(0, _MAX_TEMPO_BPM)
        field.setSingleStep(10)
        field.setSpecialValueText(self.tr("bpm"))
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(self._pause.start)
        return field


def _offer(combo: QComboBox, counts: Sequence[tuple[str, int]]) -> None:
    """Fills a combo box behind its first entry, and keeps the choice where it can."""
    chosen = combo.currentData()
    is_blocked = combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for value, count in counts:
        combo.addItem(f"{word(value)}  ({grouped(count)})", value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(is_blocked)
