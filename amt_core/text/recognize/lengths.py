"""Recognizes lengths: `16 bars`, `thirty seconds`, `1:30`, `a minute and a half`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.text.claims import Claim, Mention, Strength
from amt_core.text.lexicon.length import (
    AND_LENGTH,
    BAR_UNITS,
    BARE_DECADES,
    BEFORE_A_LENGTH,
    BEHIND_A_LENGTH,
    DECADE_CUES,
    DURATION_CUES,
    HALF_MORE,
    LENGTH_CUES,
    LENGTH_IS,
    LENGTH_LABELS,
    LETTER_OF_BARS,
    LETTER_OF_SECONDS,
    NOT_A_LENGTH_AFTER,
    NOT_A_LENGTH_BEFORE,
    NOT_LONG,
    OF_LENGTH,
    PIECE_NOUNS,
    PLACES_IN_TIME,
    QUITE_WORDS,
    SECONDS_OF_PHRASE,
    SECONDS_OF_SIZE,
    SECONDS_OF_UNIT,
    SINGULAR_BAR_UNITS,
    TIME_OF_DAY_AFTER,
    TIME_OF_DAY_BEFORE,
    UNIT_LETTERS,
    VERY_WORDS,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.numbers import read_number, read_range, skip_back
from amt_core.text.recognize.scan import scan
from amt_core.text.words import Words

_MAX_TO_NOUN = 3


def find_lengths(words: Words) -> Iterator[Mention]:
    """Finds every length, from left to right."""
    return (mention for mention in scan(words, _length_at) if mention.claims)


def _length_at(words: Words, i: int) -> Mention | None:
    return (
        _clock(words, i)
        or _bars(words, i)
        or _labeled_bars(words, i)
        or _time(words, i)
        or _in_words(words, i)
    )


def _in_words(words: Words, i: int) -> Mention | None:
    """Reads `a short song`, `a very long piece`, `canción corta`: what they only suggest."""
    seconds = SECONDS_OF_SIZE.get(words.text(i))
    if seconds is None:
        return None
    is_very = words.text(i - 1) in VERY_WORDS
    start = i - (is_very or words.text(i - 1) in QUITE_WORDS)
    is_alone = words.is_break(start - 1) and words.is_break(i + 1)
    noun = next(
        (k for k in range(i + 1, i + 2 + _MAX_TO_NOUN) if words.text(k) in PIECE_NOUNS), None
    )
    is_before = noun is not None and all(
        words.is_word(k) and words.text(k) not in NOT_A_LENGTH_BEFORE | NOT_LONG
        for k in range(i + 1, noun)
    )
    is_behind = words.text(start - 1) in PIECE_NOUNS and words.is_break(i + 1)
    if not (is_alone or is_before or is_behind):
        return None
    return _mention(start, i + 1, "duration_sec", seconds[is_very], Strength.IMPLIED)


def _mention(start: int, stop: int, attribute: str, value: object, strength: Strength) -> Mention:
    return Mention(start, stop, (Claim(attribute, value, strength),), is_figure=True)


def _num_bars(start: int, stop: int, number: float, strength: Strength) -> Mention:
    asked = number if round(number) > MAX_NUM_BARS else None
    claim = Claim("num_bars", min(round(number), MAX_NUM_BARS), strength, asked=asked)
    return Mention(start, stop, (claim,), is_figure=True)


def _nothing(start: int, stop: int) -> Mention:
    """A mention without claims: words that look like a length and are none."""
    return Mention(start, stop, (), is_figure=True)


def _is_elsewhere(words: Words, start: int, stop: int) -> bool:
    """True if the length belongs to a position or a part rather than to the piece."""
    before = skip_back(words, start, BEFORE_A_LENGTH)
    after = stop + 1 if words.text(stop) in BEHIND_A_LENGTH else stop
    part = start - 2 if words.text(start - 1) in {":", "(", "="} else start - 1
    return (
        words.text(before) in NOT_A_LENGTH_AFTER
        or words.text(after) in NOT_A_LENGTH_BEFORE
        or words.text(part) in NOT_A_LENGTH_BEFORE
    )


def _bars(words: Words, i: int) -> Mention | None:
    read = read_range(words, i)
    if read is None:
        return None
    value, unit = read
    if words.text(i - 1) == "/" and words[i].is_glued:
        return None
    is_letter = (
        words.text(unit) == LETTER_OF_BARS and words[unit].is_glued and words.is_break(unit + 1)
    )
    if words.text(unit) not in BAR_UNITS and not is_letter:
        return None
    stop = unit + 1
    if value < 1 or _is_elsewhere(words, i, stop):
        return _nothing(i, stop)
    is_form = words.text(unit) in SINGULAR_BAR_UNITS and value != 1 and words.is_word(stop)
    strength = Strength.NAMED if is_form else Strength.EXACT
    return _num_bars(i, stop, value, strength)


def _labeled_bars(words: Words, i: int) -> Mention | None:
    if words.text(i) not in LENGTH_LABELS or words.text(i + 1) not in LENGTH_IS:
        return None
    read = read_range(words, i + 2)
    if read is None or read[0] < 1 or words.text(read[1]) == ":":
        return None
    if not words.is_break(read[1]) and words.text(read[1] + 1) not in {":", "="}:
        return None
    return _num_bars(i, read[1], read[0], Strength.EXACT)


def _clock(words: Words, i: int) -> Mention | None:
    """Reads `1:30` and `1'30"`, unless it is a time of day."""
    minutes, colon, seconds = words[i : i + 3] if i + 2 < len(words) else (None, None, None)
    if minutes is None or colon is None or seconds is None:
        return None
    if not (words.is_number(i) and colon.text in {":", "'"} and words.is_number(i + 2)):
        return None
    if not (colon.is_glued and seconds.is_glued and len(seconds.text) == 2 and seconds.value < 60):
        return None
    stop = i + 3
    if words.text(stop) in TIME_OF_DAY_AFTER or words.text(i - 1) in TIME_OF_DAY_BEFORE:
        return _nothing(i, stop)
    if words.text(stop) in SECONDS_OF_UNIT or words.text(stop) == '"':
        stop += 1
    return _mention(i, stop, "duration_sec", minutes.value * 60 + seconds.value, Strength.EXACT)


def _time(words: Words, i: int) -> Mention | None:
    read = _amount_of_time(words, i)
    if read is None:
        return None
    seconds, stop = read
    if seconds <= 0:
        return _nothing(i, stop)
    if words.text(i - 1) in PLACES_IN_TIME or _is_elsewhere(words, i, stop):
        return _nothing(i, stop)
    return _mention(i, stop, "duration_sec", seconds, Strength.EXACT)


def _amount_of_time(words: Words, i: int) -> tuple[float, int] | None:
    """The seconds of a length, and the index after its unit."""
    phrase = _phrases().longest_at(words, i)
    if phrase is not None:
        stop, (seconds,) = phrase
        return _with_more(words, seconds, seconds, stop)
    read = _decimal_comma(words, i) or read_range(words, i)
    if read is None:
        return None
    value, unit_at = read
    half = _halves().longest_at(words, unit_at)
    if half is not None:
        value, unit_at = value + 0.5, half[0]
    unit = words.text(unit_at)
    is_spaced = unit == LETTER_OF_SECONDS and words.is_break(unit_at + 1)
    if unit in UNIT_LETTERS and (words[unit_at].is_glued or is_spaced):
        if unit == LETTER_OF_SECONDS and _is_decade(words, i, value, unit_at):
            return None
        return _with_seconds(words, value * UNIT_LETTERS[unit], unit_at + 1)
    if unit not in SECONDS_OF_UNIT:
        return None
    unit_sec = SECONDS_OF_UNIT[unit]
    return _with_more(words, value * unit_sec, unit_sec, unit_at + 1)


def _with_more(words: Words, seconds: float, unit_sec: float, i: int) -> tuple[float, int]:
    """Adds what may follow a length: `two minutes and a half`, `two minutes twenty`."""
    half = _halves().longest_at(words, i)
    if half is not None:
        return seconds + unit_sec / 2, half[0]
    return _with_seconds(words, seconds, i)


@cache
def _phrases() -> PhraseIndex[float]:
    return PhraseIndex(SECONDS_OF_PHRASE.items(), inflected=False)


@cache
def _halves() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in HALF_MORE), inflected=False)


def _decimal_comma(words: Words, i: int) -> tuple[float, int] | None:
    """Reads a number with a decimal comma: `2,5`; only lengths are written so."""
    if not (words.is_number(i) and words.text(i + 1) == "," and words.is_number(i + 2)):
        return None
    is_one_number = words[i + 1].is_glued and words[i + 2].is_glued and len(words.text(i + 2)) == 1
    return (float(f"{words.text(i)}.{words.text(i + 2)}"), i + 3) if is_one_number else None


def _with_seconds(words: Words, seconds: float, i: int) -> tuple[float, int]:
    """Adds the seconds that may follow minutes: `1 minute (and) 30 (seconds)`."""
    if seconds < 60:
        return seconds, i
    start = i + 1 if words.text(i) in AND_LENGTH else i
    more = read_number(words, start)
    if more is not None and more[0] < 60:
        value, stop = more
        if value >= 10 and (words.is_break(stop) or words.text(stop) in OF_LENGTH):
            return seconds + value, stop
        if SECONDS_OF_UNIT.get(words.text(stop)) == 1.0 or (
            words.text(stop) == LETTER_OF_SECONDS and words[stop].is_glued
        ):
            return seconds + value, stop + 1
    return seconds, i


def _is_decade(words: Words, i: int, value: float, s_at: int) -> bool:
    if value >= 100:
        return True
    if value % 10 or not 20 <= value <= 90:
        return False
    follower = words.text(s_at + 1)
    if value in BARE_DECADES and words.is_break(s_at + 1):
        return words.text(i - 1) not in LENGTH_CUES
    if words.text(i - 1) in DECADE_CUES:
        return True
    return follower not in DURATION_CUES and words.is_word(s_at + 1)
