"""A piece may be asked to keep to the notes of its scale."""

import pytest

from amt_core.spec.music_spec import Source
from amt_core.text import describe


@pytest.mark.parametrize(
    "text",
    [
        "a waltz in C major, no accidentals",
        "hymn in D, strictly diatonic, no drums",
        "piano, white keys only",
        "folk tune for fiddle without chromaticism",
    ],
)
def test_words_that_keep_to_the_scale_are_understood(text: str) -> None:
    spec = describe(text)
    assert spec.diatonic.value is True
    assert spec.diatonic.source is Source.STATED


@pytest.mark.parametrize("text", ["chromatic jazz for piano", "hymn in D, no drums"])
def test_others_leave_it_open(text: str) -> None:
    assert describe(text).diatonic.source is Source.FREE
