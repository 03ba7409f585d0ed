"""The small controls between ruler and keyboard: tools and the editing grid."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from amt_desktop.look.icons import tinted_icon
from amt_desktop.look.words import word
from amt_desktop.piano_roll.lanes.keyboard import KEYBOARD_PX
from amt_desktop.piano_roll.lanes.ruler import RULER_PX
from amt_desktop.piano_roll.model.roll_model import RollModel, Tool
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.piano_roll.roll_shortcuts import keys_of


class Corner(QWidget):
    """Chooses tool and grid.

    Args:
        model: The model with the tool and the grid.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setFixedSize(KEYBOARD_PX, RULER_PX)
        self._tools = {
            Tool.SELECT: self._tool_button(
                Tool.SELECT,
                self.tr("Select ({0})").format(keys_of("select_tool")),
                self.tr("Select, move and resize notes"),
            ),
            Tool.DRAW: self._tool_button(
                Tool.DRAW,
                self.tr("Draw ({0})").format(keys_of("draw_tool")),
                self.tr("Draw notes; the right mouse button erases"),
            ),
        }
        self._grid = QToolButton(self)
        self._grid.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._grid.setAccessibleName(self.tr("Grid"))
        self._grid.setToolTip(self.tr("Notes snap to this grid; Off or the Alt key bypasses it"))
        # Smaller than other tool buttons: three of them share the width of the keyboard.
        self._grid.setStyleSheet("QToolButton { padding: 2px 2px; font-size: 11px; }")
        self._grid.setFixedSize(34, 24)
        menu = QMenu(self._grid)
        action_group = QActionGroup(menu)
        self._grid_actions: dict[Grid, QAction] = {}
        for grid in Grid:
            action = menu.addAction(word(grid.label))
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose_grid, grid))
            action_group.addAction(action)
            self._grid_actions[grid] = action
        self._grid.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        for button in (*self._tools.values(), self._grid):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        model.tool_changed.connect(self._show_state)
        model.look_changed.connect(self._show_state)
        model.view_changed.connect(self._show_grid)
        self._show_state()

    def show_tools(self, are_shown: bool) -> None:
        """Shows tools and grid, or nothing where no notes are edited."""
        for button in (*self._tools.values(), self._grid):
            button.setVisible(are_shown)

    def _tool_button(self, tool: Tool, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}: {tip}")
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(24, 24)
        button.setStyleSheet("QToolButton { padding: 2px; }")
        button.clicked.connect(partial(self._choose_tool, tool))
        return button

    def _choose_tool(self, tool: Tool) -> None:
        self._model.tool = tool
        self._model.tool_changed.emit()

    def _choose_grid(self, grid: Grid) -> None:
        self._model.chosen_grid = grid
        self._model.tool_changed.emit()

    def _show_state(self) -> None:
        theme = self._model.theme
        icons = {Tool.SELECT: "pointer", Tool.DRAW: "pencil"}
        for tool, button in self._tools.items():
            button.setIcon(tinted_icon(icons[tool], theme.text_dim, on_color=theme.accent))
            button.setChecked(tool is self._model.tool)
        self._show_grid()
        self._grid_actions[self._model.chosen_grid].setChecked(True)
        self.update()

    def _show_grid(self) -> None:
        """Shows the step that notes snap to; the zoom chooses the adaptive one."""
        text = word(self._model.grid.label)
        if self._grid.text() != text:
            self._grid.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the background like that of ruler and keyboard."""
        painter = QPainter(self)
        theme = self._model.theme
        painter.fillRect(self.rect(), theme.color("ruler_background"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("roll_bar_line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("roll_bar_line"))
