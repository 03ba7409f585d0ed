"""Figures by instrument: `strummed guitar`, `piano arpeggios`, `walking bass`, `brushes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amt_core.music.instruments.rhythms import RHYTHMS
from amt_core.text.claims import SOUND, Mention
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import DRUMS, split_names
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.plan.articulations import ARTICULATION_WORDS
from amt_core.text.lexicon.plan.drum_figures import DRUM_FIGURE_WORDS, DRUM_FRAMES, DRUM_NOUNS
from amt_core.text.lexicon.plan.figures import (
    BASS_FIGURES,
    BASSES,
    EVEN_NOTES,
    EVEN_WORDS,
    FIGURE_FRAMES,
    FIGURE_NOUNS,
    FIGURE_PREPOSITIONS,
    FIGURE_STEMS,
    FIGURE_WORDS,
    FRAME_BREAKS,
    KEEPS_TO,
    NAMED_LIKE_SOUNDS,
    NEEDS_A_SOUND,
    NOT_SUBJECT_AFTER,
    OF_A_PATTERN,
    PATTERN_LINKS,
    PLACE_LINKS,
    STRUM_LABELS,
    STRUM_LETTERS,
)
from amt_core.text.lexicon.plan.hands import KEYBOARDS
from amt_core.text.lexicon.plan.links import AND_OR_WITH, AND_WORDS, NOT_BEFORE
from amt_core.text.lexicon.plan.rhythms import RHYTHM_WORDS
from amt_core.text.lexicon.plan.roles import PLAY_VERBS
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.plan.players.hands import hand_at
from amt_core.text.words import Words

_MAX_LINKS = 4
_MAX_BETWEEN = 5
_MAX_TO_OBJECT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A figure in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        figure: One of `FIGURES`.
        mention: The index of the mention of its instrument; None if none is named.
        is_drums: Whether the drums play it.
        pattern: A strumming pattern, or empty.
        name: The index of a mention in the figure's own name, if another instrument plays it: the
            `bass` of `contrebasse en walking bass` is no further bass.
    """

    start: int
    stop: int
    figure: str
    mention: int | None = None
    is_drums: bool = False
    pattern: str = ""
    name: int | None = None


def find_figures(
    words: Words, mentions: Sequence[Mention], negated: frozenset[int], taken: bytearray
) -> Iterator[FoundFigure]:
    """The figures in the text, from left to right.

    Args:
        words: The description.
        mentions: The mentions in it.
        negated: Indices of mentions that are denied.
        taken: Tokens that say something else.
    """
    sounds = {m.start: k for k, m in enumerate(mentions) if m.names_a_sound and k not in negated}
    denied = {i for k in negated for i in range(mentions[k].start, mentions[k].stop)}
    inside = {i: k for k in sounds.values() for i in range(mentions[k].start, mentions[k].stop)}
    before: FoundFigure | None = None
    i = 0
    while i < len(words):
        drums = _drum_figures().longest_at(words, i) or _drum_framed(words, i)
        pitched = _pitched(words, i, inside)
        if drums is not None and (pitched is None or drums[0] >= pitched[0]):
            stop, (figure, *_) = drums
            if not any(taken[i:stop]) and i not in denied and words.text(i - 1) not in NOT_BEFORE:
                stop += words.text(stop) in DRUM_NOUNS
                yield FoundFigure(start=i, stop=stop, figure=figure, is_drums=True)
            i = stop
            continue
        if (
            pitched is None
            or any(taken[i : pitched[0]])
            or i in denied
            or words.text(i - 1) in NOT_BEFORE
        ):
            i += 1
            continue
        stop, (figure, *_) = pitched
        stop += words.text(stop) in FIGURE_NOUNS
        pattern, end = _pattern(words, stop) if words.text(stop - 1) in STRUM_LABELS else ("", stop)
        within = (inside[at] for at in range(i, end) if at in inside)
        own = next((k for k in within if not _is_drums(mentions[k])), None)
        mention = _player(words, mentions, sounds, i, end) if own is None else own
        if own is not None and mentions[own].start >= i and mentions[own].stop <= end:
            other = _linked_player(words, mentions, sounds, i, end)
            if other is None and figure in NAMED_LIKE_SOUNDS:
                # `the cello sustains a drone`
                other = _subject(words, {mentions[k].stop: k for k in sounds.values()}, i)
            mention = own if other is None else other
        if mention is None and _has_hand(words, i, end):
            # `Alberti bass in the left hand, piano, violin`
            mention = next((k for k in sounds.values() if _is_one_of(mentions[k], KEYBOARDS)), None)
        if mention is not None and _is_drums(mentions[mention]) and figure not in RHYTHMS:
            mention = None
        needs_sound = figure in NEEDS_A_SOUND or words.text(i) in _frames()
        if mention is None and not needs_sound:
            # Of several instruments a figure of the bass is that of the lone bass.
            players = [k for k in sounds.values() if not _is_drums(mentions[k])]
            if figure in BASS_FIGURES:
                players = [k for k in players if _is_one_of(mentions[k], BASSES)]
            mention = players[0] if len(players) == 1 else None
        if mention is None and before is not None and _shares_player(words, before, i, inside):
            mention = before.mention
        if mention is not None or not needs_sound:
            before = FoundFigure(
                start=i,
                stop=end,
                figure=figure,
                mention=mention,
                pattern=pattern,
                name=own if own != mention else None,
            )
            yield before
        i = end


def _shares_player(words: Words, before: FoundFigure, i: int, inside: dict[int, int]) -> bool:
    """True for the second figure of `the guitar strums in the chorus and picks in the verse`."""
    has_link = words.text(i - 1) in AND_WORDS | {","}
    return has_link and not any(k in inside for k in range(before.stop, i))


def _pitched(words: Words, i: int, inside: dict[int, int]) -> tuple[int, list[str]] | None:
    """The figure that begins at a token: a phrase, a verb with its object, or a word's stem."""
    found = _pitched_figures().longest_at(words, i)
    framed = _framed(words, i, inside)
    if found is None or (framed is not None and framed[0] > found[0]):
        found = framed or found
    if found is not None:
        return found
    text = words.text(i)
    if text in EVEN_WORDS or words.text(i + 1) in EVEN_WORDS:
        at = next((k for k in (i, i + 1) if words.text(k) in EVEN_NOTES), None)
        at = i + 1 if at is None and words.text(i + 1) in EVEN_NOTES else at
        if at is not None:
            return max(at, i + (words.text(i + 1) in EVEN_WORDS)) + 1, ["repeated notes"]
    stem = next((stem for stem in FIGURE_STEMS if text.startswith(stem)), None)
    return None if stem is None or i in inside else (i + 1, [FIGURE_STEMS[stem]])


def _framed(words: Words, i: int, inside: dict[int, int]) -> tuple[int, list[str]] | None:
    """Reads a verb with its object: `holds every chord`, `hammers away at one note`."""
    for figure, objects in _frames().get(words.text(i), ()):
        for at in range(i + 1, i + 2 + _MAX_TO_OBJECT):
            is_apart = words.is_break(at) or words.text(at) in FRAME_BREAKS or at in inside
            is_apart |= words.text(at) in _frames() and words.text(at) not in objects
            if is_apart or _pitched_figures().longest_at(words, at) is not None:
                break
            of_a_pattern = words.text(at + 1) in OF_A_PATTERN and words.text(at) not in OF_A_PATTERN
            if words.text(at) in objects and not of_a_pattern:
                return at + 1, [figure]
    return None


def _drum_framed(words: Words, i: int) -> tuple[int, list[str]] | None:
    """Reads a drum with its beats: `kick drum hits every beat`, `claps land on 2 and 4`."""
    for figure, drums, beats in _drum_frames():
        drum = drums.longest_at(words, i)
        if drum is None:
            continue
        for at in range(drum[0], drum[0] + 1 + _MAX_TO_OBJECT):
            found = beats.longest_at(words, at)
            if found is not None:
                return found[0], [figure]
            if words.is_break(at):
                break
    return None


def figure_words() -> set[str]:
    """Every word of the phrases for figures."""
    return _drum_figures().words | _pitched_figures().words | _frames().keys()


def find_strum_patterns(words: Words) -> Iterator[tuple[int, int]]:
    """The tokens of every strumming pattern: `D DU UDU` behind `strumming`."""
    for i in range(len(words)):
        if words.text(i) in STRUM_LABELS:
            _, stop = _pattern(words, i + 1)
            if stop > i + 1:
                yield i + 1, stop


def _player(
    words: Words, mentions: Sequence[Mention], sounds: dict[int, int], start: int, stop: int
) -> int | None:
    """The instrument next to a figure: `piano arpeggios`, `arpeggiated harp`, `bass in octaves`."""
    stops = {mentions[k].stop: k for k in sounds.values()}
    if start in stops and not _is_drums(mentions[stops[start]]):
        return stops[start]
    after = stop
    while after - stop <= _MAX_LINKS and words.text(after) in FIGURE_PREPOSITIONS:
        after += 1
    if after in sounds and (after == stop or words.text(stop) not in AND_OR_WITH):
        return sounds[after]
    before = start
    while start - before <= _MAX_LINKS and words.text(before - 1) in FIGURE_PREPOSITIONS:
        before -= 1
        if before in stops:
            return None if words.text(before) in AND_WORDS else stops[before]
    return _subject(words, stops, start)


def _subject(words: Words, stops: dict[int, int], start: int) -> int | None:
    """The instrument before the verb of a figure: `the harp glides in broken chords`."""
    for at in range(start, start - _MAX_BETWEEN - 1, -1):
        if at in stops:
            return stops[at]
        word = words.text(at - 1)
        keeps_to = (words.text(at - 2), word) in KEEPS_TO
        if words.is_break(at - 1) or (word in AND_OR_WITH | NOT_SUBJECT_AFTER and not keeps_to):
            return None
    return None


def _linked_player(
    words: Words, mentions: Sequence[Mention], sounds: dict[int, int], start: int, stop: int
) -> int | None:
    """The instrument whose figure has another one in its name: `contrebasse en walking bass`."""
    after = stop
    while after - stop <= _MAX_LINKS and words.text(after) in PLACE_LINKS:
        after += 1
    if after > stop and after in sounds:
        return sounds[after]
    stops = {mentions[k].stop: k for k in sounds.values()}
    before = start
    while start - before <= _MAX_LINKS and words.text(before - 1) in PLACE_LINKS | PLAY_VERBS:
        before -= 1
    return stops.get(before) if before < start else None


def _is_drums(mention: Mention) -> bool:
    return all(
        (claim.value.players or claim.value.silences[:1]) == (DRUMS,)
        for claim in mention.claims
        if claim.attribute == SOUND and isinstance(claim.value, Sound)
    )


def _has_hand(words: Words, start: int, stop: int) -> bool:
    """True if a hand is named next to a figure."""
    at = stop
    while at - stop <= _MAX_LINKS and words.text(at) in PLACE_LINKS:
        at += 1
    near = (*range(stop, at + 1), *range(max(start - 2, 0), start))
    return any(hand_at(words, k) for k in near)


def _is_one_of(mention: Mention, programs: frozenset[int]) -> bool:
    return any(
        not programs.isdisjoint(claim.value.players)
        for claim in mention.claims
        if claim.attribute == SOUND and isinstance(claim.value, Sound)
    )


def _pattern(words: Words, i: int) -> tuple[str, int]:
    """A strumming pattern such as `D DU UDU`, and the index after it."""
    at = i + (words.text(i) in PATTERN_LINKS)
    at += words.text(at) == ":"
    groups: list[str] = []
    while words.text(at) and set(words.text(at)) <= STRUM_LETTERS and len(words.text(at)) <= 8:
        groups.append(words.text(at).upper())
        at += 1
    has_strokes = sum(map(len, groups)) >= 3
    return (" ".join(groups), at) if has_strokes else ("", i)


@cache
def _pitched_figures() -> PhraseIndex[str]:
    return _index(FIGURE_WORDS | ARTICULATION_WORDS | RHYTHM_WORDS)


@cache
def _frames() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Form of a verb → its figures with their objects."""
    frames: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for figure, verbs, objects in FIGURE_FRAMES:
        for lemma in split_names(verbs):
            for form in verb_forms(lemma):
                frames.setdefault(form, []).append((figure, frozenset(objects.split())))
    return frames


@cache
def _drum_frames() -> tuple[tuple[str, PhraseIndex[None], PhraseIndex[None]], ...]:
    def plain(phrases: str) -> PhraseIndex[None]:
        return PhraseIndex(((phrase, None) for phrase in split_names(phrases)), inflected=False)

    return tuple((figure, plain(drums), plain(beats)) for figure, drums, beats in DRUM_FRAMES)


@cache
def _drum_figures() -> PhraseIndex[str]:
    return _index(DRUM_FIGURE_WORDS)


def _index(table: dict[str, str]) -> PhraseIndex[str]:
    return PhraseIndex(
        (spaced(phrase), figure)
        for figure, phrases in table.items()
        for phrase in split_names(phrases)
    )
