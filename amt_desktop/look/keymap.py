"""The keys of all actions: those of the table, and those that the user gave instead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.json_text import parse_json
from amt_desktop.look.actions import ACTIONS, set_keys

Keys = dict[str, tuple[str, ...]]
"""Name of an action → its keys, as QKeySequence reads them; the first one is shown."""

DEFAULT_KEYS: Keys = {entry.name: entry.shortcuts for entry in ACTIONS}

_MAX_KEYS = 4
_HINT = Sentence("Export the shortcuts again, or set them by hand.")


class Keymap(QObject):
    """Gives the actions of a window their keys.

    Args:
        actions: Name → action.
        parent: The window.

    Signals:
        changed: Actions have other keys.
    """

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._keys = dict(DEFAULT_KEYS)

    @property
    def keys(self) -> Keys:
        """The keys of every action."""
        return dict(self._keys)

    def apply(self, keys: Keys) -> None:
        """Gives every action its keys."""
        for entry in ACTIONS:
            if keys[entry.name] != self._keys[entry.name]:
                set_keys(self._actions[entry.name], entry, keys[entry.name])
        self._keys = dict(keys)
        self.changed.emit()


def owner_of(key: str, keys: Keys, *, but: str) -> str | None:
    """The name of another action that has a key; None if it is free.

    Args:
        key: The key.
        keys: The keys of every action.
        but: The action that shall have it.
    """
    wanted = QKeySequence(key)
    for name, own in keys.items():
        if name != but and any(QKeySequence(one) == wanted for one in own):
            return name
    return None


def keys_to_json(keys: Keys) -> str:
    """The keys that differ from those of the table, as JSON; empty if none does."""
    own = {name: list(own) for name, own in keys.items() if own != DEFAULT_KEYS[name]}
    return json.dumps(own, ensure_ascii=False, indent=1) if own else ""


def keys_from_json(text: str) -> Keys:
    """The keys of every action, from what `keys_to_json` wrote.

    Actions that this version does not have are passed over.

    Raises:
        AmtError: The text does not hold shortcuts, or one of its keys is none.
    """
    if not text.strip():
        return dict(DEFAULT_KEYS)
    try:
        content: Any = parse_json(text)
    except ValueError as error:
        raise AmtError("The file does not hold shortcuts.", _HINT) from error
    if not isinstance(content, dict):
        raise AmtError("The file does not hold shortcuts.", _HINT)
    keys = dict(DEFAULT_KEYS)
    for name, own in cast("dict[str, object]", content).items():
        if name in keys:
            keys[name] = _checked(name, own)
    # An action of the table gives way to one to which the user gave its key.
    chosen = {name for name in keys if keys[name] != DEFAULT_KEYS[name]}
    for name in keys.keys() - chosen:
        taken = {key for other in chosen for key in keys[other]}
        keys[name] = tuple(key for key in keys[name] if key not in taken)
    return keys


def _checked(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MAX_KEYS:
        raise AmtError(Sentence('The keys of "{name}" are not a list of keys.', name=name), _HINT)
    keys: list[str] = []
    for one in cast("list[object]", value):
        sequence = QKeySequence(one) if isinstance(one, str) else QKeySequence()
        key = sequence.toString()
        if sequence.count() != 1 or not key:
            raise AmtError(Sentence('"{one}" is not a key.', one=one), _HINT)
        keys.append(str(one) if QKeySequence(str(one)) == sequence else key)
    return tuple(keys)
