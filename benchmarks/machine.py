"""Describes the machine on which a benchmark ran."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass

import psutil

from amt_core.system.installed import version_of
from amt_core.system.machine.hardware import num_cores, processor_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The machine of a benchmark, and the other work on it.

    Attributes:
        cpu: The processor's name for itself.
        num_cores: Cores that this process may use.
        memory_gib: Memory of the machine.
        load: How many processes wanted a core during the last minute, before the benchmark began.
        system: Operating system and release.
        python: Python's version.
        onnxruntime: ONNX Runtime's version; empty when it is not installed.
    """

    cpu: str
    num_cores: int
    memory_gib: float
    load: float
    system: str
    python: str
    onnxruntime: str

    def __str__(self) -> str:
        runtime = f", ONNX Runtime {self.onnxruntime}" if self.onnxruntime else ""
        return (
            f"{self.cpu}, {self.num_cores} cores, {self.memory_gib:.0f} GiB, load {self.load:.1f}; "
            f"{self.system}, Python {self.python}{runtime}"
        )

    def to_json(self) -> dict[str, str | int | float]:
        """The same as a plain object."""
        return asdict(self)


def this_machine() -> Machine:
    """Describes the machine that the call is made on."""
    return Machine(
        cpu=processor_name(),
        num_cores=num_cores(),
        memory_gib=psutil.virtual_memory().total / 2**30,
        load=psutil.getloadavg()[0],
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        onnxruntime=version_of("onnxruntime") or version_of("onnxruntime-gpu") or "",
    )
