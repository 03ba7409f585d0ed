"""The editor of each kind of value; all emit `value_changed` at every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.genres import GENRE_OF_SUBGENRE, GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_desktop.composer.attributes import EditorKind, dynamics_in_words, others_in_words
from amt_desktop.composer.instrument_editor import InstrumentEditor
from amt_desktop.composer.value_editor import ValueEditor
from amt_desktop.look.words import word
from amt_desktop.widgets.number_field import NumberField
from amt_desktop.widgets.text_list import TextList

MIN_TEMPO_BPM, MAX_TEMPO_BPM = 20, 300
_COMMON_METERS = ("4/4", "3/4", "2/4", "6/8", "9/8", "12/8", "5/4", "7/8", "2/2")


class NumberEditor(ValueEditor):
    """A number with a slider."""

    def __init__(
        self,
        title: str,
        low: int,
        high: int,
        *,
        suffix: str,
        slider_high: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spin = NumberField()
        self.spin.setRange(low, high)
        self.spin.setSuffix(suffix)
        self.spin.setAccessibleName(title)
        self.spin.setMinimumWidth(104)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(low, slider_high or high)
        self.slider.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        self.spin.valueChanged.connect(self._on_number)
        self.slider.valueChanged.connect(self.spin.setValue)
        self.setFocusProxy(self.spin)

    def set_value(self, value: object) -> None:
        """Shows a number."""
        assert isinstance(value, int | float)
        for control in (self.spin, self.slider):
            control.blockSignals(True)
            control.setValue(round(value))
            control.blockSignals(False)

    def _on_number(self, number: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(number)
        self.slider.blockSignals(False)
        self.value_changed.emit(number)


class TimeSignatureEditor(ValueEditor):
    """The common meters in a list, any other as beats over a note value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.common = QComboBox()
        self.common.addItems(_COMMON_METERS)
        self.common.setAccessibleName(self.tr("Common meters"))
        self.beats = NumberField()
        self.beats.setRange(1, 32)
        self.beats.setAccessibleName(self.tr("Beats in a bar"))
        self.unit = QComboBox()
        self.unit.addItems(["2", "4", "8", "16"])
        self.unit.setAccessibleName(self.tr("Note value of a beat"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.common, 1)
        row.addSpacing(8)
        row.addWidget(self.beats)
        row.addWidget(QLabel("/"))
        row.addWidget(self.unit)
        self.common.textActivated.connect(self._on_common)
        self.beats.valueChanged.connect(self._on_parts)
        self.unit.currentTextChanged.connect(self._on_parts)
        self.setFocusProxy(self.common)

    def set_value(self, value: object) -> None:
        """Shows a meter."""
        assert isinstance(value, TimeSignature)
        for control in (self.common, self.beats, self.unit):
            control.blockSignals(True)
        self.common.setCurrentIndex(self.common.findText(str(value)))
        self.beats.setValue(value.numerator)
        self.unit.setCurrentText(str(value.denominator))
        for control in (self.common, self.beats, self.unit):
            control.blockSignals(False)

    def _on_common(self, text: str) -> None:
        value = TimeSignature.parse(text)
        self.set_value(value)
        self.value_changed.emit(value)

    def _on_parts(self) -> None:
        value = TimeSignature(self.beats.value(), int(self.unit.currentText()))
        self.set_value(value)
        self.value_changed.emit(value)


class KeyEditor(ValueEditor):
    """Tonic and mode."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tonic = QComboBox()
        self.tonic.setAccessibleName(self.tr("Tonic"))
        self.mode = QComboBox()
        self.mode.addItem(self.tr("major"), "major")
        self.mode.addItem(self.tr("minor"), "minor")
        self.mode.setAccessibleName(self.tr("Mode"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tonic, 1)
        row.addWidget(self.mode, 1)
        self._fill_tonics()
        self.tonic.activated.connect(self._on_chosen)
        self.mode.activated.connect(self._on_chosen)
        self.setFocusProxy(self.tonic)

    def set_value(self, value: object) -> None:
        """Shows a key."""
        assert isinstance(value, Key)
        self.mode.setCurrentIndex(self.mode.findData(value.mode))
        self._fill_tonics()
        self.tonic.setCurrentIndex(value.tonic)

    def _fill_tonics(self) -> None:
        chosen = max(self.tonic.currentIndex(), 0)
        self.tonic.clear()
        for tonic in range(12):
            self.tonic.addItem(
                QCoreApplication.translate("tonics", Key(tonic, self.mode.currentData()).tonic_name)
            )
        self.tonic.setCurrentIndex(chosen)

    def _on_chosen(self) -> None:
        value = Key(self.tonic.currentIndex(), self.mode.currentData())
        self.set_value(value)
        self.value_changed.emit(value)


class ChoiceEditor(ValueEditor):
    """A list to choose one or several words from, with a search line when it is long."""

    picked = Signal()

    def __init__(
        self,
        title: str,
        values: Sequence[str],
        *,
        show: Callable[[str], str] = str,
        is_multiple: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_multiple = is_multiple
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search {0}").format(title))
        self.search.setClearButtonEnabled(True)
        self.list = TextList()
        self.list.setAccessibleName(title)
        self.list.setSelectionMode(
            QAbstractItemView.SelectionMode.NoSelection if is_multiple
            else QAbstractItemView.SelectionMode.SingleSelection
        )  # fmt: skip
        for value in values:
            item = QListWidgetItem(show(value))
            item.setData(Qt.ItemDataRole.UserRole, value)
            if is_multiple:
                item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.setVisible(len(values) > 20)
        self.list.setFixedHeight(min(len(values), 9) * 26 + 12)
        self.search.textChanged.connect(self._filter)
        if is_multiple:
            self.list.itemChanged.connect(self._on_checked)
        else:
            self.list.itemClicked.connect(self._on_chosen)
            self.list.itemActivated.connect(self._on_chosen)
        self.setFocusProxy(self.search if len(values) > 20 else self.list)

    def set_value(self, value: object) -> None:
        """Shows what is chosen."""
        chosen = value if isinstance(value, tuple) else (value,)
        self.list.blockSignals(True)
        for item in self._items():
            is_chosen = item.data(Qt.ItemDataRole.UserRole) in chosen
            if self._is_multiple:
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            elif is_chosen:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.strip().lower() not in item.text().lower())

    def _on_checked(self) -> None:
        self.value_changed.emit(
            tuple(
                item.data(Qt.ItemDataRole.UserRole)
                for item in self._items()
                if item.checkState() is Qt.CheckState.Checked
            )
        )

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.value_changed.emit(item.data(Qt.ItemDataRole.UserRole))
        self.picked.emit()


class OthersEditor(ChoiceEditor):
    """A choice of allowing other instruments, or other notes, than those that are named."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        words = {"none": others_in_words(True), "allowed": others_in_words(False)}
        super().__init__(title, list(words), show=words.__getitem__, parent=parent)

    def set_value(self, value: object) -> None:
        """Shows the answer."""
        super().set_value("none" if value else "allowed")

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.value_changed.emit(item.data(Qt.ItemDataRole.UserRole) == "none")
        self.picked.emit()


def _subgenre(name: str) -> str:
    return f"{word(name)} · {word(GENRE_OF_SUBGENRE[name])}"


def default_value(kind: EditorKind) -> object:
    """The start value of an attribute that the user adds."""
    return {
        "tempo": 120, "time signature": TimeSignature(3, 4), "key": Key(9, "minor"),
        "instruments": (), "seconds": 60, "genre": GENRES[0], "subgenre": SUBGENRES[0],
        "moods": (), "dynamics": "mf", "level": "medium", "others": True,
    }[kind]  # fmt: skip


def make_editor(kind: EditorKind, title: str) -> ValueEditor:
    """The control for one kind of value."""
    match kind:
        case "tempo":
            return NumberEditor(title, MIN_TEMPO_BPM, MAX_TEMPO_BPM, suffix=" bpm")
        case "seconds":
            return NumberEditor(title, 5, 1800, suffix=" s", slider_high=300)
        case "time signature":
            return TimeSignatureEditor()
        case "key":
            return KeyEditor()
        case "instruments":
            return InstrumentEditor()
        case "genre":
            return ChoiceEditor(title, GENRES, show=word)
        case "subgenre":
            return ChoiceEditor(title, SUBGENRES, show=_subgenre)
        case "moods":
            return ChoiceEditor(title, MOODS, show=word, is_multiple=True)
        case "dynamics":
            return ChoiceEditor(title, DYNAMICS, show=dynamics_in_words)
        case "level":
            return ChoiceEditor(title, LEVELS, show=word)
        case "others":
            return OthersEditor(title)
