import json

import pytest

from amt_core.text.encoder.sentence_encoder import TOKENIZER_FILE, default_encoder_path
from amt_core.text.lexicon import complete_words, known_words
from amt_core.text.parse.spelling import SpellingIndex
from amt_core.text.words import split_words

SHORT_FORMS = {"equal", "equals"}

INDEX = SpellingIndex(["guitar", "saxophone", "melancholic", "piano", "drums", "strings"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gitar", "guitar"), ("guitr", "guitar"), ("saxaphone", "saxophone"),
     ("melancolick", "melancholic"), ("pinao", "piano"), ("drumms", "drums"), ("drms", "drums")],
)  # fmt: skip
def test_misspelled_words_are_corrected(typed: str, meant: str) -> None:
    assert INDEX.nearest(typed) == meant


@pytest.mark.parametrize("typed", ["strong", "plane", "drama", "meridian", "saturday", "guilt"])
def test_other_words_are_left_alone(typed: str) -> None:
    assert INDEX.correct(split_words(typed)).text(0) == typed


def test_common_words_become_none_but_related_ones() -> None:
    file = default_encoder_path() / TOKENIZER_FILE
    vocabulary = json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"]
    index = SpellingIndex(known_words(), complete=complete_words())
    words = [word for word in vocabulary if word.isascii() and word.isalpha()]
    changed = {word: index.correct(split_words(word)).text(0) for word in words}
    assert len(words) > 20_000
    assert {a: b for a, b in changed.items() if a[:3] != b[:3] and a not in SHORT_FORMS} == {}
