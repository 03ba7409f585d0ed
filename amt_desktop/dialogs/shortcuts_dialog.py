"""The help on keyboard shortcuts, made from the tables of actions and of the roll."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.actions import ACTIONS, MENUS, in_words, translated
from amt_desktop.look.keymap import Keys
from amt_desktop.look.theme import interface_font
from amt_desktop.piano_roll.roll_shortcuts import ARRANGEMENT_SHORTCUTS, shown_shortcuts
from amt_desktop.widgets.screen_fit import resize_to_fit

Row = tuple[tuple[str, ...], str]
"""Keys, and what they do."""


class ShortcutsDialog(QDialog):
    """Two columns of sections with the effect and the keys of each action.

    Args:
        keys: The keys of every action.
        parent: The window.

    Attributes:
        wants_editor: True if the user asked to change them.
    """

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wants_editor = False
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        resize_to_fit(self, 900, 760)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        sides = (QVBoxLayout(), QVBoxLayout())
        for side in sides:
            side.setSpacing(18)
            columns.addLayout(side, 1)
        sections: list[tuple[str, list[Row]]] = []
        for menu, title in MENUS.items():
            rows = [
                (_shown(keys[entry.name]), translated(entry.tip))
                for entry in ACTIONS
                if entry.menu == menu and keys[entry.name]
            ]
            if rows:
                sections.append((translated(title).replace("&", ""), rows))
        sections.append((self.tr("Piano roll"), shown_shortcuts()))
        sections.append((self.tr("Arrangement"), shown_shortcuts(ARRANGEMENT_SHORTCUTS)))
        heights = [0, 0]
        for title, rows in sections:
            side = heights.index(min(heights))
            heights[side] += len(rows) + 2
            sides[side].addWidget(_section(title, rows))
        for side in sides:
            side.addStretch(1)
        host = QWidget()
        host.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(host)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        title_label = QLabel(self.tr("Keyboard shortcuts"))
        title_label.setFont(interface_font(size_px=20, is_bold=True))
        column.addWidget(title_label)
        column.addWidget(scroll, 1)
        self.change_button = QPushButton(self.tr("C&hange …"))
        self.change_button.clicked.connect(self._change)
        foot = QHBoxLayout()
        foot.addWidget(self.change_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _change(self) -> None:
        self.wants_editor = True
        self.accept()


def _shown(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The shortcuts to show: the two Enter keys are one to most people."""
    return tuple(key for key in keys if not key.endswith("Return")) or keys


def _section(title: str, rows: list[Row]) -> QWidget:
    section = QWidget()
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    head = QLabel(title)
    head.setFont(interface_font(size_px=13, is_bold=True))
    grid.addWidget(head, 0, 0)
    for at, (keys, tip) in enumerate(rows, start=1):
        words = QLabel(tip)
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        grid.addWidget(words, at, 0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        for one in keys:
            label = QLabel(in_words(one))
            label.setProperty("kind", "key")
            line.addWidget(label)
        grid.addLayout(line, at, 1)
    return section
