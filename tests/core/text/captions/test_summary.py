"""A summary has one wording for each thing, and leaves out what tells no piece from another."""

from __future__ import annotations

from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument
from amt_core.text.captions.facts import Facts
from amt_core.text.captions.summary import EXCLUSIVE_TERMS, terms_of, write_summary

FACTS = Facts(
    genre="jazz", subgenre="swing", moods=("calm", "dark", "sad"), tempo_bpm=84.0,
    key=Key.parse("D minor"), num_bars=32, dynamics="mf", density="low", register="medium",
    instruments=(Instrument(program=0), Instrument(program=0, is_drum=True)),
)  # fmt: skip


def test_a_summary_names_the_music_in_fixed_words() -> None:
    assert write_summary(FACTS) == "swing, jazz, calm, dark, slow, minor, piano, drums, sparse"
    assert terms_of(write_summary(FACTS))[:2] == ["swing", "jazz"]


def test_tempos_of_one_class_have_one_word() -> None:
    words = [write_summary(Facts(tempo_bpm=bpm)) for bpm in (30, 61, 84, 85, 130, 400)]
    assert words == ["very slow", "slow", "slow", "mid-tempo", "fast", "very fast"]


def test_a_piece_of_which_nothing_is_known_has_an_empty_summary() -> None:
    assert write_summary(Facts()) == ""


def test_a_piece_has_one_term_at_most_of_each_set_that_excludes_one_another() -> None:
    said = set(terms_of(write_summary(FACTS)))
    assert [len(said & terms) for terms in EXCLUSIVE_TERMS] == [1, 1, 0, 1, 0]
