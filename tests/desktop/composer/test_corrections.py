"""The corrections of the user over the parsed text."""

from __future__ import annotations

from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_desktop.composer.corrections import Corrections


def words(tempo: float | None, source: Source = Source.STATED) -> MusicSpec:
    attribute = Attribute() if tempo is None else Attribute(tempo, source)
    return MusicSpec(tempo_bpm=attribute)


def test_a_correction_replaces_what_the_words_say() -> None:
    corrections = Corrections().correct(words(90.0), "tempo_bpm", 120.0)
    spec, _ = corrections.over(words(90.0))
    assert spec.tempo_bpm == Attribute(120.0, Source.SET)


def test_a_correction_outlives_words_about_something_else() -> None:
    corrections = Corrections().correct(words(90.0), "tempo_bpm", 120.0)
    spec, _ = corrections.over(words(None))
    assert spec.tempo_bpm.value == 120.0


def test_newer_words_overtake_a_correction_for_good() -> None:
    corrections = Corrections().correct(words(90.0), "tempo_bpm", 120.0)
    spec, left = corrections.over(words(140.0))
    assert spec.tempo_bpm == Attribute(140.0, Source.STATED)
    spec, _ = left.over(words(90.0))
    assert spec.tempo_bpm == Attribute(90.0, Source.STATED)


def test_what_is_only_suggested_does_not_overtake_a_correction() -> None:
    corrections = Corrections().correct(words(None), "tempo_bpm", 120.0)
    spec, _ = corrections.over(words(80.0, Source.INFERRED))
    assert spec.tempo_bpm.value == 120.0


def test_a_removed_attribute_stays_away_while_the_words_stay() -> None:
    corrections = Corrections().correct(words(90.0), "tempo_bpm", None)
    assert corrections.over(words(90.0))[0].tempo_bpm.source is Source.FREE
    assert corrections.over(words(95.0))[0].tempo_bpm.value == 95.0


def test_a_locked_attribute_stays_whatever_the_words_say() -> None:
    corrections = Corrections().lock(words(90.0), "tempo_bpm", is_locked=True)
    spec, _ = corrections.over(words(140.0))
    assert spec.tempo_bpm.value == 90.0
    assert spec.locked == {"tempo_bpm"}


def test_unlocking_lets_the_words_speak_again() -> None:
    corrections = Corrections().lock(words(90.0), "tempo_bpm", is_locked=True)
    corrections = corrections.lock(words(90.0), "tempo_bpm", is_locked=False)
    assert corrections.over(words(140.0))[0].tempo_bpm.value == 140.0


def test_a_locked_attribute_can_still_be_corrected_by_hand() -> None:
    corrections = Corrections().lock(words(90.0), "tempo_bpm", is_locked=True)
    corrections = corrections.correct(words(90.0), "tempo_bpm", 111.0)
    assert corrections.over(words(140.0))[0].tempo_bpm.value == 111.0
