"""The stage describe: texts for every piece, from labels, from Wikipedia, from the music."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from amt_core.errors import AmtError
from amt_core.formats.files import read_score_bytes
from amt_core.pipeline.configuration.config import DescribeOptions, PipelineConfig
from amt_core.pipeline.library.catalogue import NEW_ITEMS, Catalogue
from amt_core.pipeline.library.file_names import stored_path
from amt_core.pipeline.library.labeled_files import LABEL_VALUES, LABELED_FILES, labels_of
from amt_core.pipeline.library.labels import PieceLabels
from amt_core.pipeline.library.midi_files import Content, Found, load, read
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.texts.piece_facts import piece_facts
from amt_core.pipeline.texts.texts import PieceText, texts_for
from amt_core.pipeline.texts.wikipedia.client import WikipediaClient
from amt_core.pipeline.texts.wikipedia.match import Subject
from amt_core.pipeline.work_folder import WorkFolder, fingerprint_of
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.text.captions.facts import Facts

_CHUNK = 64
# Options that change how fast Wikipedia is asked, and not which texts come out.
_SPEED_ONLY = {"requests_per_sec": 1.0, "requests_at_once": 1, "contact": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToDescribe:
    """A piece whose texts are to be made."""

    file_id: int
    key: str
    seed: int
    found: Found
    labels: PieceLabels


def facts_of_chunk(chunk: list[tuple[PieceLabels, Content]]) -> list[Facts | None]:
    """The facts of some pieces; None for one that can no longer be read."""
    found: list[Facts | None] = []
    for labels, content in chunk:
        facts = None
        if not content.reason:
            # Read when it was collected; if it cannot be read now, it goes without texts.
            with contextlib.suppress(AmtError):
                facts = piece_facts(read_score_bytes(load(content)), labels)
        found.append(facts)
    return found


class Describe:
    """Writes texts for every piece into the table `texts`."""

    def key(self, work: WorkFolder) -> str:
        """Music, labels, and the options."""
        return fingerprint_of(work.output_of("collect"), _text_options(work.config))

    def has_output(self, work: WorkFolder) -> bool:
        """True: the output is in the catalogue itself."""
        return True

    def output(self, work: WorkFolder) -> str:
        """A fingerprint of all texts."""
        return work.catalogue.digest(
            "SELECT file_id, number, text FROM texts ORDER BY file_id, number"
        )

    def run(self, context: Context) -> Iterator[Progress]:
        """Describes pieces that are new or have other labels."""
        catalogue = context.catalogue
        total = int(catalogue.value(f"SELECT count(*) {LABELED_FILES}"))
        if not total:
            raise AmtError(
                "No file of the library can be used.", "See why with `amt pipeline files --broken`."
            )
        describer = _Describer(context.config)
        yield from describer.ask(_undescribed(catalogue, context.config))
        yield Started(total=total, unit="pieces", message=Sentence("Describing the pieces"))
        waiting: deque[list[_ToDescribe]] = deque()
        done = 0

        def chunks() -> Iterator[list[tuple[PieceLabels, Content]]]:
            pieces = _undescribed(catalogue, context.config)
            while some := list(islice(pieces, _CHUNK)):
                waiting.append(some)
                contents = read(piece.found for piece in some)
                yield [(p.labels, c) for p, c in zip(some, contents, strict=True)]

        num_texts = 0
        for facts in context.workers.map(facts_of_chunk, chunks()):
            some = waiting.popleft()
            texts = [
                (piece, describer.texts(piece, each))
                for piece, each in zip(some, facts, strict=True)
                if each is not None
            ]
            _write_texts(catalogue, texts)
            done += len(some)
            num_texts += sum(len(each) for _, each in texts)
            yield Advanced(done=done, total=total)
        yield Metric(name=NEW_ITEMS, value=done)
        yield Advanced(done=total, total=total)
        yield Metric(name="texts", value=float(catalogue.value("SELECT count(*) FROM texts")))
        yield Finished(
            message=Sentence(
                "{texts} for {pieces}",
                texts=counted(num_texts, "texts"),
                pieces=counted(done, "pieces"),
            )
        )


class _Describer:
    """Makes the texts of a piece."""

    def __init__(self, config: PipelineConfig) -> None:
        self._options = config.describe
        self._wikipedia = wikipedia_client(config) if self._options.wikipedia else None

    def ask(self, pieces: Iterator[_ToDescribe]) -> Iterator[Progress]:
        """Asks Wikipedia about all pieces, many in a request, if it is turned on."""
        if self._wikipedia is not None:
            subjects = (Subject(title=p.labels.title, artist=p.labels.artist) for p in pieces)
            yield from self._wikipedia.prefetch(subjects)

    def texts(self, piece: _ToDescribe, facts: Facts) -> list[PieceText]:
        """The texts, each once; the same for the same piece."""
        return texts_for(
            facts,
            piece.labels,
            wikipedia=self._wikipedia,
            num_captions=self._options.captions_per_piece,
            rng=np.random.default_rng((self._options.seed, piece.seed)),
        )


def wikipedia_client(config: PipelineConfig) -> WikipediaClient:
    """The client that asks Wikipedia as the configuration says."""
    options = config.describe
    # The answers of another wiki are kept apart.
    apart = f"-{fingerprint_of(options.address)}" if options.address else ""
    return WikipediaClient(
        cache=config.work_folder / f"wikipedia{apart}",
        language=options.language,
        requests_per_sec=options.requests_per_sec,
        requests_at_once=options.requests_at_once,
        address=options.address,
        contact=options.contact,
    )


def _text_options(config: PipelineConfig) -> DescribeOptions:
    """The options that the texts depend on."""
    options: Any = replace(config.describe, **_SPEED_ONLY)
    return options


def _undescribed(catalogue: Catalogue, config: PipelineConfig) -> Iterator[_ToDescribe]:
    last, options = -1, _text_options(config)
    query = (
        f"SELECT f.id, f.path, f.member, f.place, f.content_hash, f.title, f.artist, "  # noqa: S608
        f"{LABEL_VALUES}, coalesce((SELECT key FROM described d WHERE d.file_id = f.id), '') "
        f"AS described_key {LABELED_FILES} AND f.id > ? ORDER BY f.id LIMIT 1000"
    )
    # By pages, as a question that stays open would keep the log of the catalogue growing.
    while rows := list(catalogue.rows(query, (last,))):
        last = int(rows[-1]["id"])
        for row in rows:
            labels = labels_of(row)
            key = fingerprint_of(row["content_hash"], labels, options)
            if key != row["described_key"]:
                yield _ToDescribe(
                    file_id=row["id"],
                    key=key,
                    seed=int(row["content_hash"][:12], 16),
                    found=Found(
                        path=stored_path(row["path"]),
                        member=row["member"],
                        size_bytes=0,
                        mtime_ns=0,
                        place=row["place"],
                    ),
                    labels=labels,
                )


def _write_texts(
    catalogue: Catalogue, texts: Sequence[tuple[_ToDescribe, list[PieceText]]]
) -> None:
    with catalogue.transaction():
        for piece, said in texts:
            catalogue.connection.execute("DELETE FROM texts WHERE file_id = ?", (piece.file_id,))
            catalogue.write_many(
                "INSERT INTO texts VALUES (?, ?, ?, ?, ?)",
                [
                    (piece.file_id, number, each.text, each.source, each.attribution)
                    for number, each in enumerate(said)
                ],
            )
            catalogue.connection.execute(
                "INSERT OR REPLACE INTO described VALUES (?, ?)", (piece.file_id, piece.key)
            )
