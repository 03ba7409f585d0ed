"""The chips of all attributes that are set, and the one that adds more."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from amt_core.spec.music_spec import MusicSpec
from amt_desktop.composer.attributes import attribute_looks, shown_attributes
from amt_desktop.composer.chip import AddChip, Chip
from amt_desktop.composer.editor_popup import EditorPopup
from amt_desktop.composer.value_editors import default_value
from amt_desktop.widgets.flow_layout import FlowLayout


class ChipArea(QWidget):
    """One chip for each attribute that is not free.

    Signals:
        corrected: (name, value); None leaves the attribute open.
        lock_toggled: (name, is_locked).
    """

    corrected = Signal(str, object)
    lock_toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = attribute_looks()
        self._spec = MusicSpec()
        self._chips: dict[str, Chip] = {}
        self.popup: EditorPopup | None = None
        self._hint = QLabel(
            self.tr("Tempo, key, instruments and mood of your description appear here.")
        )
        self._hint.setProperty("kind", "faint")
        self._hint.setWordWrap(True)
        self.add_chip = AddChip()
        self._menu = QMenu(self.add_chip)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_chip.setMenu(self._menu)
        self._flow_host = QWidget()
        self._flow = FlowLayout(self._flow_host)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_host.setSizePolicy(policy)
        self._flow.addWidget(self.add_chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addWidget(self._flow_host)
        column.addStretch(1)

    @property
    def chips(self) -> dict[str, Chip]:
        """Attribute name → its chip, for all attributes that are shown."""
        return dict(self._chips)

    def show_spec(self, spec: MusicSpec) -> None:
        """Shows the attributes of a spec; chips that stay are kept in their order.

        New chips come last, so that no chip moves while a description is typed.
        """
        self._spec = spec
        shown = shown_attributes(spec)
        for name in list(self._chips):
            if name not in shown:
                self._chips.pop(name).deleteLater()
        names = [*self._chips, *(name for name in shown if name not in self._chips)]
        for name in names:
            if name not in self._chips:
                self._chips[name] = self._make_chip(name)
            self._chips[name].show_attribute(spec.attribute(name), is_locked=name in spec.locked)
        self._relayout(names)
        self._hint.setVisible(not names)

    def edit(self, name: str) -> None:
        """Opens the editor of one attribute."""
        anchor = self._chips.get(name, self.add_chip)
        self.popup = EditorPopup(self._looks[name], self._spec.attribute(name), self)
        self.popup.editor.value_changed.connect(lambda value: self._on_value(name, value))
        self.popup.closed.connect(self._forget_popup)
        self.popup.open_at(anchor)

    def _make_chip(self, name: str) -> Chip:
        chip = Chip(self._looks[name], self._flow_host)
        chip.edit_requested.connect(lambda: self.edit(name))
        chip.removed.connect(lambda: self.corrected.emit(name, None))
        chip.lock_toggled.connect(lambda locked: self.lock_toggled.emit(name, locked))
        return chip

    def _relayout(self, names: list[str]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for name in names:
            self._flow.addWidget(self._chips[name])
            self._chips[name].show()
        self._flow.addWidget(self.add_chip)
        for first, second in pairwise(names):
            QWidget.setTabOrder(self._chips[first], self._chips[second])
        if names:
            QWidget.setTabOrder(self._chips[names[-1]], self.add_chip)
        self._flow.invalidate()
        self._flow_host.updateGeometry()

    def _on_value(self, name: str, value: object) -> None:
        is_empty = value == ()
        self.corrected.emit(name, None if is_empty else value)

    def _fill_menu(self) -> None:
        self._menu.clear()
        shown = shown_attributes(self._spec)
        for name, look in self._looks.items():
            if name in shown or (name == "only" and "instruments" not in shown):
                continue
            action = QAction(look.title, self._menu)
            action.triggered.connect(lambda _checked=False, name=name: self.add(name))
            self._menu.addAction(action)

    def add(self, name: str) -> None:
        """Sets an open attribute to a start value and opens its editor."""
        value = default_value(self._looks[name].kind)
        if value != ():
            self.corrected.emit(name, value)
        self._flow.activate()
        self.edit(name)

    def _forget_popup(self) -> None:
        self.popup = None
