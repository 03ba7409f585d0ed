import pytest

from amt_core.text.inflection import verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("drop", {"drop", "drops", "dropping", "dropped"}),
        ("take/took/taken", {"take", "takes", "taking", "took", "taken"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("play", {"play", "plays", "playing", "played"}),
        ("vanish", {"vanish", "vanishes", "vanishing", "vanished"}),
    ],
)
def test_english_verbs_are_inflected(lemma: str, forms: set[str]) -> None:
    assert set(verb_forms(lemma)) == forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("enlev.er", "enlevent"),
        ("quit.ar", "quita"),
        ("tagli.are", "tagliano"),
        ("lieg.en", "liegt"),
    ],
)
def test_verbs_of_other_languages_have_the_endings_of_their_infinitive(
    lemma: str, form: str
) -> None:
    assert form in verb_forms(lemma)
