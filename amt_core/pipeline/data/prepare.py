"""Prepare: labeled MIDI files become tokens that the trainer reads.

What labels do not say is measured from the notes, and so is the plan of every piece. Files are
read in worker processes, written by one, in a fixed order, so that a killed run goes on after the
last chunk that was kept.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.formats.files import read_score_bytes
from amt_core.music.score import KeyChange, Score
from amt_core.music.theory import Key
from amt_core.pipeline.data.shards import Labels, Piece, ShardWriter
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.library.midi_files import Content, Found, load, read
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, Warned, counted
from amt_core.sentence import Sentence
from amt_core.spec.genres import GENRES, SUBGENRES
from amt_core.spec.music_spec import LEVELS
from amt_core.tokens.bar_plan import encode_analysis
from amt_core.tokens.codec import EncodedScore, encode
from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.grid import quantize
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.traits import measure_traits

_CHUNK = 64
_CHUNKS_TO_KEEP = 8
_MAX_WARNINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LabeledFile:
    """A MIDI file and what is known of it.

    Attributes:
        path: The file, or the archive it is in.
        member: Its name in the archive; empty for a plain file.
        work: The same for all renderings of a work.
        split: `train`, `valid` or `test`.
        genre: Counts if it is one of `GENRES`.
        subgenre: Counts if it is one of `SUBGENRES`.
        key: Key and mode; empty if not known.
        title: Its title.
        coarse_cluster: Its coarse cluster, if there are clusters.
        fine_cluster: Its fine cluster.
        source: The collection that it comes from; empty in a library of one collection.
    """

    path: Path
    member: str = ""
    work: str
    split: str
    genre: str
    subgenre: str
    key: str
    title: str
    coarse_cluster: int | None = None
    fine_cluster: int | None = None
    source: str = ""


_COLUMNS = ("path", "work_id", "split", "genre", "subgenre", "key", "title", "style_detail")


def read_manifest(
    manifest: Path, *, excluded_style_prefixes: tuple[str, ...] = ()
) -> list[LabeledFile]:
    """The files that a CSV manifest lists.

    Args:
        manifest: CSV with at least the columns path, work_id, split, genre, subgenre, key,
            title and style_detail; paths are relative to its folder. A column source is read if
            there is one.
        excluded_style_prefixes: Leave out files whose style_detail begins so.

    Raises:
        AmtError: There is no such file, it is no table, or it lacks a column.
    """
    try:
        with manifest.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            LabeledFile(
                path=manifest.parent / row["path"],
                work=row["work_id"],
                split=row["split"],
                genre=row["genre"],
                subgenre=row["subgenre"],
                key=row["key"],
                title=row["title"],
                source=row.get("source", ""),
            )
            for row in rows
            if not row["style_detail"].startswith(excluded_style_prefixes or ("\0",))
        ]
    except OSError as error:
        raise AmtError(
            Sentence(
                '"{manifest}" cannot be read: {reason}.', manifest=manifest, reason=error.strerror
            ),
            "Give a CSV file that lists pieces.",
        ) from error
    except (ValueError, csv.Error) as error:
        raise AmtError(
            Sentence('"{manifest}" is not a table in UTF-8.', manifest=manifest),
            "Give a CSV file that lists pieces.",
        ) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise AmtError(
            Sentence('"{manifest}" lacks a column, or a row is too short.', manifest=manifest),
            Sentence("Its columns must be: {columns}.", columns=", ".join(_COLUMNS)),
        ) from error


def prepare(
    files: Iterable[LabeledFile], folder: Path, *, workers: Workers, total: int
) -> Iterator[Progress]:
    """Writes the training data of `files` to `folder`, yielding progress.

    Args:
        files: The files, in the same order each time, so that a killed run can go on.
        folder: Where the training data is written.
        workers: Processes that read the files.
        total: How many files there are.
    """
    yield Started(total=total, unit="pieces", message=Sentence("Preparing training data"))
    num_unusable = 0
    with ShardWriter(folder) as writer:
        done = writer.num_sources
        yield Advanced(done=done, total=total)
        chunks = _chunks(islice(files, done, None))
        for number, pieces in enumerate(workers.map(prepare_chunk, chunks), start=1):
            for result in pieces:
                done += 1
                if isinstance(result, Piece):
                    writer.add(result)
                else:
                    num_unusable += 1
                    if num_unusable <= _MAX_WARNINGS:
                        yield Warned(message=result)
            if number % _CHUNKS_TO_KEEP == 0:
                writer.keep(done)
            yield Advanced(done=done, total=total)
        num_tokens = writer.num_tokens
    yield Metric(name="tokens", value=num_tokens)
    yield Finished(
        message=Sentence(
            "{pieces} prepared, {tokens}",
            pieces=counted(done, "pieces"),
            tokens=counted(num_tokens, "tokens"),
        )
    )


Chunk = list[tuple[LabeledFile, Content]]


def prepare_chunk(chunk: Chunk) -> list[Piece | str]:
    """The pieces of some files; a sentence in place of each that cannot be used."""
    return [prepare_file(file, content) for file, content in chunk]


def prepare_file(file: LabeledFile, content: Content) -> Piece | str:
    """One file as a piece of training data, or why it is none."""
    called = file.member or file.path.name
    if content.reason:
        return f"{called}: {content.reason}"
    try:
        score = quantize(read_score_bytes(load(content)))
        if not len(score.notes):
            return f"{called} has no notes."
        traits = measure_traits(score)
        key = Key.parse(file.key) if file.key else None
        encoded = encode_with_plan(score, key)
    except AmtError as error:
        return f"{called}: {error}"
    controls = Controls(
        key=key,
        genre=file.genre if file.genre in GENRES else None,
        subgenre=file.subgenre if file.subgenre in SUBGENRES else None,
        moods=traits.moods,
        dynamics=traits.dynamics,
        density=traits.density,
        polyphony=traits.polyphony,
        register=traits.register,
        coarse_cluster=file.coarse_cluster,
        fine_cluster=file.fine_cluster,
    )
    labels = Labels(
        name=file.title,
        work=file.work,
        split=file.split,
        controls=controls,
        source=file.source,
    )
    return Piece(labels=labels, encoded=encoded)


def encode_with_plan(score: Score, key: Key | None) -> EncodedScore:
    """The tokens of a score with the plan that its notes show.

    Args:
        score: The score on the grid.
        key: Its key as labels state it, which holds where the piece stays in one key.
    """
    analysis = analyze_plan(score)
    if key is not None and len(analysis.keys) == 1:
        analysis = replace(analysis, keys=(KeyChange(bar=0, key=key),))
    return replace(
        encode(score, plan=encode_analysis(score, analysis)),
        track_controls=tuple(
            TrackControls(
                role=plan.role,
                figure=plan.figure,
                # Drums have no register.
                register=None if track.is_drum else LEVELS[plan.register],
                density=LEVELS[plan.density],
            )
            for plan, track in zip(analysis.tracks, score.tracks, strict=True)
        ),
    )


def _chunks(files: Iterable[LabeledFile]) -> Iterator[Chunk]:
    """Files with their bytes where they come from archives, some at a time."""
    waiting: deque[LabeledFile] = deque()

    def found() -> Iterator[Found]:
        for file in files:
            waiting.append(file)
            yield Found(path=file.path, member=file.member, size_bytes=0, mtime_ns=0, place="")

    contents = read(found())
    while some := [(waiting.popleft(), content) for content in islice(contents, _CHUNK)]:
        yield some
