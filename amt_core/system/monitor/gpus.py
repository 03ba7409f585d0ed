"""The NVIDIA cards, through the management library of their driver (NVML)."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from typing import Any

from amt_core.sentence import Sentence
from amt_core.system.monitor.sample import GpuSample

logger = logging.getLogger(__name__)


class Gpus:
    """Reads the state of all cards; without a driver there are none, and `reason` says why.

    Args:
        nvml: The module `pynvml`, or one that behaves like it; by default the installed one.

    Attributes:
        reason: Why there are no cards; empty if there are some.
    """

    def __init__(self, nvml: Any = None) -> None:
        self.reason = ""
        self._cards: list[tuple[Any, str]] = []
        self._nvml: Any = None
        try:
            self._open(nvml)
        except ImportError:
            self.reason = Sentence("The package nvidia-ml-py is not installed.")
        except Exception as error:  # noqa: BLE001 - every version of NVML has more error types of its own
            logger.info("no graphics cards: %s", error)
            self.reason = Sentence("No NVIDIA card was found ({error}).", error=error)

    def _open(self, nvml: Any) -> None:
        if nvml is None:
            import pynvml as nvml
        nvml.nvmlInit()
        self._nvml = nvml
        for index in range(nvml.nvmlDeviceGetCount()):
            handle = nvml.nvmlDeviceGetHandleByIndex(index)
            name = nvml.nvmlDeviceGetName(handle)
            self._cards.append((handle, name.decode() if isinstance(name, bytes) else str(name)))
        if not self._cards:
            self.reason = Sentence("The driver found no card.")

    def read(self) -> tuple[GpuSample, ...]:
        """The state of every card; a card that no longer answers is left out."""
        samples: list[GpuSample] = []
        for handle, name in self._cards:
            memory = self._asked(self._nvml.nvmlDeviceGetMemoryInfo, handle)
            if memory is None:
                continue
            use = self._asked(self._nvml.nvmlDeviceGetUtilizationRates, handle)
            power = self._asked(self._nvml.nvmlDeviceGetPowerUsage, handle)
            samples.append(
                GpuSample(
                    name=name,
                    use_percent=None if use is None else float(use.gpu),
                    memory_used_bytes=int(memory.used),
                    memory_total_bytes=int(memory.total),
                    temperature_c=self._asked(self._temperature, handle),
                    power_w=None if power is None else power / 1000,
                )
            )
        return tuple(samples)

    def close(self) -> None:
        """Closes the driver library."""
        if self._nvml is not None:
            with contextlib.suppress(Exception):
                self._nvml.nvmlShutdown()
        self._nvml, self._cards = None, []

    def _temperature(self, card: Any) -> float:
        return float(self._nvml.nvmlDeviceGetTemperature(card, self._nvml.NVML_TEMPERATURE_GPU))

    def _asked(self, question: Callable[[Any], Any], card: Any) -> Any:
        """Asks the driver about a card; None if it has no answer, as for power in many laptops."""
        try:
            return question(card)
        except self._nvml.NVMLError as error:
            logger.debug("a card gives no answer: %s", error)
            return None
