"""The gauges of the machine in a row: processor, memory, disk, graphics card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amt_core.pipeline.report.amounts import size
from amt_core.system.monitor.sample import GpuSample
from amt_desktop.look.sentences import localized
from amt_desktop.pipeline.gauges.gauge import Curve, Gauge, Reading
from amt_desktop.pipeline.gauges.machine_watch import MachineState, MachineWatch

_HIGH_SHARE = 0.8
_LOW_DISK_SHARE = 0.05
_HOT_C = 85.0


class GaugeRow(QWidget):
    """Shows each sample of a watch; ours is drawn over the curve of all programs."""

    def __init__(self, watch: MachineWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._curves_to_sec: float | None = None
        self.processor = Gauge(self.tr("Processor"))
        self.memory = Gauge(self.tr("Memory"))
        self.disk = Gauge(self.tr("Disk"))
        self.gpu = Gauge(self.tr("Graphics card"))
        self.gpu_memory = Gauge(self.tr("Card memory"))
        self.gpu_memory.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for gauge in (self.processor, self.memory, self.disk, self.gpu, self.gpu_memory):
            row.addWidget(gauge, 1)
        watch.sampled.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Draws the curves that have gone on while nobody looked."""
        super().showEvent(event)
        if self._watch.history:
            self._show_curves()

    def _show(self, state: MachineState) -> None:
        if not self.isVisible():
            return
        self._show_processor(state)
        self._show_memory(state)
        self._show_disk(state)
        self._show_cards(state)
        if len(self._watch.history) == 1 or self._watch.history[-2].at_sec != self._curves_to_sec:
            self._show_curves()

    def _show_curves(self) -> None:
        """Draws the curves; only when the history has another point, as to draw them costs most."""
        history = self._watch.history
        self._curves_to_sec = history[-2].at_sec if len(history) > 1 else None
        total = max(history[-1].sample.memory_total_bytes, 1)
        highest = max(*(_disk_rate(s) for s in history), 1.0)
        card_total = max(_card_memory(history[-1].sample.gpus)[1], 1)
        curve = self._curve
        self.processor.show_curves(
            curve(lambda s: s.sample.cpu_percent / 100), curve(lambda s: s.own_cpu_percent / 100)
        )
        self.memory.show_curves(
            curve(lambda s: s.sample.memory_percent / 100),
            curve(lambda s: s.own_memory_bytes / total),
        )
        self.disk.show_curves(curve(lambda s: _disk_rate(s) / highest))
        if history[-1].sample.gpus:
            self.gpu.show_curves(curve(lambda s: (s.sample.gpu_percent or 0) / 100))
            self.gpu_memory.show_curves(
                curve(lambda s: _card_memory(s.sample.gpus)[0] / card_total)
            )

    def _curve(self, share: Callable[[MachineState], float]) -> Curve:
        history = self._watch.history
        now = history[-1].at_sec
        return [(now - state.at_sec, share(state)) for state in history]

    def _show_processor(self, state: MachineState) -> None:
        sample = state.sample
        self.processor.show_reading(
            Reading(
                value=f"{sample.cpu_percent:.0f} %",
                detail=self.tr("{0} cores · ours {1} %").format(
                    len(sample.cores_percent), f"{state.own_cpu_percent:.0f}"
                ),
                bars=[percent / 100 for percent in sample.cores_percent],
            )
        )

    def _show_memory(self, state: MachineState) -> None:
        sample = state.sample
        total = max(sample.memory_total_bytes, 1)
        detail = self.tr("of {0} · ours {1}").format(size(total), size(state.own_memory_bytes))
        if state.swap_total_bytes:
            detail += self.tr(" · swap {0}").format(size(state.swap_used_bytes))
        self.memory.show_reading(
            Reading(
                value=size(sample.memory_used_bytes),
                detail=detail,
                is_high=sample.memory_used_bytes / total > _HIGH_SHARE,
            )
        )

    def _show_disk(self, state: MachineState) -> None:
        total = state.disk_total_bytes
        free = state.disk_free_bytes
        self.disk.show_reading(
            Reading(
                value=self.tr("{0}/s").format(size(_disk_rate(state))),
                detail=self.tr("{0} free").format(size(free)) if total else "",
                is_high=bool(total) and free / total < _LOW_DISK_SHARE,
            )
        )

    def _show_cards(self, state: MachineState) -> None:
        cards = state.sample.gpus
        self.gpu_memory.setVisible(bool(cards))
        if not cards:
            self.gpu.show_reading(
                Reading(value=self.tr("none"), detail=localized(self._watch.no_gpu_reason))
            )
            return
        card = cards[0]
        heat = "" if card.temperature_c is None else f" · {card.temperature_c:.0f} °C"
        power = "" if card.power_w is None else f" · {card.power_w:.0f} W"
        more = self.tr(" (+{0})").format(len(cards) - 1) if len(cards) > 1 else ""
        use = state.sample.gpu_percent
        self.gpu.show_reading(
            Reading(
                value=self.tr("n/a") if use is None else f"{use:.0f} %",
                detail=f"{card.name}{more}{heat}{power}",
                is_high=(card.temperature_c or 0) > _HOT_C,
            )
        )
        used, total = _card_memory(cards)
        self.gpu_memory.show_reading(
            Reading(
                value=size(used),
                detail=self.tr("of {0}").format(size(total)),
            )
        )


def _disk_rate(state: MachineState) -> float:
    """Bytes a second to and from all disks."""
    return state.sample.disk_read_bytes_per_sec + state.sample.disk_written_bytes_per_sec


def _card_memory(cards: tuple[GpuSample, ...]) -> tuple[int, int]:
    """(bytes in use, bytes in all) of all cards."""
    return sum(c.memory_used_bytes for c in cards), sum(c.memory_total_bytes for c in cards)
