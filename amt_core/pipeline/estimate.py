"""An estimate of what a run costs before it starts: time by stage, and room on the disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.configuration.suggested_config import count_music, this_hardware
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.library.least_rate import least_rate
from amt_core.pipeline.running.expected_rate import expected_rate
from amt_core.pipeline.stages.registry import STAGE_NAMES, STAGES
from amt_core.pipeline.status import DONE, status
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.pipeline.work_folder import WorkFolder, opened
from amt_core.tokens.vocabulary import VOCABULARY

# What a slow core (a shared virtual one) and a small card do in a second of training.
_FLOPS_PER_CORE = 2e10
_FLOPS_PER_CARD = 1e13
_FLOPS_PER_PARAMETER = 6
# Seconds that a stage takes by itself, and by item, where nothing has been measured.
_FIXED_SEC = {"cluster": 3.0, "export": 12.0, "evaluate": 4.0, "report": 1.0}
_SEC_PER_ITEM = {"cluster": 1e-3, "evaluate": 3.0}
_START_SEC = 2.0
# Bytes that stages write by item: entries of the catalogue, texts, vectors, tokens.
_BYTES_PER_ITEM = {"collect": 1500, "describe": 800, "embed": 1000, "prepare": 10_000}
# Two checkpoints of weights and the optimizer's state, the best weights, and the model.
_BYTES_PER_PARAMETER = 2 * 12 + 4 + 4
_FEW_FILES_IN_ARCHIVE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEstimate:
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
class RunEstimate:
    """The cost of a run.

    Attributes:
        stages: The cost of each stage, in their order.
        free_bytes: Free on the disk of the work folder.
    """

    stages: tuple[StageEstimate, ...]
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


def estimate_run(
    config: PipelineConfig, *, first: str = STAGE_NAMES[0], last: str = STAGE_NAMES[-1]
) -> RunEstimate:
    """What the stages from `first` to `last` cost; starts nothing and writes nothing.

    A stage whose inputs are as they were costs nothing, as far as can be known before the library
    is read again.

    Raises:
        AmtError: A folder of the library or the catalogue cannot be read.
    """
    counts = [count_music(Path(folder)) for folder in config.library.folders]
    num_files = sum(files + _FEW_FILES_IN_ARCHIVE * archives for files, archives in counts)
    done = {each.stage for each in status(config) if each.state == DONE}
    with opened(config) as work:
        num_known = _value(work, "SELECT count(*) FROM files")
        num_described = _value(work, "SELECT count(*) FROM described")
        # Files in archives are counted once they have been read.
        num_files = max(num_files, num_known)
        is_same = num_files == num_known
        num_items = _items(config, num_files, num_known=num_known, num_described=num_described)
        last_runs = {run.stage: run for run in work.catalogue.runs()} if work is not None else {}
        chosen = STAGES[STAGE_NAMES.index(first) : STAGE_NAMES.index(last) + 1]
        stages = [
            StageEstimate(
                stage=entry.name, seconds=0.0, num_items=0, disk_bytes=0, is_measured=True
            )
            if entry.name in done and is_same and entry.needs
            else _stage(config, work, entry.name, num_items.get(entry.name, 1), last_runs)
            for entry in chosen
        ]
    return RunEstimate(stages=tuple(stages), free_bytes=_free_bytes(config.work_folder))


def num_parameters(options: TrainOptions) -> float:
    """The number of weights of a model of these options, without those of biases and norms."""
    width, num_layers, context = options.width, options.num_layers, options.context
    if options.initial_model:
        is_default = options.initial_model == DEFAULT_MODEL
        folder = default_model_path() if is_default else Path(options.initial_model)
        model = _model_config(folder)
        width, num_layers, context = model["n_embd"], model["n_layer"], model["n_positions"]
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
            f'"{folder}" holds no model to begin with.', "Choose the folder of an exported model."
        ) from error


def _items(
    config: PipelineConfig, num_files: int, *, num_known: int, num_described: int
) -> Mapping[str, int]:
    evaluation = config.evaluate
    return {
        "collect": num_files - num_known,
        "describe": max(num_files - num_described, 0),
        "embed": max(num_files - num_described, 0),
        "cluster": num_files,
        "prepare": num_files,
        "train": config.train.max_steps,
        "evaluate": len(evaluation.descriptions) * evaluation.takes,
    }


def _stage(
    config: PipelineConfig,
    work: WorkFolder | None,
    name: str,
    num_items: int,
    last_runs: Mapping[str, StageRun],
) -> StageEstimate:
    disk_bytes = _BYTES_PER_ITEM.get(name, 0) * num_items
    if name == "train":
        disk_bytes = round(_BYTES_PER_PARAMETER * num_parameters(config.train))
    rate, is_measured = _rate(config, work, name, last_runs)
    if rate is None:
        run = last_runs.get(name)
        if run is not None and run.num_items == num_items:
            seconds, is_measured = run.seconds, True
        else:
            seconds = _FIXED_SEC.get(name, 0.0) + _SEC_PER_ITEM.get(name, 0.0) * num_items
    else:
        seconds = _START_SEC + num_items / rate
    return StageEstimate(
        stage=name, seconds=seconds, num_items=num_items, disk_bytes=disk_bytes,
        is_measured=is_measured,
    )  # fmt: skip


def _rate(
    config: PipelineConfig, work: WorkFolder | None, name: str, last_runs: Mapping[str, StageRun]
) -> tuple[float | None, bool]:
    """Items per second, and whether they were measured; None for a stage without a rate."""
    hardware = this_hardware()
    if name == "train":
        flops = _FLOPS_PER_CORE * hardware.num_cores
        if hardware.gpu_memory_bytes:
            flops = _FLOPS_PER_CARD * config.train.num_devices
        options = config.train
        tokens = max(options.batch_size, 1) * options.context * options.gradient_accumulation
        tokens *= options.num_devices
        rate = flops / (_FLOPS_PER_PARAMETER * num_parameters(options) * tokens)
        measured = last_runs.get(name)
        if work is not None and measured is not None and measured.key == work.training_key:
            return measured.rate or rate, measured.rate is not None
        return rate, False
    if name not in _BYTES_PER_ITEM:
        return None, False
    num_workers = config.run.workers or hardware.num_cores
    if work is None:
        return least_rate(name, num_workers=num_workers), False
    rate = expected_rate(name, "", work.catalogue, num_workers=num_workers)
    return rate, name in last_runs


def _value(work: WorkFolder | None, query: str) -> int:
    return 0 if work is None else int(work.catalogue.value(query))


def _free_bytes(folder: Path) -> int:
    """Free room on the disk of a folder, which need not be there yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
