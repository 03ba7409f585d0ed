"""Export: the best weights of a training run become a model folder that composes."""

from __future__ import annotations

import json
import logging
import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from amt_core.engine.onnx_export.export import InexactGraphError, export_model
from amt_core.engine.sampling.generation_config import DEFAULT_SAMPLING, GENERATION_CONFIG_FILE
from amt_core.errors import AmtError
from amt_core.pipeline.data.examples import PLAIN, make_example
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.model.rare_runs import rare_runs
from amt_core.pipeline.training.training_log import read_training_log
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.sentence import Sentence
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE, StyleClusters
from amt_core.styles.count_plans import CountedPiece, count_plans
from amt_core.styles.plan_counts import PLAN_COUNTS_FILE, PlanCounts
from amt_core.styles.priors import STYLE_PRIORS_FILE, StylePriors
from amt_core.styles.progressions import PROGRESSIONS_FILE, Progressions
from amt_core.system.checksums import forget_checksums
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE, KnownRuns
from amt_core.tokens.note_runs import lines_of_tokens

TRAINING_FILE = "training.json"

logger = logging.getLogger(__name__)

_NUM_SEQUENCES = 8
# The collections whose pieces a program made; the others are by people.
_GENERATED_SOURCES = frozenset({"progressions", "ensembles"})


def export(
    run: Path, shards: Shards, target: Path, *, clusters: StyleClusters | None = None
) -> Iterator[Progress]:
    """Writes `target` with weights, vocabulary, graph and the run's figures.

    Next to them are the priors of each style, its chord progressions, the clusters, and
    what must not be copied.

    Args:
        run: The folder of a training run.
        shards: The data it was trained on; priors, progressions and known runs come from its
            training split, the graph's self-check and a loss from its test split, another loss
            from its validation split.
        target: The model folder; what it held is replaced file by file.
        clusters: The clusters that the data names, if it names any.

    Raises:
        AmtError: The run has not saved a model yet.
    """
    import torch
    from transformers.utils import logging as transformers_logging

    from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
    from amt_core.pipeline.training.losses import split_loss

    if not (run / "model" / "model.safetensors").exists():
        raise AmtError(
            Sentence("{run} holds no trained model yet.", run=run),
            "Let the training run for longer.",
        )
    transformers_logging.disable_progress_bar()
    yield Started(total=5, unit="steps", message=Sentence("Exporting the model"))
    # The export of the graph, which is last, takes all checksums.
    forget_checksums(target)
    # The graphs there are of earlier weights.
    shutil.rmtree(target / "onnx", ignore_errors=True)
    shutil.copytree(run / "model", target, dirs_exist_ok=True)
    # Half the bytes; what is lost is far below what eight bits lose in the graph.
    InForceGPT2.from_pretrained(run / "model", dtype=torch.float16).save_pretrained(target)
    GENERATION_CONFIG_FILE.save(target, DEFAULT_SAMPLING)
    yield Advanced(done=1, total=5)

    STYLE_PRIORS_FILE.save(target, StylePriors.count(_training_pieces(shards)))
    count_plans_of(shards, target)
    STYLE_CLUSTERS_FILE.save(target, clusters)
    yield Advanced(done=2, total=5)

    runs = rare_runs(lines_of_tokens(encoded) for _, encoded in _training_pieces(shards))
    KNOWN_RUNS_FILE.save(target, KnownRuns.of(*runs) if any(map(len, runs)) else None)
    yield Advanced(done=3, total=5)

    model = InForceGPT2.from_pretrained(target, dtype=torch.float32)
    figures: dict[str, object] = training_figures(read_training_log(run))
    figures["parameters"] = sum(p.numel() for p in model.parameters())
    for split in ("valid", "test"):
        loss = split_loss(model, shards, split)
        figures[split] = {
            "pieces": loss.num_pieces,
            "tokens": loss.num_tokens,
            "notes": loss.num_notes,
            "loss_per_token": round(loss.per_token, 4),
            "perplexity_per_token": round(math.exp(loss.per_token), 3),
            "nats_per_note": round(loss.per_note, 4),
        }
        yield Metric(name=f"{split}_loss_per_token", value=loss.per_token)
    (target / TRAINING_FILE).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    yield Advanced(done=4, total=5)

    _export_graph(target, test_sequences(shards))
    yield Advanced(done=5, total=5)
    yield Finished(message=Sentence("{folder} is ready to compose", folder=target))


def _export_graph(target: Path, sequences: Sequence[Sequence[int]]) -> None:
    """Writes the graph in eight bits, or in full precision where eight bits say something else."""
    try:
        export_model(target, precision="int8", sequences=sequences)
    except InexactGraphError as error:
        # A model that has hardly learned anything likes many tokens equally well.
        logger.warning("the graph is exported in full precision: %s", error.message)
        export_model(target, precision="fp32", sequences=sequences)


def _training_pieces(shards: Shards) -> Iterator[tuple[Controls, EncodedScore]]:
    for index, labels in enumerate(shards.labels):
        if labels.split == "train":
            piece = shards[index]
            yield piece.labels.controls, piece.encoded


def count_plans_of(shards: Shards, target: Path) -> PlanCounts | None:
    """Counts the chord progressions and the plans of the training pieces for a model folder.

    Args:
        shards: The data.
        target: The model folder; its files of earlier counts are replaced.

    Returns:
        The plans; None if no training piece was analyzed.
    """
    PROGRESSIONS_FILE.save(target, Progressions.count(_training_pieces(shards)))
    counts = count_plans(
        CountedPiece(
            controls=labels.controls,
            encoded=shards[index].encoded,
            is_generated=labels.source in _GENERATED_SOURCES,
        )
        for index, labels in enumerate(shards.labels)
        if labels.split == "train"
    )
    found = counts if counts.by_style else None
    PLAN_COUNTS_FILE.save(target, found)
    return found


def test_sequences(shards: Shards) -> list[list[int]]:
    """A few whole pieces of the test split, to check a graph on; always the same ones."""
    rng = np.random.default_rng(0)
    test = [i for i, labels in enumerate(shards.labels) if labels.split == "test"]
    chosen = rng.permutation(test)[:_NUM_SEQUENCES]
    return [make_example(shards[int(i)], rng, PLAIN).tolist() for i in chosen]


def training_figures(steps: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """Steps, tokens and losses of a run, from the rows of its log; empty without rows."""
    if not steps:
        return {}
    last = [row["loss"] for row in steps[-100:]]
    return {
        "steps": steps[-1]["step"],
        "tokens_learned": sum(int(row["tokens"]) for row in steps),
        "train_loss_last_100_steps": round(float(np.mean(last)), 4),
        "best_valid_loss": min(
            (row["valid_loss"] for row in steps if "valid_loss" in row), default=None
        ),
    }
