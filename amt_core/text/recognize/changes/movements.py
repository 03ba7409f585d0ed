"""Reads what rises and falls: `the tempo creeps up`, `slows right down`, `more and more hectic`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.spec.requests import Change, EnergyChange, TempoChange
from amt_core.text.claims import PlanMention
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan import movements
from amt_core.text.lexicon.plan.links import AND_WORDS, NOT_BEFORE
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.changes.dynamic_changes import with_marks
from amt_core.text.recognize.changes.tempo_changes import FASTER, SLOWER, with_tempos
from amt_core.text.words import Words

_MAX_BETWEEN = 3
_CHANGES: dict[str, Change] = {
    movements.SLOWER: TempoChange(kind="gradual", factor=SLOWER),
    movements.FASTER: TempoChange(kind="gradual", factor=FASTER),
    movements.LOUDER: EnergyChange(is_gradual=True, direction=1),
    movements.SOFTER: EnergyChange(is_gradual=True, direction=-1),
}


def movement(words: Words, i: int) -> PlanMention | None:
    """The change that words name whose verb or noun begins at a token."""
    if words.text(i - 1) in NOT_BEFORE:
        return None
    return _of_noun(words, i) or _separated(words, i) or _growing(words, i) or _alone(words, i)


def movement_words() -> set[str]:
    """Every word that says what rises or falls."""
    known = set(movements.TEMPO_NOUNS | movements.LOUDNESS_NOUNS)
    known |= _directions().keys() | _alone_forms().keys() | _more_and_more().words
    known |= {form for form, _ in _separable()}
    return known | {
        word for words in movements.GROWING_ADJECTIVES.values() for word in words.split()
    }


def _of_noun(words: Words, i: int) -> PlanMention | None:
    """Reads a noun with its verb before or behind: `raises the volume`, `the tempo creeps up`."""
    is_noun = _is_noun(words, i)
    direction = 0
    noun = i if is_noun else -1
    stop = i
    for at in range(i, i + _MAX_BETWEEN + 2):
        if words.is_break(at) or (at > i and words.text(at) in AND_WORDS):
            break
        if not is_noun and at > i and noun < 0 and _is_noun(words, at):
            noun, stop = at, at + 1
        particle = _particle(words.text(at)) if at > i else 0
        verb = _directions().get(words.text(at), 0)
        if particle or (verb and not direction):
            direction, stop = particle or verb, max(stop, at + 1)
        elif not _is_noun(words, at) and not _may_be_between(words, at):
            break
    if not direction or noun < 0 or (not is_noun and not _directions().get(words.text(i))
                                     and words.text(i) not in _level_forms()):  # fmt: skip
        return None
    is_tempo = words.text(noun) in movements.TEMPO_NOUNS
    kinds = (
        (movements.SLOWER, movements.FASTER) if is_tempo else (movements.SOFTER, movements.LOUDER)
    )
    kind = kinds[direction > 0]
    is_level = any(words.text(at) in _level_forms() for at in range(i, stop))
    return _mention(words, i, stop, kind, is_level=is_level, needs_place=True)


def _is_noun(words: Words, i: int) -> bool:
    is_noun = words.text(i) in movements.TEMPO_NOUNS | movements.LOUDNESS_NOUNS
    return is_noun and words.text(i - 1) not in movements.NOT_MOVING_AFTER


def _particle(text: str) -> int:
    return (text in movements.UP_PARTICLES) - (text in movements.DOWN_PARTICLES)


def _may_be_between(words: Words, i: int) -> bool:
    text = words.text(i)
    return words.is_word(i) and (
        text in movements.BETWEEN_PARTS or text in _level_forms() or text in _directions()
    )


def _separated(words: Words, i: int) -> PlanMention | None:
    """Reads `slows right down`, `speed things up`, `thins out`."""
    particles = [(p, kind) for (form, p), kind in _separable().items() if form == words.text(i)]
    if not particles:
        return None
    for at in range(i + 1, i + 2 + _MAX_BETWEEN):
        kind = next((kind for particle, kind in particles if particle == words.text(at)), None)
        if kind is not None:
            return _mention(words, i, at + 1, kind, needs_place=words.text(i) in _lemmas())
        if words.text(at) not in movements.BETWEEN_PARTS:
            return None
    return None


def _growing(words: Words, i: int) -> PlanMention | None:
    """Reads `more and more hectic`."""
    found = _more_and_more().longest_at(words, i)
    if found is None:
        return None
    kind = _adjectives().get(words.text(found[0]))
    if kind is None:
        return None
    stop = found[0] + 1
    if words.text(stop) in AND_WORDS and words.text(stop + 1) in _adjectives():
        stop += 2
    return _mention(words, i, stop, kind)


def _alone(words: Words, i: int) -> PlanMention | None:
    kind = _alone_forms().get(words.text(i))
    return None if kind is None else _mention(words, i, i + 1, kind)


def _mention(
    words: Words, i: int, stop: int, kind: str, *, is_level: bool = False, needs_place: bool = False
) -> PlanMention:
    change = _CHANGES[kind]
    if isinstance(change, EnergyChange):
        return with_marks(words, i, stop, change)
    assert isinstance(change, TempoChange)
    found = with_tempos(words, i, stop, change, needs_place=needs_place)
    return PlanMention(
        start=found.start, stop=found.stop, request=found.request, claims=found.claims,
        default_span=found.default_span, needs_place=found.needs_place, is_level=is_level,
    )  # fmt: skip


def _forms(lemmas: str) -> Iterator[str]:
    for lemma in split_names(lemmas):
        yield from verb_forms(lemma)


@cache
def _directions() -> dict[str, int]:
    rising = dict.fromkeys(_forms(movements.RISING_VERBS), 1)
    return rising | dict.fromkeys(_forms(movements.FALLING_VERBS), -1)


@cache
def _level_forms() -> frozenset[str]:
    return frozenset(_forms(movements.LEVEL_VERBS))


@cache
def _separable() -> dict[tuple[str, str], str]:
    return {
        (form, particle): kind
        for kind, (lemmas, particles) in movements.SEPARABLE_VERBS.items()
        for form in _forms(lemmas)
        for particle in particles.split()
    }


@cache
def _lemmas() -> frozenset[str]:
    """The verbs themselves, which ask for a tempo where no part is named: `slow it down to 70`."""
    table = movements.SEPARABLE_VERBS.values()
    return frozenset(name.partition("/")[0] for lemmas, _ in table for name in split_names(lemmas))


@cache
def _alone_forms() -> dict[str, str]:
    return {
        form: kind
        for kind, lemmas in (
            (movements.SLOWER, movements.SLOWER_ALONE), (movements.FASTER, movements.FASTER_ALONE),
            (movements.LOUDER, movements.LOUDER_ALONE), (movements.SOFTER, movements.SOFTER_ALONE),
        )
        for form in _forms(lemmas)
    }  # fmt: skip


@cache
def _adjectives() -> dict[str, str]:
    return {
        word: kind for kind, words in movements.GROWING_ADJECTIVES.items() for word in words.split()
    }


@cache
def _more_and_more() -> PhraseIndex[None]:
    return PhraseIndex(
        ((phrase, None) for phrase in split_names(movements.MORE_AND_MORE)), inflected=False
    )
