"""The library is filtered, sorted and counted in the catalogue."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.map_points import read_map
from amt_core.pipeline.library.browse import COLUMNS, LibraryBrowser, LibraryFilter
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue

# title, artist, genre, key, tempo, time signature, programs, drums, note hash, reason, flags
PIECES = (
    ("Anna", "Bo", "waltz", "C major", 90.0, "3/4", "0,40", 0, "a", "", ""),
    ("berta", "Bo", "rock", "D minor", 140.0, "4/4", "29,33", 1, "b", "", ""),
    ("Cora", "", "rock", "D minor", 180.0, "4/4", "29,33", 1, "b", "", ""),
    ("50 % off", "", "", "", 120.0, "4/4", "0", 0, "d", "", "too short"),
    ("", "", "", "", 0.0, "", "", 0, "", "This is no MIDI file.", ""),
)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[LibraryBrowser]:
    with contextlib.closing(Catalogue(tmp_path)) as catalogue, catalogue.transaction():
        for number, piece in enumerate(PIECES, start=1):
            (title, artist, genre, key, tempo, meter, programs, drums, notes, reason,
             flags) = piece  # fmt: skip
            values = {
                "path": str(tmp_path / f"{number}.mid"), "place": f"music/{number}.mid",
                "member": "", "size_bytes": 1, "mtime_ns": 1, "measures_key": 1,
                "content_hash": str(number), "title": title, "artist": artist, "key_stated": key,
                "tempo_bpm": tempo, "time_signature": meter, "programs": programs,
                "has_drums": drums, "note_hash": notes, "reason": reason, "flags": flags,
                "shape_hash": notes, "num_tracks": 1, "key_measured": "", "key_confidence": 0.0,
                "num_bars": 8, "num_notes": 10, "duration_sec": 30.0 * number,
                "notes_per_sec": 1.0, "polyphony": 1.0, "texts": "{}",
            }  # fmt: skip
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            catalogue.connection.execute(
                f"INSERT INTO files ({names}) VALUES ({marks})", tuple(values.values())
            )
            if genre:
                catalogue.connection.execute(
                    "INSERT INTO labels VALUES "
                    "('l', ?, '', '', '', '', ?, '', '', '', '[]', 'CC0', '')",
                    (values["place"], genre),
                )
    with LibraryBrowser(tmp_path) as browser:
        yield browser


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (LibraryFilter(), [1, 2, 3, 4, 5]),
        (LibraryFilter(text="bo"), [1, 2]),
        (LibraryFilter(text="50 %"), [4]),
        (LibraryFilter(genre="rock"), [2, 3]),
        (LibraryFilter(key="D minor"), [2, 3]),
        (LibraryFilter(time_signature="3/4"), [1]),
        (LibraryFilter(family="piano"), [1, 4]),
        (LibraryFilter(family="drums"), [2, 3]),
        (LibraryFilter(min_tempo_bpm=120, max_tempo_bpm=150), [2, 4]),
        (LibraryFilter(max_tempo_bpm=100), [1]),
        (LibraryFilter(quality="good"), [1, 2]),
        (LibraryFilter(quality="flagged"), [4]),
        (LibraryFilter(quality="broken"), [5]),
        (LibraryFilter(quality="copies"), [3]),
    ],
)
def test_a_filter_finds_what_it_names(
    browser: LibraryBrowser, wanted: LibraryFilter, numbers: list[int]
) -> None:
    assert sorted(browser.find(wanted)) == numbers


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", ["title", "tempo", "length"])
def test_broken_files_come_last(browser: LibraryBrowser, order: str, descending: bool) -> None:
    assert browser.find(LibraryFilter(), order=order, descending=descending)[-1] == 5


def test_words_are_sorted_whatever_their_case(browser: LibraryBrowser) -> None:
    wanted = LibraryFilter(quality="good")
    assert browser.find(wanted).tolist() == [1, 2]
    assert browser.find(wanted, descending=True).tolist() == [2, 1]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_sorted_by(browser: LibraryBrowser, column: str) -> None:
    assert len(browser.find(LibraryFilter(), order=column)) == len(PIECES)


def test_rows_come_in_the_order_of_their_numbers(browser: LibraryBrowser) -> None:
    rows = browser.rows([3, 1, 5])
    assert [row.id for row in rows] == [3, 1, 5]
    assert rows[0].is_copy
    assert rows[1].programs == (0, 40)
    assert rows[2].is_broken
    assert rows[2].title == "music/5.mid"


def test_the_whole_is_counted(browser: LibraryBrowser) -> None:
    overview = browser.overview()
    assert (overview.num_files, overview.num_broken) == (5, 1)
    assert (overview.num_flagged, overview.num_copies) == (1, 1)
    assert overview.genres == [("rock", 2), ("waltz", 1)]
    assert overview.keys == [("D minor", 2), ("C major", 1)]
    assert dict(overview.instruments)["drums"] == 2
    assert overview.tempos[0] == ("80–100", 1)


def test_a_folder_that_was_not_collected_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="has not been read"):
        LibraryBrowser(tmp_path / "nothing")


def test_license_and_density_are_counted_and_empty_columns_are_named(
    browser: LibraryBrowser,
) -> None:
    overview = browser.overview()
    assert list(overview.licenses) == [("CC0", 3)]
    assert list(overview.densities) == [("0–2", 4)]
    assert overview.empty_columns == {"style"}
    (row,) = browser.rows([1])
    assert (row.license, row.style) == ("CC0", "")


def test_the_last_step_of_a_chart_is_open(browser: LibraryBrowser, tmp_path: Path) -> None:
    with contextlib.closing(Catalogue(tmp_path)) as catalogue:
        catalogue.connection.execute("UPDATE files SET tempo_bpm = 999 WHERE id = 1")
        catalogue.connection.commit()
    assert browser.overview().tempos[-1] == ("≥ 220", 1)


def test_a_catalogue_of_an_earlier_version_can_be_looked_at(tmp_path: Path) -> None:
    with contextlib.closing(Catalogue(tmp_path)) as catalogue:
        for column in ("license", "collection"):
            catalogue.connection.execute(f"ALTER TABLE labels DROP COLUMN {column}")
        catalogue.connection.execute("PRAGMA user_version = 3")
    with LibraryBrowser(tmp_path) as browser:
        assert len(browser.find(LibraryFilter(), order="license")) == 0
        assert browser.overview().num_files == 0


def test_a_catalogue_that_another_program_holds_is_named_with_the_right_remedy(
    tmp_path: Path,
) -> None:
    Catalogue(tmp_path).close()
    with contextlib.closing(sqlite3.connect(tmp_path / CATALOGUE_FILE)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for read in (lambda: LibraryBrowser(tmp_path).overview(), lambda: read_map(tmp_path)):
            with pytest.raises(AmtError, match="Another program holds") as caught:
                read()
            assert caught.value.hint == "Close it, then try again."
