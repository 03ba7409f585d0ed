"""A card shows the rate against the expected one, and what the stage takes of the machine."""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot

from amt_core.pipeline.journal.stage_progress import RunState, StageProgress
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.status import StageStatus
from amt_core.system.monitor.sample import GpuSample, Sample
from amt_desktop.pipeline.gauges.machine_watch import MachineState
from amt_desktop.pipeline.stages.stage_card import StageCard
from amt_desktop.pipeline.stages.stage_use import StageUse

MIB = 2**20


@pytest.fixture
def card(qtbot: QtBot) -> StageCard:
    card = StageCard("train", "Train", "Trains", first="collect", last="report")
    qtbot.addWidget(card)
    return card


def sample(cpu_percent: float, memory_bytes: int, gpu_percent: float | None = None) -> MachineState:
    gpus = ()
    if gpu_percent is not None:
        gpus = (
            GpuSample(
                name="RTX", use_percent=gpu_percent, memory_used_bytes=1, memory_total_bytes=2
            ),
        )
    return MachineState(
        at_sec=0.0,
        sample=Sample(
            at_sec=0.0, cores_percent=(90.0,), memory_used_bytes=1, memory_total_bytes=2, gpus=gpus
        ),
        run_cpu_percent=cpu_percent,
        run_memory_bytes=memory_bytes,
    )


def test_a_running_stage_shows_its_rate_against_the_expected_one(card: StageCard) -> None:
    progress = StageProgress(stage="train", unit="steps")
    progress.advance(0.0, 0, 100)
    progress.advance(10.0, 20, 100)
    use = StageUse()
    use.add(sample(40.0, 300 * MIB, 80.0))
    use.add(sample(60.0, 200 * MIB, 60.0))
    card.show_progress(progress, use=use, expected=5.0)
    assert card.counts.text() == "20 / 100 steps"
    assert card.time.text() == "0:40 left"
    assert card.pace.text() == "2.0/s of 5.0/s"
    assert card.memory.text() == "peak 300 MiB"
    assert card.use.text() == "CPU 50 % · GPU 70 %"


def test_a_stage_that_has_run_shows_its_share_of_the_cores(card: StageCard) -> None:
    cores = os.cpu_count() or 1
    run = StageRun(
        stage="train", key="k", started_at=0.0, seconds=10.0, num_items=50, unit="steps",
        peak_memory_bytes=100 * MIB, message="done", metrics={"core_seconds": 5.0 * cores},
    )  # fmt: skip
    card.show_status(StageStatus(stage="train", state="done", run=run))
    assert card.time.text() == "0:10"
    assert card.memory.text() == "peak 100 MiB"
    assert card.use.text() == "CPU 50 %"


def test_a_stage_without_samples_shows_nothing_of_the_machine(card: StageCard) -> None:
    progress = StageProgress(stage="train", state=RunState.FAILED, message="No disk")
    card.show_progress(progress, use=StageUse(), expected=None)
    assert (card.memory.text(), card.use.text()) == ("", "")


@pytest.mark.parametrize(("num_items", "words"), [(1, "1 piece"), (2, "2 pieces")])
def test_one_item_stands_in_the_singular(card: StageCard, num_items: int, words: str) -> None:
    run = StageRun(
        stage="describe", key="k", started_at=0.0, seconds=1.0, num_items=num_items, unit="pieces",
        peak_memory_bytes=0, message="", metrics={},
    )  # fmt: skip
    card.show_status(StageStatus(stage="describe", state="done", run=run))
    assert card.counts.text() == words
    progress = StageProgress(stage="describe", unit="pieces")
    progress.advance(0.0, 0, num_items)
    card.show_progress(progress, use=StageUse(), expected=None)
    assert card.counts.text() == f"0 / {words}"


def test_hours_that_are_left_are_told_shortly(card: StageCard) -> None:
    progress = StageProgress(stage="train", unit="steps")
    progress.advance(0.0, 0, 100_000)
    progress.advance(10.0, 100, 100_000)
    card.show_progress(progress, use=StageUse(), expected=None)
    assert card.time.text() == "2.8 h left"


def test_a_card_is_as_high_with_its_figures_as_without(card: StageCard) -> None:
    card.show_status(None)
    height = card.sizeHint().height()
    progress = StageProgress(stage="train", unit="steps")
    progress.advance(0.0, 0, 100)
    progress.advance(10.0, 20, 100)
    use = StageUse()
    use.add(sample(40.0, 300 * MIB, 80.0))
    card.show_progress(progress, use=use, expected=5.0)
    assert card.sizeHint().height() == height


def test_a_stage_of_a_run_that_has_not_begun_waits(card: StageCard) -> None:
    card.show_waiting(is_next=False)
    assert card.state.text() == "waiting"
    card.show_waiting(is_next=True)
    assert card.state.text() == "starting …"
    assert card.accessibleName() == "Train: starting …"


def test_a_stage_that_was_stopped_is_not_called_one_that_never_ran(card: StageCard) -> None:
    card.show_status(StageStatus(stage="train", state="unfinished", run=None))
    assert card.state.text() == "unfinished"


def test_settings_wait_until_the_run_is_over(card: StageCard) -> None:
    for can_run in (True, False):
        card.set_can_run(can_run)
        (settings,) = (a for a in card.make_menu().actions() if a.text() == "Settings …")
        assert settings.isEnabled() == can_run
