"""From a text to its mentions: everything it says, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from amt_core.text.claims import Claim, Mention
from amt_core.text.lexicon import MOOD, SOUND, STYLE, lexicon
from amt_core.text.lexicon.genres import GUARDS, MUSIC_NOUNS
from amt_core.text.lexicon.instruments import INSTRUMENTS
from amt_core.text.lexicon.keys import GERMAN_NOTES, KEY_LABELS, MODES
from amt_core.text.lexicon.length import BAR_UNITS, SECONDS_OF_UNIT
from amt_core.text.lexicon.meter import METER_NOUNS
from amt_core.text.lexicon.moods import MOOD_GUARDS, NO_MOODS
from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.scope import GROUP_SIZES, NEGATIONS, ONLY_AFTER, ONLY_BEFORE
from amt_core.text.lexicon.tempo import NAMED_TEMPOS, TEMPO_LABELS
from amt_core.text.recognise.keys import find_keys
from amt_core.text.recognise.lengths import find_lengths
from amt_core.text.recognise.meters import find_meters
from amt_core.text.recognise.tempos import find_tempos, tempo_at_end
from amt_core.text.spelling import SpellingIndex
from amt_core.text.words import Kind, Token, Words, split_words

_TOMB_WORDS = frozenset({"the", "a", "his", "her", "my", "their", "your", "to", "old"})


def read_mentions(text: str) -> tuple[Words, list[Mention]]:
    """The words of a text and what they say, in order and without overlaps."""
    words = _expand_less(_spelling().correct(split_words(text)))
    mentions: list[Mention] = []
    taken = bytearray(len(words))
    for find in (find_lengths, find_meters, find_keys, find_tempos):
        _take(find(words), mentions, taken)
    _take(_phrases(words, taken), mentions, taken)
    _take(_trailing_tempos(words, mentions, taken), mentions, taken)
    return words, sorted(mentions, key=lambda mention: mention.start)


def _take(found: Iterable[Mention], mentions: list[Mention], taken: bytearray) -> None:
    """Keeps the mentions on words that no earlier rule has read."""
    for mention in found:
        if not any(taken[mention.start : mention.stop]):
            mentions.append(mention)
            taken[mention.start : mention.stop] = b"\1" * (mention.stop - mention.start)


def _phrases(words: Words, taken: bytearray) -> Iterator[Mention]:
    index = lexicon()
    i = 0
    while i < len(words):
        found = None if taken[i] else index.longest_at(words, i)
        if found is None:
            i += 1
            continue
        stop, claims = found
        if any(taken[i:stop]):
            i += 1
            continue
        meant = tuple(claim for claim in claims if _is_meant(claim, words, i, stop))
        if meant:
            yield Mention(i, stop, meant)
        i = stop


def _is_meant(claim: Claim, words: Words, start: int, stop: int) -> bool:
    """Whether an everyday word is used as the term that it also is."""
    if stop - start > 1:
        return True
    word, before, after = words.text(start), words.text(start - 1), words.text(stop)
    if word == "march" and words[start].raw == "March" and words.is_number(stop):
        return False
    if claim.attribute in {STYLE, "time_signature"} and word in GUARDS:
        guard = GUARDS[word]
        if after in MUSIC_NOUNS and after not in guard.unless_before:
            return True
        if before in guard.unless_after or after in guard.unless_before:
            return False
        is_alone = words.is_break(start - 1) and words.is_break(stop)
        ends = words.is_break(stop) and words.is_word(start - 1)
        return not guard.needs or after in guard.needs or is_alone or ends
    if claim.attribute == MOOD and word in NO_MOODS:
        return False
    if claim.attribute == MOOD and word in MOOD_GUARDS:
        not_after, not_before = MOOD_GUARDS[word]
        return before not in not_after and after not in not_before
    if claim.attribute == "tempo_bpm":
        if word == "grave":
            return before not in _TOMB_WORDS or words.text(stop) == "," or words.is_word(stop)
        if word in {"quick", "fast"}:
            return after not in {"question", "note", "food", "request", "one"}
    if claim.attribute == SOUND:
        return _is_sound(words, start, stop)
    return True


def _is_sound(words: Words, start: int, stop: int) -> bool:
    word, before, after = words.text(start), words.text(start - 1), words.text(stop)
    match word:
        case "keys":
            return before not in {"major", "minor", "different", "all", "white", "black", "several"}
        case "lead":
            return after not in {"to", "me", "us", "into", "by", "the"} and before not in {
                "to",
                "will",
                "should",
                "can",
            }
        case "sub" | "crystal" | "bells" | "bell" | "tube" | "bone" | "lead" | "cor":
            return before not in {"the", "a", "my"} or word in {"bells", "bell"}
        case "voices" | "voice":
            return before not in {"two", "three", "four", "five", "inner", "2", "3", "4", "5"}
        case "bass" | "basso":
            return after not in {"clef", "register", "heavy", "boost", "fishing"} and (
                before != "alberti"
            )
        case "horn":
            return after != "of" or before == "french"
        case "keyboard":
            return after not in {"shortcut", "typing"}
        case "brushes" | "claps" | "snaps" | "kick":
            return before not in {"a", "to"}
        case "organ" | "organo":
            return after not in {"transplant", "donor"}
        case "singing" | "sung" | "humming":
            return before not in {"birds", "like"}
        case _:
            return True


def _trailing_tempos(
    words: Words, mentions: Sequence[Mention], taken: bytearray
) -> Iterator[Mention]:
    """Bare numbers at the end of a clause, right after a word about music."""
    if any(claim.attribute == "tempo_bpm" and isinstance(claim.value, float) and m.claims
           and not m.can_be_negated for m in mentions for claim in m.claims):  # fmt: skip
        return
    musical = {STYLE, MOOD, "tempo_bpm", "key", "time_signature"}
    for mention in mentions:
        stop = mention.stop
        if (
            stop < len(words)
            and not taken[stop]
            and any(claim.attribute in musical for claim in mention.claims)
        ):
            found = tempo_at_end(words, stop)
            if found is not None:
                yield found


@cache
def _sound_words() -> frozenset[str]:
    """Instruments of one word, for what is said with `-less`."""
    names = (name.strip() for sound in INSTRUMENTS for name in sound.names.split(","))
    return frozenset(name for name in names if " " not in name)


def _expand_less(words: Words) -> Words:
    """`drumless` as `without drum`."""
    tokens: list[Token] = []
    for token in words[:]:
        stem = token.text.removesuffix("less")
        if stem != token.text and stem in _sound_words():
            tokens.append(Token("without", "without", Kind.WORD, token.is_glued))
            tokens.append(replace(token, text=stem, is_glued=False))
        else:
            tokens.append(token)
    return Words(tokens)


@cache
def _spelling() -> SpellingIndex:
    """The index of all words that the parser knows; built once, some 30 ms."""
    known = set(lexicon().words)
    for table in (
        MODES, KEY_LABELS, GERMAN_NOTES, BAR_UNITS, SECONDS_OF_UNIT, METER_NOUNS, NUMBER_WORDS,
        GROUP_SIZES, NAMED_TEMPOS, TEMPO_LABELS,
    ):  # fmt: skip
        known.update(table)
    for phrase in (*NEGATIONS, *ONLY_BEFORE, *ONLY_AFTER):
        known.update(phrase.split())
    return SpellingIndex(known)
