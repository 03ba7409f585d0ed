"""The takes of the piece side by side, A, B, C and so on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from amt_desktop.document.take import Take, take_letter


class TakesStrip(QWidget):
    """One button for each take; the chosen take is shown and played.

    Signals:
        chosen: Index of the take to show.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._button_group = QButtonGroup(self)
        self._button_group.setExclusive(True)
        self._button_group.idClicked.connect(self.chosen)

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons in order."""
        return [b for b in self._button_group.buttons() if isinstance(b, QToolButton)]

    def show_takes(self, takes: Sequence[Take], active: int) -> None:
        """Shows the takes there are."""
        while len(self.buttons) > len(takes):
            button = self.buttons[-1]
            self._button_group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(takes):
            self._add_button(len(self.buttons))
        for index, (button, take) in enumerate(zip(self.buttons, takes, strict=True)):
            button.setChecked(index == active)
            words = self.tr("Take {0}").format(take_letter(index))
            if take.seed is not None:
                words = self.tr("{0}, seed {1}").format(words, take.seed)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.setVisible(len(takes) > 1)

    def _add_button(self, index: int) -> None:
        button = QToolButton()
        button.setText(take_letter(index))
        button.setCheckable(True)
        button.setProperty("kind", "take")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button_group.addButton(button, index)
        self._row.addWidget(button)
