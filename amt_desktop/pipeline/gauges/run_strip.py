"""A thin strip in the composer while a run is on: its stage, its progress, and the machine."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from amt_core.pipeline.report.amounts import size
from amt_desktop.look.theme import figures_font
from amt_desktop.pipeline.gauges.machine_watch import MachineState, MachineWatch
from amt_desktop.pipeline.result.figures import count_text, duration_text
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.stages.stage_line import stage_title
from amt_desktop.widgets.elided_label import ElidedLabel


class RunStrip(QFrame):
    """Shows the run of a session; its owner shows it where the page is not to be seen.

    Signals:
        show_wanted: The pipeline page is wanted.
    """

    show_wanted = Signal()

    def __init__(
        self, session: PipelineSession, watch: MachineWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "strip")
        self.stage = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress of the stage"))
        self.words = ElidedLabel()
        self.words.setProperty("kind", "dim")
        self.machine = QLabel()
        self.machine.setProperty("kind", "dim")
        for label in (self.words, self.machine):
            label.setFont(figures_font(size_px=12))
        button = QPushButton(self.tr("Show training"))
        button.setProperty("kind", "quiet")
        button.clicked.connect(self.show_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 10, 3)
        row.setSpacing(12)
        row.addWidget(self.stage)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.machine)
        row.addWidget(button)
        session.run_changed.connect(self.show_state)
        watch.sampled.connect(self._show_machine)
        self.show_state()
        self.hide()

    def show_state(self) -> None:
        """Shows the present stage."""
        current = self._session.run.current
        if current is None:
            self.stage.setText(self.tr("Starting …"))
            self.bar.setRange(0, 0)
            self.words.setText("")
            return
        self.stage.setText(stage_title(current.stage))
        self.bar.setRange(0, 1000 if current.share is not None else 0)
        self.bar.setValue(round(1000 * (current.share or 0)))
        words = current.message
        if current.total:
            words = count_text(current.total, current.unit, done=current.done)
        if current.remaining_sec is not None:
            words += self.tr(" · {0} left").format(duration_text(current.remaining_sec))
        if "loss" in current.metrics:
            words += self.tr(" · loss {0}").format(f"{current.metrics['loss']:.3f}")
        self.words.setText(words)

    def _show_machine(self, state: MachineState) -> None:
        if not self.isVisible():
            return
        sample = state.sample
        words = self.tr("Processor {0} % · memory {1} %").format(
            f"{sample.cpu_percent:.0f}", f"{sample.memory_percent:.0f}"
        )
        if sample.gpu_percent is not None:
            words += self.tr(" · card {0} %").format(f"{sample.gpu_percent:.0f}")
        self.machine.setText(words)
        self.machine.setToolTip(
            self.tr("Ours: processor {0} %, memory {1}").format(
                f"{state.own_cpu_percent:.0f}", size(state.own_memory_bytes)
            )
        )
