"""Verbs of players: `the drums kick in`, `pull the strings out`, and phrases such as `down to`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.playing import (
    BACK_PHRASES,
    ENTER_PARTICLES,
    ENTER_PHRASES,
    ENTER_VERBS,
    EXCEPT_PLACES,
    LEAVE_PARTICLES,
    LEAVE_PHRASES,
    LEAVE_VERBS,
    MUTE_PHRASES,
    MUTE_VERBS,
    NOT_PARTICLES_AFTER,
    NOWHERE_BUT,
    ONLY_WORDS,
    PARTICLE_FOLLOWERS,
    UNACCOMPANIED,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words

_MAX_TO_PARTICLE = 5


def cue_of(words: Words, start: int, sound: range, stop: int, place: range) -> tuple[str, set[int]]:
    """The action of an instrument (`enter`, `leave`, `back`, or empty), and the tokens that say so.

    Args:
        words: The description.
        start: Index of the first token that may be about the instrument.
        sound: The tokens that name the instrument.
        stop: Index after the last token that may be about it.
        place: The tokens that name the part of the piece.
    """
    for i in range(sound.stop, stop):
        found = None if i in place else _cues().longest_at(words, i)
        if found is not None:
            first = i - (words.text(i - 1) in ONLY_WORDS and i > sound.stop)
            return found[1][0], set(range(first, found[0]))
    # `setzt im Refrain ein`: the place stands within the verb.
    is_ended = words.is_break(place.stop) or words.text(place.stop) in AND_WORDS
    behind = [
        i
        for i in range(sound.stop, max(stop, place.stop + 2))
        if i not in place and (i < stop or not is_ended)
    ]
    around = Words([words[i] for i in behind])
    for at in range(len(around)):
        found = _cues().longest_at(around, at)
        if found is not None:
            return found[1][0], {behind[i] for i in range(at, found[0])}
    particle = _particle_behind(words, sound, behind, place)
    if particle is not None:
        return particle
    for i in range(start, sound.start):
        found = None if i in place else _cues().longest_at(words, i)
        if found is not None and found[1][0] != "leave":
            return found[1][0], set(range(i, found[0]))
    return _before(words, start, sound, place)


def kind_at(words: Words, i: int) -> str:
    """The kind of the verb that begins at a token, or empty."""
    found = _cues().longest_at(words, i)
    return "" if found is None else found[1][0]


def unaccompanied_at(words: Words, i: int) -> int | None:
    """The index after a phrase such as `down to` or `a cappella`."""
    found = _unaccompanied().longest_at(words, i)
    return None if found is None else found[0]


def nowhere_but(words: Words, stop: int) -> int | None:
    """The first token of `nowhere but` that ends before a token."""
    return _phrase_before(_nowhere_but(), words, stop)


def except_place(words: Words, stop: int) -> int | None:
    """The first token of `except` that ends before a part of the piece."""
    return _phrase_before(_except_places(), words, stop)


def playing_words() -> set[str]:
    """Every word of the phrases for entering and leaving."""
    return _cues().words | _mutes().words


def _particle_behind(
    words: Words, sound: range, behind: Sequence[int], place: range
) -> tuple[str, set[int]] | None:
    """The cue of a particle behind a verb that no table knows: `slides in`, `pull … out`."""
    for at, i in enumerate(behind[:_MAX_TO_PARTICLE]):
        text = words.text(i)
        if words.is_break(i):
            return None
        is_first = at == 0 or behind[at - 1] != i - 1
        if text in LEAVE_PARTICLES:
            verb = words.text(i - 1) if not is_first else ""
            return None if verb in NOT_PARTICLES_AFTER else ("leave", {i, *_verb(words, sound)})
        follows = i + 1
        is_last = words.is_break(follows) or follows in place
        if text in ENTER_PARTICLES and (is_last or words.text(follows) in PARTICLE_FOLLOWERS):
            has_verb = at > 0 or _starts_clause(words, sound.start)
            return ("enter", {i, *_verb(words, sound)}) if has_verb else None
    return None


def _verb(words: Words, sound: range) -> set[int]:
    """The verb in front of an instrument, whose particle stands behind it: `take the drums out`."""
    at = sound.start - 1
    while words.text(at) in ARTICLES:
        at -= 1
    starts = words.is_break(at - 1) or words.text(at - 1) in AND_WORDS
    return {at} if starts and words.is_word(at) else set[int]()


def _before(words: Words, start: int, sound: range, place: range) -> tuple[str, set[int]]:
    """The cue of a verb before an instrument: `mute the bass`, `sneak in the strings`."""
    noun = sound.start
    while words.text(noun - 1) in ARTICLES and noun - 1 > start:
        noun -= 1
    for i in range(start, noun):
        found = None if i in place else _mutes().longest_at(words, i)
        if found is not None and found[0] == noun:
            return "leave", set(range(i, noun))
    particle = noun - 1
    if particle <= start - 1 or particle in place or not words.is_word(particle - 1):
        return "", set()
    is_first_verb = words.is_break(particle - 2) or words.text(particle - 2) in AND_WORDS
    if is_first_verb and words.text(particle) in LEAVE_PARTICLES:
        return "leave", {particle - 1, particle}
    if is_first_verb and words.text(particle) in ENTER_PARTICLES:
        return "enter", {particle - 1, particle}
    return "", set()


def _starts_clause(words: Words, i: int) -> bool:
    """True if a verb and articles stand between the start of a clause and a token."""
    while words.text(i - 1) in ARTICLES:
        i -= 1
    return words.is_word(i - 1)


def _phrase_before(phrases: PhraseIndex[None], words: Words, stop: int) -> int | None:
    for start in range(max(stop - 4, 0), stop):
        found = phrases.longest_at(words, start)
        if found is not None and found[0] == stop:
            return start
    return None


def _index(phrases: str, verbs: str, kind: str) -> Iterator[tuple[str, str]]:
    for phrase in split_names(phrases):
        yield phrase, kind
    for lemma in split_names(verbs):
        for form in verb_forms(lemma):
            yield form, kind


@cache
def _cues() -> PhraseIndex[str]:
    return PhraseIndex(
        (
            *_index(ENTER_PHRASES, ENTER_VERBS, "enter"),
            *_index(BACK_PHRASES, "", "back"),
            *_index(LEAVE_PHRASES, LEAVE_VERBS, "leave"),
        ),
        inflected=False,
    )


@cache
def _mutes() -> PhraseIndex[str]:
    return PhraseIndex(_index(MUTE_PHRASES, MUTE_VERBS, "leave"), inflected=False)


@cache
def _unaccompanied() -> PhraseIndex[None]:
    return _plain(UNACCOMPANIED)


@cache
def _nowhere_but() -> PhraseIndex[None]:
    return _plain(NOWHERE_BUT)


@cache
def _except_places() -> PhraseIndex[None]:
    return _plain(EXCEPT_PLACES)


def _plain(phrases: str) -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(phrases)), inflected=False)
