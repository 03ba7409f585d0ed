"""Prepare: labelled MIDI files become tokens that the trainer reads.

The labels come from a CSV manifest beside the files; what it does not say is measured
from the notes. Files are read in worker processes, written by one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.music.theory import Key
from amt_core.pipeline.shards import Labels, Piece, ShardWriter
from amt_core.progress import Advanced, Finished, Progress, Started, Warned
from amt_core.text.genres import GENRES, SUBGENRES
from amt_core.text.traits import measure_traits
from amt_core.tokens.codec import encode
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantise

_CHUNK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFile:
    """A MIDI file and what its manifest says of it."""

    path: Path
    work: str
    split: str
    genre: str
    subgenre: str
    key: str
    title: str


def read_manifest(
    manifest: Path, *, excluded_style_prefixes: tuple[str, ...] = ()
) -> list[LabelledFile]:
    """The files that a CSV manifest lists.

    Args:
        manifest: CSV with at least the columns path, work_id, split, genre, subgenre, key,
            title and style_detail; paths are relative to its folder.
        excluded_style_prefixes: Leave out files whose style_detail begins so.

    Raises:
        AmtError: There is no such file, or it lacks a column.
    """
    try:
        with manifest.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            LabelledFile(
                path=manifest.parent / row["path"],
                work=row["work_id"],
                split=row["split"],
                genre=row["genre"],
                subgenre=row["subgenre"],
                key=row["key"],
                title=row["title"],
            )
            for row in rows
            if not row["style_detail"].startswith(excluded_style_prefixes or ("\0",))
        ]
    except OSError as error:
        raise AmtError(f"The manifest {manifest} cannot be read.", str(error)) from error
    except KeyError as error:
        raise AmtError(f"The manifest {manifest} has no column {error}.") from error


def prepare(files: list[LabelledFile], folder: Path, *, executor: Executor) -> Iterator[Progress]:
    """Writes the training data of `files` to `folder`, yielding progress."""
    yield Started(total=len(files), unit="files", message="Preparing training data")
    done = 0
    with ShardWriter(folder) as writer:
        for chunk_result in executor.map(prepare_chunk, _chunks(files)):
            for result in chunk_result:
                done += 1
                if isinstance(result, Piece):
                    writer.add(result)
                else:
                    yield Warned(message=result)
            yield Advanced(done=done, total=len(files))
    yield Finished(message=f"{done} files prepared")


def prepare_chunk(files: list[LabelledFile]) -> list[Piece | str]:
    """The pieces of some files; a sentence in place of each that cannot be used."""
    return [prepare_file(file) for file in files]


def prepare_file(file: LabelledFile) -> Piece | str:
    """One file as a piece of training data, or why it is none."""
    try:
        score = quantise(read_midi(file.path))
        if not len(score.notes):
            return f"{file.path.name} has no notes."
        traits = measure_traits(score)
        encoded = encode(score)
    except AmtError as error:
        return f"{file.path.name}: {error}"
    controls = Controls(
        key=Key.parse(file.key) if file.key else None,
        genre=file.genre if file.genre in GENRES else None,
        subgenre=file.subgenre if file.subgenre in SUBGENRES else None,
        moods=traits.moods,
        dynamics=traits.dynamics,
        density=traits.density,
        polyphony=traits.polyphony,
        register=traits.register,
    )
    labels = Labels(name=file.title, work=file.work, split=file.split, controls=controls)
    return Piece(labels=labels, encoded=encoded)


def _chunks(files: list[LabelledFile]) -> list[list[LabelledFile]]:
    return [files[i : i + _CHUNK] for i in range(0, len(files), _CHUNK)]
