"""The stage evaluate: the model composes for the test descriptions, and its pieces are measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.work_folder import WorkFolder, read_object
from amt_core.progress import Finished, Progress, Warned, counted
from amt_core.sentence import Sentence
from amt_core.system.files import replacing


class Evaluate:
    """Composes for the test descriptions, measures the pieces, and keeps the figures."""

    def key(self, work: WorkFolder) -> str:
        """The model and the descriptions."""
        return work.evaluation_key

    def has_output(self, work: WorkFolder) -> bool:
        """True if the figures are there and can be read."""
        try:
            return bool(read_object(work.evaluation_file))
        except AmtError:
            return False

    def output(self, work: WorkFolder) -> str:
        """The key: the figures follow from the inputs."""
        return work.evaluation_key

    def run(self, context: Context) -> Iterator[Progress]:
        """Composes and measures."""
        from amt_core.evaluation.descriptions import Description
        from amt_core.pipeline.model.evaluate import Trial, evaluate_model

        figures: dict[str, Any] = {}
        options = context.config.evaluate
        work = context.work
        yield from evaluate_model(
            work.model,
            Trial(
                descriptions=[Description(text=text) for text in options.descriptions],
                takes=options.takes,
                seed=options.seed,
                num_bars=options.num_bars,
            ),
            folder=work.evaluation_pieces,
            figures=figures,
            before_measuring=_baselines(context),
        )
        with replacing(work.evaluation_file) as temporary:
            temporary.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        pieces = counted(figures["num_pieces"], "pieces")
        yield Finished(message=Sentence("{pieces} composed and measured", pieces=pieces))


def _baselines(context: Context) -> Iterator[Progress]:
    """Writes the figures of human pieces next to the model."""
    from amt_core.pipeline.model.baselines import write_baselines

    work = context.work
    try:
        for event in write_baselines(work.data, work.model, workers=context.workers):
            if not isinstance(event, Finished):
                yield event
    except AmtError as error:
        # A library too small for a test split is evaluated without human figures.
        yield Warned(message=str(error))
