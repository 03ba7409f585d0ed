"""The one list of stages, in their order; nothing heavy is imported before a stage is loaded.

The command line reads names and summaries from it each time it starts, and the libraries behind
the stages take seconds to import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amt_core.pipeline.stages.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """A stage as the command line, the catalogue and the report name it.

    Attributes:
        name: Its name.
        needs: The stages whose outputs it reads.
        packages: Modules of the training extra that it imports.
        summary: One line of help.
        load: Imports the stage.
    """

    name: str
    needs: tuple[str, ...]
    packages: tuple[str, ...] = ()
    summary: str
    load: Callable[[], Stage]


def _collect() -> Stage:
    from amt_core.pipeline.stages.collect import Collect

    return Collect()


def _describe() -> Stage:
    from amt_core.pipeline.stages.describe import Describe

    return Describe()


def _embed() -> Stage:
    from amt_core.pipeline.stages.embed import Embed

    return Embed()


def _cluster() -> Stage:
    from amt_core.pipeline.stages.cluster import Cluster

    return Cluster()


def _prepare() -> Stage:
    from amt_core.pipeline.stages.prepare import Prepare

    return Prepare()


def _train() -> Stage:
    from amt_core.pipeline.stages.train import Train

    return Train()


def _export() -> Stage:
    from amt_core.pipeline.stages.export import Export

    return Export()


def _evaluate() -> Stage:
    from amt_core.pipeline.stages.evaluate import Evaluate

    return Evaluate()


def _report() -> Stage:
    from amt_core.pipeline.stages.report import Report

    return Report()


STAGES: tuple[StageEntry, ...] = (
    StageEntry(
        name="collect",
        needs=(),
        summary="read the library and catalogue every file",
        load=_collect,
    ),
    StageEntry(
        name="describe",
        needs=("collect",),
        summary="write texts for the pieces, from labels, the music, and Wikipedia if turned on",
        load=_describe,
    ),
    StageEntry(
        name="embed",
        needs=("describe",),
        summary="turn the texts into vectors",
        load=_embed,
    ),
    StageEntry(
        name="cluster",
        needs=("embed",),
        packages=("sklearn", "threadpoolctl"),
        summary="cluster the pieces by their texts",
        load=_cluster,
    ),
    StageEntry(
        name="prepare",
        needs=("collect", "cluster"),
        summary="turn the pieces into training data",
        load=_prepare,
    ),
    StageEntry(
        name="train",
        needs=("prepare",),
        packages=("torch", "transformers", "safetensors"),
        summary="train a GPT-2, or continue a training that was stopped",
        load=_train,
    ),
    StageEntry(
        name="export",
        needs=("prepare", "train"),
        packages=("torch", "transformers", "onnx"),
        summary="turn the best weights into a model that composes",
        load=_export,
    ),
    StageEntry(
        name="evaluate",
        needs=("prepare", "export"),
        summary="compose for the test descriptions and measure the pieces",
        load=_evaluate,
    ),
    StageEntry(
        name="report",
        needs=("collect",),
        summary="write the page about the last run",
        load=_report,
    ),
)

STAGE_NAMES = tuple(entry.name for entry in STAGES)


def stage_named(name: str) -> StageEntry:
    """The entry of `STAGES` with this name."""
    return STAGES[STAGE_NAMES.index(name)]
