"""Alerts about the machine: full memory, slow work, no progress, an idle graphics card."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from amt_core.sentence import Sentence
from amt_core.system.monitor.sample import Sample

MEMORY_PERCENT = 80.0
THROUGHPUT_SHARE = 0.5
ANSWER_SEC = 10.0
SWAP_BYTES_PER_SEC = 2**20
_BUSY_CPU_PERCENT = 90.0
_IDLE_GPU_PERCENT = 50.0
_NUM_SUSTAINED = 3


class AlertKind(StrEnum):
    """The kinds of alerts."""

    MEMORY = "memory"
    GPU_MEMORY = "gpu memory"
    SLOW = "slow"
    NO_ANSWER = "no answer"
    STARVED_GPU = "starved gpu"
    SWAPPING = "swapping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alert; given once when a problem begins, and again only after it has ended.

    Attributes:
        kind: The kind of problem.
        stage: The stage that was running; empty if none.
        at_sec: The time, by the clock of the monitor.
        value: The figure that exceeded its limit.
        limit: The limit.
        message: A sentence for a person.
        remedy: A sentence that says what to do.
    """

    kind: AlertKind
    stage: str
    at_sec: float
    value: float
    limit: float
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The progress of the running stage.

    Attributes:
        rate: Recent items per second; None while it is not known.
        expected_rate: The rate that this machine should reach; None if it is not known.
        unit: The unit of the items, in the plural.
        silent_sec: Seconds since the last progress event.
    """

    rate: float | None = None
    expected_rate: float | None = None
    unit: str = ""
    silent_sec: float = 0.0


class AlertWatch:
    """Turns samples into alerts."""

    def __init__(self) -> None:
        self._active: set[AlertKind] = set()
        self._recent: deque[Sample] = deque(maxlen=_NUM_SUSTAINED)

    def observe(self, sample: Sample, work: Work) -> list[Alert]:
        """The alerts that begin with this sample."""
        self._recent.append(sample)
        found = [alert for alert in _found(sample, list(self._recent), work) if alert]
        new = [alert for alert in found if alert.kind not in self._active]
        self._active = {alert.kind for alert in found}
        return new


def _found(sample: Sample, recent: list[Sample], work: Work) -> list[Alert | None]:
    def alert(kind: AlertKind, value: float, limit: float, message: str, remedy: str) -> Alert:
        return Alert(
            kind=kind, stage=sample.stage, at_sec=sample.at_sec, value=value, limit=limit,
            message=message, remedy=remedy,
        )  # fmt: skip

    found: list[Alert | None] = []
    if sample.memory_percent > MEMORY_PERCENT:
        found.append(
            alert(AlertKind.MEMORY, sample.memory_percent, MEMORY_PERCENT,
                  Sentence("{percent:.0f} % of the memory is in use.",
                           percent=sample.memory_percent),
                  Sentence("Use fewer workers or a smaller batch, or close other programs."))
        )  # fmt: skip
    for gpu in sample.gpus:
        used = 100.0 * gpu.memory_used_bytes / max(gpu.memory_total_bytes, 1)
        # Training is meant to fill the card; only a card about to fail is worth an alert.
        if used > 97.0:
            found.append(
                alert(AlertKind.GPU_MEMORY, used, 97.0,
                      Sentence("The memory of {card} is full.", card=gpu.name),
                      Sentence("Use a smaller batch_size and more gradient_accumulation."))
            )  # fmt: skip
    is_sustained = len(recent) == _NUM_SUSTAINED
    if is_sustained and all(s.swapped_bytes_per_sec > SWAP_BYTES_PER_SEC for s in recent):
        found.append(
            alert(AlertKind.SWAPPING, sample.swapped_bytes_per_sec, SWAP_BYTES_PER_SEC,
                  Sentence("Memory is moved to disk and back, which slows everything down."),
                  Sentence("Use fewer workers, or close other programs."))
        )  # fmt: skip
    if is_sustained and all(_is_starving(s) for s in recent):
        found.append(
            alert(AlertKind.STARVED_GPU, sample.gpu_percent or 0.0, _IDLE_GPU_PERCENT,
                  Sentence("The graphics card waits for the processor."),
                  Sentence("Raise num_workers, or leave more cores to the training."))
        )  # fmt: skip
    if work.rate is not None and work.expected_rate:
        limit = THROUGHPUT_SHARE * work.expected_rate
        if work.rate < limit:
            found.append(
                alert(AlertKind.SLOW, work.rate, limit,
                      Sentence("{rate} {unit} a second, where {expected} are expected.",
                               rate=_rate(work.rate), unit=Sentence(work.unit or "items"),
                               expected=_rate(work.expected_rate)),
                      Sentence(
                          "Check whether other programs use the processor, the card or the disk."
                      ))
            )  # fmt: skip
    if work.silent_sec > ANSWER_SEC:
        found.append(
            alert(AlertKind.NO_ANSWER, work.silent_sec, ANSWER_SEC,
                  Sentence("No progress for {seconds:.0f} s.", seconds=work.silent_sec),
                  Sentence("If it does not continue, stop it. The finished part is kept."))
        )  # fmt: skip
    return found


def _is_starving(sample: Sample) -> bool:
    """True if the card is idle while at least one core is at its limit."""
    use = sample.gpu_percent
    busiest = max(sample.cores_percent, default=0.0)
    return use is not None and use < _IDLE_GPU_PERCENT and busiest > _BUSY_CPU_PERCENT


def _rate(per_sec: float) -> str:
    """A rate as a person reads it: `6.4`, `300`."""
    return f"{per_sec:.1f}" if per_sec < 10 else f"{per_sec:,.0f}"
