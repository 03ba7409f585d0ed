"""The log of a session, and the crash log."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import logging.handlers
import platform
import sys
from pathlib import Path
from typing import IO

from amt_core.errors import AmtError
from amt_core.system import paths

logger = logging.getLogger(__name__)

_FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_NUM_OLD_LOGS = 3


def log_file() -> Path:
    """The log file of the current session."""
    return paths.log_dir() / "amt.log"


def start_log(*, level: int = logging.INFO) -> logging.Handler | None:
    """Writes all messages from `level` up to the rotating log file; returns the handler.

    If the file cannot be written, it warns on the error output and returns None.
    """
    root = logging.getLogger()
    try:
        handler = _LogFile(
            log_file(), maxBytes=_MAX_BYTES, backupCount=_NUM_OLD_LOGS, encoding="utf-8"
        )
    except (AmtError, OSError) as error:
        logger.warning("no log is written: %s", error)
        return None
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.setLevel(level)
    root.addHandler(handler)
    logger.info("Python %s on %s: %s", platform.python_version(), platform.platform(), sys.argv)
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Closes the handler of `start_log`."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        # What the disk has no room for is lost.
        with contextlib.suppress(OSError):
            handler.close()


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log file that goes on without the messages that cannot be written, and says so once."""

    _has_failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._has_failed:
            self._has_failed = True
            if sys.stderr is not None:
                sys.stderr.write(f"The log {self.baseFilename} has gaps: {error.strerror}.\n")


class CrashLog:
    """Records crashes in native code, which Python cannot catch: the traceback of every thread.

    Attributes:
        path: The file; it is empty unless the session crashed. None if none can be written; such
            a traceback then goes to the error output.
        last_crash: The record of the session before this one; empty if it did not crash.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self.last_crash = ""
        self._file: IO[str] | None = None
        try:
            path = paths.log_dir() / "crash.log"
            if path.exists():
                self.last_crash = path.read_text(encoding="utf-8", errors="replace").strip()
            self._file = path.open("w", encoding="utf-8")
            self.path = path
        except (AmtError, OSError) as error:
            logger.warning("no crash log is written: %s", error)
        if self.last_crash:
            logger.warning("the last session crashed:\n%s", self.last_crash)
        if self._file is not None:
            faulthandler.enable(self._file)
        elif sys.stderr is not None:
            faulthandler.enable()

    def close(self) -> None:
        """Closes the crash log when the session ends normally."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
