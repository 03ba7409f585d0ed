"""Reads modulations: `up a step`, `modulates to E major`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amt_core.spec.requests import KeyChange
from amt_core.spec.spans import section_span
from amt_core.text.claims import PlanMention
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.keys import LETTERS, MODES
from amt_core.text.lexicon.plan.changes import (
    ACCIDENTALS,
    BARE_MOVES,
    BEFORE_A_MODE,
    BEFORE_THE_PLACE,
    DOWNWARD,
    ENDING_CHORD_LINKS,
    INTERVAL_LINKS,
    INTERVALS,
    KEY_CHANGE,
    LAST_CHORDS,
    MODULATES_TO,
    MODULATION_WORDS,
    MOVE_LINKS,
    PARALLEL_WORDS,
    PLAIN_MODES,
    RELATIVE_WORDS,
    TO_KEY_LINKS,
    UPWARD,
)
from amt_core.text.lexicon.plan.links import FROM_LINKS
from amt_core.text.lexicon.plan.movements import (
    BEFORE_AN_INTERVAL,
    LOWERING_VERBS,
    NOT_A_KEY_MOVE,
    RAISING_VERBS,
)
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.recognize.changes.tempo_changes import (
    END,
)
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.keys import find_keys
from amt_core.text.words import Words

_MAX_TO_VERB = 7


def key_move(words: Words, i: int) -> PlanMention | None:
    """Reads `up a step`, `modulates up a half step`, `a tone higher`, `raise the key by a tone`."""
    at = i
    while words.text(at) in MODULATION_WORDS or (at > i and words.text(at) in MOVE_LINKS):
        at += 1
    found = _interval(words, i, at)
    if found is None:
        if (words.text(i), words.text(i + 1)) == KEY_CHANGE and (
            words.is_break(i + 2) or words.text(i + 2) in BEFORE_THE_PLACE
        ):
            return PlanMention(start=i, stop=i + 2, request=KeyChange(semitones=2),
                               default_span=section_span("chorus", -1))  # fmt: skip
        return None
    semitones, stop = found
    return PlanMention(start=i, stop=stop, request=KeyChange(semitones=semitones),
                       default_span=END)  # fmt: skip


def _interval(words: Words, first: int, at: int) -> tuple[int, int] | None:
    """The semitones of an interval with its direction, and the index after it.

    Args:
        words: The description.
        first: Index of the first verb.
        at: Index after the verbs and their links.
    """
    for start in dict.fromkeys((at, max(at - 1, first), max(at - 2, first), first)):
        bare = _bare_moves().longest_at(words, start)
        if bare is not None:
            # `truck driver modulation up a semitone`: what follows says how far.
            return _directed(words, start, bare[0]) or (bare[1][0], bare[0])
    return _directed(words, first, at)


def _directed(words: Words, first: int, at: int) -> tuple[int, int] | None:
    """The semitones of an interval with a direction before or behind it, and the index after it."""
    direction = next((d for i in range(first, at) if (d := _direction(words, i))), 0)
    while words.text(at) in INTERVAL_LINKS or _direction(words, at):
        direction = _direction(words, at) or direction
        at += 1
    for start in range(at, first - 1, -1):
        found = _intervals().longest_at(words, start)
        if found is None or found[0] < at:
            continue
        stop, (semitones, *_) = found
        after = stop
        while words.text(after) in INTERVAL_LINKS:
            after += 1
        behind = _direction(words, after)
        if behind:
            return behind * semitones, after + 1
        return (direction * semitones, stop) if direction else None
    return None


def _direction(words: Words, i: int) -> int:
    return (words.text(i) in UPWARD) - (words.text(i) in DOWNWARD)


def interval_move(words: Words, i: int) -> PlanMention | None:
    """Reads an interval whose direction stands elsewhere in the clause: `take it up by a tone`."""
    at = i
    while words.text(at) in BEFORE_AN_INTERVAL:
        at += 1
    starts = [at] if at > i or _direction(words, i - 1) else []
    starts += list(range(i, at))
    found = next((f for k in starts if (f := _intervals().longest_at(words, k))), None)
    if found is None or words.text(i - 1) in BEFORE_AN_INTERVAL:
        return None
    stop, (semitones, *_) = found
    behind = stop
    while words.text(behind) in INTERVAL_LINKS:
        behind += 1
    if _direction(words, behind):
        request = KeyChange(semitones=_direction(words, behind) * semitones)
        return PlanMention(start=i, stop=behind + 1, request=request, needs_place=True)
    clause = words.clause_before(i, at_most=_MAX_TO_VERB)
    if NOT_A_KEY_MOVE.intersection(clause):
        return None
    plain = [(word in UPWARD) - (word in DOWNWARD) for word in clause]
    verbs = [_move_verbs().get(word, 0) for word in clause]
    direction = next((d for d in (*plain, *verbs) if d), 0)
    if not direction:
        return None
    request = KeyChange(semitones=direction * semitones)
    return PlanMention(start=i, stop=stop, request=request, needs_place=True)


def modulation(words: Words, i: int) -> PlanMention | None:
    """Reads `modulates to E major`."""
    between = _modulation_between(words, i)
    if between is not None:
        return between
    found = _modulates_to().longest_at(words, i)
    if found is None:
        return None
    at = found[0] + (words.text(found[0]) in TO_KEY_LINKS)
    key = next((m for m in find_keys(Words(words[at : at + 4])) if m.start == 0), None)
    if key is None:
        is_letter = len(words[at].raw) == 1 and words.text(at) in LETTERS
        if not is_letter:
            return None
        key = next(iter(find_keys(Words([words[at - 1], *words[at : at + 1]]))), None)
        if key is None or key.start != 1:
            return None
        key = replace(key, start=0, stop=key.stop - 1)
    claim = key.claims[0]
    change = KeyChange(key=claim.value)  # pyright: ignore[reportArgumentType]
    return PlanMention(start=i, stop=at + key.stop, request=change, default_span=END)


def _modulation_between(words: Words, i: int) -> PlanMention | None:
    """Reads `modulating from C major to E flat major`, with or without the verb."""
    at = i + (words.text(i) in MODULATION_WORDS)
    if words.text(at) not in FROM_LINKS:
        return None
    keys = list(find_keys(Words(words[at + 1 : at + 10])))
    if len(keys) < 2 or keys[0].start != 0 or keys[1].start != keys[0].stop + 1:
        return None
    change = KeyChange(key=keys[1].claims[0].value)  # pyright: ignore[reportArgumentType]
    return PlanMention(start=i, stop=at + 1 + keys[1].stop, request=change, default_span=END,
                       claims=keys[0].claims)  # fmt: skip


def last_chord(words: Words, i: int) -> PlanMention | None:
    """Reads `the last chord is A major`."""
    found = _last_chords().longest_at(words, i)
    if found is None:
        return None
    at = found[0]
    while words.text(at) in ENDING_CHORD_LINKS and not (
        words[at].raw == "A" and words.text(at + 1) in MODES
    ):
        at += 1
    at += words.text(at) in LETTERS and words.text(at + 1) in MODES
    mode = MODES.get(words.text(at))
    if mode is None:
        return None
    return PlanMention(start=i, stop=at + 1, request=KeyChange(mode=mode), default_span=END)


def mode_change(words: Words, i: int) -> PlanMention | None:
    """Reads `minor verse`, `chorus in major`, `turns to major in the chorus`; it needs a place."""
    mode = MODES.get(words.text(i)) if words.text(i) in PLAIN_MODES else None
    if mode is None or words.text(i - 1) in {*LETTERS, *ACCIDENTALS}:
        return None
    is_adjective = section_at(words, i + 1) is not None
    if not is_adjective and words.text(i - 1) not in BEFORE_A_MODE:
        return None
    request = KeyChange(mode=mode)
    return PlanMention(start=i, stop=i + 1, request=request, needs_place=True)


def related_key(words: Words, i: int) -> PlanMention | None:
    """Reads `in the relative minor`, `to the parallel major`; it needs a place."""
    mode = MODES.get(words.text(i + 1)) or MODES.get(words.text(i - 1))
    is_relative = words.text(i) in RELATIVE_WORDS
    if mode is None or not (is_relative or words.text(i) in PARALLEL_WORDS):
        return None
    is_before = words.text(i + 1) not in MODES
    semitones = (-3 if mode == "minor" else 3) if is_relative else 0
    request = KeyChange(semitones=semitones, mode=mode)
    return PlanMention(start=i - is_before, stop=i + 2 - is_before, request=request,
                       needs_place=True)  # fmt: skip


def key_change_words() -> set[str]:
    """Every word of the phrases for modulations."""
    return {
        *_intervals().words, *_bare_moves().words, *_modulates_to().words, *_move_verbs(),
        *UPWARD, *DOWNWARD, *RELATIVE_WORDS, *PARALLEL_WORDS,
    }  # fmt: skip


@cache
def _intervals() -> PhraseIndex[int]:
    return PhraseIndex(((spaced(p), n) for p, n in INTERVALS.items()), inflected=False)


@cache
def _move_verbs() -> dict[str, int]:
    table = ((RAISING_VERBS, 1), (LOWERING_VERBS, -1))
    return {f: d for verbs, d in table for lemma in split_names(verbs) for f in verb_forms(lemma)}


@cache
def _bare_moves() -> PhraseIndex[int]:
    return PhraseIndex(BARE_MOVES.items(), inflected=False)


@cache
def _modulates_to() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(MODULATES_TO)), inflected=False)


@cache
def _last_chords() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(LAST_CHORDS)), inflected=False)
