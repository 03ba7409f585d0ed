"""The dialog that asks for the instrument of a new part."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from amt_core.spec.music_spec import Instrument
from amt_desktop.composer.instrument_search import InstrumentSearch
from amt_desktop.look.theme import interface_font


class AddPartDialog(QDialog):
    """Asks for one instrument by its name or from the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a part"))
        self.setMinimumWidth(380)
        self._picked: Instrument | None = None
        title = QLabel(self.tr("Which instrument do you want to add?"))
        title.setFont(interface_font(size_px=16, is_bold=True))
        words = QLabel(self.tr("The new part will fit the others, which stay unchanged."))
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        self.search = InstrumentSearch(self.tr("Violin, upright bass, drums …"), list_height_px=260)
        self._nothing = QLabel(self.tr("No instrument has this name."))
        self._nothing.setProperty("kind", "state")
        policy = self._nothing.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._nothing.setSizePolicy(policy)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.add_button = buttons.button(standard.Ok)
        self.add_button.setText(self.tr("Add part"))
        self.add_button.setProperty("kind", "primary")
        self.add_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addSpacing(12)
        column.addWidget(buttons)
        self.search.picked.connect(self._pick)
        self.search.narrowed.connect(self._show_state)
        self.search.list.itemDoubleClicked.connect(self.accept)
        self._show_state()
        self.search.setFocus()

    @property
    def instrument(self) -> Instrument | None:
        """The picked instrument, else the first that matches the text, or None."""
        found = self.search.found
        if self._picked in found:
            return self._picked
        return found[0] if found and self.search.field.text() else None

    def _pick(self, instrument: Instrument) -> None:
        self._picked = instrument
        self._show_state()

    def _show_state(self) -> None:
        self.add_button.setEnabled(self.instrument is not None)
        self._nothing.setVisible(not self.search.found)
