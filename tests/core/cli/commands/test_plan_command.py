"""`amt plan`, and the plan, chords and form that `amt compose` takes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from amt_core.midi.read import read_midi

Amt = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_plan_as_json_is_what_compose_writes(amt: Amt, tiny_model: Path, tmp_path: Path) -> None:
    planned = amt(
        *("plan", "piano and bass", "--form", "intro 2, verse 2", "--chords", "Am F"),
        *("--seed", "3", "--json", "--model", tiny_model),
    )
    assert planned.returncode == 0, planned.stderr
    (tmp_path / "plan.json").write_text(planned.stdout, encoding="utf-8")
    answer = amt("compose", "--plan", "plan.json", "-o", "a.mid", "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    score = read_midi(tmp_path / "a.mid")
    assert score.num_bars == 4
    assert [marker.text for marker in score.markers] == ["Intro", "Verse"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--bars", "5"),
        ("--tempo", "60"),
        ("--key", "B minor"),
        ("--time-signature", "3/4"),
        ("--instruments", "flute"),
        ("--chords", "C"),
        ("--form", "verse 2"),
    ],
)
def test_an_option_that_a_plan_decides_is_refused(
    option: str, value: str, amt: Amt, tmp_path: Path
) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    answer = amt("compose", "--plan", "plan.json", option, value, "-o", "a.mid")
    assert answer.returncode == 2
    assert f"A plan decides what {option} says." in answer.stderr
    assert not (tmp_path / "a.mid").exists()


def test_a_plan_for_a_person_names_sections_players_and_chords(amt: Amt, tiny_model: Path) -> None:
    answer = amt("plan", "piano", "--chords", "Am F C/E G7", "--seed", "1", "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    for part in ("players", "sections", "| Am | F | C/E | G7 |", "seed 1"):
        assert part in answer.stdout


@pytest.mark.parametrize("form", ["AA'B", "a a' b"])
def test_a_letter_with_a_prime_returns_varied(form: str, amt: Amt, tiny_model: Path) -> None:
    answer = amt("plan", "piano", "--form", form, "--json", "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    sections = json.loads(answer.stdout)["plan"]["sections"]
    assert [(s["letter"], s["varied"]) for s in sections] == [
        ("A", False),
        ("A", True),
        ("B", False),
    ]


def test_takes_on_one_plan_differ_in_their_notes_alone(
    amt: Amt, tiny_model: Path, tmp_path: Path
) -> None:
    answer = amt(
        *("compose", "jazz", "-o", "a.mid", "--bars", "2", "--takes", "2", "--seed", "5"),
        *("--keep-plan", "--model", tiny_model),
    )
    assert answer.returncode == 0, answer.stderr
    first, second = (read_midi(tmp_path / f"a-{i}.mid") for i in (1, 2))
    assert (first.tempo, first.key, first.tracks) == (second.tempo, second.key, second.tracks)
    assert first.notes != second.notes


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("--chords", "Am Xm"), '"Xm"'),
        (("--chords", "Am | H7sus13b"), '"H7sus13b" in bar 2'),
        (("--chords", ""), "--chords"),
        (("--form", "verse 8", "--bars", "4"), "verse of 8 bars"),
        (("--form", "banana 8"), '"banana 8"'),
        (("--form", "verse 0"), "verse of 0 bars"),
    ],
)
def test_what_cannot_be_planned_is_named(
    arguments: tuple[str, ...], place: str, amt: Amt, tiny_model: Path
) -> None:
    answer = amt("plan", "pop", *arguments, "--model", tiny_model)
    assert answer.returncode == 2
    assert place in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_plan_of_a_composed_file_is_the_one_it_was_composed_with(
    amt: Amt, tiny_model: Path, tmp_path: Path
) -> None:
    composed = amt(
        *("compose", "piano and bass", "--form", "intro 2, verse 2", "--chords", "Am F/A"),
        *("-o", "a.mid", "--seed", "3", "--model", tiny_model),
    )
    assert composed.returncode == 0, composed.stderr
    answer = amt("plan", "a.mid")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count("| Am | F/A |") == 2
    found = json.loads(amt("plan", "a.mid", "--json").stdout)["plan"]
    assert [(s["name"], s["bars"]) for s in found["sections"]] == [("intro", 2), ("verse", 2)]
    again = amt("rewrite", "a.mid", "--bars", "3", "--chords", "Dm", "-o", "b.mid",
                "--seed", "1", "--model", tiny_model)  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert "| Dm | F/A |" in amt("plan", "b.mid").stdout


def test_a_file_that_is_not_there_has_no_plan(amt: Amt) -> None:
    answer = amt("plan", "nothing.mid")
    assert answer.returncode == 2
    assert "nothing.mid" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_three_hundred_chords_are_composed_or_refused_with_a_sentence(
    amt: Amt, tiny_model: Path
) -> None:
    answer = amt("plan", "piano", "--chords", "Am F C G " * 75, "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    assert "300" in answer.stdout
    many = amt("plan", "piano", "--chords", "Am F C G " * 500, "--model", tiny_model)
    assert many.returncode in (0, 2)
    assert "Traceback" not in many.stderr


def test_words_without_effect_are_named(amt: Amt, tiny_model: Path) -> None:
    answer = amt("plan", "piano, H7sus13b chords", "--model", tiny_model)
    assert answer.returncode == 0, answer.stderr
    assert 'unread: "H7sus13b"' in answer.stdout


def test_an_option_that_a_file_decides_is_refused(amt: Amt, tmp_path: Path) -> None:
    (tmp_path / "a.mid").write_bytes(b"")
    answer = amt("plan", "a.mid", "--form", "verse 8")
    assert answer.returncode == 2
    assert "A file decides what --form says." in answer.stderr
