"""The MIDI ports of this machine: those that others offer, and a virtual one that we offer."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

PROGRAM_NAME = "AMT Desktop"
VIRTUAL_PORT = "virtual"
"""The name that opens a port of our own, to which other programs connect."""

Direction = Literal["input", "output"]

OnMessage = Callable[[tuple[int, ...]], object]
"""Called with the bytes of each message, on a thread of the MIDI system."""

# Asked for beforehand, because libasound complains on the terminal where it is missing.
_SEQUENCER = Path("/dev/snd/seq")
# rtmidi's own errors are RuntimeErrors; without a sequencer device it raises SystemError.
PORT_ERRORS = (SystemError, RuntimeError, OSError)
"""The errors that an open port raises when its device has gone."""

_log = logging.getLogger(__name__)


class Output(Protocol):
    """An open port that messages are sent to."""

    def send_message(self, message: Sequence[int]) -> None:
        """Sends the bytes of one message."""
        ...

    def close_port(self) -> None:
        """Gives the port back."""
        ...


class Input(Protocol):
    """An open port that messages come from."""

    def close_port(self) -> None:
        """Gives the port back; no further message comes."""
        ...


def list_ports(direction: Direction) -> list[str]:
    """Names of the ports that other programs and devices offer, in the system's order.

    Empty where there are none, and where the machine has no MIDI system at all; the log says why.
    """
    access = _access(direction)
    if access is None:
        return []
    try:
        return [str(name) for name in access.get_ports()]
    finally:
        access.delete()


def open_output_port(name: str) -> Output:
    """The first port whose name begins with `name`, which may have its number behind it.

    Raises:
        AmtError: There is no such port, or it cannot be opened.
    """
    port: Output = _open(name, "output")
    return port


def open_input_port(name: str, on_message: OnMessage) -> Input:
    """The first port whose name begins with `name`; its messages come from now on.

    System exclusive messages, clock and active sensing are left out.

    Raises:
        AmtError: There is no such port, or it cannot be opened.
    """
    port = _open(name, "input")

    def receive(event: tuple[Sequence[int], float], _data: object) -> None:
        on_message(tuple(event[0]))

    port.set_callback(receive)
    return _RtInput(port)


class _RtInput:
    """An input port of rtmidi."""

    def __init__(self, port: Any) -> None:
        self._port = port

    def close_port(self) -> None:
        """Gives the port back; no further message comes."""
        self._port.cancel_callback()
        self._port.close_port()
        self._port.delete()


def _open(name: str, direction: Direction) -> Any:
    access = _access(direction)
    if access is None:
        raise AmtError(
            Sentence('There is no MIDI port "{name}".', name=name),
            "This machine has no MIDI system, or it is off.",
        )
    if name == VIRTUAL_PORT:
        return _open_virtual(access)
    names = [str(port) for port in access.get_ports()]
    index = next((i for i, port in enumerate(names) if port.startswith(name)), None)
    if index is None:
        access.delete()
        raise AmtError(
            Sentence('There is no MIDI port "{name}".', name=name),
            Sentence("These are there: {names}.", names=", ".join(names))
            if names
            else "No MIDI port is there.",
        )
    try:
        access.open_port(index)
    except PORT_ERRORS as error:
        access.delete()
        raise AmtError(
            Sentence('The MIDI port "{name}" cannot be opened: {error}.', name=name, error=error),
            "Close the program that uses it, or choose another.",
        ) from error
    return access


def _open_virtual(access: Any) -> Any:
    try:
        access.open_virtual_port(PROGRAM_NAME)
    except NotImplementedError as error:
        access.delete()
        raise AmtError(
            "This system has no virtual MIDI ports.",
            "Install a loopback such as loopMIDI, and choose its port.",
        ) from error
    except PORT_ERRORS as error:
        access.delete()
        raise AmtError(
            Sentence("The virtual MIDI port cannot be opened: {error}.", error=error)
        ) from error
    return access


def _access(direction: Direction) -> Any:
    """The access of rtmidi to the ports; None where there is none."""
    if sys.platform == "linux" and not _SEQUENCER.exists():
        _log.info("no MIDI ports: this machine has no ALSA sequencer (%s)", _SEQUENCER)
        return None
    try:
        import rtmidi
    except ImportError as error:
        _log.info("no MIDI ports: python-rtmidi is not installed (%s)", error)
        return None
    make = rtmidi.MidiIn if direction == "input" else rtmidi.MidiOut  # pyright: ignore[reportAttributeAccessIssue]  # compiled
    try:
        return make(name=PROGRAM_NAME)
    except PORT_ERRORS as error:
        _log.info("no MIDI ports: the MIDI system does not answer (%s)", error)
        return None
