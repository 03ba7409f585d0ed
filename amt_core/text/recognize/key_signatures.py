"""Recognizes key signatures: `three flats, minor`, `key signature: 2 sharps`."""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.music.theory import Key, Mode
from amt_core.text.claims import Claim, Mention, Strength
from amt_core.text.lexicon.keys import FLAT_WORDS, MODES, SHARP_WORDS, SIGNATURE_NUMBERS
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_FIFTH = 7
_RELATIVE_MINOR = 9
_MODE_WITHIN = 6


def find_key_signatures(words: Words) -> Iterator[Mention]:
    """Finds every number of sharps or flats; less direct than a named key."""
    i = 0
    while i < len(words):
        read = read_number(words, i)
        if read is None:
            i += 1
            continue
        number, sign = read
        is_sharp, is_flat = words.text(sign) in SHARP_WORDS, words.text(sign) in FLAT_WORDS
        if (is_sharp or is_flat) and number in range(1, SIGNATURE_NUMBERS + 1):
            tonic = int(number) * (_FIFTH if is_sharp else -_FIFTH)
            mode = _mode_near(words, i, sign + 1)
            if mode == "minor":
                tonic += _RELATIVE_MINOR
            claim = Claim("key", Key(tonic % 12, mode), Strength.NAMED)
            yield Mention(i, sign + 1, (claim,), is_figure=True)
        i = sign


def _mode_near(words: Words, start: int, stop: int) -> Mode:
    after = range(stop, stop + _MODE_WITHIN)
    before = range(start - 1, start - 1 - _MODE_WITHIN, -1)
    for k in (*after, *before):
        if words.text(k) in MODES:
            return MODES[words.text(k)]
    return "major"
