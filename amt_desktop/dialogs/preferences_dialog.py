"""The preferences dialog, made from the table of settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from amt_core.audio.fluid.fluid_synth import output_devices
from amt_core.midi.ports import PROGRAM_NAME, VIRTUAL_PORT, Direction, list_ports
from amt_core.system.settings import GROUPS, SETTINGS, Setting, Settings
from amt_desktop.widgets.number_field import NumberField

_WORDS_WIDTH_PX = 430


class PreferencesDialog(QDialog):
    """One row for each setting; nothing is changed before OK."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(620)
        self._settings = settings
        self.controls: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        self.pages = QTabWidget()
        for title, groups in GROUPS.items():
            own = [setting for setting in SETTINGS if setting.key.split(".")[0] in groups]
            self.pages.addTab(self._page(own), title)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 16, 26, 20)
        column.setSpacing(20)
        column.addWidget(self.pages)
        column.addWidget(buttons)

    def changed(self) -> dict[Setting[Any], Any]:
        """The settings that have another value here than before."""
        return {
            setting: value
            for setting in SETTINGS
            if (value := self._read[setting.key]()) != self._settings.get(setting)
        }

    def _page(self, settings: Sequence[Setting[Any]]) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 18, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, setting in enumerate(settings):
            self._add_row(grid, 2 * row, setting)
        grid.setRowStretch(2 * len(settings), 1)
        return page

    def _add_row(self, grid: QGridLayout, row: int, setting: Setting[Any]) -> None:
        title = QLabel(setting.title)
        control = self._control(setting)
        title.setBuddy(control)
        control.setAccessibleName(setting.title)
        words = QLabel(setting.help)
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        words.setContentsMargins(0, 0, 0, 14)
        # A page of tabs asks its labels only for the height of one line.
        words.ensurePolished()
        words.setMinimumHeight(words.heightForWidth(_WORDS_WIDTH_PX))
        grid.addWidget(title, row, 0)
        grid.addWidget(control, row, 1)
        grid.addWidget(words, row + 1, 1)
        self.controls[setting.key] = control

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
            box = QCheckBox(setting.unit)
            box.setChecked(value)
            self._read[setting.key] = box.isChecked
            return box
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
            combo.addItem(words, choice)
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
            path = QFileDialog.getExistingDirectory(self, setting.title, field.text())
        else:
            path, _ = QFileDialog.getOpenFileName(self, setting.title, field.text())
        if path:
            field.setText(path)
