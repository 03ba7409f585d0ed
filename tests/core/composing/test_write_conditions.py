"""The conditions of a take say what its plan says."""

from __future__ import annotations

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.composing.write_conditions import conditions_of
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.tokens.vocabulary import VOCABULARY

BAND = StylePrior(
    num_pieces=10,
    tempo_bpm=(80, 100, 120, 150, 200),
    meters={"4/4": 9},
    minor_share=0.0,
    ensembles=(((128, 32, 0), 5),),
)
PRIORS = StylePriors({ANY: BAND})
SPEC = MusicSpec(text="a test").setting("genre", "jazz").setting("key", Key(9, "minor"))


def plan(**values: object) -> Plan:
    spec = SPEC
    for name, value in values.items():
        spec = spec.setting(name, value)
    return draw_plan(spec, PRIORS, 0)


def test_the_prompt_says_what_is_planned() -> None:
    prompt = conditions_of(plan(num_bars=16), SPEC).prompt
    words = [VOCABULARY.name(token) for token in prompt]
    assert words[0] == "BOS"
    assert {"Key_A-minor", "Genre_jazz", "Length_<=16"} <= set(words)


def test_the_prompt_names_the_clusters_of_a_description() -> None:
    with_clusters = set(conditions_of(plan(), SPEC, clusters=(3, 41)).prompt)
    without = set(conditions_of(plan(), SPEC).prompt)
    assert with_clusters - without == {VOCABULARY.coarse.id(3), VOCABULARY.fine.id(41)}


def test_headers_say_the_plan_to_a_model_that_knows_its_tokens_alone() -> None:
    known, unknown = (conditions_of(plan(), SPEC, knows_plan=knows) for knows in (True, False))
    assert unknown.header is None
    assert known.header is not None
    assert known.header.section[0] == VOCABULARY.section.id(0)
    assert known.prompt != unknown.prompt
