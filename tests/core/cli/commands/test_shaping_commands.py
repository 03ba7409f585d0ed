"""`amt rewrite`, `continue`, `add-track` and `vary` from the outside."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

Amt = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def song(tmp_path: Path) -> Path:
    notes = NoteTable.from_columns(
        [480 * i for i in range(32)] * 2, [480] * 64, [60 + i % 12 for i in range(64)],
        [80] * 64, [0] * 32 + [1] * 32,
    )  # fmt: skip
    tracks = (Track(program=0, name="Right hand"), Track(program=0, name="Left hand"))
    write_midi(Score(num_bars=8, tracks=tracks, notes=notes), tmp_path / "song.mid")
    return tmp_path / "song.mid"


def test_bars_of_a_named_track_are_rewritten(amt: Amt, song: Path, tiny_model: Path) -> None:
    before = song.read_bytes()
    answer = amt("rewrite", song, "--bars", "5-8", "--tracks", "left hand", "-o", "new.mid",
                 "--seed", "4", "--model", tiny_model, "--json")  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    (take,) = json.loads(answer.stdout)["takes"]
    old, new = read_midi(song), read_midi(song.parent / take["file"])
    assert new.notes.of_track(0) == old.notes.of_track(0)
    assert new.notes.of_track(1).window(0, 4 * 1920) == old.notes.of_track(1).window(0, 4 * 1920)
    assert new.notes != old.notes
    assert song.read_bytes() == before


def test_words_say_which_hand_is_rewritten_and_how(amt: Amt, song: Path, tiny_model: Path) -> None:
    answer = amt("rewrite", song, "--bars", "5-8", "--text", "left hand staccato, softer",
                 "-o", "new.mid", "--seed", "4", "--model", tiny_model)  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    old, new = read_midi(song), read_midi(song.parent / "new.mid")
    assert new.notes.of_track(0) == old.notes.of_track(0)
    written = new.notes.of_track(1).window(4 * 1920, 8 * 1920)
    assert len(written)
    assert written.duration_ticks.max() <= 240


def test_each_command_writes_its_files(amt: Amt, song: Path, tiny_model: Path) -> None:
    common = ("--model", tiny_model, "--seed", "1")
    for command, num_bars, num_tracks in (
        (("continue", song, "--bars", "3", "-o", "longer.mid"), 11, 2),
        (("add-track", song, "--instrument", "upright bass", "-o", "fuller.mid"), 8, 3),
    ):
        answer = amt(*command, *common)
        assert answer.returncode == 0, answer.stderr
        score = read_midi(song.parent / str(command[-1]))
        assert (score.num_bars, len(score.tracks)) == (num_bars, num_tracks)
    answer = amt("vary", song, "--amount", "0.5", "--takes", "2", "-o", "other.mid", *common)
    assert answer.returncode == 0, answer.stderr
    assert read_midi(song.parent / "other-1.mid") != read_midi(song.parent / "other-2.mid")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (
            ("rewrite", "song.mid", "--bars", "5-8", "--tracks", "banjo"),
            "1 Right hand, 2 Left hand",
        ),
        (("rewrite", "song.mid", "--bars", "9-12"), "bars 1 to 8"),
        (("rewrite", "song.mid", "--bars", "8-5"), "5-8"),
        (("add-track", "song.mid", "--instrument", "bass, drums"), "one at a time"),
        (("vary", "song.mid", "--amount", "2"), "at most 1"),
        (("continue", "missing.mid", "--bars", "2"), "no file"),
    ],
)
def test_mistakes_get_a_sentence_and_status_2(
    amt: Amt, song: Path, tiny_model: Path, command: tuple[str, ...], words: str
) -> None:
    answer = amt(*command, "-o", "new.mid", "--model", tiny_model)
    assert answer.returncode == 2
    assert words in answer.stderr
    assert not (song.parent / "new.mid").exists()


def test_a_file_is_never_written_over(amt: Amt, song: Path, tiny_model: Path) -> None:
    before = song.read_bytes()
    answer = amt("vary", song, "-o", "song.mid", "--model", tiny_model)
    assert answer.returncode == 2
    assert "another name" in answer.stderr
    assert song.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ("continue", "missing.mid", "--bars", "1"),
        ("rewrite", "missing.mid", "--bars", "1"),
        ("add-track", "missing.mid", "--instrument", "bass"),
        ("vary", "missing.mid"),
    ],
)
def test_a_missing_file_is_named_where_the_output_exists(
    amt: Amt, song: Path, command: tuple[str, ...]
) -> None:
    answer = amt(*command, "-o", song)
    assert answer.returncode == 2
    assert 'There is no file "missing.mid".' in answer.stderr


def test_words_without_effect_are_named(amt: Amt, song: Path, tiny_model: Path) -> None:
    answer = amt("rewrite", song, "--bars", "1-2", "--text", "H7sus13b chords", "-o", "new.mid",
                 "--seed", "4", "--model", tiny_model)  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert 'unread: "H7sus13b"' in answer.stdout
