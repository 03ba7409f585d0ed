"""The MIDI output ports of this machine."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

# Asked for beforehand, because libasound complains on the terminal where it is missing.
_SEQUENCER = Path("/dev/snd/seq")

_log = logging.getLogger(__name__)


def list_output_ports() -> list[str]:
    """Names of the ports that other programs and devices offer, in the system's order.

    Empty where there are none, and where the machine has no MIDI system at all; the log says why.
    """
    if sys.platform == "linux" and not _SEQUENCER.exists():
        _log.info("no MIDI ports: this machine has no ALSA sequencer (%s)", _SEQUENCER)
        return []
    try:
        import rtmidi
    except ImportError as error:
        _log.info("no MIDI ports: python-rtmidi is not installed (%s)", error)
        return []
    try:
        output = rtmidi.MidiOut()  # pyright: ignore[reportAttributeAccessIssue]  # compiled
    # Without a sequencer device rtmidi raises SystemError, on other systems its own error.
    except (SystemError, RuntimeError, OSError) as error:
        _log.info("no MIDI ports: the MIDI system does not answer (%s)", error)
        return []
    try:
        return [str(name) for name in output.get_ports()]
    finally:
        output.delete()
