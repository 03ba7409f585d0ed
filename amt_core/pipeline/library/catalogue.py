"""The catalogue: everything that the stages know of a library, in one SQLite file.

The journal is a write-ahead log, so that a window reads while a stage writes, and a killed
process leaves the file as it was after the last complete transaction.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from shutil import disk_usage
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.library.file_facts import FileFacts
from amt_core.pipeline.library.labels import PieceLabels
from amt_core.progress import Alerted
from amt_core.sentence import Sentence

CATALOGUE_FILE = "catalogue.sqlite"
CATALOGUE_VERSION = 5
# What brings the catalogue of an earlier version to the next one.
_MIGRATIONS = {
    2: ("ALTER TABLE runs ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",),
    # The label files are read again, for their licenses.
    3: (
        "ALTER TABLE labels ADD COLUMN license TEXT NOT NULL DEFAULT ''",
        "DELETE FROM read_files WHERE path IN (SELECT label_file FROM labels)",
    ),
    # The label files are read again, for their collections.
    4: (
        "ALTER TABLE labels ADD COLUMN collection TEXT NOT NULL DEFAULT ''",
        "DELETE FROM read_files WHERE path IN (SELECT label_file FROM labels)",
    ),
}
READ_TIMEOUT_SEC = 0.5
"""How long a reader waits: only for who holds the whole file, as a writer keeps nobody waiting."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_MAX_SHOWN_CHARS = 200
# With less room than this SQLite reports an I/O error, as its log and index cannot grow.
_PAGES_BYTES = 2**18
NEW_ITEMS = "new_items"
"""Metric of stages that pass over what they know from before: how many items were new."""
_TYPES = {"str": "TEXT", "int": "INTEGER", "float": "REAL"}


def _columns(kind: type, *, without: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in without)


def _declared(kind: type, *, without: Sequence[str] = ()) -> str:
    return ",\n    ".join(
        f"{field.name} {_TYPES[str(field.type)]} NOT NULL"
        for field in fields(kind)
        if field.name not in without
    )


FACT_COLUMNS = _columns(FileFacts)
LABEL_COLUMNS = _columns(PieceLabels)

_SCHEMA = f"""
-- Every MIDI file of the library. `path` is the file or its archive, `member` its name in that,
-- `place` where it lies, or would lie if its archive were unpacked.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    member TEXT NOT NULL,
    place TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    measures_key INTEGER NOT NULL,
    {_declared(FileFacts)},
    UNIQUE (path, member)
);
CREATE INDEX files_by_note_hash ON files (note_hash);
CREATE INDEX files_by_shape_hash ON files (shape_hash);
CREATE INDEX files_by_place ON files (place);
-- Archives and label files that have been read to their end, so that they are not read again
-- before they change.
CREATE TABLE read_files (
    path TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- The rows of label files, by the place of the file that they are about.
CREATE TABLE labels (
    label_file TEXT NOT NULL,
    {_declared(PieceLabels)},
    PRIMARY KEY (place, label_file)
) WITHOUT ROWID;
-- The pieces that have their texts; `key` is a fingerprint of what they are made from.
CREATE TABLE described (file_id INTEGER PRIMARY KEY, key TEXT NOT NULL) STRICT;
CREATE TABLE texts (
    file_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    attribution TEXT NOT NULL,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
-- The clusters of every piece with texts, and its place on the map.
CREATE TABLE clusters (
    file_id INTEGER PRIMARY KEY,
    coarse INTEGER NOT NULL,
    fine INTEGER NOT NULL,
    map_x REAL NOT NULL,
    map_y REAL NOT NULL
) STRICT;
-- The pieces of the training data; `left_out` is the reason why a piece is not among them.
CREATE TABLE splits (
    file_id INTEGER PRIMARY KEY,
    work TEXT NOT NULL,
    split TEXT NOT NULL,
    left_out TEXT NOT NULL
) STRICT;
-- The last complete run of every stage: fingerprints of its inputs and of its output.
CREATE TABLE stages (
    stage TEXT PRIMARY KEY, key TEXT NOT NULL, output TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Every run of a stage, complete or not, for the report.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    started_at REAL NOT NULL,
    seconds REAL,
    num_items INTEGER,
    unit TEXT NOT NULL DEFAULT '',
    peak_memory_bytes INTEGER,
    message TEXT NOT NULL DEFAULT '',
    metrics TEXT NOT NULL DEFAULT '{{}}',
    details TEXT NOT NULL DEFAULT '{{}}'
) STRICT;
-- The alerts of the monitor during a run.
CREATE TABLE alerts (
    run_id INTEGER NOT NULL,
    at_sec REAL NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRun:
    """One complete run of a stage.

    Attributes:
        stage: Its name.
        key: The fingerprint of its inputs.
        started_at: When it began, seconds since 1970.
        seconds: Its duration.
        num_items: The number of items that it finished.
        unit: What the items are, in the plural.
        peak_memory_bytes: The most memory that its processes held together.
        message: Its result in words.
        metrics: The last value of each figure that it measured.
    """

    stage: str
    key: str
    started_at: float
    seconds: float
    num_items: int
    unit: str
    peak_memory_bytes: int
    message: str
    metrics: dict[str, float]

    @property
    def num_new(self) -> float:
        """The number of items that were not known from an earlier run."""
        return self.metrics.get(NEW_ITEMS, self.num_items)

    @property
    def rate(self) -> float | None:
        """New items per second; None if there were none."""
        return self.num_new / self.seconds if self.num_new and self.seconds else None


class Catalogue:
    """One connection to the catalogue of a folder; made when it is missing.

    Attributes:
        connection: For the questions of the stages; writes go into `transaction`.
    """

    def __init__(self, folder: Path, *, timeout_sec: float = 30.0) -> None:
        path = folder / CATALOGUE_FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AmtError(
                Sentence(
                    '"{folder}" cannot be the work folder: {reason}.',
                    folder=_shortened(folder),
                    reason=error.strerror,
                ),
                "Choose another one in the configuration, [library] work.",
            ) from error
        try:
            self.connection = sqlite3.connect(path, timeout=timeout_sec, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = WAL")
            # With a write-ahead log this loses at most the last transaction, and corrupts nothing.
            self.connection.execute("PRAGMA synchronous = NORMAL")
            with self.transaction():
                version: int = self.connection.execute("PRAGMA user_version").fetchone()[0]
                if version == 0:
                    for statement in _SCHEMA.split(";\n"):
                        self.connection.execute(statement)
                    version = CATALOGUE_VERSION
                while version in _MIGRATIONS:
                    for statement in _MIGRATIONS[version]:
                        self.connection.execute(statement)
                    version += 1
                if version == CATALOGUE_VERSION:
                    self.connection.execute(f"PRAGMA user_version = {CATALOGUE_VERSION}")
        except sqlite3.Error as error:
            raise catalogue_error(folder, error) from error
        if version != CATALOGUE_VERSION:
            self.close()
            raise AmtError(
                Sentence(
                    "The catalogue {path} was written by another version of the program.", path=path
                ),
                "Choose another work folder; the library is then collected again.",
            )

    def close(self) -> None:
        """Ends the connection."""
        self.connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Generator[None]:
        """Keeps the writes of the block as a whole or not at all."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk has ended it already
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a question as dictionaries, a few at a time."""
        cursor = self.connection.execute(query, values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def value(self, query: str, values: Sequence[object] = ()) -> Any:
        """The one value that a question has; None without a row."""
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row else None

    def digest(self, query: str, values: Sequence[object] = ()) -> str:
        """A fingerprint of all rows of a question, which must say their order."""
        state = blake2b(digest_size=12)
        for row in self.connection.execute(query, values):
            state.update(repr(row).encode())
        return state.hexdigest()

    def output_of(self, stage: str, key: str | None = None) -> str | None:
        """The output of the last complete run of a stage; None if that run had another key."""
        if key is None:
            return self.value("SELECT output FROM stages WHERE stage = ?", (stage,))
        return self.value("SELECT output FROM stages WHERE stage = ? AND key = ?", (stage, key))

    def begin_run(self, stage: str, key: str, started_at: float) -> int:
        """Records that a stage begins; returns the number of the run."""
        with self.transaction():
            cursor = self.connection.execute(
                "INSERT INTO runs (stage, key, started_at) VALUES (?, ?, ?)",
                (stage, key, started_at),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def finish_run(self, number: int, run: StageRun, output: str, details: str = "{}") -> None:
        """Records that a stage is complete.

        Args:
            number: The number that `begin_run` gave.
            run: Its figures.
            output: The fingerprint of its output.
            details: Its `RunDetails` as a text of JSON.
        """
        with self.transaction():
            self.connection.execute(
                "UPDATE runs SET key = ?, seconds = ?, num_items = ?, unit = ?, "
                "peak_memory_bytes = ?, message = ?, metrics = ?, details = ? WHERE id = ?",
                (run.key, run.seconds, run.num_items, run.unit, run.peak_memory_bytes,
                 run.message, json.dumps(run.metrics), details, number),
            )  # fmt: skip
            self.connection.execute(
                "INSERT OR REPLACE INTO stages (stage, key, output) VALUES (?, ?, ?)",
                (run.stage, run.key, output),
            )

    def record_alert(self, number: int, alert: Alerted, *, at_sec: float) -> None:
        """Records an alert of the monitor, with the seconds since the run began."""
        with self.transaction():
            self.connection.execute(
                "INSERT INTO alerts VALUES (?, ?, ?, ?, ?)",
                (number, at_sec, alert.kind, alert.message, alert.remedy),
            )

    def runs(self) -> list[StageRun]:
        """The complete runs, the earliest first."""
        names = ", ".join(_columns(StageRun))
        query = f"SELECT {names} FROM runs WHERE seconds IS NOT NULL ORDER BY id"  # noqa: S608
        return [
            StageRun(**{**row, "metrics": json.loads(row["metrics"])}) for row in self.rows(query)
        ]

    def unfinished_stages(self) -> set[str]:
        """The stages whose last run was begun and is not complete."""
        query = (
            "SELECT stage FROM runs WHERE seconds IS NULL "
            "AND id IN (SELECT max(id) FROM runs GROUP BY stage)"
        )
        return {stage for (stage,) in self.connection.execute(query)}

    def details_of_runs(self) -> list[str]:
        """The details of the complete runs as texts of JSON, in the order of `runs`."""
        query = "SELECT details FROM runs WHERE seconds IS NOT NULL ORDER BY id"
        return [details for (details,) in self.connection.execute(query)]

    def write_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows, inside a transaction of the caller's."""
        self.connection.executemany(statement, rows)


def catalogue_error(folder: Path, error: sqlite3.Error) -> AmtError:
    """An error of SQLite in a work folder as a sentence with its cause and a remedy."""
    code = _plain_code(error)
    if code in _DAMAGED:
        return AmtError(
            Sentence('The catalogue "{path}" is damaged.', path=folder / CATALOGUE_FILE),
            "Remove it and the files whose names begin with its name; the library is then "
            "collected again.",
        )
    is_full = code == sqlite3.SQLITE_IOERR and disk_usage(folder).free < _PAGES_BYTES
    if code == sqlite3.SQLITE_FULL or is_full:
        return full_disk(folder)
    if code in _HELD:
        return AmtError(
            Sentence('Another program holds the catalogue in "{folder}".', folder=folder),
            "Close it, then try again.",
        )
    return AmtError(
        Sentence(
            'The work folder "{folder}" cannot be written: {error}.', folder=folder, error=error
        ),
        "Make room, give yourself the right to write there, or choose another work folder.",
    )


def reading_error(path: Path, error: sqlite3.Error) -> AmtError:
    """An error of SQLite while a catalogue is read as a sentence with its cause and a remedy."""
    if _plain_code(error) in _DAMAGED | _HELD:
        return catalogue_error(path.parent, error)
    return AmtError(
        Sentence("The catalogue {path} cannot be used: {error}.", path=path, error=error),
        "Collect the library again.",
    )


def _plain_code(error: sqlite3.Error) -> int:
    """The code of an error; an extended code ends in the plain one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def full_disk(folder: Path) -> AmtError:
    """The sentence for a disk without room."""
    return AmtError(
        Sentence('The disk of "{folder}" is full.', folder=folder),
        "Make room, or choose another work folder; finished work is kept.",
    )


def _shortened(folder: Path) -> str:
    text = str(folder)
    return text if len(text) <= _MAX_SHOWN_CHARS else f"{text[:_MAX_SHOWN_CHARS]}…"
