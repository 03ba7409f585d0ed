"""Reads bars in which nobody plays: `everything stops for bar 16`, `total silence in bar 8`."""

from __future__ import annotations

from functools import cache

from amt_core.spec.requests import PlayingChange
from amt_core.text.claims import PlanMention
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.length import SINGULAR_BAR_UNITS
from amt_core.text.lexicon.plan.links import ARTICLES, NOT_BEFORE, TO_LINKS
from amt_core.text.lexicon.plan.playing import (
    ALL_BUT,
    ALL_PLAYERS,
    ALSO_BEHIND,
    ALSO_OTHERWISE,
    LEAVE_PARTICLES,
    NO_PLAYERS,
    ONLY_WORDS,
    PLAY_WORDS,
    SILENCES,
    SILENT_VERBS,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.plan.players.playing_cues import except_place, kind_at
from amt_core.text.words import Words

_MAX_TO_VERB = 3
_ALL_REST = PlayingChange(instruments=(), is_playing=True, is_only=True)
_EXCEPTING = frozenset(but for _, but in ALL_BUT) - SINGULAR_BAR_UNITS - ALSO_OTHERWISE


def silence(words: Words, i: int) -> PlanMention | None:
    """The bars without any player that words name from a token on."""
    stop = _noun(words, i) or _stopped(words, i)
    if stop is None or words.text(i - 1) in NOT_BEFORE:
        return None
    return PlanMention(start=i, stop=stop, request=_ALL_REST, needs_place=True)


def _noun(words: Words, i: int) -> int | None:
    found = _silences().longest_at(words, i)
    # `silence the trumpet`, `fades to silence`
    is_other = found is None or words.text(found[0]) in ARTICLES or words.text(i - 1) in TO_LINKS
    return None if found is None or is_other else found[0]


def _stopped(words: Words, i: int) -> int | None:
    """Reads `everything cuts out`, `nobody plays`; not `everything but the piano stops`."""
    players = _all_players().longest_at(words, i)
    if players is None:
        return None
    at, (plays, *_) = players
    # `drums, bass and piano all stop`
    if at == i + 1 and words.text(i) in ALSO_BEHIND and not words.is_break(i - 1):
        return None
    for k in range(at, at + _MAX_TO_VERB):
        if words.is_break(k) or words.text(k) in _EXCEPTING:
            return None
        is_found = words.text(k) in PLAY_WORDS if plays else _stops(words, k)
        if is_found:
            stop = k + 1
            while words.text(stop) in LEAVE_PARTICLES:
                stop += 1
            # `everything stops except the piano`
            return None if _has_exception(words, stop) else stop
    return None


def _stops(words: Words, i: int) -> bool:
    return (
        kind_at(words, i) == "leave"
        or words.text(i) in SILENT_VERBS
        or words.text(i + 1) in LEAVE_PARTICLES
    )


def _has_exception(words: Words, i: int) -> bool:
    while not words.is_break(i):
        if words.text(i) in _EXCEPTING | ONLY_WORDS or except_place(words, i + 1) is not None:
            return True
        i += 1
    return False


@cache
def _silences() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(SILENCES)), inflected=False)


@cache
def _all_players() -> PhraseIndex[bool]:
    """Phrases for all players and for none, and whether a verb of playing follows."""
    return PhraseIndex(
        (
            (phrase, plays)
            for phrases, plays in ((ALL_PLAYERS, False), (NO_PLAYERS, True))
            for phrase in split_names(phrases)
        ),
        inflected=False,
    )
