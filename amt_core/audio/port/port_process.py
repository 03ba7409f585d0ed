"""A MIDI port in a process of its own, which nothing that the program computes can hold up.

In one process all threads share the interpreter's lock. While a thread that composes has it and
the system runs another program, a thread that plays would wait for both, for tens of milliseconds.
When the program ends, for whatever reason, the process silences the port and ends, too.
"""

from __future__ import annotations

import contextlib
import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence

from amt_core.audio.port.timed_port import TimedPort
from amt_core.errors import AmtError
from amt_core.midi.ports import Output, open_output_port
from amt_core.sentence import Sentence, to_fields
from amt_core.system.machine.priority import ask_for_real_time
from amt_core.system.own_command import own_module

_CLOSE_SEC = 2.0
_ALL_CHANNELS = tuple(range(16))

_log = logging.getLogger(__name__)


class PortProcess:
    """Tells a process what to send when; has the methods of `TimedPort`.

    Args:
        name: The name of the port.
        command: The command that runs `serve`, to which name and start are added.

    Raises:
        AmtError: There is no such port, it cannot be opened, or the process does not start.
    """

    def __init__(self, name: str, command: Sequence[str] = ()) -> None:
        # This clock is the same in all processes of the machine.
        self._start_sec = time.perf_counter()
        self._writing = threading.Lock()
        self._is_gone = False
        try:
            self._process = subprocess.Popen(
                [*(command or own_module(__name__)), name, repr(self._start_sec)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Linux shares the processor among sessions first; Ctrl+C is not meant for it.
                start_new_session=sys.platform != "win32",
                creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except OSError as error:
            raise _not_started(name, str(error)) from error
        self._wait_until_open(name)

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def now_ms(self) -> float:
        """Its clock."""
        return (time.perf_counter() - self._start_sec) * 1000

    def send(self, data: Sequence[int]) -> None:
        """Sends a message now."""
        self._tell("send", list(data))

    def send_at(self, at_ms: float, data: Sequence[int]) -> None:
        """Sends a message that is no note at a time, at once if that is past."""
        self._tell("send_at", at_ms, list(data))

    def play_at(self, at_ms: float, data: Sequence[int], duration_ms: float) -> None:
        """Begins a note at a time, at once if that is past, and ends it when it has lasted."""
        self._tell("play_at", at_ms, list(data), duration_ms)

    def cancel(self) -> None:
        """Forgets what has not begun; sounding notes are released when they should."""
        self._tell("cancel")

    def release(self, channels: Sequence[int]) -> None:
        """Forgets everything, and silences the sounding notes and these channels."""
        self._tell("release", list(channels))

    def close(self) -> None:
        """Gives the port back and ends the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(_CLOSE_SEC)
        except subprocess.TimeoutExpired:
            _log.warning("the process of the MIDI port does not end; it is killed")
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _wait_until_open(self, name: str) -> None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self.close()
            raise _not_started(name, f"it ended with status {self._process.returncode}")
        if error := json.loads(line):
            self.close()
            raise AmtError.from_fields(error)

    def _tell(self, method: str, *arguments: object) -> None:
        if self._is_gone:
            return
        assert self._process.stdin is not None
        line = json.dumps([method, *arguments]) + "\n"
        try:
            with self._writing:
                self._process.stdin.write(line.encode("ascii"))
                self._process.stdin.flush()
        except OSError as error:
            self._is_gone = True
            _log.warning("the process of the MIDI port has ended: %s", error)


def serve(
    arguments: Sequence[str],
    lines: Iterable[str],
    open_output: Callable[[str], Output] = open_output_port,
) -> None:
    """Opens a port, says so with one line, and does what the lines of a `PortProcess` tell.

    Args:
        arguments: The name of the port, and when its clock stands at 0.
        lines: What it is told, to the end of the program.
        open_output: Opens the port.
    """
    name, start_sec = arguments
    try:
        output = open_output(name)
    except AmtError as error:
        _answer(to_fields(error.fields))
        return
    # Before the thread that sends begins, which inherits it.
    ask_for_real_time()
    port = TimedPort(output, start_sec=float(start_sec))
    port.start()
    _answer({})
    for line in lines:
        method, *values = json.loads(line)
        getattr(port, method)(*values)
    port.release(_ALL_CHANNELS)
    port.close()


def _answer(error: dict[str, object]) -> None:
    """Tells the program that the port is open, or why it is not."""
    sys.stdout.write(json.dumps(error) + "\n")
    sys.stdout.flush()


def _not_started(name: str, reason: str) -> AmtError:
    return AmtError(
        Sentence('The MIDI port "{name}" cannot be opened: {reason}.', name=name, reason=reason),
        "Choose it again in the preferences.",
    )


if __name__ == "__main__":
    serve(sys.argv[1:], sys.stdin)
