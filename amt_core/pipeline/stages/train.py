"""The stage train: a GPT-2, resumed exactly where it was, continued when the library has grown."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.library.catalogue import NEW_ITEMS
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.work_folder import WorkFolder, read_object
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.sentence import Sentence
from amt_core.system.files import replacing

logger = logging.getLogger(__name__)

_START_FILE = "start.json"
_MIN_CONTINUED_SHARE = 0.1


class Train:
    """Trains a GPT-2 in a folder named by its key."""

    def key(self, work: WorkFolder) -> str:
        """The data and the options that decide the weights."""
        return work.training_key

    def has_output(self, work: WorkFolder) -> bool:
        """True if the best weights are there."""
        return _has_weights(work.training)

    def output(self, work: WorkFolder) -> str:
        """The key: the weights follow from the inputs."""
        return work.training_key

    def run(self, context: Context) -> Iterator[Progress]:
        """Trains, on several graphics cards if the options say so."""
        work = context.work
        options = _started(work)
        continues = options.initial_model != context.config.train.initial_model
        num_steps = 0
        for event in _train(work.data, work.training, options):
            num_steps += isinstance(event, Advanced)
            if isinstance(event, Started) and continues:
                message = Sentence(
                    "{beginning}, continuing the model that is there", beginning=event.message
                )
                yield replace(event, message=message)
                continue
            if isinstance(event, Finished):
                # Steps of an earlier run that this one went on from are no work of its own.
                yield Metric(name=NEW_ITEMS, value=num_steps)
            yield event


def _started(work: WorkFolder) -> TrainOptions:
    """The options that this training begins with, the same when it goes on after a stop.

    They are kept in its folder: the weights that it continues from, and how many steps it has.
    """
    options, path = work.config.train, work.training / _START_FILE
    try:
        start = read_object(path)
    except AmtError:
        start = {}
    if not start:
        start = _start(work, _num_pieces(work))
        work.training.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(start), encoding="utf-8")
    before = work.training_of(str(start["continues"]))
    if not start["continues"] or not _has_weights(before):
        return options
    logger.info("continues from %s for %d steps", before, start["max_steps"])
    return replace(
        options,
        initial_model=str(before / "model"),
        added_layers=0,  # that model has them
        max_steps=start["max_steps"],
        warmup_steps=min(options.warmup_steps, start["max_steps"] // 10),
        decay_steps=min(options.decay_steps, start["max_steps"]),
    )


def num_steps(work: WorkFolder, *, growth: float = 1.0) -> int:
    """The steps of the next training, which are few where it continues an earlier one.

    Args:
        work: The work folder.
        growth: The size of the library by then over that of the data prepared now.
    """
    try:
        start = read_object(work.training / _START_FILE) if growth == 1.0 else {}
    except AmtError:
        start = {}
    start = start or _start(work, round(growth * _num_pieces(work)), is_other_data=growth != 1.0)
    return int(start["max_steps"])


def _start(work: WorkFolder, num_pieces: int, *, is_other_data: bool = False) -> dict[str, Any]:
    """The facts with which a new training begins; they are kept in its folder.

    Args:
        work: The work folder.
        num_pieces: The pieces that it trains on.
        is_other_data: True if the data will be other than those prepared now.
    """
    options = work.config.train
    start = {
        "options": work.training_options_key,
        "num_pieces": num_pieces,
        "continues": "",
        "max_steps": options.max_steps,
    }
    before = work.output_of("train")
    if (
        options.grown_library == "restart"
        or options.decay_from
        or not before
        or (before == work.training_key and not is_other_data)
    ):
        return start
    try:
        earlier = read_object(work.training_of(before) / _START_FILE)
    except AmtError:
        return start
    if earlier.get("options") != start["options"] or not _has_weights(work.training_of(before)):
        return start
    share_new = abs(num_pieces - int(earlier["num_pieces"])) / max(num_pieces, 1)
    share = min(max(share_new, _MIN_CONTINUED_SHARE), 1.0)
    return start | {"continues": before, "max_steps": max(1, math.ceil(share * options.max_steps))}


def _num_pieces(work: WorkFolder) -> int:
    return int(work.catalogue.value("SELECT count(*) FROM splits WHERE split = 'train'"))


def _has_weights(run: Path) -> bool:
    return (run / "model" / "model.safetensors").exists()


def _train(data: Path, run: Path, options: TrainOptions) -> Iterator[Progress]:
    if options.num_devices > 1:
        from amt_core.pipeline.training.devices.torchrun import train_on_devices

        yield from train_on_devices(data, run, options)
        return
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.training.train import train

    yield from train(Shards(data), run, options)
