"""The gauges show each sample in words; the watch gives alerts with their remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amt_core.system.monitor.sample import GpuSample, Sample
from amt_desktop.pipeline.gauges.gauge_row import GaugeRow
from amt_desktop.pipeline.gauges.machine_watch import HISTORY_SEC, MachineState, MachineWatch

GIB = 2**30


def state(at_sec: float = 0.0, *, gpus: tuple[GpuSample, ...] = (), free: int = 90) -> MachineState:
    return MachineState(
        at_sec=at_sec,
        sample=Sample(
            at_sec=at_sec, cores_percent=(100.0, 50.0), memory_used_bytes=6 * GIB,
            memory_total_bytes=8 * GIB, gpus=gpus,
        ),
        own_cpu_percent=25.0, own_memory_bytes=2 * GIB, run_memory_bytes=GIB,
        swap_used_bytes=GIB, swap_total_bytes=2 * GIB,
        disk_free_bytes=free * GIB, disk_total_bytes=100 * GIB,
    )  # fmt: skip


@pytest.fixture
def watch(qtbot: QtBot) -> MachineWatch:
    return MachineWatch()


@pytest.fixture
def row(watch: MachineWatch, qtbot: QtBot) -> GaugeRow:
    row = GaugeRow(watch)
    qtbot.addWidget(row)
    row.show()
    return row


def test_ours_stands_next_to_the_whole(row: GaugeRow, watch: MachineWatch) -> None:
    watch.take(state())
    assert row.processor.reading.value == "75 %"
    assert "ours 25 %" in row.processor.reading.detail
    assert row.processor.reading.bars == [1.0, 0.5]
    assert row.memory.reading.value == "6.0 GiB"
    assert "ours 2.0 GiB" in row.memory.reading.detail
    assert "swap 1.0 GiB" in row.memory.reading.detail


def test_without_a_card_the_gauge_says_why(row: GaugeRow, watch: MachineWatch) -> None:
    watch.no_gpu_reason = "No NVIDIA card was found."
    watch.take(state())
    assert row.gpu.reading.detail == "No NVIDIA card was found."
    assert row.gpu_memory.isHidden()


def test_a_card_shows_use_memory_heat_and_power(row: GaugeRow, watch: MachineWatch) -> None:
    card = GpuSample(
        name="RTX", use_percent=97.0, memory_used_bytes=9 * GIB, memory_total_bytes=12 * GIB,
        temperature_c=88.0, power_w=210.0,
    )  # fmt: skip
    watch.take(state(gpus=(card,)))
    assert row.gpu.reading.value == "97 %"
    assert row.gpu.reading.detail == "RTX · 88 °C · 210 W"
    assert row.gpu.reading.is_high
    assert row.gpu_memory.reading.value == "9.0 GiB"


def test_five_minutes_of_history_are_kept(watch: MachineWatch) -> None:
    for second in range(400):
        watch.take(state(float(second)))
    assert watch.history[-1].at_sec == 399.0
    assert HISTORY_SEC - 3 <= watch.history[-1].at_sec - watch.history[0].at_sec <= HISTORY_SEC
    assert len(watch.history) <= HISTORY_SEC / 3 + 1


def test_curves_are_drawn_again_only_when_the_history_has_another_point(
    row: GaugeRow, watch: MachineWatch
) -> None:
    for at_sec in (0.0, 3.5, 4.0):
        watch.take(state(at_sec))
    row.grab()
    drawn = row.processor._picture
    assert drawn is not None
    watch.take(state(6.0))
    row.grab()
    assert row.processor._picture is drawn
    watch.take(state(9.0))
    row.grab()
    assert row.processor._picture is not drawn


def test_curves_that_went_on_while_hidden_are_shown_with_the_page(
    row: GaugeRow, watch: MachineWatch
) -> None:
    watch.take(state(0.0))
    row.hide()
    for second in range(1, 100):
        watch.take(state(float(second)))
    before = row.processor.grab().toImage()
    row.show()
    assert row.processor.grab().toImage() != before


def test_little_room_on_the_disk_is_told_once(watch: MachineWatch) -> None:
    told: list[str] = []
    watch.alerted.connect(lambda _message, remedy: told.append(remedy))
    watch.take(state(0.0, free=1))
    watch.take(state(1.0, free=1))
    assert len(told) == 1
    assert "Make room" in told[0]


def test_other_programs_are_blamed_once_when_they_hold_the_processor_during_a_run(
    watch: MachineWatch,
) -> None:
    told: list[str] = []
    watch.alerted.connect(lambda message, _remedy: told.append(message))
    for second in range(30):
        watch.take(state(float(second)))
    assert told == []  # no run
    watch.set_run(1, is_training=False)
    for second in range(30, 60):
        watch.take(state(float(second)))
    assert told == ["Other programs use 50 % of the processor."]


def test_a_started_watch_samples_this_machine(
    watch: MachineWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    watch.set_disk(tmp_path / "not there yet")
    with qtbot.waitSignal(watch.sampled, timeout=10_000) as sampled:
        watch.start()
    watch.stop()
    assert sampled.args is not None
    seen = sampled.args[0]
    assert seen.own_memory_bytes > 0
    assert seen.disk_total_bytes > seen.disk_free_bytes > 0
