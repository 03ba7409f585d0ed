"""The cost of a run before it starts: time by stage, and room on the disk."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.configuration.suggested_config import count_music
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.least_rate import least_rate
from amt_core.pipeline.running.expected_rate import measured_rate
from amt_core.pipeline.stages.registry import STAGE_NAMES, STAGES
from amt_core.pipeline.stages.train import num_steps
from amt_core.pipeline.status import DONE, status
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.pipeline.work_folder import WorkFolder, opened
from amt_core.sentence import Sentence
from amt_core.system.machine.hardware import this_hardware
from amt_core.tokens.vocabulary import VOCABULARY

# Floating-point operations for each weight and token (J. Kaplan et al., "Scaling Laws for Neural
# Language Models", 2020), and what a small card does of them in a second.
_FLOPS_PER_PARAMETER = 6
_FLOPS_PER_CARD = 1e13
# Training reaches this share of what a large matrix product reaches on the same processor.
_TRAINING_SHARE = 0.25
_MATRIX, _NUM_PRODUCTS = 768, 3
# Seconds that a stage takes by itself, and by item, where nothing has been measured.
_FIXED_SEC = {"cluster": 3.0, "export": 12.0, "evaluate": 4.0, "report": 1.0}
_SEC_PER_ITEM = {"cluster": 1e-3, "evaluate": 3.0}
_START_SEC = 2.0
# Bytes that stages write by item: entries of the catalogue, texts, vectors, tokens.
_BYTES_PER_ITEM = {"collect": 1500, "describe": 800, "embed": 1000, "prepare": 10_000}
# Two checkpoints of weights and the optimizer's state, the best weights, and the model.
_BYTES_PER_PARAMETER = 2 * 12 + 4 + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCost:
    """The cost of one stage.

    Attributes:
        stage: Its name.
        seconds: Its time; 0 if nothing has changed since it ran.
        num_items: The items that it works on.
        disk_bytes: What it writes.
        is_measured: True if the rate is that of earlier runs on this machine.
    """

    stage: str
    seconds: float
    num_items: int
    disk_bytes: int
    is_measured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCost:
    """The cost of a run.

    Attributes:
        stages: The cost of each stage, in their order.
        free_bytes: Free on the disk of the work folder.
    """

    stages: tuple[StageCost, ...]
    free_bytes: int

    @property
    def seconds(self) -> float:
        """The time of all stages."""
        return sum(each.seconds for each in self.stages)

    @property
    def disk_bytes(self) -> int:
        """The room that all stages need."""
        return sum(each.disk_bytes for each in self.stages)

    @property
    def has_room(self) -> bool:
        """True if the disk has room for what is written."""
        return self.disk_bytes < self.free_bytes


def run_cost(
    config: PipelineConfig, *, first: str = STAGE_NAMES[0], last: str = STAGE_NAMES[-1]
) -> RunCost:
    """The cost of the stages from `first` to `last`; starts nothing and writes nothing.

    A stage whose inputs are as they were costs nothing, as far as can be known before the library
    is read again.

    Raises:
        AmtError: A folder of the library or the catalogue cannot be read.
    """
    done = {each.stage for each in status(config) if each.state == DONE}
    with opened(config) as work:
        num_known = _value(work, "SELECT count(*) FROM files")
        num_described = _value(work, "SELECT count(*) FROM described")
        num_files = _num_files(config, num_known)
        num_items = _items(
            config, work, num_files, num_known=num_known, num_described=num_described
        )
        last_runs = {run.stage: run for run in work.catalogue.runs()} if work is not None else {}
        # Collect counts as done whatever the folders hold now, so it is looked at each time.
        is_same = num_files == num_known
        first_index, last_index = STAGE_NAMES.index(first), STAGE_NAMES.index(last)
        stages = [
            StageCost(stage=entry.name, seconds=0.0, num_items=0, disk_bytes=0, is_measured=True)
            if entry.name in done and is_same and entry.needs
            else _stage(config, work, entry.name, num_items.get(entry.name, 1), last_runs)
            for entry in STAGES[first_index : last_index + 1]
        ]
    return RunCost(stages=tuple(stages), free_bytes=_free_bytes(config.work_folder))


def num_parameters(options: TrainOptions) -> float:
    """The number of weights of a model of these options, without those of biases and norms."""
    width, num_layers, context = options.width, options.num_layers, options.context
    if options.initial_model:
        is_default = options.initial_model == DEFAULT_MODEL
        folder = default_model_path() if is_default else Path(options.initial_model)
        model = _model_config(folder)
        width, num_layers, context = model["n_embd"], model["n_layer"], model["n_positions"]
        num_layers += options.added_layers
    return 12 * num_layers * width**2 + (VOCABULARY.size + context) * width


def _model_config(folder: Path) -> dict[str, Any]:
    """The description of the model in a folder.

    Raises:
        AmtError: There is none.
    """
    try:
        return json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AmtError(
            Sentence('"{folder}" holds no model to begin with.', folder=folder),
            "Choose the folder of an exported model.",
        ) from error


def _num_files(config: PipelineConfig, num_known: int) -> int:
    """Files of the library; those that can only be estimated count until they have been read."""
    counts = [count_music(Path(folder)) for folder in config.library.folders]
    num_files = sum(count.num_files for count in counts)
    if not num_known:
        return num_files
    return max(num_files - sum(count.num_estimated for count in counts), num_known)


def _num_steps(config: PipelineConfig, work: WorkFolder | None, num_files: int) -> int:
    """Steps of the training; where the library has grown, those of one that continues."""
    num_prepared = _value(work, "SELECT count(*) FROM splits")
    if work is None or not num_prepared:
        return config.train.max_steps
    return num_steps(work, growth=num_files / num_prepared)


def _items(
    config: PipelineConfig,
    work: WorkFolder | None,
    num_files: int,
    *,
    num_known: int,
    num_described: int,
) -> Mapping[str, int]:
    evaluation = config.evaluate
    return {
        "collect": num_files - num_known,
        "describe": max(num_files - num_described, 0),
        "embed": max(num_files - num_described, 0),
        "cluster": num_files,
        "prepare": num_files,
        "train": _num_steps(config, work, num_files),
        "evaluate": len(evaluation.descriptions) * evaluation.takes,
    }


def _stage(
    config: PipelineConfig,
    work: WorkFolder | None,
    name: str,
    num_items: int,
    last_runs: Mapping[str, StageRun],
) -> StageCost:
    disk_bytes = _BYTES_PER_ITEM.get(name, 0) * num_items
    if name == "train":
        disk_bytes = round(_BYTES_PER_PARAMETER * num_parameters(config.train))
    is_measured = True
    run = last_runs.get(name)
    if (rate := _measured_rate(work, name)) is not None:
        seconds = _START_SEC + num_items / rate
    elif run is not None and name not in _BYTES_PER_ITEM and name != "train":
        seconds = run.seconds
        if name in _SEC_PER_ITEM and run.num_items:
            seconds *= num_items / run.num_items
    else:
        seconds, is_measured = _guessed_seconds(config, name, num_items), False
    return StageCost(
        stage=name, seconds=seconds, num_items=num_items, disk_bytes=disk_bytes,
        is_measured=is_measured,
    )  # fmt: skip


def _measured_rate(work: WorkFolder | None, name: str) -> float | None:
    """Items per second of earlier runs here; None for a stage without them or without a rate."""
    if work is None or name not in (*_BYTES_PER_ITEM, "train"):
        return None
    return measured_rate(name, work.training_key, work.catalogue)


def _guessed_seconds(config: PipelineConfig, name: str, num_items: int) -> float:
    """The time of a stage of which this machine has shown nothing yet."""
    if name == "train":
        options = config.train
        tokens = max(options.batch_size, 1) * options.context * options.gradient_accumulation
        if this_hardware().gpu_memory_bytes:
            tokens *= options.num_devices
            flops = _FLOPS_PER_CARD * options.num_devices
        else:
            flops = _TRAINING_SHARE * _matrix_flops()
        work_of_step = _FLOPS_PER_PARAMETER * num_parameters(options) * tokens
        return _START_SEC + num_items * work_of_step / flops
    rate = least_rate(name, num_workers=config.run.workers or this_hardware().num_cores)
    if rate is not None:
        return _START_SEC + num_items / rate
    return _FIXED_SEC.get(name, 0.0) + _SEC_PER_ITEM.get(name, 0.0) * num_items


def _matrix_flops() -> float:
    """Floating-point operations per second of a matrix product, measured in some milliseconds."""
    matrix = np.random.default_rng(0).standard_normal((_MATRIX, _MATRIX), dtype=np.float32)
    _ = matrix @ matrix  # starts the threads of the library
    took: list[float] = []
    for _ in range(_NUM_PRODUCTS):
        began = time.perf_counter()
        _ = matrix @ matrix
        took.append(time.perf_counter() - began)
    return 2.0 * _MATRIX**3 / max(min(took), 1e-6)


def _value(work: WorkFolder | None, query: str) -> int:
    return 0 if work is None else int(work.catalogue.value(query))


def _free_bytes(folder: Path) -> int:
    """Free room on the disk of a folder, which need not be there yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
