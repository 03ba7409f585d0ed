"""Recognizes tempos in figures: `132bpm`, `tempo = 80`, `at 96`, `♩ = 90`, `techno, 132`."""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.text.claims import Claim, Mention, Strength
from amt_core.text.lexicon.tempo import (
    ABOUT_WORDS,
    ARTICLES,
    AT_ARTICLES,
    AT_TEMPO,
    AT_WORDS,
    BEAT_NOTES,
    BEATS,
    COUNTED_THINGS,
    DOTTED,
    MAELZEL,
    MINUTES,
    NOTE_NOUNS,
    NOTE_VALUES,
    NUMBER_LABELS,
    PER_WORDS,
    POLITE_WORDS,
    QUARTER,
    TEMPO_CHANGES,
    TEMPO_HEDGES,
    TEMPO_LABELS,
    TEMPO_LINKS,
    TEMPO_UNITS,
    TO_TEMPO,
)
from amt_core.text.recognize.numbers import read_range, skip_back
from amt_core.text.words import Words

# The range of a bare number: lower ones are opus numbers and counts, higher ones years.
LOWEST_BARE_BPM, HIGHEST_BARE_BPM = 40, 260
_LOWEST_AFTER_AT = 30
_OPENINGS = frozenset({"", ",", ";", ".", "(", "|", "[", "/", "?", "!", "-", "*", "•"})
_CLOSINGS = POLITE_WORDS | {"", ",", ";", ".", ")", "|", "]", "!", "/", "?", "-"}


def find_tempos(words: Words) -> Iterator[Mention]:
    """Finds every tempo in figures, from left to right."""
    i = 0
    while i < len(words):
        read = read_range(words, i)
        if read is None:
            i += 1
            continue
        bpm, stop = read
        if bpm >= MIN_BPM:
            found = (
                _with_unit(words, i, stop, bpm)
                or _with_label(words, i, stop, bpm)
                or _after_at(words, i, stop, bpm)
                or _after_change(words, i, stop, bpm)
                or _alone(words, i, stop, bpm)
            )
            if found is not None:
                yield found
                stop = found.stop
        i = stop


def tempo_alone(words: Words, i: int) -> Mention | None:
    """Reads a number in a tempo's range, next to words about music: `techno 132`."""
    read = read_range(words, i) if words.is_number(i) else None
    if read is None or words.text(read[1]) in {"/", ":", "%", "-"}:
        return None
    bpm, stop = read
    if not LOWEST_BARE_BPM <= bpm <= HIGHEST_BARE_BPM:
        return None
    return _mention(i, stop, bpm)


def _mention(start: int, stop: int, bpm: float) -> Mention:
    kept = float(min(max(bpm, MIN_BPM), MAX_BPM))
    claim = Claim("tempo_bpm", kept, Strength.EXACT, asked=None if kept == bpm else bpm)
    return Mention(start, stop, (claim,), is_figure=True)


def _with_unit(words: Words, i: int, stop: int, bpm: float) -> Mention | None:
    if words.text(stop) in TEMPO_UNITS:
        return _mention(i, stop + 1, bpm)
    # French and Spanish: `140 à la noire`.
    if words.text(stop) in AT_WORDS:
        value_at = stop + 2 if words.text(stop + 1) in ARTICLES else stop + 1
        value = NOTE_VALUES.get(words.text(value_at))
        if value is not None:
            return _mention(i, value_at + 1, bpm * value)
    unit = stop + 1 if words.text(stop) == QUARTER else stop
    if words.text(unit) not in BEATS and words.text(unit) != BEAT_NOTES:
        return None
    per = unit + 2 if words.text(unit + 1) in PER_WORDS else 0
    return _mention(i, per + 1, bpm) if per and words.text(per) in MINUTES else None


def _with_label(words: Words, i: int, stop: int, bpm: float) -> Mention | None:
    equals = skip_back(words, i, frozenset(), at_most=1)
    if words.text(equals) in {"=", ":"} or words.is_break(equals):
        value_at = equals - 1
        while words.text(value_at) in NOTE_NOUNS | {"."}:
            value_at -= 1
        value = NOTE_VALUES.get(words.text(value_at))
        if value is not None and words.text(equals) == "=":
            has_word = words.text(value_at - 1) in DOTTED
            dotted = has_word or words.text(equals - 1) == "."
            start = value_at - 1 if has_word else value_at
            return _mention(start, stop, bpm * value * (1.5 if dotted else 1.0))
        is_maelzel = words.text(equals) == "." and words.text(equals - 1) == MAELZEL
        if is_maelzel and words.text(equals - 3) == MAELZEL:
            return _mention(equals - 3, stop, bpm)
    label = skip_back(words, i, TEMPO_LINKS)
    if words.text(label) not in TEMPO_LABELS or words.text(stop) in COUNTED_THINGS:
        return None
    if words.text(label) in TEMPO_UNITS and words.is_number(label - 1):
        # `80 bpm, at 120`: the unit belongs to the number before.
        return None
    return _mention(label, stop, bpm)


def _after_at(words: Words, i: int, stop: int, bpm: float) -> Mention | None:
    at = skip_back(words, i, AT_ARTICLES, at_most=2)
    is_sign = words.text(i - 1) in {"@", "~"}
    if not is_sign and words.text(at) not in AT_TEMPO:
        return None
    if not (words.is_number(i) and _LOWEST_AFTER_AT <= bpm <= 300):
        return None
    if words.text(stop) in COUNTED_THINGS or words.text(stop) in {"%", ":", "/", "$"}:
        return None
    # "at 120 Main Street" is an address.
    return None if words[stop].raw.istitle() else _mention(i, stop, bpm)


def _after_change(words: Words, i: int, stop: int, bpm: float) -> Mention | None:
    """Reads a change of tempo: `slow it down to 70`."""
    if not (words.is_number(i) and LOWEST_BARE_BPM <= bpm <= HIGHEST_BARE_BPM):
        return None
    if words.text(i - 1) not in TO_TEMPO or words.text(stop) in COUNTED_THINGS:
        return None
    changes = TEMPO_CHANGES.intersection(words.clause_before(i, at_most=6))
    return _mention(i, stop, bpm) if changes else None


def _alone(words: Words, i: int, stop: int, bpm: float) -> Mention | None:
    """Reads a number between commas, in brackets, or alone."""
    if not words.is_number(i) or not LOWEST_BARE_BPM <= bpm <= HIGHEST_BARE_BPM:
        return None
    before_at = skip_back(words, i, TEMPO_HEDGES)
    if before_at < i - 1 and words.text(i - 1) in ABOUT_WORDS and words.is_break(stop):
        return _mention(i, stop, bpm)
    before, after = words.text(before_at), words.text(stop)
    if before not in _OPENINGS or after not in _CLOSINGS:
        return None
    if _is_fraction(words, i - 1) or _is_fraction(words, stop):
        return None
    if before in {".", ""} and words.text(before_at - 1) in NUMBER_LABELS:
        return None
    return _mention(i, stop, bpm)


def _is_fraction(words: Words, i: int) -> bool:
    """True if a slash divides two numbers (`7/8`) rather than two entries of a list."""
    is_tight = words[i].is_glued or words[i + 1].is_glued
    return words.text(i) == "/" and is_tight and words.is_number(i - 1) and words.is_number(i + 1)
