"""Parses a typed description into a spec: stated and implied attributes.

Where words contradict one another:

1.  The more direct statement wins: a number over a term of the field, a term over an everyday
    word, any of them over an implied claim ("largo at 120 bpm" is at 120, "loud
    pianissimo" is pp, a "waltz in 4/4" is in 4/4).
2.  Of equally direct ones the first wins ("16 bars, 32 bars" has 16); only moods add up.
3.  An everyday word for tempo next to a term moves the tempo to that edge of the term's range: a
    "fast adagio" is as fast as an adagio can be.
4.  A negation holds for the whole text ("piano, but no piano" has none), except that an
    instrument asked for by its own name stays if its family is denied ("no strings but a cello").
    Ensembles lose the players that are denied.
5.  "Only", "solo" and the like hold for all instruments that are named; "solo" with several
    instruments means a passage. A number of players wins over "duet" and "trio".
6.  Bars and seconds are both kept; the composer takes the bars (`MusicSpec.num_bars`).
7.  What is said about a part of the piece ("no drums in the intro") never rules the whole.
8.  A correction wins over what it corrects ("key of A, no wait, B minor").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from amt_core.music.meter import TimeSignature
from amt_core.music.tempo_map import TEMPO_BIN_EDGES
from amt_core.spec.genres import GENRE_OF_SUBGENRE
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.text.claims import MOOD, STYLE, Claim, Mention, Strength
from amt_core.text.encoder.sentence_encoder import SentenceEncoder
from amt_core.text.encoder.suggestions import add_suggestions
from amt_core.text.lexicon.meter import GENRES_IN_FOUR
from amt_core.text.lexicon.tempo import TEMPO_OF_GENRE
from amt_core.text.parse.instrumentation import read_scoring
from amt_core.text.parse.mentions import find_mentions, read_words
from amt_core.text.parse.negation import negated_mentions
from amt_core.text.plan.find_plan import find_plan_words
from amt_core.text.plan.reader import PlanReader

MAX_MOODS = 3


def parse_description(text: str, *, encoder: SentenceEncoder | None = None) -> MusicSpec:
    """The spec of any text; never fails.

    Args:
        text: The description, in any language; `MAX_CHARS` of it are read.
        encoder: Suggests genre and moods where the words name none; without it, words alone
            decide.
    """
    words = read_words(text)
    plan_words = find_plan_words(text, words)
    mentions = find_mentions(plan_words.masked)
    negated = negated_mentions(plan_words.masked, mentions)
    plan = PlanReader(text, words, plan_words, mentions, negated)
    of_whole = plan.mentions_of_whole
    denied = _denied(mentions, negated & of_whole)
    # The name of an instrument hints at a style more weakly than other words: `jazz guitar`.
    in_order = sorted(enumerate(mentions), key=lambda entry: entry[1].hints_at_a_style)
    claims = [
        claim
        for index, mention in in_order
        if index in of_whole - negated
        for claim in mention.claims
        if claim.attribute not in {STYLE, MOOD} or claim.value not in denied
    ] + list(plan.claims)
    genre, subgenre = _style(claims)
    styles = [style.value for style in (subgenre, genre) if style.value is not None]
    scoring_mentions = plan.scoring_mentions_of(genre.value)
    scoring = read_scoring(plan.scoring_words, scoring_mentions, plan.scoring_negated, styles)
    spec = MusicSpec(
        text=text,
        tempo_bpm=_tempo(claims, styles),
        time_signature=_meter(claims, genre.value),
        key=_strongest(claims, "key"),
        diatonic=_strongest(claims, "diatonic"),
        instruments=scoring.instruments,
        excluded=scoring.excluded,
        only=scoring.only,
        num_bars=_strongest(claims, "num_bars"),
        duration_sec=_strongest(claims, "duration_sec"),
        genre=genre,
        subgenre=subgenre,
        moods=_moods(claims),
        dynamics=_strongest(claims, "dynamics"),
        density=_strongest(claims, "density"),
        polyphony=_strongest(claims, "polyphony"),
        register=_strongest(claims, "register"),
    )
    spec = plan.complete(spec, styles)
    return spec if encoder is None else add_suggestions(spec, encoder, denied=denied)


def _of(claims: Sequence[Claim], attribute: str) -> Iterator[Claim]:
    """The claims about one attribute, the most direct first."""
    yield from sorted(
        (claim for claim in claims if claim.attribute == attribute),
        key=lambda claim: -claim.strength,
    )


def _strongest(claims: Sequence[Claim], attribute: str) -> Attribute[Any]:
    claim = next(_of(claims, attribute), None)
    return Attribute() if claim is None else Attribute(claim.value, claim.source)


def _meter(claims: Sequence[Claim], genre: str | None) -> Attribute[TimeSignature]:
    stated = _strongest(claims, "time_signature")
    if stated.value is None and genre in GENRES_IN_FOUR:
        return Attribute(TimeSignature(4, 4), Source.INFERRED)
    return stated


def _style(claims: Sequence[Claim]) -> tuple[Attribute[str], Attribute[str]]:
    """Genre and subgenre: the first style named, refined by a subgenre of it if one is."""
    styles = list(_of(claims, STYLE))
    if not styles:
        return Attribute(), Attribute()
    names = [str(claim.value) for claim in styles]
    genre = GENRE_OF_SUBGENRE.get(names[0], names[0])
    refined = next(
        (
            claim
            for claim, name in zip(styles, names, strict=True)
            if GENRE_OF_SUBGENRE.get(name) == genre
        ),
        None,
    )
    return (
        Attribute(genre, styles[0].source),
        Attribute() if refined is None else Attribute(str(refined.value), refined.source),
    )


def _tempo(claims: Sequence[Claim], styles: Sequence[str]) -> Attribute[float]:
    tempos = list(_of(claims, "tempo_bpm"))
    if not tempos:
        usual = next((TEMPO_OF_GENRE[style] for style in styles if style in TEMPO_OF_GENRE), None)
        return Attribute() if usual is None else Attribute(float(usual), Source.INFERRED)
    bpm = _bpm(tempos[0])
    if tempos[0].strength is Strength.NAMED:
        plain = next((claim for claim in tempos if claim.strength is Strength.PLAIN), None)
        if plain is not None:
            bpm = _moved_towards(bpm, _bpm(plain))
    return Attribute(bpm, tempos[0].source)


def _bpm(claim: Claim) -> float:
    assert isinstance(claim.value, float)
    return claim.value


def _moved_towards(bpm: float, wish: float) -> float:
    """The tempo nearest to `wish` in the bin of `bpm`."""
    edges = (0, *TEMPO_BIN_EDGES, 300)
    upper = bisect_left(edges, bpm)
    return float(min(max(wish, edges[upper - 1] + 2), edges[upper]))


def _moods(claims: Sequence[Claim]) -> Attribute[tuple[str, ...]]:
    moods = list(_of(claims, MOOD))
    stated = [claim for claim in moods if claim.strength > Strength.IMPLIED]
    named = dict.fromkeys(str(claim.value) for claim in stated or moods)
    if not named:
        return Attribute()
    return Attribute(tuple(named)[:MAX_MOODS], Source.STATED if stated else Source.INFERRED)


def _denied(mentions: Sequence[Mention], negated: frozenset[int]) -> frozenset[str]:
    """The styles and moods that the text excludes."""
    return frozenset(
        str(claim.value)
        for index in negated
        for claim in mentions[index].claims
        if claim.attribute in {STYLE, MOOD}
    )
