"""A sentence is its English text, and keeps the template and the values to translate it."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.sentence import Sentence, from_fields, to_fields

FULL = Sentence('The disk is full; "{path}" was not written.', path=Path("song.mid"))
NESTED = Sentence("In {place}: {message} ({size:,} bytes)", place="a", message=FULL, size=1234)


def test_it_is_the_text_with_the_values_in_it() -> None:
    assert FULL == 'The disk is full; "song.mid" was not written.'
    assert f"In a: {FULL} (1,234 bytes)" == NESTED


def test_braces_in_a_value_stay() -> None:
    assert Sentence("{name} is missing.", name="{0}") == "{0} is missing."


def test_a_plain_text_becomes_a_sentence_with_its_braces() -> None:
    assert Sentence.of("a {b}") == "a {b}"
    assert Sentence.of(FULL) is FULL


@pytest.mark.parametrize("sentence", [FULL, NESTED])
@pytest.mark.parametrize(
    "way",
    [
        lambda s: pickle.loads(pickle.dumps(s)),
        copy.deepcopy,
        lambda s: from_fields(json.loads(json.dumps(to_fields({"message": s}))))["message"],
    ],
    ids=["pickle", "deepcopy", "JSON"],
)
def test_template_and_values_reach_another_process(way: object, sentence: Sentence) -> None:
    read = way(sentence)  # type: ignore[operator]
    assert read == sentence
    assert read.template == sentence.template
    assert read.values == sentence.values


def test_fields_without_sentences_have_no_templates() -> None:
    assert to_fields({"message": "plain", "count": 1}) == {"message": "plain", "count": 1}


def test_an_error_reaches_another_process_with_its_templates() -> None:
    error = AmtError(FULL, "Make room and try again.")
    read = AmtError.from_fields(json.loads(json.dumps(to_fields({**error.fields}))))
    assert str(read) == str(error) == f"{FULL} Make room and try again."
    assert read.message.template == FULL.template


def test_an_error_without_a_hint_is_its_message() -> None:
    assert str(AmtError("No part is audible.")) == "No part is audible."
