"""The log of a session, and what remains of one that crashed."""

from __future__ import annotations

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
    """The file that the present session's story goes to."""
    return paths.log_dir() / "amt.log"


def start_log(*, level: int = logging.INFO) -> logging.Handler | None:
    """Sends everything from `level` up to the rotating file; returns what `stop_log` takes.

    Where no file can be written the session goes on without one, after a warning on the error
    output, and None is returned.
    """
    root = logging.getLogger()
    try:
        handler = logging.handlers.RotatingFileHandler(
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
    """Ends what `start_log` began."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


class CrashLog:
    """Catches what Python cannot: a crash in native code writes where every thread was.

    Attributes:
        path: The file; empty as long as nothing crashed.
        last_crash: What the session before this one left there; empty when it ended well.
    """

    def __init__(self) -> None:
        self.path = paths.log_dir() / "crash.log"
        self.last_crash = ""
        if self.path.exists():
            self.last_crash = self.path.read_text(encoding="utf-8", errors="replace").strip()
        if self.last_crash:
            logger.warning("the last session crashed:\n%s", self.last_crash)
        self._file: IO[str] = self.path.open("w", encoding="utf-8")
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Ends the watch at the session's good end."""
        faulthandler.disable()
        self._file.close()
