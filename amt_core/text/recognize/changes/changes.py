"""Recognizes changes: ritardando, modulation, a bar of 2/4, crescendo, fermata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from amt_core.spec.requests import Change, EnergyChange, KeyChange, TempoChange
from amt_core.spec.spans import Place
from amt_core.text.claims import PlanMention
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import (
    A_TEMPO,
    ADVERBS,
    ENDING_ARTICLES,
    ENDING_NOTES,
    FERMATAS,
    GRADUALLY,
    HELD_ADJECTIVES,
    HELD_LINKS,
    HOLD_VERBS,
    LAST_NOTE,
    LAST_NOTES,
    LEVELS,
    LONG_NOTES,
    LOUDER,
    MODE_ENDINGS,
    MOVING_VERBS,
    NEEDS_A_PLACE,
    NOT_GRADUAL_BEFORE,
    SLOWING,
    SOFTER,
    SPEEDING,
    SUDDEN_TEMPOS,
)
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES, NOT_BEFORE
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.changes.dynamic_changes import ranged_marks, with_marks
from amt_core.text.recognize.changes.key_changes import (
    interval_move,
    key_change_words,
    key_move,
    last_chord,
    mode_change,
    modulation,
    related_key,
)
from amt_core.text.recognize.changes.meter_changes import odd_bars
from amt_core.text.recognize.changes.movements import movement, movement_words
from amt_core.text.recognize.changes.silence import silence
from amt_core.text.recognize.changes.tempo_changes import (
    END,
    FASTER,
    SLOWER,
    ranged_tempo,
    with_tempos,
)
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.place.spans import edge_at
from amt_core.text.recognize.scan import scan
from amt_core.text.words import Words

_MAX_TO_NOTE = 3


def find_changes(words: Words) -> Iterator[PlanMention]:
    """Finds every change that words name, from left to right; its place is read elsewhere."""
    return scan(words, _change_at)


def change_words() -> set[str]:
    """Every word of the phrases for changes."""
    return _cues().words | key_change_words() | movement_words()


def _change_at(words: Words, i: int) -> PlanMention | None:
    if words.text(i - 1) in ARTICLES and section_at(words, i) is not None:
        # `in the build-up`
        return None
    return (
        odd_bars(words, i)
        or silence(words, i)
        or ranged_tempo(words, i)
        or ranged_marks(words, i)
        or last_chord(words, i)
        or related_key(words, i)
        or mode_change(words, i)
        or key_move(words, i)
        or modulation(words, i)
        or _longest(_cue(words, i), movement(words, i), _ends_held(words, i))
        or interval_move(words, i)
    )


def _longest(*found: PlanMention | None) -> PlanMention | None:
    """The longest of some readings of the same words, the first of equals."""
    return max((f for f in found if f is not None), key=lambda f: f.stop, default=None)


def _cue(words: Words, i: int) -> PlanMention | None:
    first = i
    while words.text(i) in ADVERBS:
        i += 1
    found = _cues().longest_at(words, i) or _cues().longest_at(words, first)
    if found is None:
        return _held_note(words, first)
    stop, (change, *_) = found
    phrase = " ".join(words.text(k) for k in range(i, stop))
    if words.text(stop) in AND_WORDS and words.text(stop + 1) == words.text(stop - 1):
        # `gets quieter and quieter`
        stop += 2
    while words.text(stop) in ADVERBS:
        stop += 1
    needs_place = phrase in NEEDS_A_PLACE
    match change:
        case TempoChange(kind="gradual"):
            if words.text(stop) in NOT_GRADUAL_BEFORE or words.text(first - 1) in NOT_BEFORE:
                return None
            is_slow_change = any(words.text(k) in GRADUALLY for k in range(first, i))
            is_level = phrase.split()[-1] in LEVELS and words.text(i) not in MOVING_VERBS
            is_level = is_level and not is_slow_change
            mention = with_tempos(words, first, stop, change, needs_place=needs_place)
            return replace(mention, is_level=is_level)
        case TempoChange(kind="fermata"):
            last = _last_note().longest_at(words, stop)
            return PlanMention(start=first, stop=last[0] if last else stop, request=change,
                               default_span=END)  # fmt: skip
        case TempoChange():
            return PlanMention(start=first, stop=stop, request=change, needs_place=True)
        case EnergyChange():
            return with_marks(words, first, stop, change)
        case _:
            return PlanMention(start=first, stop=stop, request=change, default_span=END)


def _ends_held(words: Words, i: int) -> PlanMention | None:
    """Reads `ends on a long held chord` and `am Ende ein gehaltener Akkord`."""
    edge = edge_at(words, i)
    if edge is None or edge[0] is not Place.END:
        return None
    at = edge[1]
    while words.text(at) in ENDING_ARTICLES:
        at += 1
    said: set[str] = set()
    stop = at
    for k in range(at, at + 1 + _MAX_TO_NOTE):
        if words.is_break(k):
            break
        said.add(words.text(k))
        if words.text(k) in ENDING_NOTES | HELD_ADJECTIVES:
            stop = k + 1
    if said.isdisjoint(ENDING_NOTES) or said.isdisjoint(HELD_ADJECTIVES):
        return None
    return PlanMention(start=i, stop=stop, request=TempoChange(kind="fermata"), default_span=END)


def _held_note(words: Words, i: int) -> PlanMention | None:
    """Reads `let the final chord ring` and `hold the last note`."""
    is_verb = words.text(i) in _hold_forms()
    at = i + is_verb
    while words.text(at) in HELD_LINKS:
        at += 1
    note = _last_notes().longest_at(words, at)
    if note is None or (at > i and not is_verb):
        return None
    stop = note[0]
    while words.text(stop) in HELD_LINKS:
        stop += 1
    is_behind = words.text(stop) in _hold_forms()
    if not is_verb and not is_behind:
        return None
    return PlanMention(start=i, stop=stop + 1 if is_behind else note[0],
                       request=TempoChange(kind="fermata"), default_span=END)  # fmt: skip


@cache
def _hold_forms() -> frozenset[str]:
    return frozenset(form for lemma in split_names(HOLD_VERBS) for form in verb_forms(lemma))


@cache
def _last_notes() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(LAST_NOTES)), inflected=False)


@cache
def _cues() -> PhraseIndex[Change]:
    slower = TempoChange(kind="gradual", factor=SLOWER)
    faster = TempoChange(kind="gradual", factor=FASTER)
    table: tuple[tuple[str, Change], ...] = (
        (SLOWING, slower),
        (SPEEDING, faster),
        (f"{FERMATAS}, {LONG_NOTES}", TempoChange(kind="fermata")),
        (A_TEMPO, TempoChange(kind="a tempo")),
        (LOUDER, EnergyChange(is_gradual=True, direction=1)),
        (SOFTER, EnergyChange(is_gradual=True, direction=-1)),
        *((phrase, TempoChange(kind="sudden", factor=f)) for phrase, f in SUDDEN_TEMPOS.items()),
        *((phrase, KeyChange(mode="major")) for phrase in MODE_ENDINGS["major"]),
        *((phrase, KeyChange(mode="minor")) for phrase in MODE_ENDINGS["minor"]),
    )
    return PhraseIndex(
        ((phrase, change) for phrases, change in table for phrase in split_names(phrases)),
        inflected=False,
    )


@cache
def _last_note() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(LAST_NOTE)), inflected=False)
