"""Names of pieces."""

from __future__ import annotations

import pytest

from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.spans import AttributeWords, TextRange
from amt_core.spec.title import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("calm piano nocturne in A minor, 72 bpm, 16 bars", "Calm piano nocturne in A minor"),
        ("Slow, wistful waltz for violin, 96 bpm", "Slow, wistful waltz for violin"),
        ("drum and bass, 174", "Drum and bass"),
        ("polka", "Polka"),
        ("a tune of 1:30 minutes. Loud!", "A tune of 1:30 minutes"),
        ("  \n , ", ""),
        (
            "one two three four five six seven eight nine ten eleven",
            "One two three four five six seven eight nine…",
        ),
        ("x" * 500, "X" + "x" * 58 + "…"),
    ],
)  # fmt: skip
def test_a_piece_is_called_after_the_first_words_that_say_something(text: str, title: str) -> None:
    assert title_of(MusicSpec(text=text)) == title


def test_a_title_has_all_instruments_of_a_list_or_says_that_there_are_more() -> None:
    names = ("drums", "bass", "guitar", "violin", "cello", "flute", "piano")

    def title(text: str) -> str:
        ranges = [
            TextRange(start=text.index(name), stop=text.index(name) + len(name))
            for name in sorted(names, key=text.find)
            if name in text
        ]
        words = tuple(AttributeWords(attribute="instruments", range=one) for one in ranges)
        return title_of(MusicSpec(text=text, words=words))

    assert title("12 bar blues in E for drums, bass and guitar, 90 bpm") == (
        "12 bar blues in E for drums, bass and guitar"
    )
    assert title("Slow, wistful waltz in D minor for violin, cello, flute and piano, 96 bpm") == (
        "Slow, wistful waltz in D minor for violin, cello, flute…"
    )
    assert title("slow jazz ballad in F for piano, bass, flute and drums, 16 bars") == (
        "Slow jazz ballad in F for piano, bass, flute…"
    )
