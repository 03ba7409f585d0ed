"""Starting the program: arguments, log, crash log, window."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from amt_core.errors import AmtError
from amt_core.system.installed import version_of
from amt_core.system.log import CrashLog, start_log
from amt_core.system.machine.memory import share_heaps
from amt_core.system.paths import state_dir
from amt_core.system.settings import LANGUAGE, Settings
from amt_desktop.background.crash_report import CrashReport, report_of, report_of_crash
from amt_desktop.background.single_instance import InstanceServer, hand_over
from amt_desktop.bridge.core_services import core_services
from amt_desktop.bridge.messages import Notice
from amt_desktop.look.icons import application_icon
from amt_desktop.look.language import install_language
from amt_desktop.look.sentences import localized
from amt_desktop.window.main_window import MainWindow

logger = logging.getLogger(__name__)

# A frame at 60 Hz is 17 ms.
_SWITCH_INTERVAL_SEC = 0.0005

APP_ID = "io.github.amt_desktop.AmtDesktop"


def version() -> str:
    """The version of the installed program."""
    return version_of("amt-desktop") or "0"


class _PrintVersion(argparse.Action):
    """Prints the version, which is looked up only then, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        text = "print the version, and end"
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=text)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Does what the class says."""
        sys.stdout.write(f"AMT Desktop {version()}\n")
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="amt-desktop",
        description="Turns a typed description into multi-track music, while you listen.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.mid", help="a file to open")
    parser.add_argument(
        "--smoke", action="store_true", help="start, load everything, print a line, and end"
    )
    parser.add_argument(
        "--new-window", action="store_true", help="open a window of its own if one is open"
    )
    parser.add_argument("--version", action=_PrintVersion)
    return parser


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Reads the command line."""
    return make_parser().parse_args(arguments)


def make_application() -> QApplication:
    """Qt's application object with the program's name, icon and style."""
    # The GUI thread releases and takes the interpreter lock hundreds of times a second. With
    # Python's default of 5 ms, a thread that computes would delay it visibly each time.
    sys.setswitchinterval(_SWITCH_INTERVAL_SEC)
    share_heaps()
    app = QApplication([sys.argv[0]])
    app.setStyle("Fusion")
    app.setApplicationName("AMT Desktop")
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(application_icon())
    return app


def run(arguments: Sequence[str]) -> int:
    """Runs the program until its window is closed; returns the exit status."""
    options = parse_arguments(arguments)
    if not _has_screen():
        sys.stderr.write(
            "There is no screen to open the window on. Start it on a desktop, or compose on the "
            'command line: amt compose "a slow waltz" -o waltz.mid\n'
        )
        return 2
    start_log()
    crash_log = CrashLog()
    _install_hooks()
    app = make_application()
    try:
        return _run_window(app, options, crash_log)
    except AmtError as error:
        # Without a folder of its own the program cannot keep a piece.
        sys.stderr.write(f"{error}\n")
        if not options.smoke:
            QMessageBox.critical(None, app.applicationName(), localized(error.text))
        return 2


def _run_window(app: QApplication, options: argparse.Namespace, crash_log: CrashLog) -> int:
    """Opens the window and runs the event loop until it is closed.

    Raises:
        AmtError: A folder that the program needs cannot be made.
    """
    if not (options.smoke or options.new_window) and hand_over(state_dir(), options.files[:1]):
        return 0
    settings = Settings()
    install_language(app, settings.get(LANGUAGE))
    window = MainWindow(core_services(settings), settings, state_dir())
    for warning in settings.warnings:
        window.messages.notice(Notice(message=warning, icon="warning"))
    if crash_log.last_crash:
        window.help.tell_crash(report_of_crash(crash_log.last_crash))
    if options.smoke:
        window.start_up.finished.connect(lambda: _end_smoke_test(window))
    else:
        server = InstanceServer(state_dir(), window)
        server.received.connect(window.receive_files)
    window.show()
    # Loading starts after the first paint, so that the window is on screen first.
    QTimer.singleShot(0, window.start)
    for path in options.files[:1]:
        window.open_path(path)
    status = app.exec()
    logger.info("ended with status %d", status)
    crash_log.close()
    return status


def _has_screen() -> bool:
    """True if Qt will find a screen; without one, Qt ends the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _end_smoke_test(window: MainWindow) -> None:
    sys.stdout.write("AMT Desktop started\n")
    sys.stdout.flush()
    window.close()


def _install_hooks() -> None:
    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logger.critical("unexpected error", exc_info=(kind, error, trace))
        _show_report(report_of(error))

    def on_thread_exception(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            logger.critical(
                "unexpected error in a thread",
                exc_info=(hook.exc_type, hook.exc_value, hook.exc_traceback),
            )
            report = report_of(hook.exc_value)
            if (app := QApplication.instance()) is not None:
                QTimer.singleShot(0, app, lambda: _show_report(report))

    sys.excepthook = on_exception
    threading.excepthook = on_thread_exception
    qInstallMessageHandler(_on_qt_message)


def _show_report(report: CrashReport) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.help.tell_error(report)


_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:  # Qt ends the process when this returns
        sys.stderr.write(f"{message}\nTo see what is missing on this machine, run: amt doctor\n")
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
