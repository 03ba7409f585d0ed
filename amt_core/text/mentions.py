"""From a text to its mentions: everything it says, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from amt_core.text.claims import MOOD, NOTHING, SOUND, STYLE, Claim, Mention
from amt_core.text.lexicon import complete_words, known_words, lexicon
from amt_core.text.lexicon.guards import CHARACTER, GUARDS, MUSIC_NOUNS, YEAR
from amt_core.text.lexicon.instruments import INSTRUMENTS
from amt_core.text.recognise.key_signatures import find_key_signatures
from amt_core.text.recognise.keys import find_keys, key_alone
from amt_core.text.recognise.lengths import find_lengths
from amt_core.text.recognise.meters import find_meters
from amt_core.text.recognise.tempos import find_tempos, tempo_alone
from amt_core.text.spelling import SpellingIndex
from amt_core.text.translate import translate
from amt_core.text.words import Kind, Token, Words, split_words

def read_mentions(text: str) -> tuple[Words, list[Mention]]:
    """The words of a text and what they say, in order and without overlaps."""
    words = _expand_less(_spelling().correct(translate(split_words(text))))
    mentions: list[Mention] = []
    taken = bytearray(len(words))
    for find in (find_lengths, find_meters, find_keys, find_key_signatures, find_tempos):
        _take(find(words), mentions, taken)
    _take(_phrases(words, taken), mentions, taken)
    _take(_bare_tempos(words, mentions, taken), mentions, taken)
    _take(_bare_keys(words, mentions, taken), mentions, taken)
    return words, sorted(mentions, key=lambda mention: mention.start)


def _take(found: Iterable[Mention], mentions: list[Mention], taken: bytearray) -> None:
    """Keeps the mentions on words that no earlier rule has read."""
    for mention in found:
        if not any(taken[mention.start : mention.stop]):
            mentions.append(mention)
            taken[mention.start : mention.stop] = b"\1" * (mention.stop - mention.start)


def _phrases(words: Words, taken: bytearray) -> Iterator[Mention]:
    index = lexicon()
    i, character_stop = 0, -1
    while i < len(words):
        found = None if taken[i] else index.longest_at(words, i)
        if found is None:
            i += 1
            continue
        stop, claims = found
        if any(taken[i:stop]):
            i += 1
            continue
        follows_character = i == character_stop
        meant = tuple(
            claim
            for claim in claims
            if claim.attribute != NOTHING and _is_meant(claim, words, i, stop, follows_character)
        )
        if meant:
            yield Mention(i, stop, meant)
        if any(claim.attribute in {STYLE, MOOD} for claim in meant):
            character_stop = stop
        i = stop


def _is_meant(
    claim: Claim, words: Words, start: int, stop: int, follows_character: bool
) -> bool:
    """Whether an everyday word is used as the term that it also is."""
    phrase = " ".join(words.text(i) for i in range(start, stop))
    guard = GUARDS.get(claim.attribute, {}).get(phrase)
    if guard is None:
        return True
    before, after = words.text(start - 1), _neighbour(words, stop)
    if claim.attribute == STYLE and after in MUSIC_NOUNS and after not in guard.unless_before:
        return True
    if before in guard.unless_after or after in guard.unless_before:
        return False
    if follows_character and CHARACTER in guard.unless_after:
        return False
    is_alone = words.is_break(start - 1) and words.is_break(stop)
    ends = words.is_break(stop) and words.is_word(start - 1)
    return not guard.needs or after in guard.needs or is_alone or ends


def _neighbour(words: Words, i: int) -> str:
    is_year = words.is_number(i) and 1000 <= words[i].value < 3000
    return YEAR if is_year else words.text(i)


def _bare_tempos(
    words: Words, mentions: Sequence[Mention], taken: bytearray
) -> Iterator[Mention]:
    """Bare numbers right after a word about music, at the end of a clause or before another."""
    if any(m.is_figure and c.attribute == "tempo_bpm" for m in mentions for c in m.claims):
        return
    for mention in mentions:
        i = mention.stop
        is_free = i < len(words) and not taken[i]
        if is_free and _is_about(mention, _MUSICAL) and _ends_at(words, taken, i + 1):
            found = tempo_alone(words, i)
            if found is not None:
                yield found


def _bare_keys(words: Words, mentions: Sequence[Mention], taken: bytearray) -> Iterator[Mention]:
    """Capital letters that fill their place in a list about music, where no key is named."""
    if any(claim.attribute == "key" for mention in mentions for claim in mention.claims):
        return
    about = [mention for mention in mentions if _is_about(mention, _MUSICAL | {SOUND})]
    stops = {mention.stop for mention in about if _is_about(mention, _MUSICAL)}
    for i in range(len(words)):
        follows = words.is_break(i - 1) or i in stops
        if taken[i] or not follows or not about:
            continue
        found = key_alone(words, i)
        if found is None or not _ends_at(words, taken, found.stop):
            continue
        if words[i].raw != "A" or words.is_break(found.stop):
            yield found


_MUSICAL = frozenset({STYLE, MOOD, "tempo_bpm", "key", "time_signature"})


def _is_about(mention: Mention, attributes: frozenset[str]) -> bool:
    return any(claim.attribute in attributes for claim in mention.claims)


def _ends_at(words: Words, taken: bytearray, i: int) -> bool:
    """Whether a clause ends there, or something else that is understood begins."""
    is_lone_letter = words[i].raw.isupper() and len(words[i].raw) == 1 and words.is_break(i + 1)
    return words.is_break(i) or is_lone_letter or (i < len(words) and bool(taken[i]))


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
    return SpellingIndex(known_words(), complete=complete_words())
