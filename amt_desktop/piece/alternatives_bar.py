"""The line that stands in the place of the header while alternatives are heard and chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from amt_desktop.look.actions import show_tip
from amt_desktop.look.theme import interface_font
from amt_desktop.widgets.elided_label import ElidedLabel

_HEIGHT_PX = 58


class AlternativesBar(QFrame):
    """A button for the music as it was, one for each alternative, and two to decide.

    Signals:
        chosen: Index of the alternative to hear; 0 is the music as it was.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setFixedHeight(_HEIGHT_PX)
        self._title = ElidedLabel()
        self._title.setFont(interface_font(size_px=14, is_bold=True))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(6)
        self.accept_button = QPushButton(self.tr("Accept"))
        self.accept_button.setProperty("kind", "primary")
        self.drop_button = QPushButton(self.tr("Drop"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addLayout(self._choices)
        row.addSpacing(12)
        row.addWidget(self.accept_button)
        row.addWidget(self.drop_button)

    @property
    def buttons(self) -> list[QToolButton]:
        """The button of the music as it was, and those of the alternatives."""
        return [b for b in self._group.buttons() if isinstance(b, QToolButton)]

    def bind(self, actions: dict[str, QAction]) -> None:
        """Makes the buttons trigger the actions of the table."""
        for button, name in (
            (self.accept_button, "accept_alternative"), (self.drop_button, "drop_alternative"),
        ):  # fmt: skip
            button.clicked.connect(actions[name].trigger)
            show_tip(button, actions[name])

    def begin(self, title: str, num_alternatives: int) -> None:
        """Shows that some alternatives are being written."""
        self._title.setText(title)
        for button in self.buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for index in range(num_alternatives + 1):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("kind", "outlined")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setText(str(index) if index else self.tr("Before"))
            name = self.tr("Alternative {0}").format(index) if index else self.tr("As it was")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setEnabled(index == 0)
            button.setChecked(index == 0)
            self._group.addButton(button, index)
            self._choices.addWidget(button)
        self.accept_button.setEnabled(False)

    def add(self, index: int) -> None:
        """An alternative is there and can be heard."""
        self.buttons[index].setEnabled(True)

    def show_chosen(self, index: int) -> None:
        """Marks the one that is heard."""
        self.buttons[index].setChecked(True)
        self.accept_button.setEnabled(index > 0)
