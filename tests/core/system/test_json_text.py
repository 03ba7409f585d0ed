"""Values of JSON that comes from outside."""

from __future__ import annotations

import json
import math

import pytest

from amt_core.system.json_text import parse_json


@pytest.mark.parametrize(
    "value", [None, True, "Ton", [1, -2.5], {"takes": [{"seed": 2**63 - 1}]}, -(2**63) + 1]
)
def test_what_was_written_is_read(value: object) -> None:
    assert parse_json(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text", ["1e999", "-1e999", "Infinity", "-Infinity", "NaN", str(2**63), "-" + "9" * 5000]
)
def test_a_number_that_no_computation_holds_is_none(text: str) -> None:
    assert math.isnan(parse_json(text))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, b"\xff\xfe\xfa"])
def test_what_is_no_json_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whichever of them it is
        parse_json(text)
