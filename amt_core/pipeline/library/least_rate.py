"""The rate that a stage reaches on any desktop, whatever its library."""

from __future__ import annotations

# Items that one slow core (a shared virtual one, 2026) did in a second: any desktop does more.
# `python -m benchmarks.pipeline` prints them as "per core s".
_PER_CORE_SEC = {"collect": 250.0, "describe": 80.0, "embed": 100.0, "prepare": 150.0}


def least_rate(stage: str, *, num_workers: int) -> float | None:
    """Items per second that any desktop reaches; None for a stage that depends on the model."""
    per_core = _PER_CORE_SEC.get(stage)
    return None if per_core is None else per_core * num_workers
