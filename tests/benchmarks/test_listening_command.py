"""The command: what it asks for, and what it says when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.engine.model import Model
from amt_core.spec.genres import GENRES
from benchmarks.listening.pieces import describe_genre
from benchmarks.listening.report import card_section


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_understood_from_its_description(genre: str) -> None:
    spec = describe_genre(genre, 16)
    assert (spec.genre.value, spec.num_bars.value) == (genre, 16)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.listening", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=580, check=False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--human", "{empty}"), "There are no MIDI files"),
        (("--notes", "{missing}"), "cannot be read as notes"),
        (("--model", "{empty}"), "empty"),
    ],
)
def test_a_mistake_is_a_sentence_and_status_two(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    places = {name: str(tmp_path / name) for name in ("empty", "missing")}
    done = run("-o", str(tmp_path / "out"), *(a.format(**places) for a in arguments))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.timeout(600)  # fifty pieces are composed and rendered
def test_every_genre_is_composed_measured_and_drawn(tmp_path: Path) -> None:
    notes = tmp_path / "seen.toml"
    head = f'model = "{Model.load().id}"\nseed = 5\n[seen]\n'
    notes.write_text(head + 'jazz = "walks <well>"\n', encoding="utf-8")
    done = run("-o", str(tmp_path / "out"), "--seed", "5", "--bars", "4", "--notes", str(notes))
    assert done.returncode == 0, done.stderr
    figures = json.loads((tmp_path / "out" / "figures.json").read_text(encoding="utf-8"))
    assert [piece["genre"] for piece in figures["pieces"]] == list(GENRES)
    assert [piece["seed"] for piece in figures["pieces"]] == list(range(5, 5 + len(GENRES)))
    assert len(list((tmp_path / "out").glob("sheet-*.png"))) == -(-len(GENRES) // 8)
    assert "walks &lt;well&gt;" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    card = (tmp_path / "out" / "card.md").read_text(encoding="utf-8")
    assert card == card_section(figures, {"jazz": "walks <well>"})
