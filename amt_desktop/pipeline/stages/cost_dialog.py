"""Shows the time and the disk space that a long run is going to take, before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from amt_core.pipeline.report.amounts import size
from amt_desktop.look.theme import figures_font
from amt_desktop.pipeline.result.figures import duration_text
from amt_desktop.pipeline.stages.stage_line import stage_title

if TYPE_CHECKING:
    from amt_core.pipeline.running.run_cost import RunCost, StageCost

LONG_RUN_SEC = 600.0
"""A run of at least this time is worth a question."""


def is_worth_a_question(cost: RunCost) -> bool:
    """True if a run takes long, or more than the disk has left."""
    return cost.seconds >= LONG_RUN_SEC or not cost.has_room


class CostDialog(QDialog):
    """A line for each stage that has work to do, and the sum."""

    def __init__(self, cost: RunCost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start this run?"))
        title = QLabel(self.tr("This takes about {0}").format(duration_text(cost.seconds)))
        title.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "You can compose meanwhile, stop at any time, and close the window: the run goes "
                "on, and one that was stopped continues where it was."
            )
        )
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        self.disk_words = QLabel(self._disk_text(cost))
        self.disk_words.setProperty("kind", "dim")
        self.disk_words.setWordWrap(True)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(24)
        for row, each in enumerate(each for each in cost.stages if each.seconds):
            for column, text in enumerate((stage_title(each.stage), *self._texts(each))):
                label = QLabel(text)
                if column == 1:
                    label.setFont(figures_font(size_px=13))
                    label.setAlignment(Qt.AlignmentFlag.AlignRight)
                elif column == 2:
                    label.setProperty("kind", "dim")
                self.table.addWidget(label, row, column)
        self.table.setColumnStretch(2, 1)
        buttons = QDialogButtonBox()
        self.run_button = buttons.addButton(
            self.tr("Start the run"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.run_button.setProperty("kind", "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(self.table)
        column.addWidget(self.disk_words)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _disk_text(self, cost: RunCost) -> str:
        sizes = size(cost.disk_bytes), size(cost.free_bytes)
        if cost.has_room:
            return self.tr("It writes about {0}; the disk has {1} free.").format(*sizes)
        return self.tr(
            "It writes about {0}, and the disk has only {1} free: make room, or choose another "
            "work folder."
        ).format(*sizes)

    def _texts(self, cost: StageCost) -> tuple[str, str]:
        remark = self.tr("as measured here before") if cost.is_measured else self.tr("estimated")
        return duration_text(cost.seconds), remark
