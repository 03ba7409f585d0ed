"""The time that a run is going to take on this machine, stage by stage, before it begins."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.configuration.suggested_config import count_music, this_hardware
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.running.expected_rate import expected_rates
from amt_core.pipeline.stages.registry import STAGE_NAMES
from amt_core.pipeline.status import DONE, status
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.tokens.vocabulary import VOCABULARY

# Stages whose work grows with the library, and items that one slow core does in a second where
# nothing else is known.
_PER_FILE = {"collect": 250.0, "describe": 80.0, "embed": 100.0, "cluster": 100.0, "prepare": 100.0}
_SECONDS_A_PIECE = 4.0
_EXPORT_SEC = 20.0
_REPORT_SEC = 5.0
# Training reaches this share of what a large matrix product reaches on the same processor.
_TRAINING_SHARE = 0.3
_MATRIX = 768


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCost:
    """The cost of one stage.

    Attributes:
        stage: Its name.
        seconds: The time that it takes; 0 if it is done already, None if nothing is known yet.
        is_measured: True if an earlier run on this machine says so.
    """

    stage: str
    seconds: float | None
    is_measured: bool


def run_cost(config: PipelineConfig, *, first: str, last: str) -> list[StageCost]:
    """The cost of each stage from `first` to `last`.

    Times come from earlier runs in the same work folder, scaled by the size of the library; without
    those, from the speed of this machine.

    Args:
        config: The configuration, with its paths as they are.
        first: The first stage.
        last: The last stage.

    Raises:
        AmtError: The catalogue cannot be used.
    """
    states = {each.stage: each for each in status(config)}
    rates = expected_rates(config)
    num_files = _num_files(config, states["collect"].run)
    chosen = STAGE_NAMES[STAGE_NAMES.index(first) : STAGE_NAMES.index(last) + 1]
    costs: list[StageCost] = []
    for stage in chosen:
        run = states[stage].run
        # Collect counts as done whatever the folders hold now; and what a stage needs may be made
        # again before it, and then it is out of date as well.
        has_grown = stage == "collect" and run is not None and run.num_items != num_files
        is_needed = has_grown or states[stage].state != DONE or any(c.seconds != 0 for c in costs)
        if not is_needed:
            costs.append(StageCost(stage=stage, seconds=0.0, is_measured=True))
            continue
        costs.append(_cost(stage, run, config, num_files=num_files, rates=rates))
    return costs


def _num_files(config: PipelineConfig, collected: StageRun | None) -> int:
    """Files of the library; those in archives only where they were counted before."""
    counts = [count_music(Path(folder)) for folder in config.library.folders]
    num_plain = sum(files for files, _ in counts)
    if collected is None or not any(archives for _, archives in counts):
        return num_plain
    return max(num_plain, collected.num_items)


def _cost(
    stage: str,
    run: StageRun | None,
    config: PipelineConfig,
    *,
    num_files: int,
    rates: Mapping[str, float],
) -> StageCost:
    def measured(seconds: float) -> StageCost:
        return StageCost(stage=stage, seconds=seconds, is_measured=True)

    def guessed(seconds: float | None) -> StageCost:
        return StageCost(stage=stage, seconds=seconds, is_measured=False)

    if stage == "train":
        if stage in rates:
            return measured(config.train.max_steps / rates[stage])
        return guessed(training_seconds(config.train))
    if stage in _PER_FILE:
        if run is not None and run.num_items:
            return measured(run.seconds * max(num_files, 1) / run.num_items)
        return guessed(num_files / rates.get(stage, _PER_FILE[stage]))
    num_pieces = len(config.evaluate.descriptions) * config.evaluate.takes
    if run is not None:
        share = num_pieces / run.num_items if stage == "evaluate" and run.num_items else 1.0
        return measured(run.seconds * share)
    if stage == "evaluate":
        return guessed(num_pieces * _SECONDS_A_PIECE)
    return guessed(_EXPORT_SEC if stage == "export" else _REPORT_SEC)


def training_seconds(options: TrainOptions) -> float | None:
    """The time of a training on the processor; None where it cannot be told.

    A step takes about six floating-point operations for each weight and token (J. Kaplan et al.,
    "Scaling Laws for Neural Language Models", 2020). How fast a graphics card is, its first steps
    show; and the size of a model to begin with stands in its folder.
    """
    if this_hardware().gpu_memory_bytes or options.initial_model not in ("", DEFAULT_MODEL):
        return None
    if options.initial_model:
        from amt_core.engine.model_folder import ModelFolder, default_model_path

        shape = ModelFolder.open(default_model_path())
        num_layers, width, context = shape.n_layer, shape.n_embd, shape.n_positions
    else:
        num_layers, width, context = options.num_layers, options.width, options.context
    num_weights = 12 * num_layers * width**2 + VOCABULARY.size * width
    num_tokens = max(options.batch_size, 1) * context * options.gradient_accumulation
    steps = options.max_steps
    return 6.0 * num_weights * num_tokens * steps / (_TRAINING_SHARE * _operations_per_sec())


def _operations_per_sec() -> float:
    """Floating-point operations per second of a matrix product, measured in some milliseconds."""
    rng = np.random.default_rng(0)
    matrix = rng.standard_normal((_MATRIX, _MATRIX), dtype=np.float32)
    _ = matrix @ matrix  # starts the threads of the library
    began = time.perf_counter()
    _ = matrix @ matrix
    return 2.0 * _MATRIX**3 / max(time.perf_counter() - began, 1e-6)
