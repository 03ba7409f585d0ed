"""Meters and keys that do not exist: `13/17`, `key of H sharp`."""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.sentence import Sentence
from amt_core.spec.spans import UnreadWords
from amt_core.text.lexicon.keys import KEY_LABEL_LINKS, KEY_LABELS, MODES
from amt_core.text.lexicon.plan.changes import ACCIDENTALS
from amt_core.text.words import Words

_LEAST_BEATS = 4


def impossible_values(text: str, words: Words, read: bytearray) -> Iterator[UnreadWords]:
    """The meters and keys that were not read because there are none such, each with a hint.

    Args:
        text: The description.
        words: Its tokens.
        read: The tokens that had an effect.
    """
    for i in range(len(words)):
        for find, hint_about in ((_meter_at, _not_a_meter), (_key_at, _not_a_key)):
            tokens = find(words, i)
            if tokens is not None and not any(read[k] for k in range(*tokens)):
                where = words.range(*tokens)
                yield UnreadWords(range=where, hint=hint_about(where.of(text)))


def _meter_at(words: Words, i: int) -> tuple[int, int] | None:
    is_fraction = words.is_number(i) and words.text(i + 1) == "/" and words.is_number(i + 2)
    is_part = words.text(i - 1) == "/" or words.text(i + 3) == "/"
    # `2/3 of the piece` is a share.
    if not is_fraction or is_part or words[i].value < _LEAST_BEATS:
        return None
    return i, i + 3


def _key_at(words: Words, i: int) -> tuple[int, int] | None:
    """The tokens behind `key of` that are written as a key is."""
    if words.text(i - 1) not in KEY_LABEL_LINKS or words.text(i - 2) not in KEY_LABELS:
        return None
    stop = i + 1
    while words.text(stop) in ACCIDENTALS or words.text(stop) in MODES:
        stop += 1
    is_letter = words.is_word(i) and len(words[i].raw) == 1
    return (i, stop) if is_letter else None


def _not_a_meter(text: str) -> Sentence:
    return Sentence(
        '"{text}" is not a time signature that can be written. Its lower number is 2, 4, 8 or 16, '
        "and its upper one at most 32.",
        text=text,
    )


def _not_a_key(text: str) -> Sentence:
    return Sentence('"{text}" is not a key. Write a key as A minor, Bb major or F#m.', text=text)
