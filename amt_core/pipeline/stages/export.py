"""The stage export: the best weights become a model folder that composes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from amt_core.pipeline.stages.cluster import style_clusters
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.work_folder import WorkFolder, fingerprint_of
from amt_core.progress import Finished, Progress
from amt_core.sentence import Sentence

# Rises with what a model folder holds, so that older ones are exported again.
_EXPORT_VERSION = 2
_STAMP_FILE = "pipeline-key.txt"


class Export:
    """Writes the best weights as a model folder."""

    def key(self, work: WorkFolder) -> str:
        """The weights, and the data that the files next to them are counted over."""
        inputs = work.output_of("prepare"), work.output_of("train")
        return fingerprint_of(_EXPORT_VERSION, *inputs)

    def has_output(self, work: WorkFolder) -> bool:
        """True if the model in its place has this key."""
        stamp = work.model / _STAMP_FILE
        return stamp.exists() and stamp.read_text(encoding="utf-8") == self.key(work)

    def output(self, work: WorkFolder) -> str:
        """The key: the model follows from the inputs."""
        return self.key(work)

    def run(self, context: Context) -> Iterator[Progress]:
        """Makes the model next to its place and moves it there when it is complete."""
        from amt_core.pipeline.data.shards import Shards
        from amt_core.pipeline.model.export import export

        work, target = context.work, context.work.model
        making = target.with_name(f"{target.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        shards = Shards(work.data)
        clusters = style_clusters(work)
        for event in export(work.training, shards, making, clusters=clusters):
            if not isinstance(event, Finished):
                yield event
        (making / _STAMP_FILE).write_text(self.key(work), encoding="utf-8")
        if target.exists():
            shutil.rmtree(target)
        making.rename(target)
        yield Finished(message=Sentence("{folder} is ready to compose", folder=target))
