"""Engraved pages and their files."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree as ET

import pytest

from amt_core.errors import AmtError
from amt_core.formats.files import check_format, write_score
from amt_core.formats.notation.pages.engrave import engrave
from amt_core.formats.notation.pages.page import Glyph, Words
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Marker, Score, Track

SVG = "{http://www.w3.org/2000/svg}"


def _score(num_bars: int) -> Score:
    notes = [Note(i * 240, 220, 60 + i % 12, 80, i % 2) for i in range(num_bars * 8)]
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=73), Track(program=0)),
        notes=NoteTable.from_notes(notes),
        markers=(Marker(tick=0, text="Bbmaj7"),),
        title="Übung – песня",
    )


def test_a_page_has_the_noteheads_the_title_and_the_chord_symbol() -> None:
    (page,) = engrave(_score(2))
    assert sum(isinstance(item, Glyph) for item in page.items) > 16
    words = ["".join(run.text for run in i.runs) for i in page.items if isinstance(i, Words)]
    assert "Übung – песня" in words
    assert any(text.startswith("B") and text.endswith("maj7") for text in words)


def test_pages_can_be_made_on_any_thread() -> None:
    numbers: list[int] = []
    for _ in range(2):
        thread = Thread(target=lambda: numbers.append(len(list(engrave(_score(2))))))
        thread.start()
        thread.join()
    assert numbers == [1, 1]


def test_a_long_piece_is_one_svg_for_each_page(tmp_path: Path) -> None:
    paths = write_score(_score(160), tmp_path / "song.svg")
    assert len(paths) > 1
    assert [path.name for path in paths][:2] == ["song-1.svg", "song-2.svg"]
    for path in paths:
        root = ET.parse(path).getroot()
        # Programs that know only SVG Tiny pass over nested pictures and style sheets.
        assert root.find(f".//{SVG}svg") is None
        assert root.find(f".//{SVG}style") is None
        names = {element.get("id") for element in root.iterfind(f"{SVG}defs/{SVG}path")}
        used = {e.get("{http://www.w3.org/1999/xlink}href", "")[1:] for e in root.iter(f"{SVG}use")}
        assert used == names


def test_pdf_has_all_pages_and_is_the_same_every_time(tmp_path: Path) -> None:
    score = _score(160)
    (path,) = write_score(score, tmp_path / "song.pdf")
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == len(list(engrave(score)))
    write_score(score, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == data


@pytest.mark.parametrize("title", ["春の歌", "봄 노래", "", "a\tb"])
def test_titles_in_any_script_can_be_written(tmp_path: Path, title: str) -> None:
    (path,) = write_score(replace(_score(1), title=title), tmp_path / "song.pdf")
    assert path.stat().st_size > 1_000


def test_a_score_without_notes_is_a_page_of_rests() -> None:
    assert len(list(engrave(Score(num_bars=2, tracks=(Track(is_drum=True),))))) == 1


def test_a_score_without_parts_is_refused_with_a_remedy() -> None:
    with pytest.raises(AmtError, match="no parts") as caught:
        list(engrave(Score(num_bars=2, tracks=())))
    assert caught.value.hint


@pytest.mark.parametrize(("library", "name"), [("verovio", "song.svg"), ("reportlab", "song.pdf")])
def test_a_missing_library_is_named_before_the_work_starts(
    library: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(AmtError, match=library) as caught:
        check_format(Path(name))
    assert "pip install" in caught.value.hint


def test_the_libraries_are_not_imported_before_the_first_page() -> None:
    code = (
        "import sys, amt_core.formats.files; "
        "print([m for m in ('music21', 'reportlab', 'verovio') if m in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert printed.stdout.strip() == b"[]"
