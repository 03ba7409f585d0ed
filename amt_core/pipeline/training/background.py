"""Trains the program's own model in the background, for as long as the machine has time.

    make train                         or: python -m amt_core.cli.training.background_training
    make train ARGS=--decay-steps=600  ends a copy of the training with a decay of the learning rate

`AMT_TRAINING` names the folder; without it, `training` in the program's data folder is used:

    data/       what `amt pipeline prepare MANIFEST.csv -o FOLDER/data` has written
    train.toml  the options; written with the defaults at the first start, to be changed by hand
    run/        the checkpoint, `log.jsonl` (loss, validation loss, tokens per second) and `model/`,
                the best weights so far
    ended/      the same of the copy that the decay has ended

Each start goes on where the last one was stopped. A checkpoint is written every three minutes and
at Ctrl+C or SIGTERM. The process has the lowest priority and two threads; started without a
terminal, it also lowers the share of its session, as niceness counts within a session only.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.options import from_table, to_toml
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.progress import Progress
from amt_core.sentence import Sentence
from amt_core.system.files import replacing
from amt_core.system.machine.priority import lower_process
from amt_core.system.paths import data_dir

TRAINING_ENVIRONMENT_VARIABLE = "AMT_TRAINING"
NUM_THREADS = 2

_LOWEST_PRIORITY = 19
_MAX_SEC_BETWEEN_CHECKPOINTS = 180.0

# Shares by what each source teaches: music that people wrote or played first.
_SHARES = (
    "mutopia=16, polish-scores=12, arranged-tunes=12, piano-midi=9, openewld=7, "
    "openscore-lieder=6, progressions=5, freedoom-history=6, openscore-orchestra=5, "
    "openscore-quartets=5, freedoom=5, ceol-rince=4, groove=4, chopin-first-editions=3, "
    "open-hymnal=1, ignacio-calvo=1, old-time-tunebook=1, blasphemer=0.5, easyrpg-rtp=0.5, "
    "ensembles=1"
)

DEFAULTS = TrainOptions(
    initial_model=DEFAULT_MODEL,
    batch_size=4,
    # At 3e-4 the training loss of cooled weights rose from 0.8 to 1.15 and came back only as the
    # rate fell; at this rate it rose to 0.93, and the same steps gave three times as much.
    # Of weights that have learned more it may be too high as well: six layers, begun with those of
    # four, needed 4,800 of 5,200 steps to come back to their validation loss.
    learning_rate=1.2e-4,
    warmup_steps=60,
    schedule="constant",
    max_steps=10**7,
    save_every_sec=_MAX_SEC_BETWEEN_CHECKPOINTS,
    source_shares=_SHARES,
)
"""The options of a first start."""


def training_folder() -> Path:
    """The folder of the background training."""
    if chosen := os.environ.get(TRAINING_ENVIRONMENT_VARIABLE):
        return Path(chosen)
    return data_dir() / "training"


def read_options(folder: Path) -> TrainOptions:
    """The options in `train.toml`, which is written with the defaults where there is none.

    Raises:
        AmtError: The file states options that do not exist.
    """
    path = folder / "train.toml"
    if not path.exists():
        with replacing(path) as temporary:
            temporary.write_text(to_toml(DEFAULTS), encoding="utf-8")
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AmtError(
            Sentence("{path} cannot be read ({error}).", path=path, error=error),
            "Correct it or delete it.",
        ) from error
    options = from_table(TrainOptions, stated)
    return replace(
        options, save_every_sec=min(options.save_every_sec, _MAX_SEC_BETWEEN_CHECKPOINTS)
    )


def train_in_background(folder: Path, *, decay_steps: int = 0) -> Iterator[Progress]:
    """Goes on with the training in a folder, or ends a copy of it with a decay.

    Raises:
        AmtError: The folder holds no training data.
    """
    import torch

    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.training.train import train

    torch.set_num_threads(NUM_THREADS)
    folder.mkdir(parents=True, exist_ok=True)
    options, run = read_options(folder), folder / "run"
    if decay_steps:
        options = replace(options, decay_from=str(run), decay_steps=decay_steps)
        run = folder / "ended"
    yield from train(Shards(folder / "data"), run, options)


def lower_priority() -> None:
    """Lets all other programs compute first; to be called before torch is imported."""
    # Threads that wait for each other by spinning lose most of their time where cores are shared.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if sys.stdin is None or not sys.stdin.isatty():
        with contextlib.suppress(OSError, AttributeError):
            os.setsid()
        lower_process(os.getpid(), _LOWEST_PRIORITY)
    else:  # a session of the user's, with other programs
        with contextlib.suppress(OSError, AttributeError):
            os.nice(_LOWEST_PRIORITY)
