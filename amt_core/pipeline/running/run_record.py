"""The record of a run: events, figures and alerts of a stage, kept in the catalogue."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue

from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.run_details import RunDetails, RunPart
from amt_core.pipeline.running.expected_rate import expected_rate
from amt_core.pipeline.running.process_tree import ProcessTree
from amt_core.pipeline.stages.stage import Context, Stage
from amt_core.progress import Advanced, Alerted, Finished, Metric, Progress, Started
from amt_core.system.monitor.alerts import Alert
from amt_core.system.monitor.monitor import Monitor

logger = logging.getLogger(__name__)


def recorded(
    name: str, stage: Stage, context: Context, on_alert: Callable[[Alerted], None] | None
) -> Iterator[Progress]:
    """Runs a stage; its figures and the monitor's alerts go into the catalogue.

    Args:
        name: The stage's name.
        stage: The stage.
        context: Where it works.
        on_alert: Called with each alert at once, in the monitor's thread; without it alerts come
            with the next event.
    """
    catalogue, key = context.catalogue, stage.key(context.work)
    started_at, began = time.time(), time.monotonic()
    number = catalogue.begin_run(name, key, started_at)
    logger.info("stage %s begins", name)
    figures = _Figures()
    alerts = _AlertQueue(on_alert)
    monitor = Monitor(on_alert=alerts.put)
    monitor.begin(
        name,
        expected_rate=expected_rate(name, key, catalogue, num_workers=context.workers.num_workers),
    )

    def new_alerts() -> Iterator[Alerted]:
        # The catalogue belongs to this thread, and alerts come from the monitor's.
        for at_sec, alert in alerts.taken():
            catalogue.record_alert(number, alert, at_sec=at_sec)
            if on_alert is None:
                yield alert

    with ProcessTree() as tree, monitor:
        for event in stage.run(context):
            monitor.note(event)
            yield from new_alerts()
            if isinstance(event, Started):
                figures.end_part(tree)
            figures.add(event)
            if not isinstance(event, Finished):  # that one follows once the run is recorded
                yield event
        figures.end_part(tree)
    yield from new_alerts()
    run = StageRun(
        stage=name,
        key=key,
        started_at=started_at,
        seconds=time.monotonic() - began,
        num_items=figures.num_items,
        unit=figures.unit,
        peak_memory_bytes=tree.peak_bytes,
        message=figures.message,
        metrics=figures.metrics
        | monitor.usage[name].metrics()
        | {
            "core_seconds": round(tree.core_seconds, 2),
            "peak_cores": tree.peak_cores,
            "workers": context.workers.num_workers,
            "devices": context.config.train.num_devices,
        },
    )
    details = RunDetails(parts=figures.parts, curve=tree.curve)
    catalogue.finish_run(number, run, stage.output(context.work), details.to_json())
    logger.info("stage %s: %s in %.1f s", name, run.message, run.seconds)
    yield Finished(message=run.message)


class _Figures:
    """The figures of a run, as its events report them."""

    def __init__(self) -> None:
        self.num_items = 0
        self.unit = ""
        self.message = ""
        self.metrics: dict[str, float] = {}
        self.parts: list[RunPart] = []
        self._part: str | None = None
        self._part_began = time.monotonic()

    def end_part(self, tree: ProcessTree) -> None:
        """Ends the part of the work that is under way; what came before the first is no part."""
        now, use = time.monotonic(), tree.next_part()
        if self._part is not None:
            self.parts.append(
                RunPart(
                    name=self._part,
                    seconds=round(now - self._part_began, 3),
                    num_items=self.num_items,
                    unit=self.unit,
                    peak_memory_bytes=use.peak_bytes,
                    core_seconds=round(use.core_seconds, 2),
                )
            )
        self._part_began = now

    def add(self, event: Progress) -> None:
        match event:
            case Started():
                self.unit, self.num_items, self._part = event.unit, 0, event.message
            case Advanced():
                self.num_items = event.done
            case Metric():
                self.metrics[event.name] = event.value
            case Finished():
                self.message = event.message
            case _:
                pass


class _AlertQueue:
    """Alerts on their way from the monitor's thread to that of the stage."""

    def __init__(self, on_alert: Callable[[Alerted], None] | None) -> None:
        self._on_alert = on_alert
        self._began = time.monotonic()
        self._waiting: SimpleQueue[tuple[float, Alerted]] = SimpleQueue()

    def put(self, alert: Alert) -> None:
        event = Alerted(kind=alert.kind, message=alert.message, remedy=alert.remedy)
        self._waiting.put((time.monotonic() - self._began, event))
        if self._on_alert is not None:
            self._on_alert(event)

    def taken(self) -> Iterator[tuple[float, Alerted]]:
        """The alerts since the last call, with the seconds since the run began."""
        while not self._waiting.empty():
            yield self._waiting.get()
