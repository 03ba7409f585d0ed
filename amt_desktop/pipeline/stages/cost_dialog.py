"""Shows the time that a long run is going to take, before it begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from amt_core.pipeline.run_cost import StageCost
from amt_desktop.look.theme import figures_font
from amt_desktop.pipeline.result.figures import duration_text
from amt_desktop.pipeline.stages.stage_line import stage_title

LONG_RUN_SEC = 600.0
"""A run of at least this time is worth a question."""


def is_long(costs: Sequence[StageCost]) -> bool:
    """True if a run is worth a question: it takes long, or nothing is known of a stage."""
    known = [cost.seconds for cost in costs if cost.seconds is not None]
    return len(known) < len(costs) or sum(known) >= LONG_RUN_SEC


class CostDialog(QDialog):
    """A line for each stage that has work to do, and the sum."""

    def __init__(self, costs: Sequence[StageCost], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start a long run?"))
        title = QLabel(self._total(costs))
        title.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "You can compose meanwhile, stop at any time, and close the window: the run goes "
                "on, and one that was stopped continues where it was."
            )
        )
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(24)
        for row, cost in enumerate(cost for cost in costs if cost.seconds != 0):
            for column, text in enumerate((stage_title(cost.stage), *self._texts(cost))):
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
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _total(self, costs: Sequence[StageCost]) -> str:
        total = duration_text(sum(cost.seconds or 0.0 for cost in costs))
        if all(cost.seconds is not None for cost in costs):
            return self.tr("This takes about {0}").format(total)
        return self.tr("This takes more than {0}").format(total)

    def _texts(self, cost: StageCost) -> tuple[str, str]:
        if cost.seconds is None:
            return "?", self.tr("its first steps will show")
        remark = self.tr("as measured here before") if cost.is_measured else self.tr("estimated")
        return duration_text(cost.seconds), remark
