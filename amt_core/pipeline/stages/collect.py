"""The stage collect: every MIDI file of the library is read once, and its facts are catalogued.

A file that has not changed is not read again. Files are read in worker processes, in small
chunks; the catalogue is written by one, in the order of the library, so that a killed run goes
on after the last chunk that was written.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from amt_core.pipeline.library.catalogue import FACT_COLUMNS, LABEL_COLUMNS, NEW_ITEMS, Catalogue
from amt_core.pipeline.library.file_facts import FileFacts
from amt_core.pipeline.library.file_names import shown_name, stored_name
from amt_core.pipeline.library.labels import is_label_file, may_hold_labels, read_labels
from amt_core.pipeline.library.midi_files import (
    Content,
    Found,
    is_archive,
    members,
    root_of,
    walk,
    walk_beside,
)
from amt_core.pipeline.library.read_files import Chunk, read_chunk
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, Warned, counted
from amt_core.sentence import Sentence

logger = logging.getLogger(__name__)

_CHUNK_FILES = 64
_CHUNK_BYTES = 4 * 2**20
_FILE_COLUMNS = (
    "path", "member", "place", "size_bytes", "mtime_ns", "measures_key", *FACT_COLUMNS,
)  # fmt: skip
_UPSERT = (
    f"INSERT INTO files ({', '.join(_FILE_COLUMNS)}) "  # noqa: S608  # names of our own columns
    f"VALUES ({', '.join('?' * len(_FILE_COLUMNS))}) ON CONFLICT (path, member) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _FILE_COLUMNS[2:])
)
_FACTS_OF, _LABELS_OF = attrgetter(*FACT_COLUMNS), attrgetter(*LABEL_COLUMNS)
# More stand in the catalogue only, and not in the stream of events.
_MAX_WARNINGS = 20


class Collect:
    """Catalogues the files of the library, in the tables `files` and `labels`."""

    def key(self, work: WorkFolder) -> str:
        """Empty: only a look at the folders shows if anything has changed."""
        return ""

    def has_output(self, work: WorkFolder) -> bool:
        """True: the output is in the catalogue itself."""
        return True

    def output(self, work: WorkFolder) -> str:
        """A fingerprint of the music and the labels, not of their folders and dates."""
        catalogue = work.catalogue
        names = ", ".join(f"f.{name}" for name in ("id", "place", *FACT_COLUMNS))
        files = catalogue.digest(f"SELECT {names} FROM files f ORDER BY f.id")  # noqa: S608
        # A license changes no piece, so that nothing is made again because of one.
        names = ", ".join(name for name in LABEL_COLUMNS if name != "license")
        query = f"SELECT {names} FROM labels ORDER BY place, label_file"  # noqa: S608
        return f"{files}-{catalogue.digest(query)}"

    def run(self, context: Context) -> Iterator[Progress]:
        """Reads new files, and removes files that are gone."""
        folders = [Path(folder) for folder in context.config.library.folders]
        # The work folder may lie in the library, and holds composed pieces.
        work = context.work.path
        total = sum(1 for folder in folders for _ in walk(folder, skipped=work))
        yield Started(total=total, unit="files", message=Sentence("Reading the library"))
        scan = _Scan(context, folders)
        num_warnings = num_new = 0
        for found, facts in scan.new_facts():
            num_new += 1
            if facts.reason:
                num_warnings += 1
                if num_warnings <= _MAX_WARNINGS:
                    called = shown_name(f"{found.path}{f'!{found.member}' if found.member else ''}")
                    yield Warned(message=f"{called}: {facts.reason}")
            if scan.num_seen % _CHUNK_FILES == 0:
                yield Advanced(done=scan.num_seen, total=max(total, scan.num_seen))
        yield Advanced(done=scan.num_seen, total=scan.num_seen)
        yield Metric(name=NEW_ITEMS, value=num_new)
        scan.forget_unseen()
        num_labels = _read_label_files(context.catalogue, folders, skipped=work)
        yield from _summary(context.catalogue, num_labels)


class _Scan:
    """One walk through the library.

    Attributes:
        num_seen: The number of files found so far.
    """

    def __init__(self, context: Context, folders: list[Path]) -> None:
        self._context = context
        self._connection = context.catalogue.connection
        self._folders = folders
        self._measures_key = context.config.collect.measure_key
        self.num_seen = 0
        # On disk and not in memory, however large the library is.
        self._connection.execute("PRAGMA temp_store = FILE")
        self._connection.execute("DROP TABLE IF EXISTS temp.seen")
        self._connection.execute(
            "CREATE TEMP TABLE seen (path TEXT, member TEXT, PRIMARY KEY (path, member)) "
            "WITHOUT ROWID"
        )

    def new_facts(self) -> Iterator[tuple[Found, FileFacts]]:
        """Files that are new or have changed, with their facts, after they were catalogued."""
        pending: list[_Pending] = []

        def chunks() -> Iterator[Chunk]:
            for each in self._pending():
                pending.append(each)
                yield each.chunk

        for facts in self._context.workers.map(read_chunk, chunks()):
            each = pending.pop(0)
            self._write(each, facts)
            for content, found_facts in zip(each.chunk.contents, facts, strict=True):
                self.num_seen += 1
                yield content.found, found_facts

    def forget_unseen(self) -> None:
        """Removes files that are no longer in the library, and all that was made from them."""
        with self._context.catalogue.transaction():
            self._connection.execute(
                "DELETE FROM files WHERE (path, member) NOT IN (SELECT path, member FROM seen)"
            )
            for table in ("described", "texts", "clusters", "splits"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE file_id NOT IN (SELECT id FROM files)"  # noqa: S608
                )

    def _pending(self) -> Iterator[_Pending]:
        """The files to read, in chunks; a chunk lists the archives that it completes."""
        contents: list[Content] = []
        places: list[str] = []
        seen: list[tuple[str, str]] = []
        archives: list[Found] = []
        num_bytes = 0

        def cut() -> _Pending:
            chunk = Chunk(
                contents=tuple(contents), places=tuple(places), measures_key=self._measures_key
            )
            pending = _Pending(chunk=chunk, seen=tuple(seen), archives=tuple(archives))
            for each in (contents, places, seen, archives):
                each.clear()
            return pending

        for folder in self._folders:
            root = shown_name(root_of(folder).as_posix())
            for found in walk(folder, skipped=self._context.work.path):
                for content, is_known in self._inside(found):
                    seen.append((stored_name(content.found.path), content.found.member))
                    if is_known:
                        self.num_seen += 1
                    else:
                        contents.append(content)
                        places.append(f"{root}/{content.found.place}")
                        num_bytes += len(content.data or b"")
                    is_full = len(contents) >= _CHUNK_FILES or num_bytes >= _CHUNK_BYTES
                    if is_full or len(seen) >= 8 * _CHUNK_FILES:
                        yield cut()
                        num_bytes = 0
                if is_archive(found.path.name):
                    archives.append(found)
        yield cut()

    def _inside(self, found: Found) -> Iterator[tuple[Content, bool]]:
        """A file itself, or the members of an archive; each with True if it is known."""
        if not is_archive(found.path.name):
            yield Content(found=found), self._is_known(found)
        elif self._is_known_archive(found):
            # An archive that has not changed is not even unpacked.
            for (member,) in self._connection.execute(
                "SELECT member FROM files WHERE path = ?", (stored_name(found.path),)
            ):
                yield Content(found=replace(found, member=member)), True
        else:
            for content in members(found):
                yield content, self._is_known(content.found)

    def _is_known_archive(self, found: Found) -> bool:
        is_read = _is_read(self._context.catalogue, found)
        lowest = self._context.catalogue.value(
            "SELECT min(measures_key) FROM files WHERE path = ?", (stored_name(found.path),)
        )
        return is_read and (lowest is None or lowest >= self._measures_key)

    def _is_known(self, found: Found) -> bool:
        row = self._connection.execute(
            "SELECT measures_key FROM files "
            "WHERE path = ? AND member = ? AND size_bytes = ? AND mtime_ns = ?",
            (stored_name(found.path), found.member, found.size_bytes, found.mtime_ns),
        ).fetchone()
        return row is not None and row[0] >= self._measures_key

    def _write(self, pending: _Pending, facts: list[FileFacts]) -> None:
        rows = [
            (
                stored_name(content.found.path),
                content.found.member,
                place,
                content.found.size_bytes,
                # A file that could not even be read is tried again next time.
                content.found.mtime_ns if each.content_hash or content.reason else -1,
                int(self._measures_key),
                *_FACTS_OF(each),
            )
            for content, place, each in zip(
                pending.chunk.contents, pending.chunk.places, facts, strict=True
            )
        ]
        catalogue = self._context.catalogue
        with catalogue.transaction():
            catalogue.write_many("INSERT OR IGNORE INTO seen VALUES (?, ?)", pending.seen)
            catalogue.write_many(_UPSERT, rows)
            for archive in pending.archives:
                _record_read(catalogue, archive)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A chunk under way, and the rows to write when it is done."""

    chunk: Chunk
    seen: tuple[tuple[str, str], ...]
    archives: tuple[Found, ...]


def _is_read(catalogue: Catalogue, found: Found) -> bool:
    row = catalogue.connection.execute(
        "SELECT 1 FROM read_files WHERE path = ? AND size_bytes = ? AND mtime_ns = ?",
        (stored_name(found.path), found.size_bytes, found.mtime_ns),
    ).fetchone()
    return row is not None


def _record_read(catalogue: Catalogue, found: Found) -> None:
    catalogue.connection.execute(
        "INSERT OR REPLACE INTO read_files VALUES (?, ?, ?)",
        (stored_name(found.path), found.size_bytes, found.mtime_ns),
    )


def _read_label_files(catalogue: Catalogue, folders: list[Path], *, skipped: Path) -> int:
    """Catalogues the label files that have changed; returns the number of all labels."""
    present: set[str] = set()
    for folder in folders:
        root = shown_name(root_of(folder).as_posix())
        candidates = (
            walk_beside(folder, may_hold_labels)
            if folder.is_file()
            else walk(folder, may_hold_labels, skipped=skipped)
        )
        for found in candidates:
            if not is_label_file(found.path):
                continue
            present.add(stored_name(found.path))
            if not _is_read(catalogue, found):
                inside = found.place.rpartition("/")[0]
                _read_label_file(catalogue, found, f"{root}/{inside}")
    with catalogue.transaction():
        for (path,) in catalogue.connection.execute(
            "SELECT DISTINCT label_file FROM labels"
        ).fetchall():
            if path not in present:
                catalogue.connection.execute("DELETE FROM labels WHERE label_file = ?", (path,))
                catalogue.connection.execute("DELETE FROM read_files WHERE path = ?", (path,))
    return int(catalogue.value("SELECT count(*) FROM labels"))


def _read_label_file(catalogue: Catalogue, found: Found, place: str) -> None:
    logger.info("reading the labels in %s", found.path)
    names = ", ".join(("label_file", *LABEL_COLUMNS))
    marks = ", ".join("?" * (len(LABEL_COLUMNS) + 1))
    with catalogue.transaction():
        catalogue.connection.execute(
            "DELETE FROM labels WHERE label_file = ?", (stored_name(found.path),)
        )
        catalogue.write_many(
            f"INSERT OR REPLACE INTO labels ({names}) VALUES ({marks})",  # noqa: S608
            (
                (stored_name(found.path), *_LABELS_OF(row))
                for row in read_labels(found.path, place=place)
            ),
        )
        _record_read(catalogue, found)


def _summary(catalogue: Catalogue, num_labels: int) -> Iterator[Progress]:
    row = next(
        catalogue.rows(
            "SELECT count(*) AS files, sum(reason != '') AS broken, sum(flags != '') AS flagged, "
            "count(DISTINCT nullif(note_hash, '')) AS different FROM files"
        )
    )
    num_files = int(row["files"])
    num_broken, num_flagged = int(row["broken"] or 0), int(row["flagged"] or 0)
    yield Metric(name="files", value=num_files)
    yield Metric(name="broken_files", value=num_broken)
    yield Metric(name="flagged_files", value=num_flagged)
    yield Metric(name="labeled_files", value=num_labels)
    yield Finished(
        message=Sentence(
            "{files}, {broken:,} of them broken, {doubtful:,} doubtful; {different}",
            files=counted(num_files, "files"),
            broken=num_broken,
            doubtful=num_flagged,
            different=counted(int(row["different"]), "different pieces"),
        )
    )
