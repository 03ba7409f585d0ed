"""The stages that deal with words: describe, embed, cluster."""

from __future__ import annotations

import contextlib
import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi_bytes
from amt_core.pipeline.catalogue import LABEL_COLUMNS, Catalogue
from amt_core.pipeline.cluster_labels import describe_clusters
from amt_core.pipeline.config import PipelineConfig
from amt_core.pipeline.describe import texts_for
from amt_core.pipeline.labels import PieceLabels
from amt_core.pipeline.library import Content, Found, load, read
from amt_core.pipeline.piece_facts import piece_facts
from amt_core.pipeline.stage import Context, fingerprint_of
from amt_core.pipeline.wikipedia.client import WikipediaClient
from amt_core.pipeline.wikipedia.match import Subject
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.style_clusters import StyleClusters
from amt_core.system.files import replacing
from amt_core.text.captions import Facts

_CHUNK = 64

# Every piece that can be used with its labels; those of the first label file that speaks of it.
LABELLED_FILES = """
FROM files f LEFT JOIN labels l ON l.place = f.place AND l.label_file = (
    SELECT min(label_file) FROM labels m WHERE m.place = f.place
) WHERE f.reason = '' AND f.note_hash != ''
"""
LABEL_VALUES = ", ".join(
    f"coalesce(l.{name}, {default!r}) AS label_{name}"
    for name, default in ((f.name, f.default) for f in fields(PieceLabels) if f.name != "place")
)


def labels_of(row: dict[str, Any]) -> PieceLabels:
    """The labels in a row of `LABEL_VALUES`; title and artist may come from the file's name."""
    values = {name: row[f"label_{name}"] for name in LABEL_COLUMNS if name != "place"}
    values["title"] = values["title"] or row["title"]
    values["artist"] = values["artist"] or row["artist"]
    return PieceLabels(place=row["place"], **values)


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
                facts = piece_facts(read_midi_bytes(load(content)), labels)
        found.append(facts)
    return found


class Describe:
    """The stage: texts for every piece, into the table `texts`."""

    name: ClassVar[str] = "describe"
    needs: ClassVar[tuple[str, ...]] = ("collect",)

    def key(self, context: Context) -> str:
        """Music, labels, and how to describe."""
        return fingerprint_of(context.output_of("collect"), context.config.describe)

    def has_output(self, context: Context) -> bool:
        """Always: it lies in the catalogue."""
        return True

    def output(self, context: Context) -> str:
        """A fingerprint of all texts."""
        return context.catalogue.digest(
            "SELECT file_id, number, text FROM texts ORDER BY file_id, number"
        )

    def run(self, context: Context) -> Iterator[Progress]:
        """Describes what is new or has other labels."""
        catalogue = context.catalogue
        total = int(catalogue.value(f"SELECT count(*) {LABELLED_FILES}"))
        describer = _Describer(context.config)
        yield from describer.ask(_undescribed(catalogue, context.config))
        yield Started(total=total, unit="pieces", message="Describing the pieces")
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
        yield Advanced(done=total, total=total)
        yield Metric(name="texts", value=float(catalogue.value("SELECT count(*) FROM texts")))
        yield Finished(message=f"{num_texts} texts for {done} pieces")


class _Describer:
    """Makes the texts of a piece."""

    def __init__(self, config: PipelineConfig) -> None:
        self._options = config.describe
        self._wikipedia = wikipedia_client(config) if self._options.wikipedia else None

    def ask(self, pieces: Iterator[_ToDescribe]) -> Iterator[Progress]:
        """Asks Wikipedia for all pieces, many in a request; nobody if it is not turned on."""
        if self._wikipedia is not None:
            subjects = (Subject(title=p.labels.title, artist=p.labels.artist) for p in pieces)
            yield from self._wikipedia.prefetch(subjects)

    def texts(self, piece: _ToDescribe, facts: Facts) -> list[str]:
        """The texts, each once; the same for the same piece."""
        rng = np.random.default_rng((self._options.seed, piece.seed))
        found: dict[str, None] = {}
        for number in range(self._options.captions_per_piece):
            asked = self._wikipedia if number == 0 else None
            texts = texts_for(facts, piece.labels, wikipedia=asked, rng=rng)
            found |= dict.fromkeys(texts)
        return list(found)


def wikipedia_client(config: PipelineConfig) -> WikipediaClient:
    """The client that asks Wikipedia as the configuration says."""
    options = config.describe
    return WikipediaClient(
        cache=config.work_folder / "wikipedia",
        language=options.language,
        requests_per_sec=options.requests_per_sec,
        contact=options.contact,
    )


def _undescribed(catalogue: Catalogue, config: PipelineConfig) -> Iterator[_ToDescribe]:
    last = -1
    query = (
        f"SELECT f.id, f.path, f.member, f.place, f.content_hash, f.title, f.artist, "  # noqa: S608
        f"{LABEL_VALUES}, coalesce((SELECT key FROM described d WHERE d.file_id = f.id), '') "
        f"AS described_key {LABELLED_FILES} AND f.id > ? ORDER BY f.id LIMIT 1000"
    )
    # By pages, as a question that stays open would keep the log of the catalogue growing.
    while rows := list(catalogue.rows(query, (last,))):
        last = int(rows[-1]["id"])
        for row in rows:
            labels = labels_of(row)
            key = fingerprint_of(row["content_hash"], labels, config.describe)
            if key != row["described_key"]:
                yield _ToDescribe(
                    file_id=row["id"],
                    key=key,
                    seed=int(row["content_hash"][:12], 16),
                    found=Found(
                        path=Path(row["path"]),
                        member=row["member"],
                        size_bytes=0,
                        mtime_ns=0,
                        place=row["place"],
                    ),
                    labels=labels,
                )


def _write_texts(catalogue: Catalogue, texts: Sequence[tuple[_ToDescribe, list[str]]]) -> None:
    with catalogue.transaction():
        for piece, said in texts:
            catalogue.connection.execute("DELETE FROM texts WHERE file_id = ?", (piece.file_id,))
            catalogue.write_many(
                "INSERT INTO texts VALUES (?, ?, ?)",
                [(piece.file_id, number, text) for number, text in enumerate(said)],
            )
            catalogue.connection.execute(
                "INSERT OR REPLACE INTO described VALUES (?, ?)", (piece.file_id, piece.key)
            )


class Embed:
    """The stage: a vector for every text, into a cache by the text's hash."""

    name: ClassVar[str] = "embed"
    needs: ClassVar[tuple[str, ...]] = ("describe",)

    def key(self, context: Context) -> str:
        """The texts and the encoder."""
        return fingerprint_of(context.output_of("describe"), context.config.embed)

    def has_output(self, context: Context) -> bool:
        """Whether the cache is there."""
        return _embeddings(context).is_dir()

    def output(self, context: Context) -> str:
        """Follows from the texts and the encoder alone."""
        return self.key(context)

    def run(self, context: Context) -> Iterator[Progress]:
        """Embeds the texts that are not in the cache."""
        from amt_core.pipeline.embed import embed_texts
        from amt_core.text.encoder import SentenceEncoder

        folder = context.config.embed.encoder
        encoder = SentenceEncoder.load(Path(folder) if folder else None)
        texts = [
            text
            for (text,) in context.catalogue.connection.execute(
                "SELECT DISTINCT text FROM texts ORDER BY text"
            )
        ]
        _embeddings(context).mkdir(parents=True, exist_ok=True)
        yield from embed_texts(texts, encoder=encoder, cache=_embeddings(context))


class Cluster:
    """The stage: two levels of groups over the pieces, into the table `clusters`."""

    name: ClassVar[str] = "cluster"
    needs: ClassVar[tuple[str, ...]] = ("embed",)

    def key(self, context: Context) -> str:
        """The vectors and how to group them."""
        return fingerprint_of(context.output_of("embed"), context.config.cluster)

    def has_output(self, context: Context) -> bool:
        """Whether the groups are there, if there are texts to group by."""
        is_empty = not context.catalogue.value("SELECT count(*) FROM clusters")
        return is_empty or (_clusters(context) / _FIT_FILE).exists()

    def output(self, context: Context) -> str:
        """A fingerprint of which piece is in which group."""
        return context.catalogue.digest(
            "SELECT file_id, coarse, fine FROM clusters ORDER BY file_id"
        )

    def run(self, context: Context) -> Iterator[Progress]:
        """Groups the pieces, or assigns new ones to the groups there are."""
        file_ids, vectors, texts = _piece_vectors(context)
        total = len(file_ids)
        yield Started(total=total, unit="pieces", message="Grouping the pieces")
        clusters, was_fitted = _clusters_for(context, vectors)
        coarse, fine = clusters.assign(vectors)
        _write_groups(context, texts, coarse=coarse.tolist(), fine=fine.tolist())
        places = clusters.place(vectors)
        catalogue = context.catalogue
        with catalogue.transaction():
            catalogue.connection.execute("DELETE FROM clusters")
            catalogue.write_many(
                "INSERT INTO clusters VALUES (?, ?, ?, ?, ?)",
                zip(
                    file_ids,
                    coarse.tolist(),
                    fine.tolist(),
                    places[:, 0].tolist(),
                    places[:, 1].tolist(),
                    strict=True,
                ),
            )
        yield Advanced(done=total, total=total)
        yield Metric(name="silhouette", value=clusters.silhouette)
        how = "new groups" if was_fitted else "the groups there were"
        yield Finished(message=f"{total} pieces in {how}")


_FIT_FILE = "fit.json"
GROUPS_FILE = "groups.json"
"""What each group is about, by level: a list of groups with label, size and examples."""


def _write_groups(
    context: Context, texts: list[str], *, coarse: list[int], fine: list[int]
) -> None:
    levels = {
        level: [asdict(info) for info in describe_clusters(texts, groups)]
        for level, groups in (("coarse", coarse), ("fine", fine))
    }
    with replacing(_clusters(context) / GROUPS_FILE) as temporary:
        temporary.write_text(json.dumps(levels, ensure_ascii=False), encoding="utf-8")


def style_clusters(context: Context) -> StyleClusters | None:
    """The groups as a model keeps them; None where there were no texts to group by."""
    from amt_core.pipeline.cluster import Clusters

    if not context.catalogue.value("SELECT count(*) FROM clusters"):
        return None
    folder = _clusters(context)
    clusters = Clusters.load(folder)
    levels = json.loads((folder / GROUPS_FILE).read_text(encoding="utf-8"))

    def labels(level: str, count: int) -> tuple[str, ...]:
        label_of = {group["group"]: group["label"] for group in levels[level]}
        return tuple(label_of.get(group, "") for group in range(count))

    return StyleClusters(
        coarse=clusters.coarse,
        fine=clusters.fine,
        coarse_labels=labels("coarse", len(clusters.coarse)),
        fine_labels=labels("fine", len(clusters.fine)),
    )


def _embeddings(context: Context) -> Path:
    return context.folder / "embeddings"


def _clusters(context: Context) -> Path:
    return context.folder / "clusters"


def _piece_vectors(context: Context) -> tuple[list[int], NDArray[np.float32], list[str]]:
    """Ids (n), vectors (n, 384) of length 1, the mean of each piece's texts, and all its texts."""
    from amt_core.pipeline.embed import load as load_embeddings

    rows = context.catalogue.connection.execute(
        "SELECT file_id, text FROM texts ORDER BY file_id, number"
    ).fetchall()
    texts = [text for _, text in rows]
    ids = np.array([file_id for file_id, _ in rows], dtype=np.int64)
    if not len(ids):
        return [], np.zeros((0, 384), dtype=np.float32), []
    vectors = np.asarray(load_embeddings(_embeddings(context), texts), dtype=np.float32)
    starts = np.flatnonzero(np.diff(ids, prepend=ids[0] - 1))
    sums = np.add.reduceat(vectors, starts, axis=0)
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    stops = [*starts[1:].tolist(), len(texts)]
    joined = [" ".join(texts[a:b]) for a, b in zip(starts.tolist(), stops, strict=True)]
    return ids[starts].tolist(), sums, joined


def _clusters_for(context: Context, vectors: NDArray[np.float32]) -> tuple[Any, bool]:
    """The groups to use, and whether they were made anew."""
    from amt_core.pipeline.cluster import Clusters, fit_clusters

    options = context.config.cluster
    folder = _clusters(context)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = fingerprint_of(options, context.config.embed)
    fit: dict[str, Any] = {}
    if (folder / _FIT_FILE).exists():
        fit = json.loads((folder / _FIT_FILE).read_text(encoding="utf-8"))
    may_grow_to = fit.get("num_pieces", 0) * (1 + options.refit_growth)
    if fit.get("options") == wanted and len(vectors) <= may_grow_to:
        return Clusters.load(folder), False
    clusters = fit_clusters(
        vectors, coarse=options.num_coarse, fine=options.num_fine, seed=options.seed
    )
    clusters.save(folder)
    with replacing(folder / _FIT_FILE) as temporary:
        temporary.write_text(
            json.dumps({"options": wanted, "num_pieces": len(vectors)}), encoding="utf-8"
        )
    return clusters, True
