"""JSON that comes from outside: files that a person may have changed, and other programs."""

from __future__ import annotations

import json
import math
from typing import Any

_LARGEST_WHOLE = 2**63 - 1


def parse_json(text: str | bytes) -> Any:
    """The value that a text of JSON states.

    Numbers beyond those of a computer (1e999, Infinity, whole numbers of more than 64 bits) become
    NaN. It fails every comparison and `int` refuses it with a `ValueError`, as it does a word, so
    that readers need not know about numbers that raise an `OverflowError` somewhere later.

    Raises:
        ValueError: The text is no JSON, is not in UTF-8, or is nested too deep.
    """
    try:
        return json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_not_a_number)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _whole(digits: str) -> float:
    # Python refuses to read some thousands of digits.
    number = int(digits) if len(digits) < 30 else _LARGEST_WHOLE + 1
    return number if abs(number) <= _LARGEST_WHOLE else math.nan


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else math.nan


def _not_a_number(_name: str) -> float:
    return math.nan
