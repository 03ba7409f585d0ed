"""A report of an unexpected error, kept in the program's own folder; nothing is ever sent."""

from __future__ import annotations

import logging
import platform
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from amt_core.errors import AmtError
from amt_core.system.files import replacing
from amt_core.system.installed import version_of
from amt_core.system.log import log_file
from amt_core.system.paths import state_dir

logger = logging.getLogger(__name__)

MAX_REPORTS = 20
_LOG_LINES = 40
_MAX_LOG_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashReport:
    """A report.

    Attributes:
        summary: The error in one line.
        text: Everything that helps to find its cause.
        path: The file that keeps it; None if it could not be written.
    """

    summary: str
    text: str
    path: Path | None


def report_of(error: BaseException) -> CrashReport:
    """Writes the report of an exception, and removes the oldest ones.

    The folder of the user is written as `~`, so that the report can be shown to others.
    """
    summary = traceback.format_exception_only(error)[-1].strip()
    trace = "".join(traceback.format_exception(error))
    text = _without_home(f"{_head()}\n\n{trace.rstrip()}\n\n{_end_of_log()}")
    return CrashReport(summary=summary, text=text, path=_kept(text))


def report_of_crash(record: str) -> CrashReport:
    """The report of a session that ended in native code, from what the crash log recorded."""
    text = _without_home(f"{_head()}\n\n{record}")
    return CrashReport(summary=record.splitlines()[0], text=text, path=_kept(text))


def _head() -> str:
    version = version_of("amt-desktop") or ""
    return (
        f"AMT Desktop {version}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide {pyside_version}\n"
        f"{platform.platform()}"
    )


def _end_of_log() -> str:
    try:
        data = log_file().read_bytes()[-_MAX_LOG_BYTES:]
    except (AmtError, OSError):
        return ""
    lines = data.decode("utf-8", errors="replace").splitlines()[-_LOG_LINES:]
    return "\n".join(("The end of the log:", *lines))


def _without_home(text: str) -> str:
    return text.replace(str(Path.home()), "~")


def _kept(text: str) -> Path | None:
    try:
        folder = state_dir() / "reports"
        folder.mkdir(exist_ok=True)
        path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("*.txt"))[:-MAX_REPORTS]:
            old.unlink(missing_ok=True)
    except (AmtError, OSError) as error:
        logger.warning("the report could not be kept: %s", error)
        return None
    return path
