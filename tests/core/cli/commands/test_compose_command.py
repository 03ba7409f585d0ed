"""`amt compose`: files, JSON, takes, options, and Ctrl+C."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from amt_core.midi.read import read_midi

Amt = Callable[..., "subprocess.CompletedProcess[str]"]


def test_it_writes_a_file_and_says_so(amt: Amt, tiny_model: Path, tmp_path: Path) -> None:
    answer = amt("compose", "piano and bass", "-o", "a.mid", "--bars", "2", "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("a.mid: 2 bars, ")
    assert not answer.stderr
    assert read_midi(tmp_path / "a.mid").num_bars == 2


def test_one_bar_is_not_called_bars(amt: Amt, tiny_model: Path) -> None:
    answer = amt("compose", "piano", "-o", "a.mid", "--bars", "1", "--model", tiny_model)
    assert answer.stdout.startswith("a.mid: 1 bar, ")


def test_options_win_over_words_and_hold_in_the_file(
    amt: Amt, tiny_model: Path, tmp_path: Path
) -> None:
    answer = amt(
        *("compose", "a waltz for flute at 60 bpm in C major, 8 bars", "-o", "a.mid", "--json"),
        *("--bars", "3", "--tempo", "140", "--key", "F# minor", "--time-signature", "7/8"),
        *("--instruments", "piano,bass,drums", "--seed", "5", "--model", tiny_model),
    )
    assert answer.returncode == 0, answer.stderr
    spec = json.loads(answer.stdout)["spec"]
    for name, value in (
        ("num_bars", 3),
        ("tempo_bpm", 140),
        ("key", "F# minor"),
        ("time_signature", "7/8"),
    ):
        assert spec[name] == {"value": value, "source": "set"}
    score = read_midi(tmp_path / "a.mid")
    assert score.num_bars == 3
    assert score.tempo.at(0) == pytest.approx(140, rel=1e-3)
    assert str(score.meter.at(0)) == "7/8"
    assert str(score.key) == "F# minor"
    assert [track.is_drum for track in score.tracks].count(True) == 1
    assert len(score.tracks) == 3


def test_json_has_the_shape_that_scripts_read(amt: Amt, tiny_model: Path, tmp_path: Path) -> None:
    answer = amt(
        *("compose", "dítě 🎵 piano", "-o", "a.mid", "--bars", "2", "--takes", "2", "--seed", "9"),
        *("--json", "--model", tiny_model),
    )
    assert answer.returncode == 0, answer.stderr
    result = json.loads(answer.stdout)
    assert list(result) == ["model", "seed", "spec", "takes"]
    assert result["seed"] == 9
    of_the_text = {"words", "unread", "conflicts"}
    attributes = [each for name, each in result["spec"].items() if name not in of_the_text]
    assert of_the_text <= set(result["spec"])
    assert all(set(entry) == {"value", "source"} for entry in attributes)
    assert [take["file"] for take in result["takes"]] == ["a-1.mid", "a-2.mid"]
    for take in result["takes"]:
        assert list(take) == [
            *("file", "seed", "bars", "notes", "tokens", "seconds"),
            *("tokens_per_sec", "first_bar_ms", "music_sec", "adherence", "novelty", "score"),
        ]
        assert take["bars"] == 2
        assert len(read_midi(tmp_path / take["file"]).notes) == take["notes"]


def test_the_same_seed_writes_the_same_file(amt: Amt, tiny_model: Path, tmp_path: Path) -> None:
    for name in ("a.mid", "b.mid"):
        amt("compose", "jazz", "-o", name, "--bars", "2", "--seed", "3", "--model", tiny_model)
    assert (tmp_path / "a.mid").read_bytes() == (tmp_path / "b.mid").read_bytes()


def test_feel_moves_the_notes_that_are_written_and_keeps_their_pitches(
    amt: Amt, tmp_path: Path, tiny_model: Path
) -> None:
    for name, options in (("written.mid", []), ("played.mid", ["--feel", "1"])):
        answer = amt(
            *("compose", "jazz piano", "-o", name, "--bars", "2", "--seed", "3", *options),
            *("--model", tiny_model),
        )
        assert answer.returncode == 0, answer.stderr
    written, played = (read_midi(tmp_path / name).notes for name in ("written.mid", "played.mid"))
    assert sorted(written.pitch.tolist()) == sorted(played.pitch.tolist())
    assert written.onset_ticks.tolist() != played.onset_ticks.tolist()


def test_the_description_may_come_through_a_pipe(
    amt: Amt, tiny_model: Path, tmp_path: Path
) -> None:
    answer = amt(
        *("compose", "-", "-o", "a.mid", "--model", tiny_model, "--json"),
        stdin="3 bars of piano in D minor",
    )
    assert json.loads(answer.stdout)["spec"]["num_bars"]["value"] == 3


def test_ctrl_c_ends_it_at_once_with_status_130_and_leaves_no_half_file(
    environment: dict[str, str], tiny_model: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "amt_core.cli", "compose", "piano", "-o", "a.mid"]
    options = ["--bars", "256", "--model", str(tiny_model)]
    # Whoever runs the tests in the background may ignore the signal, and children inherit that.
    follower = (
        "import os, pty, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
        "sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", follower, *command, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=tmp_path,
    ) as terminal:
        assert terminal.stdin is not None
        assert terminal.stdout is not None
        seen = b""
        while b" 2/256 bars" not in seen:
            chunk = terminal.stdout.read1()
            assert chunk, seen
            seen += chunk
        terminal.stdin.write(b"\x03")
        terminal.stdin.flush()
        rest = terminal.stdout.read()
        terminal.wait(timeout=30)
    assert terminal.returncode == 130, rest
    assert b"stopped" in rest
    assert b"Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["amt-home"]
