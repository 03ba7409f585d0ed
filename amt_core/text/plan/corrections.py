"""Corrections: in `key of A, no wait, B minor` the second key holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from amt_core.text.claims import SOUND, Mention
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import CORRECTIONS, CORRECTIONS_ALONE
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words

_WITHIN = 4


def corrected_mentions(
    words: Words, mentions: Sequence[Mention]
) -> tuple[dict[int, int], set[int]]:
    """The mentions that are taken back, with the one that replaces each, and the tokens that do so.

    Args:
        words: The description.
        mentions: The mentions in it.
    """
    taken_back: dict[int, int] = {}
    tokens: set[int] = set()
    for start, stop in _cues(words):
        after = next((k for k, m in enumerate(mentions) if m.start >= stop), None)
        if after is None or mentions[after].start - stop > _WITHIN:
            continue
        before = [k for k, m in enumerate(mentions) if m.stop <= start]
        attributes = {claim.attribute for claim in mentions[after].claims}
        same = [k for k in before if attributes & {claim.attribute for claim in mentions[k].claims}]
        if not same:
            continue
        # Of several instruments only the last one is taken back.
        taken_back |= dict.fromkeys(same[-1:] if SOUND in attributes else same, after)
        tokens.update(range(start, stop))
    return taken_back, tokens


def _cues(words: Words) -> Iterator[tuple[int, int]]:
    """The tokens of every phrase that corrects: `no wait`, and `no` between two commas."""
    found = {start: stop for start, stop, _ in _phrases().find(words)}
    for i in range(len(words)):
        if i in found:
            yield i, found[i]
        elif words.text(i) in CORRECTIONS_ALONE and _is_comma(words, i - 1, i + 1):
            yield i, i + 1


def _is_comma(words: Words, *indices: int) -> bool:
    return all(words.text(i) in {",", "-", ";"} for i in indices)


def correction_words() -> set[str]:
    """Every word of the phrases for corrections."""
    return _phrases().words


@cache
def _phrases() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(CORRECTIONS)), inflected=False)
