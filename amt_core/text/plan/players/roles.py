"""Roles of instruments: `flute melody`, `lead violin`, `tune on the flute`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from amt_core.text.claims import Mention
from amt_core.text.lexicon.plan.links import BUT_WORDS, NOT_BEFORE, WITH_WORDS
from amt_core.text.lexicon.plan.roles import (
    ANSWERS,
    AS_WORDS,
    BEHIND_WORDS,
    BENEATH_WORDS,
    COMPOUND_ROLES,
    HANDS,
    LEAD_NOUNS,
    LINE_NOUNS,
    LOW_PLAYERS,
    NOT_PAIRED_OVER,
    ON_LINKS,
    OVER_WORDS,
    PAD_NOUNS,
    PAIR_BREAKS,
    PLACED_NOUNS,
    PLAYED_ON,
    ROLE_ADJECTIVES,
    ROLE_ARTICLES,
    ROLE_PREPOSITIONS,
)
from amt_core.text.lexicon.scope import NOT_A_SOLO_BEFORE
from amt_core.text.plan.players.open_roles import FoundRole, OpenRoles
from amt_core.text.plan.players.role_verbs import with_verb
from amt_core.text.plan.players.role_words import accompanied_by, dialogues
from amt_core.text.words import Words

_MAX_DENIED = 6
_SYNTH_PADS = frozenset(range(88, 96))


def find_roles(
    words: Words, mentions: Sequence[Mention], negated: frozenset[int], in_figures: set[int]
) -> tuple[list[FoundRole], set[int]]:
    """The roles in the text, and the mentions that name a role and not an instrument."""
    roles = OpenRoles(words, mentions, negated, in_figures)
    _read(roles)
    return sorted(roles.found, key=lambda role: role.start), roles.not_sounds


def _read(roles: OpenRoles) -> None:
    """Finds the roles: first those with a verb, then compounds, then `melody on the flute`.

    `block chords on the organ` is a figure and no role.
    """
    for start in sorted(roles.sounds):
        index = roles.sounds[start]
        if index not in roles.not_sounds:
            with_verb(roles, index)
    for start in sorted(roles.sounds):
        index = roles.sounds[start]
        # `off-beat chords` names no beat that has chords.
        if index not in roles.not_sounds and start not in roles.in_figures:
            _compound(roles, index)
    for i in range(len(roles.words)):
        if i not in roles.used and i not in roles.in_figures:
            _before_sound(roles, i)
            _dialogue(roles, i)
    _pair(roles)


def _compound(roles: OpenRoles, index: int) -> None:
    words, mention = roles.words, roles.mentions[index]
    _with_adjective(roles, index)
    noun = roles.noun(mention.stop)
    is_background = (
        noun is not None
        and noun[1] > mention.stop + 1
        and (noun[0] == "pad" or words.text(mention.stop) in PLACED_NOUNS)
    )
    if noun is not None and mention.stop not in roles.used:
        role, end = noun
        is_passage = role == "solo" and bool(
            words.text(end) in OVER_WORDS
            or NOT_A_SOLO_BEFORE.intersection(words.clause_before(mention.start, at_most=5))
        )
        is_low = role == "bass" and _may_be_bass(roles, index, end)
        is_named = words.text(mention.stop) in COMPOUND_ROLES
        if is_named or is_background or is_passage or is_low:
            roles.add(index, role, mention.stop, end)
            roles.consume(mention.stop, end)
            return
    last = words.text(mention.stop - 1)
    sound = roles.sound(index)
    if mention.stop - mention.start > 1 and last in COMPOUND_ROLES:
        if last in PAD_NOUNS and _SYNTH_PADS.intersection(sound.players):
            # `a synth pad behind it`
            if words.text(mention.stop) in BEHIND_WORDS:
                roles.add(index, "pad", mention.start, mention.stop)
            return
        noun = roles.noun(mention.stop - 1)
        if noun is not None:
            roles.add(index, noun[0], mention.start, mention.stop)


def _with_adjective(roles: OpenRoles, index: int) -> None:
    """Reads `backing guitar`, `lead violin`."""
    at = roles.mentions[index].start - 1
    role = ROLE_ADJECTIVES.get(roles.words.text(at))
    if role is not None and at not in roles.used and not _has_role_noun(roles, index):
        roles.add(index, role, at, at + 1)
        roles.consume(at, at + 1)


def _has_role_noun(roles: OpenRoles, index: int) -> bool:
    """True for `lead guitar riff` and `lead voice`, whose nouns say the role."""
    start, stop = roles.mentions[index].start, roles.mentions[index].stop
    inner = roles.noun(start - 1)
    return roles.noun(stop) is not None or (inner is not None and inner[1] > start)


def _may_be_bass(roles: OpenRoles, index: int, end: int) -> bool:
    """True for `cello bass`, which is no list of two as `guitar bass drums` is."""
    players = roles.sound(index).players
    is_low = bool(players) and LOW_PLAYERS.issuperset(players)
    return is_low and (roles.words.is_break(end) or end not in roles.sounds)


def _before_sound(roles: OpenRoles, i: int) -> None:
    words = roles.words
    by = accompanied_by().longest_at(words, i)
    if by is not None:
        at = roles.skip(by[0])
        index = roles.sounds.get(at)
        if index is not None:
            roles.add(index, "chords", i, at)
        return
    noun = roles.noun(i)
    if noun is None:
        return
    role, end = noun
    if roles.names_an_instrument(i, end):
        is_line = end > i + 1 or words.text(i) in LINE_NOUNS
        is_on = words.text(end) in ON_LINKS and (is_line or words.text(i) in LEAD_NOUNS)
        # `bass on the tuba`
        is_on |= role == "bass" and words.text(end) in PLAYED_ON
        if not is_on and (role != "bass" or words.text(end) not in {":", "="}):
            return
    at = end
    while words.text(at) in ROLE_PREPOSITIONS | ROLE_ARTICLES | HANDS:
        at += 1
    at = _over_denied(roles, at)
    index = roles.sounds.get(at)
    if at > end and index is not None and index not in roles.not_sounds:
        is_beneath = words.text(end) in BENEATH_WORDS
        is_beat = role == "bass" and roles.is_drums(index)
        if not (is_beneath or is_beat or _is_other_s(roles, index, role)):
            roles.add(index, role, i, end)
            roles.consume(i, end)
            return
    if role == "counter-melody" and end > i:
        roles.add(_answering(roles, i), role, i, end)
        roles.consume(i, end)


def _dialogue(roles: OpenRoles, i: int) -> None:
    """Reads `call and response between sax and trumpet`: one has the tune, the other answers."""
    found = dialogues().longest_at(roles.words, i)
    if found is None:
        return
    at = found[0]
    players: list[int] = []
    while len(players) < 2 and not roles.words.is_break(at):
        index = roles.sounds.get(at)
        if index is not None and not roles.is_drums(index):
            players.append(index)
        at += 1
    if len(players) == 2:
        for player, role in zip(players, ("melody", "counter-melody"), strict=True):
            roles.add(player, role, i, found[0])
        roles.consume(i, found[0])


def _over_denied(roles: OpenRoles, at: int) -> int:
    """The index of the player who has the role in `not on the piano but on the flute`."""
    words = roles.words
    if words.text(at) not in NOT_BEFORE:
        return at
    within = range(at + 1, at + 1 + _MAX_DENIED)
    but = next((k for k in within if words.text(k) in BUT_WORDS), None)
    if but is None:
        return at
    player = but + 1
    while words.text(player) in ROLE_PREPOSITIONS | ROLE_ARTICLES:
        player += 1
    return player


def _answering(roles: OpenRoles, i: int) -> int | None:
    """The first instrument of `the viola answers the flute with a counter-melody`."""
    at = i - 1
    while roles.words.text(at) in ROLE_ARTICLES:
        at -= 1
    if roles.words.text(at) not in WITH_WORDS:
        return None
    first = at
    while not roles.words.is_break(first - 1) and roles.words.text(first - 1) not in PAIR_BREAKS:
        first -= 1
    named = [k for start, k in sorted(roles.sounds.items()) if first <= start < at]
    is_subject = bool(named) and roles.words.text(roles.mentions[named[0]].stop) in ANSWERS
    return named[0] if is_subject else None


def _pair(roles: OpenRoles) -> None:
    """Joins what is left: one instrument and one role in a clause, whatever the verb."""
    first = 0
    for i in range(len(roles.words) + 1):
        is_mark = roles.words.is_break(i) and roles.words.text(i) != ":"
        is_as = roles.words.text(i) in AS_WORDS and roles.noun(roles.skip(i + 1)) is not None
        if is_mark or (roles.words.text(i) in PAIR_BREAKS and not is_as):
            _pair_in(roles, first, i)
            first = i + 1


def _pair_in(roles: OpenRoles, first: int, stop: int) -> None:
    nouns: list[tuple[int, str, int]] = []
    i = first
    while i < stop:
        noun = None if i in roles.used or i in roles.in_figures else roles.noun(i)
        is_part = noun is not None and roles.is_part(i, noun[1])
        if noun is None or (roles.names_an_instrument(i, noun[1]) and not is_part):
            i += 1
            continue
        nouns.append((i, *noun))
        i = noun[1]
    if nouns and all(a[2] == b[0] for a, b in pairwise(nouns)):
        # `the hook tune`: the last noun is the head; `harmony underneath`: the first one.
        head = 0 if nouns[-1][1] == "pad" else -1
        nouns = [(nouns[0][0], *nouns[head][1:])]
    with_role = {role.mention for role in roles.found}
    sounds = [
        index
        for start, index in roles.sounds.items()
        if first <= start < stop
        and index not in roles.not_sounds | with_role
        and not any(at <= start < end for at, _, end in nouns)
    ]
    if len(nouns) != 1 or len(sounds) != 1:
        return
    at, role, end = nouns[0]
    mention = roles.mentions[sounds[0]]
    between = range(mention.stop, at) if mention.stop <= at else range(end, mention.start)
    others = {roles.words.text(k) for k in between}
    is_apart = bool(others & NOT_PAIRED_OVER or roles.in_figures.intersection(between))
    if role == "solo" or not between or is_apart or roles.is_drums(sounds[0]):
        return
    roles.add(sounds[0], role, at, end)
    roles.consume(at, end)


def _is_other_s(roles: OpenRoles, index: int, role: str) -> bool:
    """True if the instrument behind has a role of its own: `melody and flute chords`."""
    noun = roles.noun(roles.mentions[index].stop)
    follows = roles.words.text(roles.mentions[index].stop) in COMPOUND_ROLES
    return noun is not None and noun[0] != role and follows
