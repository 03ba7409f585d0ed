"""The MIDI output ports of this machine."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from amt_core.errors import AmtError

# Asked for beforehand, because libasound complains on the terminal where it is missing.
_SEQUENCER = Path("/dev/snd/seq")

_log = logging.getLogger(__name__)


class Output(Protocol):
    """An open port."""

    def send_message(self, message: Sequence[int]) -> None:
        """Sends the bytes of one message."""
        ...

    def close_port(self) -> None:
        """Gives the port back."""
        ...


def list_output_ports() -> list[str]:
    """Names of the ports that other programs and devices offer, in the system's order.

    Empty where there are none, and where the machine has no MIDI system at all; the log says why.
    """
    output = _output()
    if output is None:
        return []
    try:
        return [str(name) for name in output.get_ports()]
    finally:
        output.delete()


def open_output_port(name: str) -> Output:
    """The first port whose name begins with `name`, which may have its number behind it.

    Raises:
        AmtError: There is no such port, or it cannot be opened.
    """
    output = _output()
    names = [] if output is None else [str(port) for port in output.get_ports()]
    index = next((i for i, port in enumerate(names) if port.startswith(name)), None)
    if output is None or index is None:
        found = f"These are there: {', '.join(names)}." if names else "No MIDI port is there."
        raise AmtError(f'There is no MIDI port "{name}".', found)
    try:
        output.open_port(index)
    except (SystemError, RuntimeError, OSError) as error:
        output.delete()
        raise AmtError(
            f'The MIDI port "{name}" cannot be opened: {error}.',
            "Close the program that uses it, or choose another.",
        ) from error
    return output


def _output() -> Any:
    """The access of rtmidi to the ports; None where there is none."""
    if sys.platform == "linux" and not _SEQUENCER.exists():
        _log.info("no MIDI ports: this machine has no ALSA sequencer (%s)", _SEQUENCER)
        return None
    try:
        import rtmidi
    except ImportError as error:
        _log.info("no MIDI ports: python-rtmidi is not installed (%s)", error)
        return None
    try:
        return rtmidi.MidiOut()  # pyright: ignore[reportAttributeAccessIssue]  # compiled
    # Without a sequencer device rtmidi raises SystemError, on other systems its own error.
    except (SystemError, RuntimeError, OSError) as error:
        _log.info("no MIDI ports: the MIDI system does not answer (%s)", error)
        return None
