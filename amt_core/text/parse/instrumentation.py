"""Finds the instruments that a description asks for and excludes, and the word "only"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from amt_core.spec.music_spec import Attribute, Instrument, Source
from amt_core.text.claims import SOUND, Mention, Strength
from amt_core.text.lexicon import DRUMS
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.scope import (
    BOTH_HANDS_WORDS,
    BOTH_WORDS,
    ENSEMBLE_SIZE_DENIALS,
    ENSEMBLE_SIZE_LINKS,
    ENSEMBLE_SIZE_OPENINGS,
    ENSEMBLE_SIZES,
    FURTHER_PLAYER_WORDS,
    HAND_WORDS,
    LONE_CUES,
    NOT_A_SOLO_BEFORE,
    OF_PLAYERS,
    ONE_HAND_WORDS,
    PLAYERS_OF_WORD,
    SAME_PLAYER,
    SCORING_PREPOSITIONS,
    SOLO_CUES,
    TIMES,
)
from amt_core.text.parse.exclusivity import AFTER, find_only, names_ensemble, says_only
from amt_core.text.words import Words

MAX_PLAYERS = 8
"""The number of players of one instrument, at most."""
_MOST_COUNTED = 64
_MAX_WORDS_AFTER_COLON = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The three attributes of a spec about instruments."""

    instruments: Attribute[tuple[Instrument, ...]]
    excluded: Attribute[tuple[Instrument, ...]]
    only: Attribute[bool]


@dataclass(frozen=True, slots=True)
class _Ask:
    """One request for instruments.

    Attributes:
        index: The index of the mention.
        sound: The instrument or ensemble.
        players: Program → number of players.
        is_implied: Whether it only follows from the style.
        is_further: Whether it adds to what was named before: `a second violin`.
    """

    index: int
    sound: Sound
    players: Counter[int]
    is_implied: bool
    is_further: bool


def read_scoring(
    words: Words,
    mentions: Sequence[Mention],
    negated: frozenset[int],
    styles: Sequence[str],
) -> Scoring:
    """The instruments of a description.

    Args:
        words: The description.
        mentions: The mentions in it.
        negated: Indices of mentions that are denied.
        styles: Subgenre and genre, which decide the program of a plain "guitar" or "bass".
    """
    asks = [
        ask
        for index, mention in enumerate(mentions)
        if index not in negated
        and not _is_heading(words, mentions, index)
        and (ask := _read_ask(words, mention, index, styles)) is not None
    ]
    asks = [ask for ask in asks if not _steps_back(ask, asks)]
    stated = [ask for ask in asks if not ask.is_implied]
    denied = [
        claim.value
        for index in sorted(negated)
        for claim in mentions[index].claims
        if isinstance(claim.value, Sound) and claim.strength > Strength.IMPLIED
    ]
    only, players = _read_only(words, mentions, stated)
    if not players:
        players = _combine(words, mentions, asks)
    silent = _silenced(denied, stated)
    instruments = tuple(
        Instrument(program=0, is_drum=True, count=1)
        if program == DRUMS
        else Instrument(program=program, count=min(count, MAX_PLAYERS))
        for program, count in players.items()
        if program not in silent
    )
    return Scoring(
        instruments=Attribute(instruments, Source.STATED if stated else Source.INFERRED)
        if instruments
        else Attribute(),
        excluded=Attribute(tuple(instrument_of(p) for p in silent), Source.STATED)
        if silent
        else Attribute(),
        only=only if instruments else Attribute(),
    )


def _steps_back(ask: _Ask, asks: Sequence[_Ask]) -> bool:
    """True if a word such as "a cappella" adds nothing to instruments asked for by name."""
    return ask.sound.steps_back and any(
        program in ask.sound.silences
        for other in asks
        if not other.sound.steps_back
        for program in other.players
    )


def instrument_of(program: int) -> Instrument:
    """One player of a program, or the drum kit."""
    return Instrument(is_drum=True) if program == DRUMS else Instrument(program=program)


def _read_ask(words: Words, mention: Mention, index: int, styles: Sequence[str]) -> _Ask | None:
    claims = [c for c in mention.claims if c.attribute == SOUND]
    if not claims:
        return None
    claim = max(claims, key=lambda c: c.strength)
    sound = claim.value
    assert isinstance(sound, Sound)
    programs = programs_of(sound, styles)
    if not programs:
        return None
    count, is_further = (1, False)
    if not sound.is_ensemble and claim.strength > Strength.IMPLIED:
        count, is_further = _count_before(words, mention.start)
        count = max(count, _count_after(words, mention.stop))
    players: Counter[int] = Counter()
    for program in programs:
        players[program] += count if program != DRUMS else 1
    return _Ask(index, sound, players, claim.strength is Strength.IMPLIED, is_further)


def _is_heading(words: Words, mentions: Sequence[Mention], index: int) -> bool:
    """True if a colon and a list of instruments follow: `winds: 2 flutes, oboe`."""
    if index + 1 == len(mentions) or words.text(mentions[index].stop) != ":":
        return False
    named = mentions[index + 1]
    is_near = named.start - mentions[index].stop <= _MAX_WORDS_AFTER_COLON
    return is_near and named.names_a_sound


def programs_of(sound: Sound, styles: Sequence[str]) -> tuple[int, ...]:
    """The programs that a word stands for in a style, one for each player."""
    by_style = dict(reversed(sound.in_genre))
    return next((by_style[style] for style in styles if style in by_style), sound.players)


def _count_before(words: Words, start: int) -> tuple[int, bool]:
    """The number of players before an instrument, and whether they are additional ones."""
    i = start - 1
    if words.text(i) in FURTHER_PLAYER_WORDS:
        return 1, True
    if words.text(i) == OF_PLAYERS:
        i -= 1
        return PLAYERS_OF_WORD.get(words.text(i), 1), False
    if words.text(i) == TIMES and words.is_number(i - 1):
        i -= 1
    if words.is_number(i):
        value = words[i].value
        fits = value == int(value) and 2 <= value <= _MOST_COUNTED
        return (int(value), False) if fits and words.text(i - 1) != "/" else (1, False)
    value = 2 if words.text(i) in BOTH_WORDS else NUMBER_WORDS.get(words.text(i), 1)
    return (value, False) if 2 <= value <= MAX_PLAYERS else (1, False)


def asked_players(words: Words, mention: Mention) -> int:
    """The number of players that the words before an instrument ask for."""
    return _count_before(words, mention.start)[0]


def _count_after(words: Words, stop: int) -> int:
    """The number of players in an `x2` or a number in brackets after an instrument."""
    opening, number, closing = (words.text(stop + k) for k in range(3))
    is_count = opening == TIMES or (opening == "(" and closing == ")")
    if not is_count or not words.is_number(stop + 1) or not number.isdecimal():
        return 1
    return int(number) if 1 <= int(number) <= MAX_PLAYERS else 1


def _combine(words: Words, mentions: Sequence[Mention], asks: Sequence[_Ask]) -> Counter[int]:
    """Counts the players asked for; naming an instrument twice does not add players."""
    stated = [ask for ask in asks if not ask.is_implied]
    players: Counter[int] = Counter()
    for ask in stated or asks:
        if _refers_back(words, mentions, ask, players):
            continue
        for program, count in ask.players.items():
            if ask.is_further:
                players[program] += count
            else:
                players[program] = max(players[program], count)
    if stated and _has_both_hands(words):
        pianos = [program for program in players if program in {0, 1, 2, 3}]
        for program in pianos[:1]:
            players[program] = max(players[program], 2)
    elif not players and _has_both_hands(words):
        players[0] = 2
    return players


def _refers_back(
    words: Words, mentions: Sequence[Mention], ask: _Ask, players: Counter[int]
) -> bool:
    """True if `the bass` means the upright bass that was named before."""
    if ask.sound.is_ensemble or words.text(mentions[ask.index].start - 1) != SAME_PLAYER:
        return False
    return any(program in ask.sound.silences for program in players) and not any(
        program in players for program in ask.players
    )


def _has_both_hands(words: Words) -> bool:
    texts = {words.text(i) for i in range(len(words)) if words.text(i + 1) in HAND_WORDS}
    return texts >= ONE_HAND_WORDS or bool(texts & BOTH_HANDS_WORDS)


def _read_only(
    words: Words, mentions: Sequence[Mention], asks: Sequence[_Ask]
) -> tuple[Attribute[bool], Counter[int]]:
    """Reads `only`, and the players if a word such as "trio" counts them."""
    players = _combine(words, mentions, asks)
    if not asks:
        return Attribute(), Counter()
    stated = Attribute(value=True, source=Source.STATED)
    only: Attribute[bool] = Attribute()
    asked = {ask.index for ask in asks}
    for said_of, cue in find_only(words, mentions).items():
        index = said_of + _is_heading(words, mentions, said_of)
        if index in asked and _is_exclusive(words, mentions[index], cue, len(players)):
            only = stated
    if says_only(words):
        only = stated
    size = _ensemble_size(words, mentions, asks)
    if size is not None:
        if len(players) == 1:
            (program,) = players
            players[program] = max(players[program], size)
        if players.total() == size:
            only = stated
    if only == Attribute():
        is_ensemble = len(asks) == 1 and names_ensemble(mentions[asks[0].index])
        is_chamber = is_ensemble and DRUMS not in players and len(players) < 6
        first = mentions[asks[0].index].start
        is_scored = any(
            words.text(k) in SCORING_PREPOSITIONS for k in range(max(first - 4, 0), first)
        )
        if is_chamber or is_scored:
            only = Attribute(value=True, source=Source.INFERRED)
    return only, players


def _is_exclusive(words: Words, mention: Mention, cue: str, num_programs: int) -> bool:
    """True if "solo" describes the whole piece rather than a passage."""
    if cue.removeprefix(AFTER) in SOLO_CUES:
        before = words.clause_before(mention.start, at_most=5)
        return num_programs == 1 and not NOT_A_SOLO_BEFORE.intersection(before)
    if cue in LONE_CUES:
        return num_programs == 1
    return True


def _ensemble_size(words: Words, mentions: Sequence[Mention], asks: Sequence[_Ask]) -> int | None:
    """The number of players that a word such as "duet" gives to the instruments next to it."""
    inside = {i for ask in asks for i in range(mentions[ask.index].start, mentions[ask.index].stop)}
    for i in range(len(words)):
        size = ENSEMBLE_SIZES.get(words.text(i))
        if size is None or i in inside or words.text(i - 1) in ENSEMBLE_SIZE_DENIALS:
            continue
        follows = any(mentions[ask.index].stop == i for ask in asks)
        leads = words.text(i + 1) in ENSEMBLE_SIZE_LINKS
        if follows or leads or words.text(i - 1) in ENSEMBLE_SIZE_OPENINGS:
            return size
    return None


def _silenced(denied: Sequence[Sound], stated: Sequence[_Ask]) -> list[int]:
    """The programs that must not sound; an instrument asked for by its own name stays."""
    asked = {
        program
        for ask in stated
        if not ask.sound.is_ensemble and ask.sound not in denied
        for program in ask.players
    }
    silent: dict[int, None] = {}
    for sound in denied:
        for program in sound.silences or sound.players:
            if program not in asked:
                silent.setdefault(program)
    return list(silent)
