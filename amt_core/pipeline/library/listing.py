"""Lists of the files that a library holds, for a person: broken ones, doubtful ones, copies."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue
from amt_core.pipeline.library.file_names import shown_name

_NAME = "f.path || CASE WHEN f.member = '' THEN '' ELSE '!' || f.member END"
_FIRST = (
    f"SELECT {_NAME} AS name, (SELECT {_NAME.replace('f.', 'g.')} FROM files g "  # noqa: S608
    "WHERE g.{hash} = f.{hash} ORDER BY g.id LIMIT 1) AS remark FROM files f WHERE f.{hash} != '' "
    "AND f.id > (SELECT min(id) FROM files g WHERE g.{hash} = f.{hash}) {more} ORDER BY f.id"
)
_QUERIES = {
    "": f"SELECT {_NAME} AS name, '' AS remark FROM files f ORDER BY f.id",  # noqa: S608
    "broken": f"SELECT {_NAME} AS name, reason AS remark FROM files f "  # noqa: S608
    "WHERE reason != '' ORDER BY f.id",
    "flagged": f"SELECT {_NAME} AS name, flags AS remark FROM files f "  # noqa: S608
    "WHERE flags != '' ORDER BY f.id",
    "copies": _FIRST.format(hash="note_hash", more=""),
    "transposed": _FIRST.format(
        hash="shape_hash",
        more="AND NOT EXISTS (SELECT 1 FROM files g WHERE g.note_hash = f.note_hash "
        "AND g.id < f.id)",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """One file of the library.

    Attributes:
        name: Its path; for a member of an archive that of the archive, `!`, and the member's.
        remark: The fault, or the name of the file that it is a copy of.
    """

    name: str
    remark: str


def list_files(work_folder: Path, which: str | None) -> Iterator[ListedFile]:
    """Files of the library in its order.

    Args:
        work_folder: The folder with the catalogue.
        which: `broken`, `flagged`, `copies` or `transposed`; None lists all files.

    Raises:
        AmtError: The library has not been collected.
    """
    not_read = AmtError("The library has not been read.", "Run `amt pipeline collect` first.")
    if not (work_folder / CATALOGUE_FILE).exists():
        raise not_read
    with contextlib.closing(Catalogue(work_folder)) as catalogue:
        if catalogue.output_of("collect") is None:
            raise not_read
        for row in catalogue.rows(_QUERIES[which or ""]):
            yield ListedFile(name=shown_name(row["name"]), remark=shown_name(row["remark"]))
