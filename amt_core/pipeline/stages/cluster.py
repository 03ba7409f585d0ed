"""The stage cluster: two levels of clusters over the pieces, by what their music is.

A piece stands where its summary and the texts of people about it stand. Captions are left out:
their words are chosen at random, and pieces would be clustered by their wording.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.embed import load
from amt_core.pipeline.clusters.kmeans import Assignment, Clusters, Level, fit_clusters
from amt_core.pipeline.clusters.labels import describe_clusters
from amt_core.pipeline.library.catalogue import NEW_ITEMS
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.texts.texts import CAPTION, SUMMARY
from amt_core.pipeline.work_folder import WorkFolder, fingerprint_of, read_object
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.styles.clusters import StyleClusters
from amt_core.system.files import replacing
from amt_core.text.captions.summary import EXCLUSIVE_TERMS, terms_of

CLUSTERS_FILE = "clusters.json"
"""The clusters of each level, as a list of objects: label, size, silhouette, examples."""

_FIT_FILE = "fit.json"
# Rises with what vectors are made from, so that clusters of before are fitted again.
_FIT_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """The pieces that have texts.

    Attributes:
        file_ids: (n,) their numbers in the catalogue.
        vectors: (n, d) of length 1: the mean of what is said of each.
        terms: The terms of each piece's summary.
        examples: A text about each piece, for a person.
    """

    file_ids: list[int]
    vectors: NDArray[np.float32]
    terms: list[list[str]]
    examples: list[str]


class Cluster:
    """Writes two levels of clusters over the pieces into the table `clusters`."""

    def key(self, work: WorkFolder) -> str:
        """The vectors and the options."""
        return fingerprint_of(work.output_of("embed"), work.config.cluster)

    def has_output(self, work: WorkFolder) -> bool:
        """True if the clusters are there, or if there are no texts to cluster by."""
        is_empty = not work.catalogue.value("SELECT count(*) FROM clusters")
        return is_empty or (work.clusters / _FIT_FILE).exists()

    def output(self, work: WorkFolder) -> str:
        """A fingerprint of the clusters of every piece."""
        return work.catalogue.digest("SELECT file_id, coarse, fine FROM clusters ORDER BY file_id")

    def run(self, context: Context) -> Iterator[Progress]:
        """Clusters the pieces, or assigns new pieces to the clusters that exist."""
        pieces = _pieces(context)
        vectors, total = pieces.vectors, len(pieces.file_ids)
        yield Started(total=total, unit="pieces", message=Sentence("Clustering the pieces"))
        folder = context.work.clusters
        folder.mkdir(parents=True, exist_ok=True)
        clusters, num_fitted = yield from _clusters_for(context, folder, vectors)
        coarse, fine = clusters.coarse.assign(vectors), clusters.fine.assign(vectors)
        places = clusters.map.place(vectors)
        levels = {
            "coarse": _about(pieces, coarse, clusters.coarse),
            "fine": _about(pieces, fine, clusters.fine),
        }
        with replacing(folder / CLUSTERS_FILE) as temporary:
            temporary.write_text(json.dumps(levels, ensure_ascii=False), encoding="utf-8")
        catalogue = context.catalogue
        columns = (coarse, fine, places[:, 0], places[:, 1])
        with catalogue.transaction():
            catalogue.connection.execute("DELETE FROM clusters")
            catalogue.write_many(
                "INSERT INTO clusters VALUES (?, ?, ?, ?, ?)",
                zip(pieces.file_ids, *(column.tolist() for column in columns), strict=True),
            )
        yield Advanced(done=total, total=total)
        for name, level in (("coarse", clusters.coarse), ("fine", clusters.fine)):
            yield Metric(name=f"{name}_clusters", value=len(level.centers))
            yield Metric(name=f"{name}_silhouette", value=level.silhouette)
        # Pieces that only join the clusters that are there take next to no time.
        yield Metric(name=NEW_ITEMS, value=num_fitted)
        yield Finished(
            message=Sentence(
                "{pieces} in {coarse} and {fine} (new)"
                if num_fitted
                else "{pieces} in {coarse} and {fine} (as before)",
                pieces=counted(total, "pieces"),
                coarse=counted(len(clusters.coarse.centers), "coarse clusters"),
                fine=counted(len(clusters.fine.centers), "fine clusters"),
            )
        )


def style_clusters(work: WorkFolder) -> StyleClusters | None:
    """The clusters in the form that a model folder keeps; None where a model can have none.

    That is so without texts to cluster by, and with an encoder other than the program's own: only
    that one is there to find the cluster of a description when music is composed.
    """
    if work.config.embed.encoder or not work.catalogue.value("SELECT count(*) FROM clusters"):
        return None
    folder = work.clusters
    clusters = Clusters.load(folder)
    levels = read_object(folder / CLUSTERS_FILE)

    def labels(level: str, count: int) -> tuple[str, ...]:
        label_of = {each["cluster"]: each["label"] for each in levels.get(level, [])}
        return tuple(label_of.get(cluster, "") for cluster in range(count))

    coarse, fine = clusters.coarse.centers, clusters.fine.centers
    return StyleClusters(
        coarse=coarse,
        fine=fine,
        coarse_labels=labels("coarse", len(coarse)),
        fine_labels=labels("fine", len(fine)),
    )


def _about(pieces: _Pieces, clusters: Assignment, level: Level) -> list[dict[str, Any]]:
    return [
        asdict(info) | {"silhouette": round(float(level.silhouettes[info.cluster]), 4)}
        for info in describe_clusters(
            pieces.terms, pieces.examples, clusters.tolist(), exclusive=EXCLUSIVE_TERMS
        )
    ]


def _pieces(context: Context) -> _Pieces:
    rows = context.catalogue.connection.execute(
        "SELECT file_id, text, source FROM texts ORDER BY file_id, number"
    ).fetchall()
    terms, examples = dict[int, list[str]](), dict[int, str]()
    for file_id, text, source in rows:
        if source == SUMMARY:
            terms[file_id] = terms_of(text)
        elif source == CAPTION or file_id not in examples:
            examples[file_id] = text
    said = [(file_id, text) for file_id, text, source in rows if source != CAPTION]
    vectors = load(context.work.embeddings, [text for _, text in said]).astype(np.float32)
    ids = np.array([file_id for file_id, _ in said], dtype=np.int64)
    if not len(ids):
        return _Pieces(file_ids=[], vectors=vectors, terms=[], examples=[])
    starts = np.flatnonzero(np.diff(ids, prepend=ids[0] - 1))
    sums = np.add.reduceat(vectors, starts, axis=0)
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    file_ids: list[int] = ids[starts].tolist()
    return _Pieces(
        file_ids=file_ids,
        vectors=sums,
        terms=[terms.get(each, []) for each in file_ids],
        examples=[examples.get(each, "") for each in file_ids],
    )


def _clusters_for(
    context: Context, folder: Path, vectors: NDArray[np.float32]
) -> Generator[Progress, None, tuple[Clusters, int]]:
    """The clusters to use, and the number of pieces that they were fitted to now."""
    options = context.config.cluster
    wanted = fingerprint_of(_FIT_VERSION, options, context.work.encoder_key)
    with suppress(AmtError):  # damaged clusters are fitted again
        fit = read_object(folder / _FIT_FILE)
        may_grow_to = fit.get("num_pieces", 0) * (1 + options.refit_growth)
        if fit.get("options") == wanted and len(vectors) <= may_grow_to:
            return Clusters.load(folder), 0
    clusters = yield from fit_clusters(vectors, options)
    clusters.save(folder)
    with replacing(folder / _FIT_FILE) as temporary:
        temporary.write_text(
            json.dumps({"options": wanted, "num_pieces": len(vectors)}), encoding="utf-8"
        )
    return clusters, len(vectors)
