"""The card of a stage: state, progress, rate, time left, peak memory, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from amt_core.pipeline.journal.stage_progress import RunState, StageProgress
from amt_core.pipeline.report.amounts import size
from amt_desktop.look.theme import figures_font
from amt_desktop.pipeline.result.figures import clock_text, count_text, rate_text
from amt_desktop.pipeline.stages.stage_use import StageUse
from amt_desktop.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from amt_core.pipeline.status import StageStatus


class StageCard(QFrame):
    """One stage; a click, Enter or the menu key opens what can be done with it.

    Signals:
        run_wanted: The names of the first and the last stage to run, as this card offers them.
        settings_wanted: The name of the stage.
        stop_wanted: The run is to stop after the step that it is at.
    """

    run_wanted = Signal(str, str)
    settings_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        tip: str,
        *,
        first: str,
        last: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self._title, self._first, self._last = name, title, first, last
        self.setProperty("kind", "stage")
        self.setProperty("state", "not run")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        heading = QLabel(title)
        heading.setProperty("kind", "value")
        self.state = QLabel()
        self.state.setProperty("kind", "stage state")
        self.time = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of {0}").format(title))
        self.counts, self.pace = ElidedLabel(), ElidedLabel()
        self.memory, self.use = ElidedLabel(), ElidedLabel()
        for label in (self.time, self.counts, self.pace, self.memory, self.use):
            label.setFont(figures_font(size_px=12))
            label.setProperty("kind", "dim")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.state)
        middle.addStretch(1)
        middle.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        column.addLayout(top)
        column.addLayout(middle)
        column.addWidget(self.bar)
        column.addWidget(self.counts)
        column.addWidget(self.pace)
        column.addWidget(self.memory)
        column.addWidget(self.use)
        self._can_run = False
        self.active_menu: QMenu | None = None
        self._say_name()

    def set_can_run(self, can_run: bool) -> None:
        """Allows or forbids to start runs."""
        self._can_run = can_run

    def show_unknown(self) -> None:
        """Shows that the state is being read."""
        self._show("not run", "…")
        self._set_figures()

    def show_status(self, status: StageStatus | None) -> None:
        """Shows the state between runs: not run, done, or out of date."""
        if status is None or status.run is None:
            self._show("not run", self.tr("not run"))
            self.bar.setRange(0, 100)
            self.bar.setValue(0)
            self._set_figures()
            return
        run = status.run
        is_done = status.state == "done"
        self._show(status.state, self.tr("done") if is_done else self.tr("out of date"))
        self.bar.setRange(0, 100)
        self.bar.setValue(100 if is_done else 0)
        counts = count_text(run.num_items, run.unit) if run.num_items else ""
        pace = rate_text(run.rate) if run.rate else ""
        self._set_figures(counts, pace, StageUse.of_run(run), time=clock_text(run.seconds))
        self.setToolTip(run.message)

    def show_progress(
        self, progress: StageProgress, *, use: StageUse, expected: float | None
    ) -> None:
        """Shows the state within a run."""
        words = {
            RunState.RUNNING: self.tr("running"),
            RunState.FINISHED: self.tr("done"),
            RunState.STOPPED: self.tr("stopped"),
            RunState.FAILED: self.tr("failed"),
        }[progress.state]
        self._show(progress.state, words)
        if progress.share is None:
            self.bar.setRange(0, 0 if progress.state is RunState.RUNNING else 100)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.share))
        counts = progress.message
        if progress.unit and progress.total:
            counts = count_text(progress.total, progress.unit, done=progress.done)
        elif progress.unit:
            counts = count_text(progress.done, progress.unit)
        time = self._time_left(progress.remaining_sec)
        self._set_figures(counts, self._pace(progress, expected), use, time=time)
        self.setToolTip(progress.message)

    def _time_left(self, seconds: float | None) -> str:
        """The time until the end, short enough for a narrow card; empty if it is not known."""
        if seconds is None:
            return ""
        if seconds < 3600:
            return self.tr("{0} left").format(clock_text(seconds))
        return self.tr("{0} h left").format(f"{seconds / 3600:.1f}")

    def _pace(self, progress: StageProgress, expected: float | None) -> str:
        if progress.rate is None:
            return ""
        pace = rate_text(progress.rate)
        if expected and progress.state is RunState.RUNNING and not progress.is_remote:
            return self.tr("{0} of {1}").format(pace, rate_text(expected))
        return pace

    def _set_figures(
        self, counts: str = "", pace: str = "", use: StageUse | None = None, *, time: str = ""
    ) -> None:
        self.time.setText(time)
        self.counts.setText(counts)
        self.pace.setText(pace)
        memory, shares = "", list[str]()
        if use is not None:
            memory = self.tr("peak {0}").format(size(use.peak_bytes)) if use.peak_bytes else ""
            if use.cpu_percent is not None:
                shares.append(self.tr("CPU {0} %").format(f"{use.cpu_percent:.0f}"))
            if use.gpu_percent is not None:
                shares.append(self.tr("GPU {0} %").format(f"{use.gpu_percent:.0f}"))
        self.memory.setText(memory)
        self.use.setText(" · ".join(shares))

    def _show(self, state: str, words: str) -> None:
        self.state.setText(words)
        if self.property("state") != state:
            self.setProperty("state", state)
            for widget in (self, self.state, self.bar):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self._say_name()

    def _say_name(self) -> None:
        self.setAccessibleName(f"{self._title}: {self.state.text()}")

    # The menu

    def make_menu(self) -> QMenu:
        """The menu of the stage."""
        menu = QMenu(self)
        for text, first, last in (
            (self.tr("Run this stage"), self.name, self.name),
            (self.tr("Run to here"), self._first, self.name),
            (self.tr("Run from here"), self.name, self._last),
        ):
            action = menu.addAction(text)
            action.setEnabled(self._can_run)
            action.triggered.connect(
                lambda _checked=False, first=first, last=last: self.run_wanted.emit(first, last)
            )
        stop = menu.addAction(self.tr("Stop after this step"))
        stop.setEnabled(self.property("state") == RunState.RUNNING)
        stop.triggered.connect(self.stop_wanted)
        menu.addSeparator()
        settings = menu.addAction(self.tr("Settings …"))
        settings.setEnabled(self._can_run)
        settings.triggered.connect(lambda: self.settings_wanted.emit(self.name))
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the menu."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self._open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens the menu with Enter, Space or the menu key."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu)
        if event.key() in keys:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        if self.active_menu is not None:
            self.active_menu.deleteLater()
        self.active_menu = self.make_menu()
        self.active_menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
