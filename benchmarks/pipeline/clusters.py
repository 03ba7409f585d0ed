"""Benchmark of embedding texts and clustering vectors, at the sizes of libraries.

    python -m benchmarks.pipeline.clusters [--texts 2000] [--vectors 100000] [--workers 2] [--json]

Texts are captions of 30 to 60 words, a cold cache and then a warm one; vectors are 384 wide, around
128 random centers. Both are measured in processes of their own, in which nothing else has taken
memory: wall-clock time, with processor time next to it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.pipeline.clusters.options import ClusterOptions
from benchmarks.machine import this_machine

_WORDS = (
    "slow calm piano waltz in minor with a gentle bass line and soft strings over light drums "
    "bright fast jazz tune for saxophone trumpet guitar at tempo bars melody rhythm dark deep"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The time and memory of one task.

    Attributes:
        name: Which work.
        items: Texts or vectors.
        seconds: Time of the wall.
        core_seconds: Time of the processor.
        peak_mb: The most memory that the process held.
    """

    name: str
    items: int
    seconds: float
    core_seconds: float
    peak_mb: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", metavar="N", type=int, default=2000)
    parser.add_argument("--vectors", metavar="N", type=int, default=100_000)
    parser.add_argument("--workers", metavar="N", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=("embed", "cluster"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        work = (
            embed(arguments.texts, arguments.workers)
            if arguments.only == "embed"
            else cluster(arguments.vectors)
        )
        print(json.dumps([asdict(row) for row in work]))
        return
    rows = [row for name in ("embed", "cluster") for row in in_child(name)]
    if arguments.json:
        found = {"machine": this_machine().to_json(), "rows": [asdict(row) for row in rows]}
        print(json.dumps(found, indent=2))
        return
    print(this_machine())
    print(f"{'work':28}{'items':>9}{'seconds':>9}{'per s':>10}{'per core s':>12}{'peak MB':>9}")
    for row in rows:
        print(f"{row.name:28}{row.items:9,}{row.seconds:9.2f}{row.items / row.seconds:10,.0f}"
              f"{row.items / row.core_seconds:12,.0f}{row.peak_mb:9.0f}")  # fmt: skip


def in_child(name: str) -> Iterator[Measured]:
    """Runs a task in its own process."""
    command = [sys.executable, "-m", "benchmarks.pipeline.clusters", "--only", name, *sys.argv[1:]]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    yield from (Measured(**row) for row in json.loads(done.stdout))


def embed(count: int, workers: int) -> Iterator[Measured]:
    """Embeds texts with a cold cache, and again with a warm one."""
    from amt_core.pipeline.clusters.embed import embed_texts
    from amt_core.pipeline.clusters.encoders import encoder_folder, load_encoder
    from amt_core.pipeline.executors import Workers

    rng = np.random.default_rng(1)
    texts = [" ".join(rng.choice(_WORDS, size=rng.integers(30, 61))) for _ in range(count)]
    encoder = encoder_folder("")
    load_encoder(encoder)
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(workers) as executor:
        pool = Workers(executor=executor, num_workers=workers)
        for name in ("embed, cold cache", "embed, warm cache"):
            began, core_began = time.perf_counter(), time.process_time()
            for _ in embed_texts(texts, encoder=encoder, cache=Path(cache), workers=pool):
                pass
            yield measured(name, count, began, core_began)


def cluster(count: int) -> Iterator[Measured]:
    """Clusters vectors at both levels, places them on the map, and assigns them again."""
    from amt_core.pipeline.clusters.kmeans import Clusters, fit_clusters

    def fitted(vectors: NDArray[np.float32]) -> Clusters:
        fitting = fit_clusters(vectors, ClusterOptions(map="pca"))
        while True:
            try:
                next(fitting)
            except StopIteration as end:
                return end.value

    rng = np.random.default_rng(1)
    centers = rng.normal(size=(128, 384)).astype(np.float32)
    vectors = centers[rng.integers(128, size=count)]
    vectors += rng.normal(size=vectors.shape).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    fitted(vectors[:100])  # imports what it needs
    began, core_began = time.perf_counter(), time.process_time()
    clusters = fitted(vectors)
    clusters.coarse.assign(vectors)
    clusters.fine.assign(vectors)
    clusters.map.place(vectors)
    yield measured("cluster, both levels and map", count, began, core_began)
    began, core_began = time.perf_counter(), time.process_time()
    clusters.coarse.assign(vectors)
    clusters.fine.assign(vectors)
    yield measured("assign without fitting", count, began, core_began)


def measured(name: str, items: int, began: float, core_began: float) -> Measured:
    """The time and memory used since a moment."""
    kib = 1024 if sys.platform != "darwin" else 1  # macOS counts bytes
    return Measured(
        name=name,
        items=items,
        seconds=time.perf_counter() - began,
        core_seconds=time.process_time() - core_began,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kib / 1e6,
    )


if __name__ == "__main__":
    main()
