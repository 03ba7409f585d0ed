import pytest

from amt_core.text.spelling import SpellingIndex

INDEX = SpellingIndex(["guitar", "saxophone", "melancholic", "piano", "drums", "strings"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gitar", "guitar"), ("guitr", "guitar"), ("saxaphone", "saxophone"),
     ("melancolick", "melancholic"), ("pinao", "piano"), ("drumms", "drums")],
)  # fmt: skip
def test_misspelt_words_are_corrected(typed: str, meant: str) -> None:
    assert INDEX.nearest(typed) == meant


@pytest.mark.parametrize("typed", ["strong", "plane", "drama", "meridian", "saturday", "guilt"])
def test_other_words_are_left_alone(typed: str) -> None:
    from amt_core.text.words import split_words

    assert INDEX.correct(split_words(typed)).text(0) == typed
