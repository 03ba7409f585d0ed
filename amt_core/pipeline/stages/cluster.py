"""The stages that group the pieces: embed their texts, cluster the vectors."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.encoders import encoder_fingerprint, encoder_folder, load_encoder
from amt_core.pipeline.clusters.kmeans import Clusters, Groups, Level, fit_clusters
from amt_core.pipeline.clusters.labels import describe_clusters
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.stages.stage import Context, fingerprint_of
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.styles.clusters import StyleClusters
from amt_core.system.files import replacing

GROUPS_FILE = "groups.json"
"""What each group is about, by level: a list of groups with label, size, silhouette, examples."""

_FIT_FILE = "fit.json"


class Embed:
    """The stage: a vector for every text, into a cache by the text's hash."""

    name: ClassVar[str] = "embed"
    needs: ClassVar[tuple[str, ...]] = ("describe",)

    def key(self, context: Context) -> str:
        """The texts and the encoder."""
        return fingerprint_of(context.output_of("describe"), _encoder(context))

    def has_output(self, context: Context) -> bool:
        """Whether the cache is there."""
        return self.folder(context).is_dir()

    def output(self, context: Context) -> str:
        """Follows from the texts and the encoder alone."""
        return self.key(context)

    def folder(self, context: Context) -> Path:
        """Where the vectors of the encoder lie."""
        return context.folder / "embeddings" / _encoder(context)

    def run(self, context: Context) -> Iterator[Progress]:
        """Embeds the texts that are not in the cache."""
        from amt_core.pipeline.clusters.embed import embed_texts

        encoder = encoder_folder(context.config.embed.encoder)
        texts = [
            text
            for (text,) in context.catalogue.connection.execute(
                "SELECT DISTINCT text FROM texts ORDER BY text"
            )
        ]
        with _threads(context, encoder) as workers:
            yield from embed_texts(
                texts, encoder=encoder, cache=self.folder(context), workers=workers
            )


def _encoder(context: Context) -> str:
    return encoder_fingerprint(encoder_folder(context.config.embed.encoder))


@contextmanager
def _threads(context: Context, encoder: Path) -> Generator[Workers]:
    """Threads in place of the processes of this machine; a cluster stays what it is.

    One copy of the weights serves them all, as matrices are multiplied without the interpreter's
    lock.
    """
    if context.config.run.scheduler:
        yield context.workers
        return
    load_encoder(encoder)  # what is wrong with it is told before work begins
    number = context.workers.num_workers
    with ThreadPoolExecutor(number, thread_name_prefix="encoder") as executor:
        yield Workers(executor=executor, num_workers=number)


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
        return is_empty or (self.folder(context) / _FIT_FILE).exists()

    def output(self, context: Context) -> str:
        """A fingerprint of which piece is in which group."""
        return context.catalogue.digest(
            "SELECT file_id, coarse, fine FROM clusters ORDER BY file_id"
        )

    def folder(self, context: Context) -> Path:
        """Where centers, the map's axes and what the groups are about lie."""
        return context.folder / "clusters"

    def run(self, context: Context) -> Iterator[Progress]:
        """Groups the pieces, or assigns new ones to the groups there are."""
        file_ids, vectors, texts = _piece_vectors(context)
        total = len(file_ids)
        yield Started(total=total, unit="pieces", message="Grouping the pieces")
        folder = self.folder(context)
        folder.mkdir(parents=True, exist_ok=True)
        clusters, was_fitted = _clusters_for(context, folder, vectors)
        coarse, fine = clusters.coarse.assign(vectors), clusters.fine.assign(vectors)
        places = clusters.map.place(vectors)
        levels = {
            "coarse": _about(texts, coarse, clusters.coarse),
            "fine": _about(texts, fine, clusters.fine),
        }
        with replacing(folder / GROUPS_FILE) as temporary:
            temporary.write_text(json.dumps(levels, ensure_ascii=False), encoding="utf-8")
        catalogue = context.catalogue
        columns = (coarse, fine, places[:, 0], places[:, 1])
        with catalogue.transaction():
            catalogue.connection.execute("DELETE FROM clusters")
            catalogue.write_many(
                "INSERT INTO clusters VALUES (?, ?, ?, ?, ?)",
                zip(file_ids, *(column.tolist() for column in columns), strict=True),
            )
        yield Advanced(done=total, total=total)
        for name, level in (("coarse", clusters.coarse), ("fine", clusters.fine)):
            yield Metric(name=f"{name}_groups", value=len(level.centers))
            yield Metric(name=f"{name}_silhouette", value=level.silhouette)
        how = "new groups" if was_fitted else "the groups there were"
        counts = f"{len(clusters.coarse.centers)} coarse and {len(clusters.fine.centers)} fine"
        yield Finished(message=f"{total} pieces in {counts} groups ({how})")


def style_clusters(context: Context) -> StyleClusters | None:
    """The groups as a model keeps them.

    None where there were no texts to group by, and with another encoder than the program's own,
    which alone is there when a description is told its group.
    """
    if context.config.embed.encoder or not context.catalogue.value("SELECT count(*) FROM clusters"):
        return None
    folder = Cluster().folder(context)
    clusters = Clusters.load(folder)
    levels = json.loads((folder / GROUPS_FILE).read_text(encoding="utf-8"))

    def labels(level: str, count: int) -> tuple[str, ...]:
        label_of = {group["group"]: group["label"] for group in levels[level]}
        return tuple(label_of.get(group, "") for group in range(count))

    coarse, fine = clusters.coarse.centers, clusters.fine.centers
    return StyleClusters(
        coarse=coarse,
        fine=fine,
        coarse_labels=labels("coarse", len(coarse)),
        fine_labels=labels("fine", len(fine)),
    )


def _about(texts: list[str], groups: Groups, level: Level) -> list[dict[str, Any]]:
    return [
        asdict(info) | {"silhouette": round(float(level.silhouettes[info.group]), 4)}
        for info in describe_clusters(texts, groups.tolist())
    ]


def _piece_vectors(context: Context) -> tuple[list[int], NDArray[np.float32], list[str]]:
    """Ids (n), vectors (n, d) of length 1, the mean of each piece's texts, and all its texts."""
    from amt_core.pipeline.clusters.embed import load

    rows = context.catalogue.connection.execute(
        "SELECT file_id, text FROM texts ORDER BY file_id, number"
    ).fetchall()
    texts = [text for _, text in rows]
    ids = np.array([file_id for file_id, _ in rows], dtype=np.int64)
    vectors = load(Embed().folder(context), texts).astype(np.float32)
    if not len(ids):
        return [], vectors, []
    starts = np.flatnonzero(np.diff(ids, prepend=ids[0] - 1))
    sums = np.add.reduceat(vectors, starts, axis=0)
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    stops = [*starts[1:].tolist(), len(texts)]
    joined = [" ".join(texts[a:b]) for a, b in zip(starts.tolist(), stops, strict=True)]
    return ids[starts].tolist(), sums, joined


def _clusters_for(
    context: Context, folder: Path, vectors: NDArray[np.float32]
) -> tuple[Clusters, bool]:
    """The groups to use, and whether they were made anew."""
    options = context.config.cluster
    wanted = fingerprint_of(options, _encoder(context))
    fit: dict[str, Any] = {}
    if (folder / _FIT_FILE).exists():
        fit = json.loads((folder / _FIT_FILE).read_text(encoding="utf-8"))
    may_grow_to = fit.get("num_pieces", 0) * (1 + options.refit_growth)
    if fit.get("options") == wanted and len(vectors) <= may_grow_to:
        with suppress(AmtError):  # what is damaged is made anew
            return Clusters.load(folder), False
    clusters = fit_clusters(vectors, options)
    clusters.save(folder)
    with replacing(folder / _FIT_FILE) as temporary:
        temporary.write_text(
            json.dumps({"options": wanted, "num_pieces": len(vectors)}), encoding="utf-8"
        )
    return clusters, True
