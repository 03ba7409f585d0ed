"""Roles that a verb gives to an instrument: `clarinet plays the melody`."""

from __future__ import annotations

from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import WITH_WORDS
from amt_core.text.lexicon.plan.roles import (
    ACCOMPANIES,
    ANSWERS,
    AS_WORDS,
    CHAIN_LINKS,
    COPULA_ADVERBS,
    DOUBLE_VERBS,
    FRENCH_ARTICLES,
    FRENCH_HAS,
    HOLDING_VERBS,
    LEAD_NOUNS,
    LEADING_VERBS,
    NOT_VERBS,
    OVER_WORDS,
    PAIR_BREAKS,
    PLACE_ADVERBS,
    PLAY_VERBS,
    PRONOUNS,
    ROLE_ARTICLES,
    SONG_NOUNS,
    VERB_ARTICLES,
    VERB_PARTICLES,
    WEAK_VERBS,
    WHO_PRONOUNS,
    WHO_WORDS,
)
from amt_core.text.plan.players.open_roles import OpenRoles

_MAX_ADJECTIVES = 2


def with_verb(roles: OpenRoles, index: int) -> None:
    """Reads `clarinet plays the melody` and `the fiddle leads` from the instrument on."""
    words = roles.words
    stop = roles.mentions[index].stop
    if words.text(stop) in ACCOMPANIES:
        roles.used.add(stop)
        for player in roles.chain(index):
            roles.add(player, "chords", stop, stop + 1)
        return
    at = stop + (words.text(stop) == "," and words.text(stop + 1) in WHO_PRONOUNS)
    while words.text(at) in WHO_WORDS or (
        words.text(at) in COPULA_ADVERBS and words.text(at + 1) in PLAY_VERBS
    ):
        at += 1
    verb_stop = at + 1
    if words.text(roles.skip(verb_stop)) in SONG_NOUNS:
        verb_stop = roles.skip(verb_stop) + 1
    ends = words.is_break(verb_stop) or words.text(verb_stop) in PAIR_BREAKS | OVER_WORDS
    if words.text(at) in LEADING_VERBS and ends:
        for player in roles.chain(index):
            roles.add(player, "melody", at, at + 1)
        roles.consume(at, at + 1)
        return
    if words.text(at) in ANSWERS and (ends or roles.skip(at + 1) in roles.sounds):
        # `the violin leads and the viola answers`
        roles.add(index, "counter-melody", at, at + 1)
        roles.consume(at, at + 1)
        return
    placed = _placed_with(roles, at)
    has_verb = words.text(at) in PLAY_VERBS or placed > at
    has_verb |= words.text(at) == FRENCH_HAS and words.text(at + 1) in FRENCH_ARTICLES
    verb = words.text(at) if has_verb else ""
    at = placed if placed > at else at + has_verb
    at += has_verb and words.text(at) in VERB_PARTICLES
    articles = at
    at = roles.skip(at)
    noun = None if _starts_figure(roles, at) else roles.noun(at)
    if noun is None and has_verb and verb not in WEAK_VERBS:
        at, noun = _over_adjectives(roles, at)
    if noun is None and not has_verb and _is_verb(roles, at):
        # `the flute floats the melody on top`: any verb, if the role has an article.
        has_verb, at = True, roles.skip(at + 1)
        noun = roles.noun(at)
        is_line = noun is not None and roles.is_part(at, noun[1])
        if noun is not None and not is_line and roles.names_an_instrument(at, noun[1]):
            # `piano, minus the bass`
            return
    if noun is None and has_verb and words.text(at) in PRONOUNS and roles.found:
        noun = roles.found[-1].role, at + 1
    doubled = roles.sounds.get(at) if verb in DOUBLE_VERBS else None
    if noun is None and doubled is not None:
        # `the clarinet doubles the flute melody`
        noun = roles.noun(roles.mentions[doubled].stop)
        for player in (index, doubled) if noun is not None else ():
            roles.add(player, noun[0] if noun else "", at, noun[1] if noun else at)
        return
    if noun is None:
        return
    role, end = noun
    if not has_verb:
        # `the oboe the counter-melody`: the verb of the role before holds on.
        has_article = at > articles and words.text(articles) not in CHAIN_LINKS
        is_elided = has_article and any(r.mention is not None for r in roles.found)
        if not (is_elided and _has_no_stop(roles, roles.found[-1].stop, stop)):
            return
    is_instrument = roles.names_an_instrument(at, end)
    if is_instrument and verb in WEAK_VERBS - AS_WORDS and at == articles:
        return
    holds_pad = role == "pad" and verb in HOLDING_VERBS and at > articles
    holds_pad |= role == "pad" and verb in COPULA_ADVERBS
    if role in ("solo", "pad") and verb in WEAK_VERBS and not holds_pad:
        return
    is_lead = has_verb and end == at + 1 and words.text(at) in LEAD_NOUNS
    if is_instrument and role != "bass" and not (is_lead or holds_pad):
        return
    for player in roles.chain(index):
        roles.add(player, role, at, end)
    other = roles.sounds.get(roles.skip(end + 1))
    if verb in DOUBLE_VERBS and words.text(end) in OF_WORDS and other is not None:
        roles.add(other, role, at, end)
    roles.consume(at, end)


def _placed_with(roles: OpenRoles, at: int) -> int:
    """The index after `underneath with` in `piano underneath with chords`; else the same one.

    An adverb alone is enough: `strings just pads`.
    """
    words = roles.words
    if words.text(at) in COPULA_ADVERBS and roles.noun(at + 1) is not None:
        return at + 1
    stop = at
    while words.text(stop) in PLACE_ADVERBS:
        stop += 1
    is_role = words.text(stop) in WITH_WORDS and roles.noun(roles.skip(stop + 1)) is not None
    return stop + 1 if stop > at and is_role else at


def _over_adjectives(roles: OpenRoles, at: int) -> tuple[int, tuple[str, int] | None]:
    """The role behind words that no table knows: `plays backup chords`."""
    for after in range(at + 1, at + 1 + _MAX_ADJECTIVES):
        word = roles.words.text(after - 1)
        if not roles.words.is_word(after - 1) or after - 1 in roles.inside or word in NOT_VERBS:
            break
        noun = None if after in roles.in_figures else roles.noun(after)
        if noun is not None:
            return after, noun
    return at, None


def _is_verb(roles: OpenRoles, i: int) -> bool:
    """True if a word between an instrument and an article may be a verb of playing."""
    text = roles.words.text(i)
    return (
        roles.words.is_word(i)
        and i not in roles.inside
        and text not in NOT_VERBS | ROLE_ARTICLES
        and roles.words.text(i + 1) in VERB_ARTICLES
    )


def _has_no_stop(roles: OpenRoles, start: int, stop: int) -> bool:
    return all(roles.words.text(i) not in {".", ";", "!", "?"} for i in range(start, stop))


def _starts_figure(roles: OpenRoles, i: int) -> bool:
    """True for `chords` in `chords in blocks`, not in `sustained chords`."""
    return i in roles.in_figures and i - 1 not in roles.in_figures
