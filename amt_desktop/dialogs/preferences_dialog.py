"""The preferences dialog, made from the table of settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from amt_core.audio.fluid.fluid_synth import output_devices
from amt_core.midi.ports import PROGRAM_NAME, VIRTUAL_PORT, Direction, list_ports
from amt_core.system.settings import GROUPS, SETTINGS, Setting, Settings
from amt_desktop.widgets.number_field import DecimalField, NumberField
from amt_desktop.widgets.screen_fit import resize_to_fit

_WORDS_WIDTH_PX = 430
_WIDTH_PX, _HEIGHT_PX = 660, 700
_DECIMALS = 6


@dataclass(slots=True, kw_only=True)
class _Row:
    setting: Setting[Any]
    widgets: tuple[QWidget, ...]
    words: str
    page: QWidget | None = None
    is_shown: bool = True


class _Help(QLabel):
    """The explanation of a setting, as high as its lines are.

    A page of tabs asks its labels only for the height of one line.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty("kind", "dim")
        self.setWordWrap(True)
        self.setContentsMargins(0, 0, 0, 14)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fit(_WORDS_WIDTH_PX)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the height that its words need in the font of the style sheet."""
        super().showEvent(event)
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the height that its words need in its present width."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width_px: int) -> None:
        self.ensurePolished()
        # A label says that it needs at least its present minimum.
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(width_px))


class _Page(QScrollArea):
    """A page of settings that scrolls where the screen is low.

    The wheel scrolls it also over a control, whose value it changes only with the keyboard focus.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        for control in content.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.WheelFocus.value:
                control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the wheel over a control without the focus to the page."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _translated(text: str) -> str:
    """A text of the table of settings in the user's language."""
    return QCoreApplication.translate("settings", text)


class PreferencesDialog(QDialog):
    """One row for each setting; nothing is changed before OK.

    Settings that few people need are in a drawer; a search looks there, too.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search preferences"))
        self.search.setAccessibleName(self.tr("Search preferences"))
        self.search.setClearButtonEnabled(True)
        self.advanced = QCheckBox(self.tr("Show &advanced settings"))
        self.advanced.setToolTip(self.tr("Settings that few people need"))
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self.controls: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        self.pages = QTabWidget()
        for title, groups in GROUPS.items():
            own = [setting for setting in SETTINGS if setting.key.split(".")[0] in groups]
            self.pages.addTab(self._page(own), _translated(title))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 16, 26, 20)
        column.setSpacing(16)
        column.addWidget(self.search)
        column.addWidget(self.pages, 1)
        self.nothing = QLabel(self.tr("No setting has these words."))
        self.nothing.setProperty("kind", "dim")
        column.addWidget(self.nothing)
        foot = QHBoxLayout()
        foot.addWidget(self.advanced, 1)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self.search.textChanged.connect(self._narrow)
        self.advanced.toggled.connect(self._narrow)
        self._narrow()
        resize_to_fit(self, _WIDTH_PX, _HEIGHT_PX)
        self.pages.setFocus()

    def changed(self) -> dict[Setting[Any], Any]:
        """The settings that have another value here than before."""
        return {
            setting: value
            for setting in SETTINGS
            if (value := self._read[setting.key]()) != self._settings.get(setting)
        }

    def _narrow(self) -> None:
        """Shows the settings with the words that are searched for, else those outside the drawer.

        A page without any is hidden.
        """
        words = self.search.text().lower().split()
        for row in self._rows:
            is_shown = self.advanced.isChecked() or not row.setting.is_advanced
            if words:
                is_shown = all(word in row.words for word in words)
            for widget in row.widgets:
                widget.setVisible(is_shown)
            row.is_shown = is_shown
        for page in range(self.pages.count()):
            host = self.pages.widget(page)
            is_filled = any(row.is_shown and row.page is host for row in self._rows)
            self.pages.setTabVisible(page, is_filled)
        is_any = any(row.is_shown for row in self._rows)
        self.pages.setVisible(is_any)
        self.nothing.setVisible(not is_any)

    def _page(self, settings: Sequence[Setting[Any]]) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 18, 14, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = [self._add_row(grid, 2 * at, setting) for at, setting in enumerate(settings)]
        grid.setRowStretch(2 * len(settings), 1)
        page = _Page(content)
        for row in rows:
            row.page = page
        self._rows += rows
        return page

    def _add_row(self, grid: QGridLayout, row: int, setting: Setting[Any]) -> _Row:
        name, help_words = _translated(setting.title), _translated(setting.help)
        title = QLabel(name)
        control = self._control(setting)
        title.setBuddy(control)
        for widget in (control, control.focusProxy()):
            if widget is not None:
                widget.setAccessibleName(name)
                widget.setAccessibleDescription(help_words)
        words = _Help(help_words)
        grid.addWidget(title, row, 0)
        grid.addWidget(control, row, 1)
        grid.addWidget(words, row + 1, 1)
        self.controls[setting.key] = control
        choices = map(_translated, (setting.choices or {}).values())
        return _Row(
            setting=setting,
            widgets=(title, control, words),
            words=" ".join((name, help_words, setting.key, *choices)).lower(),
        )

    def _control(self, setting: Setting[Any]) -> QWidget:
        value = self._settings.get(setting)
        if setting.choices is not None:
            return self._choice(setting, value)
        if setting.is_path:
            return self._path(setting, value)
        if setting.is_sound_device:
            return self._device(setting, value)
        if setting.midi_port:
            return self._port(setting.midi_port, setting, value)
        if isinstance(value, bool):
            box = QCheckBox(_translated(setting.unit))
            box.setChecked(value)
            self._read[setting.key] = box.isChecked
            return box
        if isinstance(value, float):
            decimal = DecimalField()
            decimal.setRange(setting.minimum or 0.0, setting.maximum or 0.0)
            decimal.setValue(value)
            self._read[setting.key] = lambda: round(decimal.value(), _DECIMALS)
            return decimal
        assert isinstance(value, int), f"no control for {setting.key}"
        field = NumberField()
        field.setRange(int(setting.minimum or 0), int(setting.maximum or 0))
        field.setSuffix(f" {setting.unit}" if setting.unit else "")
        field.setValue(value)
        self._read[setting.key] = field.value
        return field

    def _choice(self, setting: Setting[Any], value: object) -> QWidget:
        assert setting.choices is not None
        combo = QComboBox()
        for choice, words in setting.choices.items():
            combo.addItem(_translated(words), choice)
        combo.setCurrentIndex(combo.findData(value))
        self._read[setting.key] = combo.currentData
        return combo

    def _device(self, setting: Setting[Any], value: str) -> QWidget:
        """The devices that are known; the name of another one can be typed."""
        combo = QComboBox()
        combo.setEditable(True)
        combo.addItem("")
        combo.addItems(output_devices())
        combo.setCurrentText(value)
        field = combo.lineEdit()
        assert field is not None
        field.setPlaceholderText(self.tr("Automatic"))
        self._read[setting.key] = lambda: combo.currentText().strip()
        return combo

    def _port(self, direction: Direction, setting: Setting[Any], value: str) -> QWidget:
        combo = QComboBox()
        combo.addItem(self.tr("Sound font") if direction == "output" else self.tr("None"), "")
        combo.addItem(self.tr("Virtual port “{0}”").format(PROGRAM_NAME), VIRTUAL_PORT)
        # A port that was chosen stays in the list while its device is switched off.
        ports = list_ports(direction)
        if value and value != VIRTUAL_PORT and value not in ports:
            ports.append(value)
        for port in ports:
            combo.addItem(port, port)
        combo.setCurrentIndex(combo.findData(value))
        self._read[setting.key] = combo.currentData
        return combo

    def _path(self, setting: Setting[Any], value: str) -> QWidget:
        host, field = QWidget(), QLineEdit(value)
        field.setPlaceholderText(self.tr("Automatic"))
        field.setClearButtonEnabled(True)
        browse = QPushButton(self.tr("Choose …"))
        browse.clicked.connect(lambda: self._browse(setting, field))
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignVCenter)
        host.setFocusProxy(field)
        self._read[setting.key] = lambda: field.text().strip()
        return host

    def _browse(self, setting: Setting[Any], field: QLineEdit) -> None:
        if setting.is_folder:
            path = QFileDialog.getExistingDirectory(self, _translated(setting.title), field.text())
        else:
            path, _ = QFileDialog.getOpenFileName(self, _translated(setting.title), field.text())
        if path:
            field.setText(path)
