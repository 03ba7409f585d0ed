"""Players of a part of the piece: `no drums in the intro`, `drums enter at bar 9`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.spec.instrument import Instrument
from amt_core.spec.requests import PlayingChange
from amt_core.spec.spans import Place, Reach, Span, bars_span, is_one_bar, section_span
from amt_core.text.lexicon.plan.changes import COPULAS
from amt_core.text.lexicon.plan.links import (
    AND_OR_WITH,
    AND_WORDS,
    ARTICLES,
    BEFORE_ELISION,
    NOT_BEFORE,
    PLUS_WORDS,
    WITH_WORDS,
)
from amt_core.text.lexicon.plan.playing import (
    ABSENT_WORDS,
    ALL_BUT,
    ALL_WORDS,
    ALONE_WORDS,
    AT_A_BAR,
    FOR_LINKS,
    LEAVE_PARTICLES,
    NOT_INCLUDING,
    ONLY,
    ONLY_WORDS,
    PLAY_WORDS,
    PLAYER_PRONOUNS,
    SAVE_LINKS,
    SAVE_WORDS,
    STRETCH_WORDS,
)
from amt_core.text.lexicon.plan.roles import ONLY_BEFORE, SOLO_LINKS, SOLO_WORDS
from amt_core.text.lexicon.plan.sections import BEFORE_WORDS, SPAN_ARTICLES
from amt_core.text.plan.players.playing_cues import (
    cue_of,
    except_place,
    kind_at,
    nowhere_but,
    unaccompanied_at,
)
from amt_core.text.plan.territories import Territory
from amt_core.text.recognize.place.span_phrase import Shape
from amt_core.text.words import Words

_WITHIN = 3
_LINKS = AND_WORDS | ARTICLES | {"&"}
_MAX_BETWEEN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSound:
    """An instrument that is named for a part of the piece.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        instruments: What it names.
        is_denied: Whether a negation reaches it.
        has_role: Whether its role there is named, so that nothing is said about who plays.
        is_solo: Whether it is a passage for it.
    """

    start: int
    stop: int
    instruments: tuple[Instrument, ...]
    is_denied: bool
    has_role: bool
    is_solo: bool = False


def playing_changes(
    words: Words, territory: Territory, sounds: Sequence[PlacedSound]
) -> tuple[list[PlayingChange], set[int]]:
    """The players that a territory names, and the tokens that name them."""
    changes: list[PlayingChange] = []
    used: set[int] = set()
    last_stop = 0
    for sound in sounds:
        if sound.start < sound.stop and used.issuperset(range(sound.start, sound.stop)):
            # `kick in` is no bass drum.
            continue
        found = _change(words, territory, sound, sounds)
        if found is None:
            continue
        change, tokens = found
        if changes and not tokens and _goes_on(words, changes[-1], last_stop, sound.start):
            # `only the bass and the drums`
            change = replace(change, is_playing=True, is_only=True)
        last_stop = sound.stop
        used |= tokens
        if changes and _is_same(changes[-1], change):
            together = (*changes[-1].instruments, *change.instruments)
            changes[-1] = replace(changes[-1], instruments=tuple(dict.fromkeys(together)))
        else:
            changes.append(change)
    return changes, used


def has_elided_player(words: Words, territory: Territory) -> bool:
    """True for `… and return in the last chorus`: a verb whose player was named before."""
    start = territory.start
    if not BEFORE_ELISION.intersection(map(words.text, (start - 1, start))):
        return False
    if any(words.text(i) in ALL_WORDS for i in range(start, territory.stop)):
        return False
    place = range(territory.phrase.start, territory.phrase.stop)
    return bool(cue_of(words, start, range(start, start), territory.stop, place)[0])


def is_denied_place(words: Words, territory: Territory) -> bool:
    """True for `drums in the chorus, not in the verse`: a place that a player is denied."""
    before = territory.phrase.start - 1
    while words.text(before) in SPAN_ARTICLES:
        before -= 1
    is_denied = words.text(before) in NOT_BEFORE and words.text(before - 1) in BEFORE_ELISION
    return is_denied and words.is_break(territory.phrase.stop)


def pronoun_in(words: Words, territory: Territory) -> tuple[int, bool] | None:
    """The index of `them` in `second chorus with them`, and whether they are denied there.

    So is the object of a verb of playing: `bring them back for the last chorus`.
    """
    place = range(territory.phrase.start, territory.phrase.stop)
    for i in range(territory.start, territory.stop):
        if words.text(i) not in PLAYER_PRONOUNS or i in place:
            continue
        if words.text(i - 1) in WITH_WORDS | NOT_BEFORE:
            return i, words.text(i - 1) in NOT_BEFORE
        if (
            words.is_word(i - 1)
            and cue_of(words, territory.start, range(i, i + 1), territory.stop, place)[0]
        ):
            return i, False
    return None


def _goes_on(words: Words, last: PlayingChange, start: int, stop: int) -> bool:
    """True if an `only` before reaches on to the next instrument over `and`."""
    between = {words.text(i) for i in range(start, stop)}
    return last.is_only and bool(between & (AND_WORDS | {"&"})) and between <= _LINKS


def _is_same(a: PlayingChange, b: PlayingChange) -> bool:
    return replace(a, instruments=(), words=b.words) == replace(b, instruments=())


def _change(
    words: Words, territory: Territory, sound: PlacedSound, sounds: Sequence[PlacedSound]
) -> tuple[PlayingChange, set[int]] | None:
    phrase = territory.phrase
    span = phrase.span
    first = min(sound.start, phrase.start)
    where = words.range(first, max(sound.stop, phrase.stop))
    change = PlayingChange(instruments=sound.instruments, is_playing=False, span=span, words=where)
    kind, tokens = _cue(words, territory, sound, sounds)
    if kind == "enter" and phrase.shape is Shape.SUBJECT and phrase.stop in tokens:
        # `the chorus adds strings`: they play in every one.
        kind = "back"
    nowhere = nowhere_but(words, phrase.start)
    if nowhere is not None:
        return replace(change, is_elsewhere=True), {*range(nowhere, phrase.start)}
    excepted = except_place(words, phrase.start)
    if excepted is None and span.reach is Reach.FROM:
        # `apart from the bridge`
        excepted = except_place(words, phrase.start + 1)
        change = change if excepted is None else replace(change, span=replace(span, reach=Reach.IN))
    if excepted is not None and excepted > territory.start:
        is_elsewhere = sound.is_denied or kind == "leave"
        tokens |= {*range(excepted, phrase.start)}
        return replace(change, is_elsewhere=is_elsewhere), tokens
    all_but = _all_but(words, sound, kind)
    if all_but is not None:
        return replace(change, is_playing=True, is_only=True), tokens | all_but
    is_until = words.text(phrase.start) in BEFORE_WORDS and span.place is Place.BARS
    if kind == "leave":
        if span.reach is Reach.FROM and words.text(phrase.start - 1) in ABSENT_WORDS:
            span = replace(span, reach=Reach.IN)
        is_stretch = is_until or words.text(phrase.start) in STRETCH_WORDS
        return replace(change, span=span if is_stretch else _from(span)), tokens
    is_held_back = not NOT_BEFORE.isdisjoint(words.text(i) for i in range(sound.stop, phrase.start))
    if is_until and (kind == "enter" or is_held_back):
        # `strings wait until bar 17`, `does not get to play until bar 17`
        return change, tokens
    if sound.is_denied:
        if span.reach in (Reach.FROM, Reach.AFTER) or kind != "enter":
            return change, tokens
        before = _before(span)
        return None if before is None else (replace(change, span=before), tokens)
    only = _only(words, territory, sound)
    if only is not None and only[0] == "only" and tokens and max(tokens) < sound.start:
        # `bring everything down to just the piano`
        kind = ""
    if only is not None and only[0] == "elsewhere":
        if span.reach is Reach.IN and not _is_open(span):
            return replace(change, is_elsewhere=True), only[1]
        kind = "enter"
        tokens = tokens | only[1]
    if sound.is_solo and not kind and only is None:
        return None
    if not kind and words.text(phrase.start) in AT_A_BAR and is_one_bar(span):
        # `the drums at bar 9`: they enter.
        kind = "enter"
    if kind == "back":
        return replace(change, is_playing=True), tokens
    is_late = span.reach in (Reach.FROM, Reach.AFTER) or _is_open(span)
    if kind == "enter" or (is_late and not sound.has_role):
        if span.place is Place.BARS and span.first_bar < 0 and span.stop_bar is None:
            # `joins for the last eight bars`
            return replace(change, is_elsewhere=True), tokens
        before = _before(span)
        return None if before is None else (replace(change, span=before), tokens)
    if only is not None and only[0] == "only":
        return replace(change, is_playing=True, is_only=True), only[1]
    if span.reach is Reach.BEFORE:
        return replace(change, span=replace(span, reach=Reach.FROM)), tokens
    if words.text(phrase.start) in BEFORE_WORDS and span.place is Place.BARS and span.stop_bar:
        # `drums until bar 8`: bar 8 is their last one.
        is_last = words.text(phrase.start) not in NOT_INCLUDING
        return replace(change, span=bars_span(span.stop_bar + is_last)), tokens
    if phrase.shape is Shape.HEADING or _lists_all(words, territory):
        return replace(change, is_playing=True, is_only=True), set[int]()
    if sound.has_role:
        return None
    # `starts with piano and bass`: the others rest there.
    is_opening = span.place is Place.START and words.text(phrase.stop - 1) in WITH_WORDS
    return replace(change, is_playing=True, is_only=is_opening), tokens


def _lists_all(words: Words, territory: Territory) -> bool:
    """True for `intro 4 bars piano, …`, which names all who play; not for `… with strings`."""
    return territory.phrase.shape is Shape.DETAIL and words.text(territory.start) not in (
        AND_OR_WITH | PLUS_WORDS
    )


def _is_open(span: Span) -> bool:
    """True for `from bar 9 on`."""
    if span.place is Place.SECOND_HALF:
        return True
    return span.place is Place.BARS and span.first_bar > 0 and span.stop_bar is None


def _before(span: Span) -> Span | None:
    """The part in which an instrument rests that enters with a span; None for the start."""
    if span.place is Place.BARS:
        return bars_span(0, span.first_bar) if span.first_bar > 0 else None
    if span.place is Place.SECOND_HALF:
        return Span(place=Place.FIRST_HALF)
    if span.place is not Place.SECTION:
        return None
    if span.reach is Reach.AFTER:
        return section_span(span.section, span.occurrence)
    if span.section == "intro":
        return None
    return replace(span, reach=Reach.BEFORE)


def _from(span: Span) -> Span:
    """The part in which an instrument rests that leaves at a bar."""
    return bars_span(span.first_bar) if is_one_bar(span) else span


def _all_but(words: Words, sound: PlacedSound, kind: str) -> set[int] | None:
    """The tokens of `everything but X stops` and `everything stops except X`."""
    at = sound.start - 1
    while words.text(at) in ARTICLES:
        at -= 1
    excepted = except_place(words, at + 1)
    for back in range((excepted or 0) - 1, (excepted or 0) - 1 - _MAX_BETWEEN, -1):
        if excepted is None or words.is_break(back):
            break
        said = range(back + 1, excepted)
        leaves = any(kind_at(words, i) == "leave" or words.text(i) in LEAVE_PARTICLES for i in said)
        if words.text(back) in ALL_WORDS and (leaves or kind == "leave"):
            return set(range(back, at + 1))
    while words.text(at) in FOR_LINKS:
        at -= 1
    for back in range(at - 1, max(at - _MAX_BETWEEN, 0) - 1, -1):
        if words.is_break(back):
            return None
        if (words.text(back), words.text(at)) in ALL_BUT:
            leaves = any(kind_at(words, i) == "leave" for i in range(back + 1, at))
            is_next = kind == "leave" and back == at - 1
            return set(range(back, at + 1)) if leaves or is_next else None
    return None


def _only(words: Words, territory: Territory, sound: PlacedSound) -> tuple[str, set[int]] | None:
    """True if the others rest (`piano alone`), or the instrument rests elsewhere."""
    if sound.is_solo:
        return None
    phrase = territory.phrase
    # `takes a solo in the bridge` leaves the others as they are.
    is_passage = sound.has_role and words.text(phrase.start - 1) in SOLO_WORDS
    is_behind = words.text(phrase.start - 1) in ONLY_WORDS and sound.stop <= phrase.start - 1
    if is_behind and not is_passage:
        is_lone = words.text(phrase.start - 1) in ALONE_WORDS
        is_next = not is_lone or words.text(phrase.start) in ONLY_BEFORE
        kind = "elsewhere" if is_next else "only"
        return kind, {phrase.start - 1}
    is_closing = words.text(phrase.stop) == ONLY and words.is_break(phrase.stop + 1)
    if is_closing and sound.stop <= phrase.start:
        # `the horns in the chorus only`
        return "elsewhere", {phrase.stop}
    at = sound.stop + (words.text(sound.stop) in COPULAS)
    if words.text(at) == ONLY and words.text(at + 1) in PLAY_WORDS:
        # `the brass only plays the choruses`, `the horns are only heard in the outro`
        return "elsewhere", {at}
    if words.text(sound.stop) in ALONE_WORDS | {ONLY}:
        return "only", {sound.stop}
    for back in range(sound.start - 1, max(sound.start - _WITHIN, territory.start) - 1, -1):
        if words.text(back) in ONLY_WORDS and not _is_solo_for(words, back):
            return "only", {back}
        if words.text(back) in SAVE_WORDS and words.text(phrase.start) in SAVE_LINKS:
            return "elsewhere", {back}
        unaccompanied = unaccompanied_at(words, back)
        if unaccompanied is not None and unaccompanied <= sound.start:
            return "only", set(range(back, unaccompanied))
    plays = words.text(sound.stop) in PLAY_WORDS and sound.stop < phrase.start
    is_lone = phrase.span.place is Place.START or plays
    if is_lone and (by_itself := unaccompanied_at(words, phrase.stop)) is not None:
        # `the piano starts on its own`
        return "only", set(range(phrase.stop, by_itself))
    if is_lone and words.text(phrase.stop) in ALONE_WORDS:
        # `the cello starts alone`, `the piano plays the intro alone`
        return "only", {phrase.stop}
    for at in (sound.start, sound.stop):
        unaccompanied = unaccompanied_at(words, at)
        if unaccompanied is not None:
            return "only", set(range(at, unaccompanied))
    return None


def _is_solo_for(words: Words, i: int) -> bool:
    """True for `solo for the vibraphone`, a passage."""
    return words.text(i) in SOLO_WORDS and words.text(i + 1) in SOLO_LINKS


def _cue(
    words: Words, territory: Territory, sound: PlacedSound, sounds: Sequence[PlacedSound]
) -> tuple[str, set[int]]:
    """The verb of an instrument (enter, leave, back, or empty) and its tokens."""
    place = range(territory.phrase.start, territory.phrase.stop)
    stop = next((s.start for s in sounds if s.start >= sound.stop), territory.stop)
    stop = max(stop, territory.stop if stop - sound.stop <= 1 else stop, place.start)
    return cue_of(words, territory.start, range(sound.start, sound.stop), stop, place)
