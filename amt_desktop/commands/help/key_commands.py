"""The command palette, the shortcuts of the user, and their editor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from amt_core.errors import AmtError
from amt_core.system.setting import Setting
from amt_core.system.settings import RECENT_COMMANDS, SHORTCUTS, Settings
from amt_desktop.bridge.messages import Messages
from amt_desktop.dialogs.keys.shortcut_editor import ShortcutEditor
from amt_desktop.dialogs.palette.command_palette import CommandPalette
from amt_desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from amt_desktop.look.keymap import Keymap, keys_from_json, keys_to_json

_MAX_RECENT = 8


class KeyCommands(QObject):
    """Finds commands by their names, and gives them the keys that the user wants.

    Args:
        settings: Keep the keys and the commands that were chosen last.
        messages: Shows what is wrong with kept keys.
        window: The parent of the dialogs.
    """

    def __init__(self, settings: Settings, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._messages, self._window = settings, messages, window
        self._actions: Mapping[str, QAction] = {}
        self._keymap: Keymap | None = None
        self.palette: CommandPalette | None = None

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Takes the actions and gives them the keys that are kept."""
        self._actions = actions
        self._keymap = Keymap(actions, self)
        try:
            self._keymap.apply(keys_from_json(self._settings.get(SHORTCUTS)))
        except AmtError as error:
            self._messages.report(error)

    @property
    def recent(self) -> list[str]:
        """The names of the commands that were chosen from the palette, the last one first."""
        names = self._settings.get(RECENT_COMMANDS).split()
        return [name for name in names if name in self._actions]

    def open_palette(self) -> None:
        """Shows the command palette."""
        self.palette = CommandPalette(self._actions, self.recent, self._window)
        self.palette.chosen.connect(self._run)
        self.palette.finished.connect(self.palette.deleteLater)
        self.palette.open_over(self._window)

    def edit(self) -> None:
        """Opens the editor of shortcuts, and keeps what was changed."""
        assert self._keymap is not None
        editor = ShortcutEditor(self._keymap.keys, self._window)
        is_accepted = bool(editor.exec())
        editor.deleteLater()
        if not is_accepted:
            return
        self._keymap.apply(editor.keys)
        self._keep(SHORTCUTS, keys_to_json(editor.keys))

    def show_all(self) -> None:
        """Shows all keyboard shortcuts, and the editor if it is asked for."""
        assert self._keymap is not None
        dialog = ShortcutsDialog(self._keymap.keys, self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wants_editor:
            self.edit()

    def _run(self, name: str) -> None:
        recent = [name, *(other for other in self.recent if other != name)]
        self._keep(RECENT_COMMANDS, " ".join(recent[:_MAX_RECENT]))
        self._actions[name].trigger()

    def _keep(self, setting: Setting[str], value: str) -> None:
        try:
            self._settings.set(setting, value)
        except AmtError as error:
            self._messages.report(error)
