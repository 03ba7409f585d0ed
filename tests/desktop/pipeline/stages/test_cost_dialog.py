"""A run that takes long, or more than the disk has left, is asked about with its cost."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from amt_core.pipeline.running.run_cost import RunCost, StageCost
from amt_desktop.pipeline.stages.cost_dialog import CostDialog, is_worth_a_question


def cost_of(*, free_bytes: int, train_sec: float = 7200.0) -> RunCost:
    """A run whose first stage is done."""
    stages = {"prepare": (0.0, 0, True), "train": (train_sec, 3 * 2**30, False)}
    return RunCost(
        stages=tuple(
            StageCost(
                stage=name, seconds=seconds, num_items=1, disk_bytes=size, is_measured=measured
            )
            for name, (seconds, size, measured) in stages.items()
        ),
        free_bytes=free_bytes,
    )


def test_a_stage_with_work_has_a_line_with_its_time(qtbot: QtBot) -> None:
    dialog = CostDialog(cost_of(free_bytes=2**40))
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "This takes about 2 h 0 min" in texts
    assert "estimated" in texts
    assert "as measured here before" not in texts
    assert dialog.disk_words.text() == "It writes about 3.0 GiB; the disk has 1.0 TiB free."


def test_a_disk_without_room_is_asked_about_with_a_remedy(qtbot: QtBot) -> None:
    assert not is_worth_a_question(cost_of(free_bytes=2**40, train_sec=5.0))
    full = cost_of(free_bytes=2**30, train_sec=5.0)
    assert is_worth_a_question(full)
    dialog = CostDialog(full)
    qtbot.addWidget(dialog)
    assert "only 1.0 GiB free: make room" in dialog.disk_words.text()
