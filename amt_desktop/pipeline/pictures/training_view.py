"""Live curves of a training: loss and validation loss, learning rate, speed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from amt_core.pipeline.training.curves import TrainingCurves
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.theme import current_theme, figures_font
from amt_desktop.look.words import grouped
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.pictures.plots import curve_pen, style_plot
from amt_desktop.pipeline.pictures.takes_list import TakesList
from amt_desktop.pipeline.session import PipelineSession

# The share of the steps over which the training curve is a mean, and the most steps.
_SMOOTH_SHARE = 0.05
_MAX_SMOOTH_STEPS = 25


class TrainingView(QWidget):
    """Three plots over the steps of the newest training in the work folder, and its takes."""

    def __init__(
        self,
        session: PipelineSession,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._curves: TrainingCurves | None = None
        self._is_stale = False
        self.words = QLabel()
        self.words.setFont(figures_font(size_px=13))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.graphics: Any = pg.GraphicsLayoutWidget()
        self.graphics.setAccessibleName(self.tr("Curves of the training"))
        self.graphics.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loss: Any = self.graphics.addPlot(row=0, col=0, rowspan=2)
        self._rate: Any = self.graphics.addPlot(row=0, col=1)
        self._speed: Any = self.graphics.addPlot(row=1, col=1)
        layout = self.graphics.ci.layout
        layout.setColumnStretchFactor(0, 3)
        layout.setColumnStretchFactor(1, 2)
        self._loss.addLegend(offset=(-8, 2), colCount=3)
        self.lines: dict[str, Any] = {
            "each step": self._loss.plot(name=self.tr("each step")),
            "loss": self._loss.plot(name=self.tr("training")),
            "valid_loss": self._loss.plot(name=self.tr("validation"), symbol="o", symbolSize=5),
            "learning_rate": self._rate.plot(),
            "tokens_per_sec": self._speed.plot(),
        }
        for plot in (self._loss, self._rate, self._speed):
            plot.setClipToView(True)
            plot.setDownsampling(auto=True, mode="peak")
            plot.setMouseEnabled(x=True, y=False)
        self._rate.setXLink(self._loss)
        self._speed.setXLink(self._loss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self.takes = TakesList(session, services, feed=feed, messages=messages)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.graphics, 1)
        row.addWidget(self.takes)
        column.addWidget(self.words)
        column.addLayout(row, 1)
        session.run_changed.connect(self.update_curves)
        session.folder_changed.connect(self._on_folder)
        session.config_changed.connect(self._on_folder)
        self._style()
        self._on_folder()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was written while the view was hidden."""
        super().showEvent(event)
        self.update_curves()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "lines"):
            self._style()
        super().changeEvent(event)

    def update_curves(self) -> None:
        """Reads the steps that are new, and draws them if someone looks."""
        if self._curves is None:
            return
        self._is_stale |= self._curves.update()
        self.takes.set_run(self._curves.run_folder)
        if self._is_stale and self.isVisible():
            self._draw()

    def _on_folder(self) -> None:
        work = self._session.work_folder
        self._curves = None if work is None else TrainingCurves(work)
        if self._curves is not None:
            self._curves.update()
        self._draw()
        self.takes.set_run(None if self._curves is None else self._curves.run_folder)

    def _draw(self) -> None:
        self._is_stale = False
        if self._curves is None or not self._curves.num_steps:
            for line in self.lines.values():
                line.clear()
            self.words.setText(
                self.tr("The curves appear when the stage Train has its first step.")
            )
            return
        steps, losses = self._curves.curve("loss")
        self.lines["each step"].setData(steps, losses)
        self.lines["loss"].setData(steps, _smooth(losses))
        valid_steps, valid = self._curves.curve("valid_loss")
        self.lines["valid_loss"].setData(valid_steps, valid)
        rate_steps, rates = self._curves.curve("learning_rate")
        self.lines["learning_rate"].setData(rate_steps, rates)
        speed_steps, speeds = self._curves.curve("tokens_per_sec")
        self.lines["tokens_per_sec"].setData(speed_steps, speeds)
        words = self.tr("Step {0} · loss {1}").format(
            grouped(self._curves.num_steps), f"{_smooth(losses)[-1]:.3f}"
        )
        if len(valid):
            words += self.tr(" · best validation loss {0}").format(f"{valid.min():.3f}")
        if len(speeds):
            recent = float(np.median(speeds[-_MAX_SMOOTH_STEPS:]))
            words += self.tr(" · {0} tokens/s").format(f"{recent:,.0f}")
        self.words.setText(words)
        self.graphics.setAccessibleDescription(words)

    def _style(self) -> None:
        theme = current_theme()
        self.graphics.setBackground(theme.color("field"))
        step = self.tr("step")
        style_plot(self._loss, title=self.tr("Loss (nats per token)"), x_label=step)
        style_plot(self._rate, title=self.tr("Learning rate"))
        style_plot(self._speed, title=self.tr("Tokens per second"), x_label=step)
        faint = theme.color("focus")
        faint.setAlphaF(0.3)
        self.lines["each step"].setPen(pg.mkPen(faint, width=1))
        self.lines["loss"].setPen(curve_pen("focus"))
        self.lines["valid_loss"].setPen(curve_pen("accent"))
        self.lines["valid_loss"].setSymbolBrush(theme.color("accent"))
        self.lines["valid_loss"].setSymbolPen(None)
        self.lines["learning_rate"].setPen(curve_pen("positive"))
        self.lines["tokens_per_sec"].setPen(curve_pen("warning"))
        legend = self._loss.legend
        legend.setLabelTextColor(theme.text_dim)
        behind = theme.color("panel")
        behind.setAlphaF(0.6)  # curves go on below it
        legend.setBrush(behind)


def _smooth(values: np.ndarray) -> np.ndarray:
    """The mean of each value and of some before it."""
    width = max(1, min(_MAX_SMOOTH_STEPS, round(_SMOOTH_SHARE * len(values))))
    sums = np.cumsum(np.concatenate([[0.0], values]))
    ends = np.arange(1, len(values) + 1)
    starts = np.maximum(ends - width, 0)
    return (sums[ends] - sums[starts]) / (ends - starts)
