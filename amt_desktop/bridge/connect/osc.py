"""Open Sound Control on this machine's loopback: commands in, events out (OSC 1.0 over UDP)."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable
from typing import Any

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.installed import how_to_install, version_of

LOOPBACK = "127.0.0.1"
REPLY_TO = "/amt/reply_to"
"""The address of a message whose number is the port to which events for its sender go."""

Argument = str | int | float | bool
OnMessage = Callable[[str, tuple[Argument, ...]], object]
"""Called on the server's thread with the address and the arguments of each message."""

_MAX_CLIENTS = 8
_MAX_BYTES = 65_535

_log = logging.getLogger(__name__)


class OscServer:
    """Receives messages on a port of the loopback and sends events to all who sent one.

    Args:
        port: The port.
        on_message: Receives the messages.

    Raises:
        AmtError: python-osc is missing, or the port cannot be opened.
    """

    def __init__(self, port: int, on_message: OnMessage) -> None:
        if version_of("python-osc") is None:
            raise AmtError(
                "Control by OSC needs the package python-osc.",
                how_to_install("amt-desktop[connect]"),
            )
        self._on_message = on_message
        # Address of a sender -> port to which its events go, in the order of their last message.
        self._clients: dict[tuple[str, int], int] = {}
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.bind((LOOPBACK, port))
        except OSError as error:
            self._socket.close()
            raise AmtError(
                Sentence(
                    "The OSC port {port} cannot be opened: {reason}.",
                    port=port,
                    reason=error.strerror,
                ),
                "Another program may use it. Choose another port in the preferences.",
            ) from error
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="OSC", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that is open."""
        return int(self._socket.getsockname()[1])

    def send(self, address: str, *arguments: Argument) -> None:
        """Sends an event to every client; one that no longer listens is passed over."""
        from pythonosc.osc_message_builder import OscMessageBuilder

        builder = OscMessageBuilder(address)
        for argument in arguments:
            builder.add_arg(argument)
        data = builder.build().dgram
        with self._lock:
            targets = [(host, port) for (host, _), port in self._clients.items()]
        for target in targets:
            try:
                self._socket.sendto(data, target)
            except OSError as error:
                _log.debug("an OSC client does not listen: %s", error)

    def close(self) -> None:
        """Closes the port and ends the thread."""
        if self._is_closed:
            return
        self._is_closed = True
        # A datagram wakes the thread, which waits for the next one.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waker:
            waker.sendto(b"", (LOOPBACK, self.port))
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        while not self._is_closed:
            try:
                data, sender = self._socket.recvfrom(_MAX_BYTES)
            except OSError as error:
                # Some systems report here that an earlier receiver is gone.
                _log.debug("OSC: %s", error)
                continue
            if data:
                self._receive(data, sender)

    def _receive(self, data: bytes, sender: tuple[str, int]) -> None:
        for address, arguments in _messages_in(data):
            with self._lock:
                port = self._clients.pop(sender, sender[1])
                if address == REPLY_TO and arguments and isinstance(arguments[0], int):
                    port = min(max(arguments[0], 1), _MAX_BYTES)
                self._clients[sender] = port
                while len(self._clients) > _MAX_CLIENTS:
                    del self._clients[next(iter(self._clients))]
            if address != REPLY_TO:
                self._on_message(address, arguments)


def _messages_in(data: bytes) -> list[tuple[str, tuple[Argument, ...]]]:
    """The messages of a datagram, also of a bundle; none if it is no OSC."""
    from pythonosc.osc_packet import OscPacket, ParseError

    try:
        packet: Any = OscPacket(data)
    except ParseError as error:
        _log.info("a datagram is no OSC message: %s", error)
        return []
    return [
        (timed.message.address, tuple(_plain(value) for value in timed.message.params))
        for timed in packet.messages
    ]


def _plain(value: object) -> Argument:
    return value if isinstance(value, str | int | float) else str(value)
