"""Samples belong to the running stage, and each problem gives one alert."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest

from amt_core.progress import Advanced, Started
from amt_core.system.monitor.alerts import Alert, AlertKind
from amt_core.system.monitor.gpus import Gpus
from amt_core.system.monitor.machine import MachineProbe
from amt_core.system.monitor.monitor import Monitor
from amt_core.system.monitor.sample import GpuSample, Sample

CARD = GpuSample(name="Card", use_percent=20.0, memory_used_bytes=1, memory_total_bytes=10)


class Script:
    """A machine of which each sample is as the test says."""

    def __init__(self, **values: Any) -> None:
        self.values = {"cores_percent": (10.0, 30.0), "memory_used_bytes": 5,
                       "memory_total_bytes": 10} | values  # fmt: skip
        self.is_closed = False

    def read(self, *, at_sec: float, stage: str = "") -> Sample:
        return Sample(at_sec=at_sec, stage=stage, **self.values)

    def close(self) -> None:
        self.is_closed = True


class Rig:
    def __init__(self, **values: Any) -> None:
        self.now_sec = 0.0
        self.script = Script(**values)
        self.alerts: list[Alert] = []
        self.monitor = Monitor(
            on_alert=self.alerts.append, probe=self.script, now=lambda: self.now_sec
        )

    def tick(self, seconds: float = 1.0) -> None:
        self.now_sec += seconds
        self.monitor.tick()

    @property
    def kinds(self) -> list[AlertKind]:
        return [alert.kind for alert in self.alerts]


def test_samples_belong_to_the_running_stage() -> None:
    rig = Rig(gpus=(CARD,))
    rig.monitor.begin("embed")
    rig.tick()
    rig.monitor.begin("train")
    rig.script.values["cores_percent"] = (100.0, 100.0)
    rig.tick()
    rig.tick()
    assert rig.monitor.usage["embed"].cpu_percent == 20
    assert rig.monitor.usage["train"].cpu_percent == 100
    assert rig.monitor.usage["train"].num_samples == 2
    assert rig.monitor.usage["train"].metrics()["gpu_percent"] == 20


def test_full_memory_gives_one_alert_until_it_is_free_again() -> None:
    rig = Rig(memory_used_bytes=9)
    rig.tick()
    rig.tick()
    assert rig.kinds == [AlertKind.MEMORY]
    rig.script.values["memory_used_bytes"] = 5
    rig.tick()
    rig.script.values["memory_used_bytes"] = 9
    rig.tick()
    assert rig.kinds == [AlertKind.MEMORY] * 2


def test_a_memory_of_exactly_80_percent_is_no_alert() -> None:
    rig = Rig(memory_used_bytes=8)
    rig.tick()
    assert rig.kinds == []


@pytest.mark.parametrize(("rate", "kinds"), [(40, [AlertKind.SLOW]), (60, [])])
def test_less_than_half_of_the_expected_speed_is_slow(rate: int, kinds: list[AlertKind]) -> None:
    rig = Rig()
    rig.monitor.begin("collect", expected_rate=100.0)
    for second in range(1, 9):
        rig.now_sec += 1
        rig.monitor.note(Advanced(done=rate * second))
        rig.monitor.tick()
    assert rig.kinds == kinds


def test_ten_seconds_without_progress_give_an_alert() -> None:
    rig = Rig()
    rig.monitor.begin("train")
    rig.tick(10.0)
    assert rig.kinds == []
    rig.tick(1.0)
    assert rig.kinds == [AlertKind.NO_ANSWER]
    rig.monitor.note(Started())
    rig.tick(1.0)
    rig.tick(10.0)
    assert rig.kinds == [AlertKind.NO_ANSWER] * 2


def test_nobody_is_expected_to_answer_while_no_stage_runs() -> None:
    rig = Rig()
    rig.tick(1000.0)
    assert rig.kinds == []


def test_a_card_that_idles_beside_a_busy_core_starves() -> None:
    rig = Rig(gpus=(CARD,), cores_percent=(100.0, 5.0))
    rig.tick()
    rig.tick()
    assert rig.kinds == [], "one moment is nothing"
    rig.tick()
    assert rig.kinds == [AlertKind.STARVED_GPU]


def test_lasting_swapping_gives_an_alert() -> None:
    rig = Rig(swapped_bytes_per_sec=5e6)
    for _ in range(3):
        rig.tick()
    assert rig.kinds == [AlertKind.SWAPPING]


def test_a_stage_that_falls_below_half_of_its_first_minute_is_slow() -> None:
    rig = Rig()
    rig.monitor.begin("train")
    done = 0
    for second in range(200):
        done += 10 if second < 100 else 3
        rig.now_sec += 1
        rig.monitor.note(Advanced(done=done))
        rig.monitor.tick()
    assert rig.kinds == [AlertKind.SLOW]


def test_another_part_of_a_stage_counts_from_its_own_beginning() -> None:
    rig = Rig()
    rig.monitor.begin("describe", expected_rate=10.0)
    for part in range(2):
        rig.monitor.note(Started(message=f"part {part}"))
        for second in range(1, 9):
            rig.now_sec += 1
            rig.monitor.note(Advanced(done=10 * second))
            rig.monitor.tick()
    assert rig.kinds == []


def test_a_server_that_is_asked_sets_a_pace_of_its_own() -> None:
    rig = Rig()
    rig.monitor.begin("describe", expected_rate=80.0)
    for is_remote, kinds in ((True, []), (False, [AlertKind.SLOW])):
        rig.monitor.note(Started(total=100, unit="titles", is_remote=is_remote))
        for done in range(10):
            rig.monitor.note(Advanced(done=done, total=100))
            rig.tick()
        assert rig.kinds == kinds
    assert "titles a second" in rig.alerts[0].message


def test_a_part_that_is_complete_is_not_slow() -> None:
    rig = Rig()
    rig.monitor.begin("describe", expected_rate=80.0)
    rig.monitor.note(Started(total=12, unit="pieces"))
    for _ in range(2):
        rig.monitor.note(Advanced(done=12, total=12))
        rig.tick(9.0)
    assert rig.kinds == []


def test_flows_add_up_over_the_time_they_held() -> None:
    rig = Rig(disk_read_bytes_per_sec=1e6, net_sent_bytes_per_sec=10.0)
    rig.monitor.begin("collect")
    for _ in range(4):
        rig.tick(2.0)
    figures = rig.monitor.usage["collect"].metrics()
    assert figures["disk_read_bytes"] == pytest.approx(6e6)
    assert figures["net_sent_bytes"] == pytest.approx(60)


def test_work_shorter_than_the_interval_has_a_sample() -> None:
    monitor = Monitor(probe=Script(), interval_sec=1000.0)
    monitor.begin("embed")
    with monitor:
        pass
    assert monitor.usage["embed"].cpu_percent == 20


def test_the_use_of_the_cores_counts_from_the_beginning_also_in_another_thread() -> None:
    probe = MachineProbe(Gpus(_nvml(0)))
    deadline = time.process_time() + 0.3
    while time.process_time() < deadline:
        pass
    samples: list[Sample] = []
    thread = threading.Thread(target=lambda: samples.append(probe.read(at_sec=1.0)))
    thread.start()
    thread.join()
    assert samples[0].cpu_percent > 0


def test_the_thread_samples_and_ends() -> None:
    seen = threading.Event()
    script = Script()
    with Monitor(on_sample=lambda _: seen.set(), probe=script, interval_sec=0.001):
        assert seen.wait(10)
    assert script.is_closed
    assert "monitor" not in {thread.name for thread in threading.enumerate()}


def test_this_machine_can_be_read() -> None:
    probe = MachineProbe(Gpus(_nvml(0)))
    probe.read(at_sec=0.0)
    sample = probe.read(at_sec=1.0, stage="x")
    probe.close()
    assert sample.stage == "x"
    assert sample.cores_percent
    assert 0 < sample.memory_used_bytes < sample.memory_total_bytes


class NoPowerError(Exception):
    pass


def _nvml(num_cards: int) -> Any:
    def no_power(_: object) -> None:
        raise NoPowerError

    return SimpleNamespace(
        NVMLError=NoPowerError,
        NVML_TEMPERATURE_GPU=0,
        nvmlInit=lambda: None,
        nvmlShutdown=lambda: None,
        nvmlDeviceGetCount=lambda: num_cards,
        nvmlDeviceGetHandleByIndex=lambda index: index,
        nvmlDeviceGetName=lambda index: f"Card {index}".encode(),
        nvmlDeviceGetMemoryInfo=lambda index: SimpleNamespace(used=index + 1, total=10),
        nvmlDeviceGetUtilizationRates=lambda index: SimpleNamespace(gpu=50 * index),
        nvmlDeviceGetPowerUsage=no_power,
        nvmlDeviceGetTemperature=lambda index, kind: 60 + index + kind,
    )


def test_every_card_is_read_and_what_it_does_not_tell_is_none() -> None:
    gpus = Gpus(_nvml(2))
    first, second = gpus.read()
    assert (first.name, second.name) == ("Card 0", "Card 1")
    assert second == GpuSample(name="Card 1", use_percent=50.0, memory_used_bytes=2,
                               memory_total_bytes=10, temperature_c=61.0)  # fmt: skip


def test_without_a_driver_there_are_no_cards_and_a_reason() -> None:
    def fail() -> None:
        raise NoPowerError("no library")

    gpus = Gpus(SimpleNamespace(nvmlInit=fail))
    assert gpus.read() == ()
    assert "no library" in gpus.reason
    gpus.close()
