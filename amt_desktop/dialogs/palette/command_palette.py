"""A field that finds every command by a few letters, and runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.dialogs.palette.command_delegate import CommandDelegate, Shown
from amt_desktop.dialogs.palette.matching import Match, match
from amt_desktop.look.actions import ACTIONS, MENUS, translated

_WIDTH_PX, _HEIGHT_PX, _TOP_PX = 620, 430, 72
_MOVING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    name: str
    menu: str
    text: str
    tip: str
    action: QAction


class CommandPalette(QDialog):
    """A list of all commands with their keys, narrowed by what is typed.

    Args:
        actions: Name → action.
        recent: Names of the commands that were run last, the last one first.
        parent: The window.

    Signals:
        chosen: The name of the command to run, after the palette is closed.
    """

    chosen = Signal(str)

    def __init__(
        self,
        actions: Mapping[str, QAction],
        recent: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "palette")
        self.setAccessibleName(self.tr("Commands"))
        self._recent = list(recent)
        self._commands = [
            _Command(
                name=entry.name,
                menu=translated(MENUS[entry.menu]).replace("&", ""),
                text=_plain(translated(entry.text)),
                tip=translated(entry.tip),
                action=actions[entry.name],
            )
            for entry in ACTIONS
            if entry.name != "palette"
        ]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = QLabel()
        self.hint.setProperty("kind", "dim")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.field.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(lambda item, _before: self._explain(item))
        self._narrow("")

    def open_over(self, window: QWidget) -> None:
        """Shows the palette at the upper edge of a window."""
        size = QSize(min(_WIDTH_PX, window.width() - 40), min(_HEIGHT_PX, window.height() - 100))
        place = window.mapToGlobal(window.rect().topLeft())
        self.resize(size)
        self.move(place.x() + (window.width() - size.width()) // 2, place.y() + _TOP_PX)
        self.show()
        self.field.setFocus()

    @property
    def names(self) -> list[str]:
        """The names of the commands that are listed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole).name for item in items]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the arrows move in the list while the field has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVING_KEYS:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Closes when another window is clicked."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.reject()

    def _narrow(self, query: str) -> None:
        found: list[tuple[tuple[float, ...], _Command, Match]] = []
        for order, command in enumerate(self._commands):
            by_name = match(query, command.text)
            by_tip = match(query, f"{command.menu} {command.tip}")
            one = by_name or by_tip
            if one is None:
                continue
            places = by_name.places if by_name is not None else ()
            is_off = not command.action.isEnabled()
            age = self._age(command.name)
            rank = (
                (is_off, age, order)
                if not query.strip()
                else (is_off, by_name is None, -one.score, age, order)
            )
            found.append((rank, command, Match(score=one.score, places=places)))
        found.sort(key=lambda entry: entry[0])
        self.list.clear()
        for _rank, command, one in found:
            self.list.addItem(self._item(command, one))
        self.list.setCurrentRow(0)
        if not found:
            self.hint.setText(self.tr("No command has these letters."))

    def _age(self, name: str) -> int:
        return self._recent.index(name) if name in self._recent else len(self._recent)

    def _item(self, command: _Command, found: Match) -> QListWidgetItem:
        action = command.action
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        item = QListWidgetItem(command.text)
        item.setData(
            Qt.ItemDataRole.UserRole,
            Shown(
                name=command.name,
                text=command.text,
                menu=command.menu,
                keys=keys,
                places=found.places,
                is_enabled=action.isEnabled(),
                is_on=action.isCheckable() and action.isChecked(),
                is_recent=command.name in self._recent,
            ),
        )
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (command.text, keys)))
        )
        return item

    def _explain(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        shown = item.data(Qt.ItemDataRole.UserRole)
        tip = next(command.tip for command in self._commands if command.name == shown.name)
        self.hint.setText(tip if shown.is_enabled else self.tr("Not possible now: {0}").format(tip))

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.data(Qt.ItemDataRole.UserRole).is_enabled:
            return
        name = item.data(Qt.ItemDataRole.UserRole).name
        self.accept()
        self.chosen.emit(name)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…").strip()
