"""The real window, driven step by step, of which pictures are taken."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from amt_core.system.settings import THEME, Settings
from amt_desktop.app import make_application
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow

TIMEOUT_SEC = 180.0


class PictureWindow:
    """A window with a state folder of its own, ready to compose.

    Args:
        width_px: Its width.
        height_px: Its height.

    Attributes:
        window: The window.
    """

    def __init__(self, width_px: int, height_px: int) -> None:
        self._app = make_application()
        folder = Path(tempfile.mkdtemp())
        settings = Settings(folder / "settings.json")
        self.window = MainWindow(core_services(settings), settings, folder / "state")
        self.window.resize(width_px, height_px)
        self.window.show()
        loaded: list[bool] = []
        self.window.start_up.finished.connect(lambda: loaded.append(True))
        self.window.start()
        self.wait_until(lambda: bool(loaded))
        for banner in list(self.window.banners.banners):
            banner.dismiss()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Lets the window work until something is so.

        Raises:
            TimeoutError: It took too long.
        """
        deadline = time.monotonic() + TIMEOUT_SEC
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not reach this state in time")
            self._app.processEvents()
            time.sleep(0.002)

    def work_for(self, duration_sec: float) -> None:
        """Lets the window work for a time."""
        until = time.monotonic() + duration_sec
        self.wait_until(lambda: time.monotonic() > until)

    def describe(self, text: str, *, seed: int) -> None:
        """Types a description and waits until it is understood."""
        panel = self.window.panel
        panel.description.setPlainText(text)
        panel.seed.set_seed(seed)
        self.wait_until(lambda: panel.spec.text == text)

    @property
    def written_bars(self) -> int:
        """The number of complete bars of the take that is shown."""
        take = self.window.document.active
        return 0 if take is None else take.written_bars

    @property
    def is_busy(self) -> bool:
        """True while a piece is written or changed, or what is heard of it is computed."""
        window = self.window
        jobs = (window.compose_job, window.shape_job, window.interpreter, window.file_job)
        return any(job.is_running for job in jobs)

    def trigger(self, name: str) -> None:
        """Does what an action of the menus does."""
        self.window.actions_by_name[name].trigger()

    def show_theme(self, theme: str) -> None:
        """Shows the window in the dark or the light theme."""
        self.window.preferences.change({THEME: theme})

    def grab(self) -> QPixmap:
        """The window with the dialogs and menus above it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible() and other.width() > 1:
                corner = other.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
                painter.drawPixmap(corner, other.grab())
        painter.end()
        return picture
