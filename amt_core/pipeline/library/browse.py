"""Looking at a collected library: filter, sort, count, and read pieces, without copying it.

A search gives the numbers of the matching files, eight bytes each; rows are read when they are
needed. The connection only reads, so that it never waits for a stage that writes.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from amt_core.errors import AmtError
from amt_core.music.instruments.general_midi import FAMILIES
from amt_core.pipeline.library.catalogue import (
    CATALOGUE_FILE,
    CATALOGUE_VERSION,
    READ_TIMEOUT_SEC,
    Catalogue,
    reading_error,
)
from amt_core.pipeline.library.labeled_files import JOINED_LABELS
from amt_core.pipeline.library.midi_files import Found, load, read

Quality = Literal["", "good", "flagged", "broken", "copies"]
DRUMS = "drums"
"""The name of the drums among the families of instruments."""

_GENRE = "coalesce(l.genre, '')"
_STYLE = "coalesce(nullif(l.subgenre, ''), l.style, '')"
_LICENSE = "coalesce(l.license, '')"
_TITLE = "coalesce(nullif(l.title, ''), nullif(f.title, ''), f.place)"
_ARTIST = "coalesce(nullif(l.artist, ''), f.artist)"
_KEY = "coalesce(nullif(l.key, ''), nullif(f.key_stated, ''), f.key_measured)"
_IS_COPY = (
    "f.note_hash != '' AND f.id > (SELECT min(id) FROM files g WHERE g.note_hash = f.note_hash)"
)
_COLUMNS: Mapping[str, str] = {
    "title": _TITLE,
    "artist": _ARTIST,
    "genre": _GENRE,
    "style": _STYLE,
    "key": _KEY,
    "tempo": "f.tempo_bpm",
    "time signature": "f.time_signature",
    "instruments": "f.num_tracks",
    "bars": "f.num_bars",
    "length": "f.duration_sec",
    "license": _LICENSE,
    "remark": "coalesce(nullif(f.reason, ''), f.flags)",
}
COLUMNS = tuple(_COLUMNS)
"""The columns by which a library can be sorted."""

_FROM = f"FROM files f {JOINED_LABELS}"
_TEMPO_STEP_BPM = 20
_LENGTH_STEP_SEC = 60
_DENSITY_STEP = 2
_MAX_BARS_IN_CHART = 12
# Columns that only some libraries have anything in.
_OPTIONAL = ("artist", "genre", "style", "license")


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFilter:
    """A filter of the library's pieces; empty and zero leave nothing out.

    Attributes:
        text: Part of the title, the artist or the path.
        genre: The genre of the labels.
        key: Key and mode.
        time_signature: The time signature in force longest.
        family: A family of General MIDI instruments that plays, or `drums`.
        min_tempo_bpm: The slowest tempo.
        max_tempo_bpm: The fastest tempo.
        quality: `good` is neither broken nor doubtful nor a copy of an earlier file.
    """

    text: str = ""
    genre: str = ""
    key: str = ""
    time_signature: str = ""
    family: str = ""
    min_tempo_bpm: float = 0.0
    max_tempo_bpm: float = 0.0
    quality: Quality = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRow:
    """One file as a table shows it.

    Attributes:
        id: Its number in the catalogue.
        file: The path of the file, or of the archive it is in.
        member: Its name in the archive; empty for a plain file.
        title: Its title; the path below the library without one.
        artist: The artist; empty if not known.
        genre: The genre of the labels.
        style: The finer genre or the style of the labels.
        license: The license of the labels.
        key: Key and mode, stated or measured.
        tempo_bpm: The tempo in force longest; 0 for a broken file.
        time_signature: The time signature in force longest.
        programs: General MIDI programs of the pitched parts, ascending.
        has_drums: True if a drum part plays.
        num_bars: Bars.
        duration_sec: Playing time.
        remark: The fault, or the doubts; empty for a good file.
        is_broken: True if the file cannot be used.
        is_copy: True if an earlier file has the same notes.
    """

    id: int
    file: str
    member: str
    title: str
    artist: str
    genre: str
    style: str
    license: str
    key: str
    tempo_bpm: float
    time_signature: str
    programs: tuple[int, ...]
    has_drums: bool
    num_bars: int
    duration_sec: float
    remark: str
    is_broken: bool
    is_copy: bool

    @property
    def path(self) -> Path:
        """The file, or the archive it is in; made only here, as a table makes many rows."""
        return Path(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOverview:
    """The whole library in figures; a chart is (label, number of files) in its order.

    Attributes:
        num_files: All files.
        num_broken: Files that cannot be used.
        num_flagged: Files with doubts.
        num_copies: Files with the notes of an earlier one.
        genres: Genres, the most frequent first.
        keys: Keys, the most frequent first.
        time_signatures: Time signatures, the most frequent first.
        tempos: Tempos in steps of 20 bpm, ascending.
        lengths: Playing times in steps of a minute, ascending.
        densities: Notes per second in steps of 2, ascending.
        licenses: Licenses, the most frequent first.
        instruments: Families of instruments, the most frequent first.
        empty_columns: The columns of labels in which no file has anything.
    """

    num_files: int = 0
    num_broken: int = 0
    num_flagged: int = 0
    num_copies: int = 0
    genres: Sequence[tuple[str, int]] = ()
    keys: Sequence[tuple[str, int]] = ()
    time_signatures: Sequence[tuple[str, int]] = ()
    tempos: Sequence[tuple[str, int]] = ()
    lengths: Sequence[tuple[str, int]] = ()
    densities: Sequence[tuple[str, int]] = ()
    licenses: Sequence[tuple[str, int]] = ()
    instruments: Sequence[tuple[str, int]] = ()
    empty_columns: frozenset[str] = frozenset()


class LibraryBrowser:
    """Reads the catalogue of a work folder; belongs to one thread.

    Args:
        work_folder: The folder with the catalogue.

    Raises:
        AmtError: The library has not been read, or the catalogue cannot be used.
    """

    def __init__(self, work_folder: Path) -> None:
        path = work_folder / CATALOGUE_FILE
        if not path.exists():
            raise AmtError("The library has not been read.", "Run the stage collect first.")
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=READ_TIMEOUT_SEC
            )
            version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version < CATALOGUE_VERSION:
                # Opened to write, it is brought to the present version.
                Catalogue(work_folder).close()
            self._connection.create_function("plays", 3, _plays, deterministic=True)
        except sqlite3.Error as error:
            raise reading_error(path, error) from error
        self._path = path

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        self.close()

    def find(
        self, wanted: LibraryFilter, *, order: str = "title", descending: bool = False
    ) -> array[int]:
        """The numbers of the matching files in their order, broken ones last but by their remarks.

        Args:
            wanted: The filter.
            order: One of `COLUMNS`.
            descending: True for the other direction.
        """
        conditions, values = _conditions(wanted)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        direction = "DESC" if descending else "ASC"
        broken_last = "" if order == "remark" else "f.reason != '', "
        # Numbers in the order of numbers, words in that of letters whatever their case.
        query = (
            f"SELECT f.id {_FROM} {where} "
            f"ORDER BY {broken_last}{_COLUMNS[order]} COLLATE NOCASE {direction}, f.id"
        )
        return array("q", (number for (number,) in self._ask(query, values)))

    def rows(self, numbers: Sequence[int]) -> list[LibraryRow]:
        """The files with these numbers, in the order of the numbers."""
        query = (
            f"SELECT f.id, f.path, f.member, {_TITLE}, {_ARTIST}, {_GENRE}, {_STYLE}, "
            f"{_LICENSE}, {_KEY}, "
            f"f.tempo_bpm, f.time_signature, f.programs, f.has_drums, f.num_bars, "
            f"f.duration_sec, f.reason, f.flags, {_IS_COPY} {_FROM} "
            f"WHERE f.id IN ({', '.join('?' * len(numbers))})"
        )
        found = {row[0]: _row(row) for row in self._ask(query, numbers)}
        return [found[number] for number in numbers if number in found]

    def data(self, number: int) -> bytes:
        """The bytes of a file, also of one in an archive.

        Raises:
            AmtError: It cannot be read any more.
        """
        (row,) = self.rows([number])
        found = Found(path=row.path, member=row.member, size_bytes=0, mtime_ns=0, place="")
        content = next(read([found]))
        if content.reason:
            raise AmtError(content.reason, "Read the library again.")
        return load(content)

    def overview(self) -> LibraryOverview:
        """The whole library in figures."""
        num_files, num_broken, num_flagged, num_different = next(
            self._ask(
                "SELECT count(*), coalesce(sum(reason != ''), 0), coalesce(sum(flags != ''), 0), "
                "count(DISTINCT nullif(note_hash, '')) + coalesce(sum(note_hash = ''), 0) "
                "FROM files"
            )
        )
        instruments: Counter[str] = Counter()
        for programs, has_drums, count in self._ask(
            "SELECT programs, has_drums, count(*) FROM files WHERE reason = '' GROUP BY 1, 2"
        ):
            for name in _families(programs, has_drums):
                instruments[name] += count
        return LibraryOverview(
            num_files=num_files,
            num_broken=num_broken,
            num_flagged=num_flagged,
            num_copies=num_files - num_different,
            genres=self._counts(_GENRE),
            keys=self._counts(_KEY),
            time_signatures=self._counts("f.time_signature"),
            tempos=self._steps("f.tempo_bpm", _TEMPO_STEP_BPM),
            lengths=self._steps("f.duration_sec / 60", _LENGTH_STEP_SEC // 60, " min"),
            densities=self._steps("f.notes_per_sec", _DENSITY_STEP),
            licenses=self._counts(_LICENSE),
            instruments=instruments.most_common(),
            empty_columns=self._empty_columns(),
        )

    def _empty_columns(self) -> frozenset[str]:
        values = ", ".join(f"coalesce(max({_COLUMNS[name]}), '')" for name in _OPTIONAL)
        found = next(self._ask(f"SELECT {values} {_FROM} WHERE f.reason = ''"))
        return frozenset(name for name, most in zip(_OPTIONAL, found, strict=True) if not most)

    def _counts(self, expression: str) -> list[tuple[str, int]]:
        query = (
            f"SELECT {expression} AS label, count(*) {_FROM} WHERE f.reason = '' "
            "GROUP BY label HAVING label != '' ORDER BY count(*) DESC, label"
        )
        return list(self._ask(query))

    def _steps(self, expression: str, step: int, unit: str = "") -> list[tuple[str, int]]:
        """Counts in equal steps, such as `60–80`; what is above the last one counts there."""
        last = _MAX_BARS_IN_CHART - 1
        query = (
            f"SELECT min(CAST({expression} / ? AS INTEGER), ?) AS step, count(*) "  # noqa: S608
            "FROM files f WHERE f.reason = '' GROUP BY step ORDER BY step"
        )
        counts = dict(self._ask(query, (step, last)))
        if not counts:
            return []
        steps = range(min(counts), max(counts) + 1)
        labels = [f"{number * step}–{(number + 1) * step}{unit}" for number in steps]
        if steps[-1] == last:
            labels[-1] = f"≥ {last * step}{unit}"
        return list(zip(labels, (counts.get(number, 0) for number in steps), strict=True))

    def _ask(self, query: str, values: Iterable[object] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, tuple(values))
        except sqlite3.Error as error:
            raise reading_error(self._path, error) from error


def _conditions(wanted: LibraryFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, *more: object) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.text:
        escaped = wanted.text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        places = f"{_TITLE} || ' ' || {_ARTIST} || ' ' || f.place"
        add(f"{places} LIKE ? ESCAPE '\\'", f"%{escaped}%")
    if wanted.genre:
        add(f"{_GENRE} = ?", wanted.genre)
    if wanted.key:
        add(f"{_KEY} = ?", wanted.key)
    if wanted.time_signature:
        add("f.time_signature = ?", wanted.time_signature)
    if wanted.family:
        add("plays(f.programs, f.has_drums, ?)", wanted.family)
    if wanted.min_tempo_bpm:
        add("f.tempo_bpm >= ?", wanted.min_tempo_bpm)
    if wanted.max_tempo_bpm:
        add("f.tempo_bpm <= ? AND f.reason = ''", wanted.max_tempo_bpm)
    match wanted.quality:
        case "good":
            add(f"f.reason = '' AND f.flags = '' AND NOT ({_IS_COPY})")
        case "flagged":
            add("f.flags != ''")
        case "broken":
            add("f.reason != ''")
        case "copies":
            add(_IS_COPY)
        case "":
            pass
    return conditions, values


def _row(row: tuple[Any, ...]) -> LibraryRow:
    (number, path, member, title, artist, genre, style, license_name, key, tempo_bpm,
     time_signature, programs, has_drums, num_bars, duration_sec, reason, flags,
     is_copy) = row  # fmt: skip
    return LibraryRow(
        id=number,
        file=path,
        member=member,
        title=title,
        artist=artist,
        genre=genre,
        style=style,
        license=license_name,
        key=key,
        tempo_bpm=tempo_bpm,
        time_signature=time_signature,
        programs=_numbers(programs),
        has_drums=bool(has_drums),
        num_bars=num_bars,
        duration_sec=duration_sec,
        remark=reason or flags,
        is_broken=bool(reason),
        is_copy=bool(is_copy),
    )


def _numbers(programs: str) -> tuple[int, ...]:
    return tuple(int(number) for number in programs.split(",") if number)


def _families(programs: str, has_drums: int) -> set[str]:
    families: set[str] = {FAMILIES[number // 8] for number in _numbers(programs)}
    return families | {DRUMS} if has_drums else families


def _plays(programs: str, has_drums: int, family: str) -> bool:
    """True if a family of instruments plays; called by SQLite."""
    return family in _families(programs, has_drums)
