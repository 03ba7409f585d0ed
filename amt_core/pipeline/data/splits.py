"""Splits the pieces into those to learn from and those that only measure what was learned.

Copies are left out. What belongs to one work, or is a transposition of a piece of it, is in one
split, so that a model is never measured on music that it has seen. A split that the labels give
holds; the others follow from a hash of the work, so that they stay as a library grows.
"""

from __future__ import annotations

from hashlib import blake2b

from amt_core.pipeline.data.prepare_options import PrepareOptions
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.labeled_files import JOINED_LABELS

BROKEN, EMPTY, FLAGGED, COPY, TRANSPOSED, EXCLUDED = (
    "broken", "without notes", "doubtful", "copy", "transposed copy", "excluded style",
)  # fmt: skip

# Every file with the work it belongs to: that of its labels, else its artist and title, else the
# notes themselves.
_WORKS = f"""
CREATE TEMP TABLE works AS
SELECT f.id AS file_id, f.note_hash, f.shape_hash, f.reason, f.flags,
    coalesce(l.style, '') AS style, coalesce(l.split, '') AS split,
    CASE
        WHEN coalesce(l.work, '') != '' THEN 'work ' || l.work
        WHEN coalesce(nullif(l.artist, ''), f.artist) != ''
            AND coalesce(nullif(l.title, ''), f.title) != ''
        THEN 'song ' || lower(coalesce(nullif(l.artist, ''), f.artist)) || char(10)
            || lower(coalesce(nullif(l.title, ''), f.title))
        ELSE 'notes ' || f.shape_hash
    END AS work,
    f.id AS family, '' AS left_out
FROM files f {JOINED_LABELS}
"""  # noqa: S608  # a part of the question, of our own


def assign_splits(catalogue: Catalogue, options: PrepareOptions) -> None:
    """Fills the table `splits`: one row for every file, the same for the same catalogue."""
    connection = catalogue.connection
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("DROP TABLE IF EXISTS temp.works")
    connection.execute(_WORKS)
    for column in ("file_id", "note_hash", "shape_hash", "work", "family"):
        connection.execute(f"CREATE INDEX temp.works_{column} ON works ({column})")
    _leave_out(catalogue, options)
    _join_families(catalogue)
    _choose_splits(catalogue, options)
    with catalogue.transaction():
        connection.execute("DELETE FROM splits")
        connection.execute(
            "INSERT INTO splits SELECT file_id, work, split, left_out FROM works ORDER BY file_id"
        )
    connection.execute("DROP TABLE temp.works")


def _leave_out(catalogue: Catalogue, options: PrepareOptions) -> None:
    execute = catalogue.connection.execute
    execute("UPDATE works SET left_out = ? WHERE reason != ''", (BROKEN,))
    execute("UPDATE works SET left_out = ? WHERE left_out = '' AND note_hash = ''", (EMPTY,))
    if not options.keep_flagged:
        execute("UPDATE works SET left_out = ? WHERE left_out = '' AND flags != ''", (FLAGGED,))
    for beginning in options.excluded_styles:
        execute(
            "UPDATE works SET left_out = ? WHERE left_out = '' AND substr(style, 1, ?) = ?",
            (EXCLUDED, len(beginning), beginning),
        )
    hashes = [("note_hash", COPY)]
    if not options.keep_transposed:
        hashes.append(("shape_hash", TRANSPOSED))
    for column, reason in hashes:
        execute(
            "UPDATE works SET left_out = ? WHERE left_out = '' AND file_id > "  # noqa: S608
            f"(SELECT min(file_id) FROM works w WHERE w.{column} = works.{column} "
            "AND w.left_out = '')",
            (reason,),
        )


def _join_families(catalogue: Catalogue) -> None:
    """Gives pieces that share a work or a shape one family, also through others in between."""
    execute = catalogue.connection.execute
    num_changed = 1
    while num_changed:
        num_changed = 0
        for column in ("work", "shape_hash"):
            execute("DROP TABLE IF EXISTS temp.lowest")
            execute(
                f"CREATE TEMP TABLE lowest AS SELECT {column} AS shared, "  # noqa: S608
                "min(family) AS family FROM works WHERE left_out = '' GROUP BY shared"
            )
            execute("CREATE UNIQUE INDEX temp.lowest_shared ON lowest (shared)")
            num_changed += execute(
                "UPDATE works SET family = lowest.family FROM lowest "  # noqa: S608
                f"WHERE lowest.shared = works.{column} AND works.left_out = '' "
                "AND works.family > lowest.family"
            ).rowcount
    execute("DROP TABLE temp.lowest")


def _choose_splits(catalogue: Catalogue, options: PrepareOptions) -> None:
    """One split for every family; valid and test hold at least one where there are three."""
    execute = catalogue.connection.execute
    execute("CREATE TEMP TABLE families (family INTEGER PRIMARY KEY, place REAL, split TEXT)")
    # The split that the labels give most of the family; of a tie the earlier in the alphabet.
    stated = (
        "SELECT split FROM works s WHERE s.family = w.family AND s.split != '' "
        "AND s.left_out = '' GROUP BY split ORDER BY count(*) DESC, split LIMIT 1"
    )
    families = execute(
        f"SELECT w.family, w.work, coalesce(({stated}), '') FROM works w "  # noqa: S608
        "WHERE w.left_out = '' AND w.file_id = w.family"
    )
    test_until = options.test_share
    valid_until = test_until + options.valid_share
    rows: list[tuple[int, float, str]] = []
    for family, work, split in families:
        place = _share_of(work)
        by_place = "test" if place < test_until else "valid" if place < valid_until else "train"
        rows.append((family, place, split or by_place))
        if len(rows) == 1000:
            catalogue.write_many("INSERT INTO families VALUES (?, ?, ?)", rows)
            rows.clear()
    catalogue.write_many("INSERT INTO families VALUES (?, ?, ?)", rows)
    for split in ("valid", "test"):
        execute(
            "UPDATE families SET split = ? WHERE family = (SELECT family FROM families "
            "WHERE split = 'train' ORDER BY place LIMIT 1) "
            "AND NOT EXISTS (SELECT 1 FROM families WHERE split = ?) "
            "AND (SELECT count(*) FROM families WHERE split = 'train') > 1",
            (split, split),
        )
    execute(
        "UPDATE works SET split = families.split, work = (SELECT work FROM works w "
        "WHERE w.file_id = families.family) FROM families WHERE families.family = works.family "
        "AND works.left_out = ''"
    )
    execute("UPDATE works SET split = '' WHERE left_out != ''")
    execute("DROP TABLE temp.families")


def _share_of(work: str) -> float:
    """The position of a work between 0 and 1; the same on every machine."""
    return int.from_bytes(blake2b(work.encode(), digest_size=6).digest()) / 2**48
