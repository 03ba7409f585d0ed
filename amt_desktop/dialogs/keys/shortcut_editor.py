"""The editor of keyboard shortcuts: every action, its keys, and what is in the way of others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amt_core.errors import AmtError
from amt_core.system.files import replacing
from amt_desktop.dialogs.palette.matching import match
from amt_desktop.look.actions import ACTIONS, MENUS, in_words, translated
from amt_desktop.look.keymap import DEFAULT_KEYS, Keys, keys_from_json, keys_to_json, owner_of
from amt_desktop.look.sentences import localized
from amt_desktop.piano_roll.roll_shortcuts import ROLL_SHORTCUTS
from amt_desktop.widgets.screen_fit import resize_to_fit

_MAX_FILE_CHARACTERS = 1_000_000
_NAME = Qt.ItemDataRole.UserRole


class ShortcutEditor(QDialog):
    """A table of all actions and a field that records a key; nothing is changed before OK.

    Args:
        keys: The keys of every action now.
        parent: The window.

    Attributes:
        keys: The keys of every action as edited.
    """

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        resize_to_fit(self, 840, 640)
        self.keys: Keys = dict(keys)
        self._titles = {entry.name: _plain(translated(entry.text)) for entry in ACTIONS}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search actions or keys"))
        self.search.setAccessibleName(self.tr("Search actions or keys"))
        self.search.setClearButtonEnabled(True)
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Usual keys")])
        self.table.setUniformRowHeights(True)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setClearButtonEnabled(True)
        self.recorder.setAccessibleName(self.tr("New key"))
        self.set_button = QPushButton(self.tr("&Set"))
        self.add_button = QPushButton(self.tr("&Add"))
        self.add_button.setToolTip(self.tr("Keep the other keys of the action as well"))
        self.clear_button = QPushButton(self.tr("&No key"))
        self.reset_button = QPushButton(self.tr("&Usual"))
        self.reset_button.setToolTip(self.tr("Give the action its usual keys back"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setProperty("kind", "dim")
        self.message.setMinimumHeight(36)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reset_all_button = QPushButton(self.tr("Reset a&ll"))
        self.import_button = QPushButton(self.tr("&Import …"))
        self.export_button = QPushButton(self.tr("&Export …"))
        self._lay_out()
        self._connect()
        self.table.setCurrentItem(self._items[ACTIONS[0].name])

    @property
    def chosen(self) -> str | None:
        """The name of the action whose keys are edited."""
        item = self.table.currentItem()
        return None if item is None else item.data(0, _NAME)

    def choose(self, name: str) -> None:
        """Chooses the action whose keys are edited."""
        self.table.setCurrentItem(self._items[name])

    def import_file(self, path: Path) -> None:
        """Reads the keys of a file; what is wrong with it is said below the table."""
        try:
            with path.open(encoding="utf-8") as file:
                self.keys = keys_from_json(file.read(_MAX_FILE_CHARACTERS))
        except AmtError as error:
            self.message.setText(localized(error.text))
            return
        except (OSError, ValueError) as error:
            self.message.setText(self.tr("The file cannot be read: {0}").format(error))
            return
        self._show_keys()
        self.message.setText(self.tr("Read {0}.").format(path.name))

    def export_file(self, path: Path) -> None:
        """Writes the keys that differ from the usual ones."""
        try:
            with replacing(path) as temporary:
                temporary.write_text(keys_to_json(self.keys) or "{}", encoding="utf-8")
        except OSError as error:
            self.message.setText(self.tr("The file cannot be written: {0}").format(error))
            return
        self.message.setText(self.tr("Wrote {0}.").format(path.name))

    def _fill(self) -> None:
        for menu, title in MENUS.items():
            head = QTreeWidgetItem([_plain(translated(title))])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.addTopLevelItem(head)
            for entry in ACTIONS:
                if entry.menu == menu:
                    usual = _in_words(DEFAULT_KEYS[entry.name])
                    item = QTreeWidgetItem([self._titles[entry.name], "", usual])
                    item.setData(0, _NAME, entry.name)
                    item.setToolTip(0, translated(entry.tip))
                    head.addChild(item)
                    self._items[entry.name] = item
            head.setExpanded(True)
        self._show_keys()

    def _show_keys(self) -> None:
        for name, item in self._items.items():
            font = item.font(1)
            font.setBold(self.keys[name] != DEFAULT_KEYS[name])
            item.setFont(1, font)
            item.setText(1, _in_words(self.keys[name]))

    def _narrow(self, query: str) -> None:
        for row in range(self.table.topLevelItemCount()):
            head = self.table.topLevelItem(row)
            assert head is not None
            items = [item for at in range(head.childCount()) if (item := head.child(at))]
            for item in items:
                words = f"{item.text(0)} {item.text(1)}"
                item.setHidden(bool(query.strip()) and not _is_found(query, words))
            head.setHidden(all(item.isHidden() for item in items))

    def _on_chosen(self) -> None:
        self.recorder.clear()
        self.message.clear()
        self._show_buttons()

    def _on_recorded(self) -> None:
        key, name = self._recorded(), self.chosen
        words = ""
        if key and name is not None:
            if (owner := owner_of(key, self.keys, but=name)) is not None:
                words = self.tr(
                    "{0} belongs to “{1}”, which will have no such key if you set it here."
                ).format(in_words(key), self._titles[owner])
            elif _is_of_the_roll(key):
                words = self.tr(
                    "{0} also edits notes while the piano roll has the keyboard."
                ).format(in_words(key))
        self.message.setText(words)
        self._show_buttons()

    def _recorded(self) -> str:
        return self.recorder.keySequence().toString()

    def _show_buttons(self) -> None:
        name = self.chosen
        has_key = name is not None and bool(self._recorded())
        self.set_button.setEnabled(has_key)
        self.add_button.setEnabled(has_key)
        self.recorder.setEnabled(name is not None)
        self.clear_button.setEnabled(name is not None and bool(self.keys[name]))
        is_own = name is not None and self.keys[name] != DEFAULT_KEYS[name]
        self.reset_button.setEnabled(is_own)
        self.reset_all_button.setEnabled(self.keys != DEFAULT_KEYS)

    def _give(self, *, keeps_others: bool) -> None:
        name, key = self.chosen, self._recorded()
        if name is None or not key:
            return
        others = self.keys[name] if keeps_others else ()
        self._set(name, (*(one for one in others if one != key), key))

    def _set(self, name: str, keys: tuple[str, ...]) -> None:
        """Gives an action keys, and takes them from those that had them."""
        for key in keys:
            while (owner := owner_of(key, self.keys, but=name)) is not None:
                wanted = QKeySequence(key)
                self.keys[owner] = tuple(
                    one for one in self.keys[owner] if QKeySequence(one) != wanted
                )
        self.keys[name] = keys
        self._show_keys()
        self._on_chosen()

    def _reset(self) -> None:
        if (name := self.chosen) is not None:
            self._set(name, DEFAULT_KEYS[name])

    def _clear(self) -> None:
        if (name := self.chosen) is not None:
            self._set(name, ())

    def _reset_all(self) -> None:
        self.keys = dict(DEFAULT_KEYS)
        self._show_keys()
        self._on_chosen()

    def _ask_import(self) -> None:
        kinds = self.tr("Shortcuts (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import shortcuts"), "", kinds)
        if name:
            self.import_file(Path(name))
            self._show_buttons()

    def _ask_export(self) -> None:
        kinds = self.tr("Shortcuts (*.json)")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export shortcuts"), "shortcuts.json", kinds
        )
        if name:
            self.export_file(Path(name))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.table.currentItemChanged.connect(self._on_chosen)
        self.recorder.keySequenceChanged.connect(self._on_recorded)
        self.set_button.clicked.connect(lambda: self._give(keeps_others=False))
        self.add_button.clicked.connect(lambda: self._give(keeps_others=True))
        self.clear_button.clicked.connect(self._clear)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.import_button.clicked.connect(self._ask_import)
        self.export_button.clicked.connect(self._ask_export)

    def _lay_out(self) -> None:
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        label = QLabel(self.tr("New &key"))
        label.setBuddy(self.recorder)
        record = QHBoxLayout()
        record.setSpacing(8)
        record.addWidget(label)
        record.addWidget(self.recorder, 1)
        for button in (self.set_button, self.add_button, self.clear_button, self.reset_button):
            button.setAutoDefault(False)
            record.addWidget(button)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.reset_all_button, self.import_button, self.export_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(record)
        column.addWidget(self.message)
        column.addLayout(foot)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…").strip()


def _in_words(keys: tuple[str, ...]) -> str:
    return ",  ".join(in_words(key) for key in keys)


def _is_found(query: str, words: str) -> bool:
    return match(query, words) is not None


def _is_of_the_roll(key: str) -> bool:
    """True if the piano roll uses the key itself while it has the keyboard."""
    wanted = QKeySequence(key)
    return any(
        QKeySequence(one.keys) == wanted for shortcut in ROLL_SHORTCUTS for one in shortcut.keys
    )
