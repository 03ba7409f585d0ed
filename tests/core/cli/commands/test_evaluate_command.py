"""`amt evaluate`, and the labels of `amt compose`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from amt_core.cli.program import main
from amt_core.progress import Advanced, from_json


def typed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    output = capsys.readouterr()
    return status, output.out, output.err


@pytest.fixture
def take(tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    status, out, _ = typed(
        capsys, "compose", "piano in C major, 2 bars", "-o", tmp_path / "a.mid", "--seed", "1",
        "--best-of", "3", "--model", tiny_model, "--json",
    )  # fmt: skip
    assert status == 0
    return json.loads(out)


def test_a_take_says_what_it_got_right(take: dict[str, Any], tmp_path: Path) -> None:
    (kept,) = take["takes"]
    assert kept["file"] == str(tmp_path / "a.mid")
    assert [path.name for path in tmp_path.glob("*.mid")] == ["a.mid"]
    assert kept["adherence"]["num_bars"] == kept["adherence"]["instrument_f1"] == 1.0
    assert kept["novelty"] is None  # this model has no index of training pieces


def test_the_best_take_has_the_highest_score_of_all(
    take: dict[str, Any], tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = typed(
        capsys, "compose", "piano in C major, 2 bars", "-o", tmp_path / "b.mid", "--seed", "1",
        "--takes", "3", "--model", tiny_model, "--json",
    )  # fmt: skip
    assert status == 0
    scores = {each["seed"]: each["score"] for each in json.loads(out)["takes"]}
    kept = take["takes"][0]
    assert kept["score"] == scores[kept["seed"]] == max(scores.values())


def test_best_of_and_takes_exclude_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = typed(
        capsys, "compose", "x", "-o", tmp_path / "a.mid", "--takes", "2", "--best-of", "3"
    )
    assert status == 2
    assert "Give one of the two" in err


def test_a_model_is_evaluated_into_a_folder(
    tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts.txt"
    texts.write_text("piano, 2 bars\ndrums, 2 bars, 3/4\nonly flute, 2 bars\n", encoding="utf-8")
    output = tmp_path / "out"
    status, out, _ = typed(
        capsys, "evaluate", "-o", output, "--model", tiny_model, "--descriptions", texts,
        "--limit", "2", "--workers", "1",
    )  # fmt: skip
    assert status == 0
    assert "instrument f1" in out
    figures = json.loads((output / "evaluation.json").read_text(encoding="utf-8"))
    assert [each["text"] for each in figures["pieces"]] == ["piano, 2 bars", "drums, 2 bars, 3/4"]
    assert "<svg" in (output / "report.html").read_text(encoding="utf-8")


def test_files_are_measured_and_compared(
    take: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = typed(
        capsys, "evaluate", tmp_path, "--against", tmp_path, "--json", "--workers", "1"
    )
    assert status == 0
    figures = json.loads(out)
    assert figures["num_pieces"] == 1
    assert figures["against"]["bleu_4"] == pytest.approx(1.0)


def test_files_are_packed_with_cosiatec_only_if_asked(
    take: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measured: list[dict[str, Any]] = []
    for options in ((), ("--cosiatec",)):
        arguments = ("evaluate", tmp_path / "a.mid", *options, "--json", "--workers", "1")
        _, out, _ = typed(capsys, *arguments)
        measured.append(json.loads(out)["musicality"])
    assert measured[1].keys() - measured[0].keys() == {"cosiatec_ratio"}
    assert measured[1]["cosiatec_ratio"]["mean"] >= 1.0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "nothing to do"),
        (("nowhere.mid",), "nowhere.mid"),
        (("-o", "x", "--against", "x"), "needs files to compare"),
        (("-o", "x", "--part", "odd"), 'no part "odd"'),
        (("-o", "x", "--descriptions", "none.txt"), "none.txt"),
        (("--data", "none"), "holds no training data"),
    ],
)
def test_mistakes_end_with_a_sentence_and_status_2(
    arguments: tuple[str, ...],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = typed(capsys, "evaluate", *arguments)
    assert status == 2
    assert says in err


def test_progress_is_printed_as_lines_of_json_for_another_program(
    tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts.txt"
    texts.write_text("piano, 2 bars\ndrums, 2 bars\n", encoding="utf-8")
    status, out, _ = typed(
        capsys, "evaluate", "-o", tmp_path / "out", "--model", tiny_model, "--descriptions", texts,
        "--progress-json",
    )  # fmt: skip
    assert status == 0
    events = [from_json(json.loads(line)) for line in out.splitlines()]
    assert [(each.done, each.total) for each in events if isinstance(each, Advanced)] == [
        (1, 2), (2, 2), (2, 2),
    ]  # fmt: skip
