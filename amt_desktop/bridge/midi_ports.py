"""The ports of the MIDI keyboard and of the MIDI output, and whether their devices are there."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from amt_core.errors import AmtError
from amt_core.midi.ports import PORT_ERRORS, VIRTUAL_PORT, Direction, Input
from amt_core.system.settings import MIDI_INPUT, MIDI_PORT, Setting, Settings
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.services import Services

logger = logging.getLogger(__name__)

WATCH_INTERVAL_MS = 2_000


class MidiPorts(QObject):
    """Opens the MIDI input that the settings name, and watches both ports for their devices.

    Signals:
        received: The bytes of a message; emitted on a thread of the MIDI system.
        output_returned: The device of the MIDI output is there again.
    """

    received = Signal(object)
    output_returned = Signal()

    def __init__(
        self,
        services: Services,
        settings: Settings,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._settings, self._messages = services, settings, messages
        self._input: Input | None = None
        self._missing: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_INTERVAL_MS)
        self._timer.timeout.connect(self.watch)

    @property
    def has_input(self) -> bool:
        """True if a keyboard is connected."""
        return self._input is not None

    def open(self) -> None:
        """Opens the input that the settings name, and closes the one before."""
        self._close_input()
        self._missing.clear()
        if name := self._settings.get(MIDI_INPUT):
            try:
                self._input = self._services.open_midi_input(name, self.received.emit)
            except AmtError as error:
                self._missing.add(MIDI_INPUT.key)
                self._messages.report(error)
        self._set_watching()

    def watch(self) -> None:
        """Looks whether the devices are still there; says so once when one has gone."""
        for setting, direction in _WATCHED:
            name = self._settings.get(setting)
            if not name or name == VIRTUAL_PORT:
                continue
            is_there = any(port.startswith(name) for port in self._services.list_ports(direction))
            if is_there and setting.key in self._missing:
                self._missing.discard(setting.key)
                self._messages.toast(self.tr("{0} is there again.").format(name))
                self._reopen(setting)
            elif not is_there and setting.key not in self._missing:
                self._missing.add(setting.key)
                if setting is MIDI_INPUT:
                    self._close_input()
                self._messages.report(
                    AmtError(
                        self.tr("The MIDI device {0} has gone.").format(name),
                        self.tr("Connect it again, or choose another in the preferences."),
                    )
                )

    def close(self) -> None:
        """Closes the input and ends the watch."""
        self._timer.stop()
        self._close_input()

    def _reopen(self, setting: Setting[str]) -> None:
        if setting is MIDI_INPUT:
            self.open()
        else:
            self.output_returned.emit()

    def _set_watching(self) -> None:
        if any(self._settings.get(setting) for setting, _ in _WATCHED):
            self._timer.start()
        else:
            self._timer.stop()

    def _close_input(self) -> None:
        if self._input is not None:
            try:
                self._input.close_port()
            except PORT_ERRORS as error:
                logger.info("the MIDI input closes badly: %s", error)
            self._input = None


_WATCHED: tuple[tuple[Setting[str], Direction], ...] = (
    (MIDI_INPUT, "input"),
    (MIDI_PORT, "output"),
)
