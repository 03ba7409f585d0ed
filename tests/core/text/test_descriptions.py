from pathlib import Path

import pytest

from amt_core.text.expected import Expectation, read_expectations
from amt_core.text.parse.parser import parse_description

FOLDER = Path(__file__).with_name("descriptions")
SETS = {file.stem: read_expectations(file) for file in sorted(FOLDER.rglob("*_*.toml"))}
UNSEEN = read_expectations(FOLDER / "unseen.toml")
BUILT_WITH = [e for rows in SETS.values() for e in rows if e.kind != "missed"]


@pytest.mark.parametrize("expectation", BUILT_WITH, ids=[e.text[:60] for e in BUILT_WITH])
def test_description_is_understood(expectation: Expectation) -> None:
    assert expectation.mistakes(parse_description(expectation.text)) == []


def test_sets_are_large_and_have_no_doubles() -> None:
    texts = [expectation.text for rows in (*SETS.values(), UNSEEN) for expectation in rows]
    assert len(texts) >= 400
    assert len(UNSEEN) >= 60
    assert len(set(texts)) == len(texts)
