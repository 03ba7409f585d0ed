"""Baselines of a model: figures of the human test split, an index of the training split.

Both are made from the training data of the model and lie in its folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.evaluation.novelty.index import FOLDER_NAME, NoveltyIndex, build_index
from amt_core.evaluation.reference import (
    FILE_NAME,
    HumanPiece,
    MeasuredPiece,
    Reference,
    measure_human,
)
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.model.measuring import NUM_CHUNKS_HERE, PIECES_PER_CHUNK
from amt_core.progress import Advanced, Finished, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.system.checksums import changing_files
from amt_core.system.machine.memory import return_free_memory
from amt_core.tokens.codec import write_tokens
from amt_core.tokens.note_runs import lines_of_tokens
from amt_core.tokens.stream import decode


def write_baselines(
    data: Path, model_folder: Path, *, workers: Workers, with_cosiatec: bool = False
) -> Iterator[Progress]:
    """Writes `reference.json` and the folder `novelty` into a model folder.

    Args:
        data: The folder that the stage prepare has written.
        model_folder: The model.
        workers: Processes that measure.
        with_cosiatec: Also pack the test pieces with COSIATEC.

    Raises:
        AmtError: The data has no training or no test pieces, or the folder cannot be written.
    """
    if not model_folder.is_dir():
        raise AmtError(
            Sentence("There is no model in {model_folder}.", model_folder=model_folder),
            "Give the folder of a model.",
        )
    shards = Shards(data)
    yield Started(message=Sentence("Indexing the training pieces"))
    index = model_folder / FOLDER_NAME
    pieces = (
        (shards.labels[number].work, lines_of_tokens(shards[number].encoded))
        for number in _of_split(shards, "train")
    )
    with changing_files(model_folder, FOLDER_NAME):
        build_index(pieces, index)
    return_free_memory()  # of the index, before workers take theirs
    numbers = _of_split(shards, "test")
    yield Started(
        total=len(numbers), unit="pieces", message=Sentence("Measuring the human test pieces")
    )
    chunks = (
        (data, index, numbers[first : first + PIECES_PER_CHUNK], with_cosiatec)
        for first in range(0, len(numbers), PIECES_PER_CHUNK)
    )
    measured: list[MeasuredPiece] = []
    for chunk in workers.map(_measure_chunk, chunks, num_here=NUM_CHUNKS_HERE):
        measured += chunk
        yield Advanced(done=len(measured), total=len(numbers))
    try:
        with changing_files(model_folder, FILE_NAME):
            Reference.of(measured).save(model_folder / FILE_NAME)
    except OSError as error:
        raise AmtError(
            Sentence("The figures of the human pieces cannot be written ({error}).", error=error),
            "Choose a model in a folder that can be written.",
        ) from error
    yield Finished(
        message=Sentence("{pieces} measured", pieces=counted(len(measured), "human pieces"))
    )


def _of_split(shards: Shards, split: str) -> list[int]:
    return [number for number, labels in enumerate(shards.labels) if labels.split == split]


def _measure_chunk(chunk: tuple[Path, Path, Sequence[int], bool]) -> list[MeasuredPiece]:
    data, index, numbers, with_cosiatec = chunk
    shards, opened = _opened(data, index)
    measured: list[MeasuredPiece] = []
    for number in numbers:
        piece = shards[number]
        score = decode(write_tokens(piece.encoded), tracks=piece.encoded.tracks)
        human = HumanPiece(score=score, key=piece.labels.controls.key)
        measured.append(measure_human(human, opened, with_cosiatec=with_cosiatec))
    return measured


@lru_cache(maxsize=1)
def _opened(data: Path, index: Path) -> tuple[Shards, NoveltyIndex]:
    """Opened once in each process."""
    return Shards(data), NoveltyIndex(index)
