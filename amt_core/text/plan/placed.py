"""Changes from what is said about a part of the piece: `quiet verse`, `bridge in F major`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import DYNAMICS
from amt_core.spec.requests import Change, EnergyChange, KeyChange, MeterChange, TempoChange
from amt_core.spec.spans import WHOLE, Place, Reach, Span, TextRange, is_one_bar
from amt_core.text.claims import MOOD, SOUND, Claim, Mention, Strength
from amt_core.text.lexicon.degrees import SLOW_AT_MOST
from amt_core.text.lexicon.plan.changes import ENERGY_WORDS
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.texture import ALSO_INFLECTED, COMPARATIVE_DYNAMICS
from amt_core.text.plan.territories import Territory, territory_at
from amt_core.text.recognize.changes.tempo_changes import FASTER, SLOWER
from amt_core.text.recognize.place.span_phrase import Shape
from amt_core.text.words import Words

_ENERGY_OF_MOOD = {
    **dict.fromkeys(("aggressive", "driving", "energetic", "majestic", "bright", "happy"), 1),
    **dict.fromkeys(("calm", "gentle", "peaceful", "dreamy", "sad", "melancholic"), -1),
}
_ENERGY_OF_DENSITY = {"very low": -1, "low": -1, "high": 1, "very high": 1}
_AT_THE_START = frozenset({"tempo_bpm", "key", "time_signature", "dynamics"})
"""Attributes of which the piece begins with the value: what is said about the start sets them."""
_NOT_PLACED = frozenset({"num_bars", "duration_sec", "diatonic"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention that is about a part of the piece.

    Attributes:
        index: The index of the mention.
        territory: The territory that holds it.
    """

    index: int
    territory: Territory


def placed_mentions(mentions: Sequence[Mention], territories: Sequence[Territory]) -> list[Placed]:
    """The mentions that are about a part of the piece rather than the whole."""
    placed: list[Placed] = []
    for index, mention in enumerate(mentions):
        territory = territory_at(territories, mention.start)
        if territory is None or territory.span.place is Place.WHOLE:
            continue
        attributes = {claim.attribute for claim in mention.claims}
        if attributes <= _NOT_PLACED:
            continue
        if territory.span.place is Place.START and attributes & _AT_THE_START:
            continue
        # `rock song with a big chorus`: a style is the whole piece's.
        if attributes and not attributes - {"style", MOOD} and "style" in attributes:
            continue
        placed.append(Placed(index, territory))
    return placed


def placed_changes(words: Words, mention: Mention, territory: Territory) -> Iterator[Change]:
    """The changes that a mention asks for in its part of the piece; instruments are left out."""
    if any(claim.attribute == SOUND for claim in mention.claims):
        return
    phrase = territory.phrase
    where = words.range(min(mention.start, phrase.start), max(mention.stop, phrase.stop))
    span = territory.span
    if words.text(phrase.start) in AT_A_BAR and is_one_bar(span):
        # `4/4 at bar 17` holds from there on.
        span = replace(span, stop_bar=None)
    said = words.text(mention.stop - 1)
    is_plain = said in ALSO_INFLECTED and mention.stop == phrase.start
    direction = 0 if is_plain else COMPARATIVE_DYNAMICS.get(said, 0)
    for claim in mention.claims:
        change = _change(claim, span, where, direction)
        if change is not None:
            yield change
            return


def energy_words(
    words: Words, territory: Territory, sounds_at: frozenset[int]
) -> Iterator[tuple[EnergyChange, int]]:
    """Changes from adjectives such as `big` and `sparse` next to a section, with their tokens."""
    if territory.phrase.shape is not Shape.SUBJECT or territory.span.place is not Place.SECTION:
        return
    for i in range(territory.start, territory.stop):
        direction = ENERGY_WORDS.get(words.text(i))
        if direction is not None and i + 1 not in sounds_at:
            where = words.range(i, max(i + 1, territory.phrase.stop))
            yield (
                EnergyChange(
                    is_gradual=False, direction=direction, span=territory.span, words=where
                ),
                i,
            )
            return


def _change(claim: Claim, span: Span, where: TextRange, direction: int) -> Change | None:
    """The change that a claim asks of a part; with a direction, loudness is relative."""
    value = claim.value
    match claim.attribute:
        case "tempo_bpm":
            assert isinstance(value, float)
            if claim.strength is Strength.PLAIN:
                factor = SLOWER if value <= SLOW_AT_MOST else FASTER
                return TempoChange(kind="sudden", factor=factor, span=span, words=where)
            kind = "gradual" if span.place is Place.END else "sudden"
            return TempoChange(kind=kind, target_bpm=value, span=span, words=where)
        case "key":
            assert isinstance(value, Key)
            if claim.strength is Strength.IMPLIED:
                return KeyChange(mode=value.mode, span=span, words=where)
            return KeyChange(key=value, span=span, words=where)
        case "time_signature":
            assert isinstance(value, TimeSignature)
            return MeterChange(time_signature=value, span=span, words=where)
        case "dynamics" if direction:
            return EnergyChange(is_gradual=False, direction=direction, span=span, words=where)
        case "dynamics":
            return EnergyChange(is_gradual=False, dynamics=str(value), span=span, words=where)
        case _:
            direction = (_ENERGY_OF_MOOD if claim.attribute == MOOD else _ENERGY_OF_DENSITY).get(
                str(value), 0
            )
            if not direction:
                return None
            return EnergyChange(is_gradual=False, direction=direction, span=span, words=where)


def with_span(change: Change, span: Span) -> Change:
    """A change in its part of the piece.

    A key that is reached before a section holds in it; a bar of another meter at the end of a
    section is its last one.
    """
    if isinstance(change, KeyChange) and span.reach is Reach.BEFORE:
        span = replace(span, reach=Reach.IN)
    if isinstance(change, MeterChange) and change.num_bars and span.section:
        if span.first_bar < 0:
            span = replace(span, first_bar=-change.num_bars)
        elif span.place is Place.BARS and span.first_bar == 0:
            span = replace(span, stop_bar=change.num_bars)
    return replace(change, span=span)


def from_start(change: Change, at_start: Sequence[Claim]) -> Change:
    """A change at the end, over the whole piece if the start is named too: `starts p, ends f`."""
    if (
        isinstance(change, EnergyChange)
        and change.is_gradual
        and change.dynamics
        and not change.start_dynamics
        and change.span == WHOLE
    ):
        # `starts pp and swells to ff`
        start = next((str(c.value) for c in at_start if c.attribute == "dynamics"), None)
        return replace(change, start_dynamics=start)
    if change.span.place is not Place.END:
        return change
    match change:
        case TempoChange(target_bpm=target) if target is not None:
            exact = (c for c in at_start if c.attribute == "tempo_bpm")
            is_named = any(claim.strength is Strength.EXACT for claim in exact)
            return replace(change, span=WHOLE) if is_named else change
        case EnergyChange(is_gradual=False, dynamics=target) if target is not None:
            start = next((str(c.value) for c in at_start if c.attribute == "dynamics"), target)
            if start == target:
                return change
            direction = 1 if DYNAMICS.index(target) > DYNAMICS.index(start) else -1
            return replace(
                change,
                is_gradual=True,
                direction=direction,
                start_dynamics=start,
                span=WHOLE,
            )
        case _:
            return change
