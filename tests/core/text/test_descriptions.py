from pathlib import Path

import pytest

from amt_core.text.expected import Expectation, read_expectations
from amt_core.text.parser import parse_description

EXPECTATIONS = read_expectations(Path(__file__).with_name("descriptions.toml"))


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=[e.text[:60] for e in EXPECTATIONS])
def test_description_is_understood(expectation: Expectation) -> None:
    assert expectation.mistakes(parse_description(expectation.text)) == []


def test_set_is_large_and_has_no_doubles() -> None:
    texts = [expectation.text for expectation in EXPECTATIONS]
    assert len(texts) >= 200
    assert len(set(texts)) == len(texts)
