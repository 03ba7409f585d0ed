"""Finds where a description says that the named instruments are all: `only`, `solo`, `alone`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amt_core.text.claims import Mention
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.scope import ALONE, FILLERS, ONLY_AFTER, ONLY_ANYWHERE, PLAYS
from amt_core.text.parse.negation import MAX_FILLERS, scope_cues
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words

AFTER = "after "
"""The beginning of the cues that stand behind an instrument."""


@cache
def _after_cues() -> PhraseIndex[str]:
    return PhraseIndex((p, "after") for p in ONLY_AFTER)


@cache
def _anywhere_cues() -> PhraseIndex[str]:
    return PhraseIndex((p, "anywhere") for p in ONLY_ANYWHERE)


def find_only(words: Words, mentions: Sequence[Mention]) -> dict[int, str]:
    """Maps mentions of instruments that exclude all others to the word that says so."""
    found: dict[int, str] = {}
    by_start = {m.start: k for k, m in enumerate(mentions)}
    by_stop = {m.stop: k for k, m in enumerate(mentions)}
    for start, stop, kinds in scope_cues().find(words):
        if kinds[0] != "before" or start in by_start:
            continue
        i = stop + (words.text(stop) == ":")
        for _ in range(MAX_FILLERS + 1):
            k = by_start.get(i)
            if k is not None and mentions[k].names_a_sound:
                found.setdefault(k, words.text(start))
                break
            i = mentions[k].stop if k is not None else i + 1
            if k is None and not _is_filler_or_count(words, i - 1):
                break
    for start, stop, _ in _after_cues().find(words):
        cue = " ".join(words.text(i) for i in range(start, stop))
        plays = words.text(start - 1) in PLAYS and cue in ALONE
        before = start - (plays or words.text(start - 1) in {",", ":", "-"})
        k = by_stop.get(before)
        if k is not None and mentions[k].names_a_sound:
            found.setdefault(k, "plays alone" if plays else f"{AFTER}{words.text(start)}")
    return found


def _is_filler_or_count(words: Words, i: int) -> bool:
    return words.text(i) in FILLERS or words.is_number(i) or words.text(i) in NUMBER_WORDS


def says_only(words: Words) -> bool:
    """True if a phrase anywhere in the text says that the named instruments are all."""
    return any(True for _ in _anywhere_cues().find(words))


def names_ensemble(mention: Mention) -> bool:
    """True if the mention names an ensemble by its usual name."""
    return any(isinstance(c.value, Sound) and c.value.is_ensemble for c in mention.claims)
