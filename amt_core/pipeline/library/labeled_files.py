"""Every piece that can be used, with what the label files say of it, as parts of a question.

Of several label files that speak of a piece, the first by name counts.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from amt_core.pipeline.library.catalogue import LABEL_COLUMNS
from amt_core.pipeline.library.labels import PieceLabels

JOINED_LABELS = """
LEFT JOIN labels l ON l.place = f.place AND l.label_file = (
    SELECT min(label_file) FROM labels m WHERE m.place = f.place
)
"""
LABELED_FILES = f"FROM files f {JOINED_LABELS} WHERE f.reason = '' AND f.note_hash != ''"
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
