"""Values for a configuration that suit the machine on which it is written."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig, RunOptions
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.library.midi_files import is_archive, is_midi, walk
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.system.machine.hardware import Hardware

_GIB = 2**30
# Reading a library takes a worker some 150 MB.
_BYTES_PER_WORKER = _GIB // 2
_BIG_CARD_BYTES = 20 * _GIB
_MIN_STEPS_TO_COMPILE = 2000
SMALL_LIBRARY = 2000
"""With fewer files than this, a model learns more from beginning with the program's own."""


# A compressed tar archive has no directory; MIDI files take some 7 KiB in one.
_PACKED_BYTES_PER_FILE = 7 * 2**10


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicCount:
    """The music in a folder before it is read.

    Attributes:
        num_files: MIDI files, those in archives included.
        num_archives: Archives.
        num_estimated: Those of the files that are estimated by the sizes of their archives.
    """

    num_files: int
    num_archives: int
    num_estimated: int


def count_music(folder: Path) -> MusicCount:
    """Counts the music in a folder, or in a single file.

    Raises:
        AmtError: It cannot be read.
    """
    counts: Counter[str] = Counter()
    for found in walk(folder):
        if not is_archive(found.path.name):
            counts["plain"] += 1
            continue
        counts["archives"] += 1
        if found.path.name.lower().endswith(".zip"):
            counts["zipped"] += _num_zipped(found.path)
        else:
            counts["estimated"] += -(-found.size_bytes // _PACKED_BYTES_PER_FILE)
    return MusicCount(
        num_files=counts["plain"] + counts["zipped"] + counts["estimated"],
        num_archives=counts["archives"],
        num_estimated=counts["estimated"],
    )


def _num_zipped(archive: Path) -> int:
    """The number of MIDI files by the directory of a zip archive; 0 if it is damaged."""
    try:
        with zipfile.ZipFile(archive) as file:
            return sum(is_midi(name) for name in file.namelist())
    except (OSError, zipfile.BadZipFile):
        return 0  # which the stage collect tells


def suggested_config(
    folder: Path, hardware: Hardware, *, size: str = "auto", is_small: bool = False
) -> PipelineConfig:
    """A configuration for a library on some hardware.

    Args:
        folder: The library.
        hardware: The hardware to suit.
        size: `tiny`, `small` or `medium` for a model from the beginning, `fine-tuned` for the
            program's own trained further, `auto` for what suits library and hardware.
        is_small: True if the library is too small to learn music from it alone.
    """
    if size == "auto":
        memory = min(hardware.gpu_memory_bytes, default=0)
        by_card = "medium" if memory >= _BIG_CARD_BYTES else "small"
        size = "fine-tuned" if is_small else by_card
    workers = max(1, min(hardware.num_cores, hardware.memory_bytes // _BYTES_PER_WORKER))
    return PipelineConfig(
        library=LibraryOptions(folders=(str(folder.absolute()),)),
        run=RunOptions(workers=workers),
        train=_on_hardware(_MODELS[size], hardware),
    )


def about_training(config: PipelineConfig) -> str:
    """The model that a configuration trains, in words."""
    train = config.train
    if train.initial_model:
        return "the program's own model will be trained further"
    return f"a model of {train.num_layers} layers, {train.width} wide, will be trained"


_TINY = TrainOptions(
    num_layers=2, width=128, num_heads=4, context=512, batch_size=4, warmup_steps=20,
    max_steps=200, eval_every_steps=50, num_eval_examples=16, save_every_sec=30.0,
    examples=ExampleOptions(context=512),
)  # fmt: skip
_SMALL = TrainOptions(
    num_layers=4, width=256, num_heads=4, max_steps=4000, patience=12, save_every_sec=120.0
)
_MODELS = {
    "tiny": _TINY,
    "small": _SMALL,
    "medium": replace(
        _SMALL, num_layers=12, width=512, num_heads=8, learning_rate=6e-4, warmup_steps=500,
        max_steps=60_000, eval_every_steps=1000,
    ),
    # Gently, and not for long: what it knows already shall stay.
    "fine-tuned": replace(
        _SMALL, initial_model=DEFAULT_MODEL, learning_rate=1e-4, warmup_steps=50, max_steps=1000,
        dropout=0.1, eval_every_steps=50, patience=5,
    ),
}  # fmt: skip


def _on_hardware(options: TrainOptions, hardware: Hardware) -> TrainOptions:
    """The same training, as the hardware does it best."""
    if not hardware.gpu_memory_bytes:
        return replace(options, pin_memory=False)
    return replace(
        options,
        batch_size=0,
        num_workers=max(1, min(8, hardware.num_cores - 1)),
        # Compiling takes a minute or two, which short trainings do not win back.
        compile_model=options.max_steps >= _MIN_STEPS_TO_COMPILE,
        num_devices=len(hardware.gpu_memory_bytes),
    )
