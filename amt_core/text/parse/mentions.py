"""Finds all mentions of a text: its claims with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from amt_core.text.claims import MOOD, NOTHING, SOUND, STYLE, Claim, Mention, Strength
from amt_core.text.lexicon import complete_words, known_words, lexicon
from amt_core.text.lexicon.guards import DATE, GUARDS, MUSIC_NOUNS
from amt_core.text.lexicon.tempo import TEMPO_FOLLOWERS, THEN_WORDS
from amt_core.text.lexicon.texture import LEVEL_LABELS
from amt_core.text.parse.compounds import put_before, split_compounds
from amt_core.text.parse.degree import degree_at, degree_behind, graded
from amt_core.text.parse.spelling import SpellingIndex
from amt_core.text.parse.translate import translate
from amt_core.text.plan.plan_words import plan_words
from amt_core.text.recognize.form.forms import form_words
from amt_core.text.recognize.key_signatures import find_key_signatures
from amt_core.text.recognize.keys import find_keys, key_alone
from amt_core.text.recognize.lengths import find_lengths
from amt_core.text.recognize.meters import find_meters
from amt_core.text.recognize.tempos import LOWEST_BARE_BPM, find_tempos, tempo_alone
from amt_core.text.words import Words, split_words


def read_words(text: str) -> Words:
    """The words of a text, translated, corrected and with compounds split."""
    words = translate(split_words(text))
    words = split_compounds(_spelling().correct(split_compounds(words)))
    return put_before(_join_labels(words))


def find_mentions(words: Words) -> list[Mention]:
    """The mentions of a description, in order and without overlaps."""
    mentions: list[Mention] = []
    taken = bytearray(len(words))
    for find in (find_lengths, find_meters, find_keys, find_key_signatures, find_tempos):
        _take(find(words), mentions, taken)
    _take(_phrases(words, taken), mentions, taken)
    _take(_bare_tempos(words, mentions, taken), mentions, taken)
    _take(_bare_keys(words, mentions, taken), mentions, taken)
    _take(_bare_dynamics(words, mentions), mentions, taken)
    return sorted(mentions, key=lambda mention: mention.start)


def _take(found: Iterable[Mention], mentions: list[Mention], taken: bytearray) -> None:
    """Adds the mentions whose words no earlier rule has read."""
    for mention in found:
        if not any(taken[mention.start : mention.stop]):
            mentions.append(mention)
            taken[mention.start : mention.stop] = b"\1" * (mention.stop - mention.start)


def _phrases(words: Words, taken: bytearray) -> Iterator[Mention]:
    i, last = 0, Mention(-1, -1, ())
    while i < len(words):
        found = _with_degree(words, i) or lexicon().longest_at(words, i)
        if found is None or any(taken[i : found[0]]):
            i += 1
            continue
        stop, claims = found
        before = _kinds(last.claims) if last.stop == i else frozenset[str]()
        meant = tuple(claim for claim in claims if _is_meant(claim, words, i, stop, before))
        if not meant:
            i += 1
            continue
        last = Mention(i, stop, tuple(c for c in meant if c.attribute != NOTHING))
        if last.claims:
            yield last
        i = stop


def _with_degree(words: Words, i: int) -> tuple[int, Sequence[Claim]] | None:
    """A phrase with a degree (`very slow`, `adagio assai`), unless the lexicon has it as one."""
    plain = lexicon().longest_at(words, i)
    if plain is not None:
        degree = degree_behind(words, plain[0])
        claims = None if degree is None else graded(plain[1], degree[1])
        return None if degree is None or claims is None else (degree[0], claims)
    degree = degree_at(words, i)
    word = None if degree is None else lexicon().longest_at(words, degree[0])
    claims = None if degree is None or word is None else graded(word[1], degree[1])
    return None if word is None or claims is None else (word[0], claims)


def _kinds(claims: Iterable[Claim]) -> frozenset[str]:
    """The names that guards use for a word with these claims."""
    return frozenset(f"<{claim.attribute}>" for claim in claims)


def _is_meant(
    claim: Claim, words: Words, start: int, stop: int, kinds_before: frozenset[str]
) -> bool:
    """True if an everyday word is used as the musical term that it also is."""
    phrase = " ".join(words.text(i) for i in range(start, stop))
    guard = GUARDS.get(claim.attribute, {}).get(phrase)
    if guard is None:
        return True
    before = {words.text(start - 1), *kinds_before}
    after = {words.text(stop)} | ({DATE} if _is_date(words, stop) else set())
    following = lexicon().longest_at(words, stop)
    after |= _kinds(following[1]) if following else set()
    if guard.only_before:
        return bool(after & guard.only_before)
    if claim.attribute == STYLE and (
        after & (MUSIC_NOUNS - guard.unless_before) or before & (MUSIC_NOUNS - guard.unless_after)
    ):
        return True
    if before & guard.unless_after or after & guard.unless_before:
        return False
    is_alone = words.is_break(start - 1) and words.is_break(stop)
    has_tempo = words.is_number(stop) and words[stop].value >= LOWEST_BARE_BPM
    ends = has_tempo or (words.is_break(stop) and words.is_word(start - 1))
    return not guard.needs or bool(after & guard.needs) or is_alone or ends


def _is_date(words: Words, i: int) -> bool:
    """True if a number is a day or a year."""
    return words.is_number(i) and (words[i].value <= 31 or 1000 <= words[i].value < 3000)


def _bare_tempos(words: Words, mentions: Sequence[Mention], taken: bytearray) -> Iterator[Mention]:
    """Finds bare numbers right after a word about music and before the end of the clause."""
    if any(m.is_figure and c.attribute == "tempo_bpm" for m in mentions for c in m.claims):
        # `intro at 70 bpm, then 140`
        for i in range(1, len(words)):
            found = tempo_alone(words, i) if words.text(i - 1) in THEN_WORDS else None
            if found is not None and words.is_break(found.stop):
                yield found
        return
    for mention in mentions:
        i = mention.stop
        if i >= len(words) or taken[i] or not _is_about(mention, _MUSICAL):
            continue
        found = tempo_alone(words, i)
        if found is not None and _ends_at(words, taken, found.stop):
            yield found


def _bare_keys(words: Words, mentions: Sequence[Mention], taken: bytearray) -> Iterator[Mention]:
    """Finds capital letters that are an item of a list about music, if no key is named."""
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


def _bare_dynamics(words: Words, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Finds `p` and `f` that are an item of a list about music."""
    if not any(_is_about(mention, _MUSICAL | {SOUND}) for mention in mentions):
        return
    for i in range(len(words)):
        if words[i].raw in {"p", "f"} and words.is_break(i - 1) and words.is_break(i + 1):
            yield Mention(i, i + 1, (Claim("dynamics", words[i].raw, Strength.NAMED),))


_MUSICAL = frozenset({STYLE, MOOD, "tempo_bpm", "key", "time_signature"})


def _is_about(mention: Mention, attributes: frozenset[str]) -> bool:
    return any(claim.attribute in attributes for claim in mention.claims)


def _ends_at(words: Words, taken: bytearray, i: int) -> bool:
    """True if a clause ends there or another mention begins."""
    is_lone_letter = words[i].raw.isupper() and len(words[i].raw) == 1 and words.is_break(i + 1)
    is_taken = i < len(words) and bool(taken[i])
    return words.is_break(i) or is_lone_letter or is_taken or words.text(i) in TEMPO_FOLLOWERS


def _join_labels(words: Words) -> Words:
    """Rewrites `register: low` as `register low`."""
    return Words(
        [
            token
            for i, token in enumerate(words[:])
            if token.text not in {":", "="} or words.text(i - 1) not in LEVEL_LABELS
        ]
    )


@cache
def _spelling() -> SpellingIndex:
    """The index of all words that the parser knows; built once, in about 30 ms."""
    known = known_words() | form_words()
    return SpellingIndex(known, complete=complete_words(), right=plan_words())
