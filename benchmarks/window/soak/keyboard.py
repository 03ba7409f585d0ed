"""A MIDI keyboard without a device, on which the scripted hand plays."""

from __future__ import annotations

import threading
from dataclasses import replace

from amt_core.errors import AmtError
from amt_core.midi.ports import Direction, OnMessage
from amt_core.system.settings import MIDI_INPUT, Settings
from amt_desktop.bridge.services import Services

PORT = "Soak keyboard"
_NOTE_ON, _NOTE_OFF = 0x90, 0x80


class LoopbackKeyboard:
    """A MIDI input port whose messages come from a thread, as those of a device do."""

    def __init__(self) -> None:
        self._on_message: OnMessage | None = None

    def plug_in(self, services: Services, settings: Settings) -> Services:
        """The services of a machine that has this keyboard alone, which the settings choose."""
        settings.set(MIDI_INPUT, PORT)
        return replace(services, list_ports=self._list_ports, open_midi_input=self._open)

    def press(self, pitch: int, velocity: int) -> None:
        """Presses a key."""
        self._send((_NOTE_ON, pitch, velocity))

    def release(self, pitch: int) -> None:
        """Lets go of a key."""
        self._send((_NOTE_OFF, pitch, 0))

    def close_port(self) -> None:
        """Gives the port back; no further message comes."""
        self._on_message = None

    def _list_ports(self, direction: Direction) -> list[str]:
        return [PORT] if direction == "input" else []

    def _open(self, name: str, on_message: OnMessage) -> LoopbackKeyboard:
        if name != PORT:
            raise AmtError(f'There is no MIDI port "{name}".', f"Choose {PORT}.")
        self._on_message = on_message
        return self

    def _send(self, message: tuple[int, ...]) -> None:
        assert self._on_message is not None, "the window has not opened the keyboard"
        thread = threading.Thread(target=self._on_message, args=(message,))
        thread.start()
        thread.join()
