"""The program as a whole: help, wrong arguments, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from amt_core.cli.program import STATUS_USER_ERROR, main, make_parser
from amt_core.engine.companions import COMPANIONS
from amt_core.errors import AmtError
from amt_core.text.describer import Describer
from amt_core.text.encoder.sentence_encoder import SentenceEncoder

COMMANDS = ("compose", "describe", "analyze", "render", "model", "doctor")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"examples:\n  amt {command}" in capsys.readouterr().out


def test_the_help_of_export_names_every_file_that_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["pipeline", "export", "--help"])
    said = capsys.readouterr().out
    for companion in COMPANIONS:
        assert companion.name in said


def test_the_examples_of_the_help_can_be_typed_as_they_stand() -> None:
    import shlex

    parser = make_parser()
    lines = [line for line in str(parser.epilog).splitlines() if line.startswith("  amt ")]
    assert len(lines) >= len(COMMANDS)
    for line in lines:
        parser.parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "COMMAND"),
        (["dance"], "invalid choice"),
        (["compose", "x"], "-o"),
        (["compose", "x", "-o", "x.mid", "--bars", "0"], "from 1 to 512"),
        (["compose", "x", "-o", "x.mid", "--bars", "four"], "whole number"),
        (["compose", "x", "-o", "x.mid", "--tempo", "fast"], "tempo from"),
        (["compose", "x", "-o", "x.mid", "--tempo", "nan"], "tempo from"),
        (["compose", "x", "-o", "x.mid", "--key", "H major"], "Write it as"),
        (["compose", "x", "-o", "x.mid", "--time-signature", "5/5"], "Use one such as"),
        (["compose", "x", "-o", "x.mid", "--takes", "1000"], "from 1 to 16"),
        (["compose", "x", "-o", "x.mid", "--seed", "-1"], "from 0 to"),
    ],
)
def test_a_wrong_argument_is_one_sentence_and_status_2(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert len(said.splitlines()) == 1
    assert "--help" in said


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["analyze", "nowhere.mid"], "nowhere.mid"),
        (["render", "nowhere.mid", "-o", "x.wav"], "nowhere.mid"),
        (["render", "nowhere.mid", "-o", "x.mp3"], ".wav or .flac"),
        (["compose", "x", "-o", "x.txt"], ".mid or .midi"),
        (["compose", "x", "-o", "no/such/folder/x.mid"], "no folder"),
        (["compose", "x", "-o", "x.mid", "--model", "nowhere"], "nowhere"),
        (["compose", "x", "-o", "x.mid", "--instruments", "piano,gramophone"], "gramophone"),
        (["compose", "x", "-o", "x.mid", "--instruments", " , "], "No instrument is named"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_a_remedy_and_status_2(
    arguments: list[str],
    complaint: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert not said.out
    assert complaint in said.err
    assert len(said.err.splitlines()) == 1


def test_a_mistake_of_ours_points_to_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import amt_core.text
    from amt_core.system.log import log_file

    def stumble(_: str) -> None:
        raise ZeroDivisionError("bars divided by nothing")

    monkeypatch.setattr(amt_core.text, "describe", stumble)
    assert main(["describe", "x"]) == 1
    said = capsys.readouterr().err
    assert str(log_file()) in said
    assert "Traceback" not in said
    assert "ZeroDivisionError" in log_file().read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str], tmp_path: Path) -> None:
    """`amt describe … | head -1` ends without a traceback."""
    command = [sys.executable, "-m", "amt_core.cli", "describe", "a waltz", "--json"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        complaints = program.stderr.read()
        program.wait(timeout=30)
    assert program.returncode == 141
    assert not complaints


def test_a_damaged_encoder_is_said_and_the_words_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load() -> SentenceEncoder:
        raise AmtError("The encoder is damaged.", "Install the program again.")

    monkeypatch.setattr(SentenceEncoder, "load", load)
    monkeypatch.setattr("amt_core.text._describer", cache(Describer))
    assert main(["describe", "a slow waltz"]) == 0
    said = capsys.readouterr()
    assert "waltz" in said.out
    assert said.err.count("The encoder is damaged. Install the program again.") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_output_on_a_full_disk_is_answered_with_a_sentence() -> None:
    command = [sys.executable, "-m", "amt_core.cli", "describe", "piano", "--json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == STATUS_USER_ERROR
    assert "The disk is full" in done.stderr
    assert "internal error" not in done.stderr
    assert "Exception" not in done.stderr
