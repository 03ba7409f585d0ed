"""The label of the section lane, and the button that rewrites the bars that no longer fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from amt_desktop.piano_roll.lanes.keyboard import KEYBOARD_PX
from amt_desktop.piano_roll.lanes.lane_label import LaneLabel
from amt_desktop.piano_roll.lanes.plan_lane import PLAN_LANE_PX
from amt_desktop.piano_roll.model.roll_model import RollModel


class UnfitLabel(LaneLabel):
    """Names the section lane; while bars no longer fit the plan, a button takes its place.

    Signals:
        rewrite_requested: The bars that no longer fit are to be rewritten.

    Args:
        model: The model with the plan.
    """

    rewrite_requested = Signal()

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "", height_px=PLAN_LANE_PX, parent=parent)
        self.set_text(self.tr("Sections"))
        self.button = QPushButton(self)
        self.button.setProperty("kind", "lane")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setGeometry(3, 2, KEYBOARD_PX - 7, PLAN_LANE_PX - 4)
        self.button.clicked.connect(self.rewrite_requested)
        self.button.hide()
        model.plan_changed.connect(self._show_state)

    def _show_state(self) -> None:
        count = len(self._model.unfit_bars)
        if count:
            self.button.setText(self.tr("Rewrite {0}").format(count))
            words = self.tr("Rewrite the {0} bars that no longer fit the plan (Ctrl+Shift+F)")
            self.button.setToolTip(words.format(count))
            self.button.setAccessibleName(words.format(count))
        self.button.setVisible(count > 0)
