"""The map of a clustered library for a picture: places, clusters and their labels."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, READ_TIMEOUT_SEC, reading_error

MAX_POINTS = 20_000
_LABELS_FILE = "clusters.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoints:
    """Pieces on the map, evenly chosen where there are very many.

    Attributes:
        file_ids: (n,) numbers of the files.
        places: (n, 2) where each stands.
        clusters: (n,) the coarse cluster of each.
        labels: The label of each cluster, by its number.
    """

    file_ids: NDArray[np.int64]
    places: NDArray[np.float64]
    clusters: NDArray[np.int64]
    labels: Mapping[int, str] = field(default_factory=dict[int, str])


def read_map(work_folder: Path) -> MapPoints:
    """The map of a work folder; without points before the stage cluster has run.

    Raises:
        AmtError: The catalogue cannot be used.
    """
    path = work_folder / CATALOGUE_FILE
    rows: list[tuple[int, float, float, int]] = []
    if path.exists():
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=READ_TIMEOUT_SEC
            )
            try:
                (count,) = connection.execute("SELECT count(*) FROM clusters").fetchone()
                step = -(-count // MAX_POINTS) or 1
                rows = connection.execute(
                    "SELECT file_id, map_x, map_y, coarse FROM (SELECT *, row_number() "
                    "OVER (ORDER BY file_id) AS n FROM clusters) WHERE n % ? = 0",
                    (step,),
                ).fetchall()
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise reading_error(path, error) from error
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return MapPoints(
        file_ids=table[:, 0].astype(np.int64),
        places=table[:, 1:3],
        clusters=table[:, 3].astype(np.int64),
        labels=_labels(work_folder / "clusters"),
    )


def _labels(folder: Path) -> dict[int, str]:
    """The labels of the coarse clusters; none where they cannot be read."""
    try:
        levels: Any = json.loads((folder / _LABELS_FILE).read_text(encoding="utf-8"))
        return {int(each["cluster"]): str(each["label"]) for each in levels["coarse"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
