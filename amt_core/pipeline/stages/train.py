"""The stage train: a GPT-2, resumed exactly where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amt_core.pipeline.library.catalogue import NEW_ITEMS
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Advanced, Finished, Metric, Progress


class Train:
    """Trains a GPT-2 in a folder named by its key."""

    def key(self, work: WorkFolder) -> str:
        """The data and the options that decide the weights."""
        return work.training_key

    def has_output(self, work: WorkFolder) -> bool:
        """True if the best weights are there."""
        return (work.training / "model" / "model.safetensors").exists()

    def output(self, work: WorkFolder) -> str:
        """The key: the weights follow from the inputs."""
        return work.training_key

    def run(self, context: Context) -> Iterator[Progress]:
        """Trains, on several graphics cards if the options say so."""
        work = context.work
        num_steps = 0
        for event in _train(work.data, work.training, context.config.train):
            num_steps += isinstance(event, Advanced)
            if isinstance(event, Finished):
                # Steps of an earlier run that this one went on from are no work of its own.
                yield Metric(name=NEW_ITEMS, value=num_steps)
            yield event


def _train(data: Path, run: Path, options: TrainOptions) -> Iterator[Progress]:
    if options.num_devices > 1:
        from amt_core.pipeline.training.devices.torchrun import train_on_devices

        yield from train_on_devices(data, run, options)
        return
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.training.train import train

    yield from train(Shards(data), run, options)
