"""Progress events survive the line of JSON that a child process writes."""

from __future__ import annotations

import json

import pytest

from amt_core import progress

EVENTS = [
    progress.Started(total=16, unit="bars", message="composing"),
    progress.Advanced(done=3, total=16),
    progress.Metric(name="loss", value=2.25),
    progress.Warned(message="Señor Čapek's file was skipped"),
    progress.Finished(message="done"),
]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_back_from_its_line_of_json(event: progress.Progress) -> None:
    assert progress.from_json(json.loads(json.dumps(progress.to_json(event)))) == event


@pytest.mark.parametrize(
    "fields", [{}, {"event": "exploded"}, {"event": "advanced", "finished": 1}]
)
def test_what_is_no_event_is_a_value_error(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="progress event"):
        progress.from_json(fields)


def test_one_item_stands_in_the_singular() -> None:
    numbers = [progress.counted(number, "pieces") for number in (0, 1, 2, 1234)]
    assert numbers == ["0 pieces", "1 piece", "2 pieces", "1,234 pieces"]
