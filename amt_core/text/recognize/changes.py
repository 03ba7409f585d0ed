"""Recognizes changes: ritardando, modulation, a bar of 2/4, crescendo, fermata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from amt_core.music.meter import TimeSignature
from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.spec.requests import Change, EnergyChange, KeyChange, MeterChange, TempoChange
from amt_core.spec.spans import Place, Span, section_span
from amt_core.text.claims import Claim, PlanMention, Strength
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import (
    A_TEMPO,
    AT_THE_END,
    FERMATAS,
    KEY_MOVES,
    LAST_NOTE,
    LOUDER,
    MODE_ENDINGS,
    MODULATES_TO,
    MODULATION_WORDS,
    MOVE_LINKS,
    NEEDS_A_PLACE,
    OF_WORDS,
    OTHER_METER_UNITS,
    SLOWING,
    SOFTER,
    SPEEDING,
    SUDDEN_TEMPOS,
)
from amt_core.text.lexicon.plan.links import FROM_LINKS, NOT_BEFORE, TO_LINKS
from amt_core.text.lexicon.tempo import TEMPO_UNITS
from amt_core.text.lexicon.texture import DYNAMIC_MARKS
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.recognize.keys import find_keys
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_END = Span(place=Place.END)
_SLOWER, _FASTER = 0.75, 1.25
_DENOMINATORS = frozenset({2, 4, 8, 16})
_SINGLE_MARKS = {"p": "p", "f": "f", "piano": "p", "forte": "f"}


def find_changes(words: Words) -> Iterator[PlanMention]:
    """Finds every change that words name, from left to right; its place is read elsewhere."""
    i = 0
    while i < len(words):
        found = (
            _odd_bars(words, i)
            or _ranged_tempo(words, i)
            or _key_move(words, i)
            or _modulation(words, i)
            or _cue(words, i)
        )
        if found is None:
            i += 1
            continue
        yield found
        i = found.stop


def change_words() -> set[str]:
    """Every word of the phrases for changes."""
    return _cues().words | _moves().words | _modulates_to().words


def _cue(words: Words, i: int) -> PlanMention | None:
    found = _cues().longest_at(words, i)
    if found is None:
        return None
    stop, (change, *_) = found
    phrase = " ".join(words.text(k) for k in range(i, stop))
    needs_place = phrase in NEEDS_A_PLACE
    match change:
        case TempoChange(kind="gradual"):
            if words.text(stop) == "by" or words.text(i - 1) in NOT_BEFORE:
                return None
            return _with_tempos(words, i, stop, change, needs_place=needs_place)
        case TempoChange(kind="fermata"):
            last = _last_note().longest_at(words, stop)
            return PlanMention(start=i, stop=last[0] if last else stop, request=change,
                               default_span=_END)  # fmt: skip
        case TempoChange():
            return PlanMention(start=i, stop=stop, request=change, needs_place=True)
        case EnergyChange():
            return _with_marks(words, i, stop, change)
        case _:
            return PlanMention(start=i, stop=stop, request=change, default_span=_END)


def _with_tempos(
    words: Words, i: int, stop: int, change: TempoChange, *, needs_place: bool
) -> PlanMention:
    """Reads what may follow: `from 80 to 140 bpm`, `to 60`."""
    at = stop
    claims: tuple[Claim, ...] = ()
    if words.text(at) in FROM_LINKS:
        start = _bpm(words, at + 1)
        if start is not None:
            claims = (Claim("tempo_bpm", start[0], Strength.EXACT),)
            at = start[1]
    if words.text(at) in TO_LINKS:
        target = _bpm(words, at + 1)
        if target is not None:
            change = replace(change, target_bpm=target[0])
            # `slow it down to 70` is the tempo of the whole piece.
            return PlanMention(start=i, stop=target[1], request=change, claims=claims,
                               needs_place=needs_place and not claims)  # fmt: skip
    # A ritardando without a place is at the end, an accelerando runs over the whole piece.
    default = _END if change.factor < 1 else Span()
    return PlanMention(start=i, stop=stop, request=change, default_span=default,
                       needs_place=needs_place)  # fmt: skip


def _ranged_tempo(words: Words, i: int) -> PlanMention | None:
    """Reads `from 80 to 140 bpm` with the word for the change behind, or with none."""
    if words.text(i) not in FROM_LINKS:
        return None
    start = _bpm(words, i + 1)
    if start is None or words.text(start[1]) not in TO_LINKS:
        return None
    target = _bpm(words, start[1] + 1)
    has_unit = target is not None and any(
        words.text(k) in TEMPO_UNITS for k in range(i + 1, target[1])
    )
    if target is None or not has_unit or start[0] == target[0]:
        return None
    factor = _FASTER if target[0] > start[0] else _SLOWER
    change = TempoChange(kind="gradual", factor=factor, target_bpm=target[0])
    return PlanMention(start=i, stop=target[1], request=change,
                       claims=(Claim("tempo_bpm", start[0], Strength.EXACT),))  # fmt: skip


def _bpm(words: Words, i: int) -> tuple[float, int] | None:
    read = read_number(words, i)
    if read is None or not MIN_BPM <= read[0] <= MAX_BPM:
        return None
    stop = read[1] + (words.text(read[1]) in TEMPO_UNITS)
    return read[0], stop


def _with_marks(words: Words, i: int, stop: int, change: EnergyChange) -> PlanMention:
    """Reads what may stand around: `from pp to ff`, `pp … swell to ff`."""
    at = stop
    claims: tuple[Claim, ...] = ()
    if words.text(at) in FROM_LINKS:
        start = _mark(words, at + 1)
        if start is not None:
            change = replace(change, start_dynamics=start[0])
            claims = (Claim("dynamics", start[0], Strength.NAMED),)
            at = start[1]
    if words.text(at) in TO_LINKS:
        target = _mark(words, at + 1)
        if target is not None:
            change = replace(change, dynamics=target[0])
            at = target[1]
    is_at_end = words.text(i) in AT_THE_END and change.direction < 0
    stop = at if at > stop and (change.dynamics or change.start_dynamics) else stop
    return PlanMention(start=i, stop=stop, request=change, claims=claims,
                       default_span=_END if is_at_end else Span())  # fmt: skip


def _mark(words: Words, i: int) -> tuple[str, int] | None:
    if words.text(i) in _SINGLE_MARKS:
        return _SINGLE_MARKS[words.text(i)], i + 1
    found = _marks().longest_at(words, i)
    return None if found is None else (found[1][0], found[0])


def _odd_bars(words: Words, i: int) -> PlanMention | None:
    """Reads `one bar of 2/4`, `a 2/4 bar`, `two bars in 3/4`."""
    read = read_number(words, i)
    number, at = (1.0, i + 1) if words.text(i) in {"a", "an"} else read or (0.0, i)
    if not 1 <= number <= 8:
        return None
    if words.text(at) in {"single", "extra", "odd"}:
        at += 1
    stop = 0
    signature = None
    if words.text(at) in OTHER_METER_UNITS and words.text(at + 1) in OF_WORDS:
        signature, stop = _signature(words, at + 2), at + 5
    elif words.text(at + 3) in OTHER_METER_UNITS:
        signature, stop = _signature(words, at), at + 4
    if signature is None:
        return None
    change = MeterChange(time_signature=signature, num_bars=int(number))
    return PlanMention(start=i, stop=stop, request=change)


def _signature(words: Words, i: int) -> TimeSignature | None:
    if not (words.is_number(i) and words.text(i + 1) == "/" and words.is_number(i + 2)):
        return None
    above, below = words[i].value, words[i + 2].value
    if below not in _DENOMINATORS or not 1 <= above <= 32 or above != int(above):
        return None
    return TimeSignature(int(above), int(below))


def _key_move(words: Words, i: int) -> PlanMention | None:
    """Reads `up a step`, `modulates up a half step`."""
    at = i
    while words.text(at) in MODULATION_WORDS or (at > i and words.text(at) in MOVE_LINKS):
        at += 1
    found = _moves().longest_at(words, at)
    if found is None and at > i:
        found = _moves().longest_at(words, at - 1)
    if found is None:
        if words.text(i) == "key" and words.text(i + 1) == "change" and (
            words.is_break(i + 2) or words.text(i + 2) in {"in", "before", "for", "at"}
        ):  # fmt: skip
            return PlanMention(start=i, stop=i + 2, request=KeyChange(semitones=2),
                               default_span=section_span("chorus", -1))  # fmt: skip
        return None
    stop, (semitones, *_) = found
    return PlanMention(start=i, stop=stop, request=KeyChange(semitones=semitones),
                       default_span=_END)  # fmt: skip


def _modulation(words: Words, i: int) -> PlanMention | None:
    """Reads `modulates to E major`."""
    between = _modulation_between(words, i)
    if between is not None:
        return between
    found = _modulates_to().longest_at(words, i)
    if found is None:
        return None
    at = found[0] + (words.text(found[0]) in {"the", "key"})
    key = next((m for m in find_keys(Words(words[at : at + 4])) if m.start == 0), None)
    if key is None:
        is_letter = len(words[at].raw) == 1 and words[at].raw in "ABCDEFG"
        if not is_letter:
            return None
        key = next(iter(find_keys(Words([words[at - 1], *words[at : at + 1]]))), None)
        if key is None or key.start != 1:
            return None
        key = replace(key, start=0, stop=key.stop - 1)
    claim = key.claims[0]
    change = KeyChange(key=claim.value)  # pyright: ignore[reportArgumentType]
    return PlanMention(start=i, stop=at + key.stop, request=change, default_span=_END)


def _modulation_between(words: Words, i: int) -> PlanMention | None:
    """Reads `modulating from C major to E flat major`."""
    if words.text(i) not in MODULATION_WORDS or words.text(i + 1) not in {
        "from",
        "von",
        "de",
        "da",
    }:
        return None
    keys = list(find_keys(Words(words[i + 2 : i + 11])))
    if len(keys) < 2 or keys[0].start != 0 or keys[1].start != keys[0].stop + 1:
        return None
    change = KeyChange(key=keys[1].claims[0].value)  # pyright: ignore[reportArgumentType]
    return PlanMention(start=i, stop=i + 2 + keys[1].stop, request=change, default_span=_END,
                       claims=keys[0].claims)  # fmt: skip


@cache
def _cues() -> PhraseIndex[Change]:
    slower = TempoChange(kind="gradual", factor=_SLOWER)
    faster = TempoChange(kind="gradual", factor=_FASTER)
    table: tuple[tuple[str, Change], ...] = (
        (SLOWING, slower),
        (SPEEDING, faster),
        (FERMATAS, TempoChange(kind="fermata")),
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
def _moves() -> PhraseIndex[int]:
    return PhraseIndex(((spaced(p), n) for p, n in KEY_MOVES.items()), inflected=False)


@cache
def _modulates_to() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(MODULATES_TO)), inflected=False)


@cache
def _last_note() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(LAST_NOTE)), inflected=False)


@cache
def _marks() -> PhraseIndex[str]:
    return PhraseIndex(
        ((name, mark) for mark, names in DYNAMIC_MARKS.items() for name in split_names(names)),
        inflected=False,
    )
