"""The card of a stage: state, progress, rate, time left, peak memory, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from amt_core.pipeline.journal.stage_progress import RunState, StageProgress
from amt_core.pipeline.report.amounts import size
from amt_desktop.look.sentences import localized
from amt_desktop.look.theme import figures_font
from amt_desktop.look.words import grouped
from amt_desktop.pipeline.result.figures import clock_text, count_text, rate_text
from amt_desktop.pipeline.stages.stage_use import StageUse
from amt_desktop.widgets.elided_label import ElidedLabel, ShortenedLabel

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
        self.counts, self.pace = ShortenedLabel(), ShortenedLabel()
        self.memory, self.use = ElidedLabel(), ElidedLabel()
        font = figures_font(size_px=12)
        for label in (self.time, self.counts, self.pace, self.memory, self.use):
            label.setFont(font)
            label.setProperty("kind", "dim")
            # Empty, it is as high as with a figure: what is below must not move.
            label.setFixedHeight(QFontMetrics(font).height())
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

    def show_waiting(self, *, is_next: bool) -> None:
        """Shows that a run has still to begin the stage, or is about to."""
        if is_next:
            self._show("starting", self.tr("starting …"))
        else:
            self._show("waiting", self.tr("waiting"))
        self._set_bar(0)
        self._set_figures()

    def show_status(self, status: StageStatus | None) -> None:
        """Shows the state between runs: not run, unfinished, done, or out of date."""
        words = {
            "not run": self.tr("not run"),
            "unfinished": self.tr("unfinished"),
            "done": self.tr("done"),
            "out of date": self.tr("out of date"),
        }
        state = "not run" if status is None else status.state
        self._show(state, words[state])
        self._set_bar(100 if state == "done" else 0)
        run = None if status is None else status.run
        if run is None:
            self._set_figures()
            return
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
        counts, shorter = localized(progress.message), ""
        if progress.unit and progress.total:
            counts = count_text(progress.total, progress.unit, done=progress.done)
            shorter = f"{grouped(progress.done)} / {grouped(progress.total)}"
        elif progress.unit:
            counts = count_text(progress.done, progress.unit)
        time = self._time_left(progress.remaining_sec)
        pace = "" if progress.rate is None else rate_text(progress.rate)
        compared = self._compared_pace(progress, expected) or pace
        self._set_figures(counts, compared, use, time=time, shorter=(shorter, pace))
        self.setToolTip(localized(progress.message))

    def _set_bar(self, percent: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(percent)

    def _time_left(self, seconds: float | None) -> str:
        """The time until the end, short enough for a narrow card; empty if it is not known."""
        if seconds is None:
            return ""
        if seconds < 3600:
            return self.tr("{0} left").format(clock_text(seconds))
        return self.tr("{0} h left").format(f"{seconds / 3600:.1f}")

    def _compared_pace(self, progress: StageProgress, expected: float | None) -> str:
        """The rate against the expected one; empty where there is nothing to compare."""
        is_local = progress.state is RunState.RUNNING and not progress.is_remote
        if progress.rate is None or not expected or not is_local:
            return ""
        return self.tr("{0} of {1}").format(rate_text(progress.rate), rate_text(expected))

    def _set_figures(
        self,
        counts: str = "",
        pace: str = "",
        use: StageUse | None = None,
        *,
        time: str = "",
        shorter: tuple[str, str] = ("", ""),
    ) -> None:
        """Shows figures; `shorter` has the wordings of counts and pace for a narrow card."""
        self.time.setText(time)
        self.counts.set_texts(counts, shorter[0])
        self.pace.set_texts(pace, shorter[1])
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
