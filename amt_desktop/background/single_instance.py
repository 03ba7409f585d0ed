"""One window for each folder of the program: a second start hands its files to the first."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

# A program that does not answer in this time hangs: the file opens in a window of its own.
_TIMEOUT_MS = 2_000
_RECEIVED = b"received\n"


def hand_over(state_folder: Path, files: Sequence[Path]) -> bool:
    """Gives files to the program that runs with a folder; without files it only comes to the front.

    Returns:
        True if it has received them, False if none runs or it does not answer.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name_of(state_folder))
    if not socket.waitForConnected(_TIMEOUT_MS):
        return False
    paths = [str(path.absolute()) for path in files]
    socket.write(json.dumps(paths).encode() + b"\n")
    is_received = socket.waitForReadyRead(_TIMEOUT_MS) and socket.readLine().data() == _RECEIVED
    socket.abort()
    return is_received


class InstanceServer(QObject):
    """Receives the files of programs that are started later with the same folder.

    Signals:
        received: Files to open; an empty list only asks for the window.

    Args:
        state_folder: The folder in which the program keeps its state.
        parent: Qt's owner.
    """

    received = Signal(list)

    def __init__(self, state_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = _name_of(state_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # Nobody has answered: what stands there is left from a program that was killed.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            logger.warning("other starts cannot reach this one: %s", self._server.errorString())

    def close(self) -> None:
        """Receives no more files."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            files = [Path(path) for path in json.loads(bytes(socket.readLine().data()).decode())]
        except (ValueError, TypeError):
            logger.warning("another program has sent something that is no list of files")
            socket.abort()
            return
        socket.write(_RECEIVED)
        socket.flush()
        self.received.emit(files)


def _name_of(state_folder: Path) -> str:
    """The name of the socket, one for each user and folder."""
    digest = hashlib.sha256(str(state_folder.resolve()).encode()).hexdigest()
    return f"amt-desktop-{digest[:16]}"
