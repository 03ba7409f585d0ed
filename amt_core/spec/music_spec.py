"""`MusicSpec`: the requested attributes of a piece, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.requests import (
    ArticulationRequest,
    Change,
    ChordPlan,
    FeelRequest,
    FigureRequest,
    Form,
    RhythmRequest,
    RoleRequest,
)
from amt_core.spec.requests_json import plain_request
from amt_core.spec.spans import AttributeWords, Conflict, TextRange, UnreadWords

T = TypeVar("T")


class Source(StrEnum):
    """The origin of an attribute's value."""

    STATED = "stated"
    """The words say it: it holds in the output by construction."""
    INFERRED = "inferred"
    """The words suggest it."""
    SET = "set"
    """The user set or corrected it: it holds like a stated one."""
    FREE = "free"
    """The attribute is not requested: the composer decides."""


@dataclass(frozen=True, slots=True)
class Attribute(Generic[T]):
    """A value with its provenance; a free attribute has no value."""

    value: T | None = None
    source: Source = Source.FREE

    def __post_init__(self) -> None:
        assert (self.value is None) == (self.source is Source.FREE)

    @property
    def is_binding(self) -> bool:
        """True if the output must have this value; otherwise the value is a suggestion."""
        return self.source in (Source.STATED, Source.SET)


_FREE: Attribute[Any] = Attribute()


MAX_PARTS = 15
"""The number of parts of a piece, at most."""
MAX_NUM_BARS = 512
"""The length of the longest piece; a longer request is shortened to this."""

DYNAMICS = ("ppp", "pp", "p", "mp", "mf", "f", "ff", "fff")
"""Dynamic marks from soft to loud; a spec's dynamics is one of them."""

LEVELS = ("very low", "low", "medium", "high", "very high")
"""Steps of density, polyphony and register; a spec holds one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicSpec:
    """The request for a piece: all that composing needs in addition to a model and a seed.

    Attributes:
        text: The description as typed.
        tempo_bpm: Quarter notes per minute.
        time_signature: The meter.
        key: Key and mode.
        diatonic: True if only notes of the key's scale may sound.
        instruments: The requested instruments, in the order in which they were named.
        excluded: Instruments that must not sound (programs; drums by `is_drum`).
        only: True if no instruments except `instruments` may sound.
        num_bars: Length in bars.
        duration_sec: Length in seconds; `num_bars` wins where both are given.
        genre: A genre of `amt_core.spec.genres.GENRES`.
        subgenre: A subgenre of `amt_core.spec.genres.SUBGENRES`.
        moods: Moods of `amt_core.spec.genres.MOODS`.
        dynamics: One of `DYNAMICS`.
        density: Notes per time, one of `LEVELS`.
        polyphony: Notes at once, one of `LEVELS`.
        register: Mean pitch, one of `LEVELS`.
        chords: The requested chords.
        form: The requested form.
        changes: Requests that hold in a part of the piece, in the order of the description.
        roles: Roles by instrument.
        figures: Figures by instrument.
        articulations: Articulations by instrument: staccato, legato, accented.
        rhythms: Rhythms by instrument: syncopated, on the beat.
        hand: The hand of a pianist that the words are about, `left` or `right`.
        num_voices: Voices of the whole piece (`four-part`).
        feel: How notes sit on the beat, for the whole piece and for parts of it.
        locked: Names of attributes that a new description must not change.
        words: The words that each attribute was read from, ascending.
        unread: The words of the description that had no effect, ascending.
        conflicts: Requests that cannot hold together.
    """

    text: str = ""
    tempo_bpm: Attribute[float] = _FREE
    time_signature: Attribute[TimeSignature] = _FREE
    key: Attribute[Key] = _FREE
    diatonic: Attribute[bool] = _FREE
    instruments: Attribute[tuple[Instrument, ...]] = _FREE
    excluded: Attribute[tuple[Instrument, ...]] = _FREE
    only: Attribute[bool] = _FREE
    num_bars: Attribute[int] = _FREE
    duration_sec: Attribute[float] = _FREE
    genre: Attribute[str] = _FREE
    subgenre: Attribute[str] = _FREE
    moods: Attribute[tuple[str, ...]] = _FREE
    dynamics: Attribute[str] = _FREE
    density: Attribute[str] = _FREE
    polyphony: Attribute[str] = _FREE
    register: Attribute[str] = _FREE
    chords: Attribute[ChordPlan] = _FREE
    form: Attribute[Form] = _FREE
    changes: Attribute[tuple[Change, ...]] = _FREE
    roles: Attribute[tuple[RoleRequest, ...]] = _FREE
    figures: Attribute[tuple[FigureRequest, ...]] = _FREE
    articulations: Attribute[tuple[ArticulationRequest, ...]] = _FREE
    rhythms: Attribute[tuple[RhythmRequest, ...]] = _FREE
    hand: Attribute[str] = _FREE
    num_voices: Attribute[int] = _FREE
    feel: Attribute[tuple[FeelRequest, ...]] = _FREE
    locked: frozenset[str] = frozenset()
    words: tuple[AttributeWords, ...] = ()
    unread: tuple[UnreadWords, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @classmethod
    def attribute_names(cls) -> tuple[str, ...]:
        """The names of the attributes with one value for the whole piece, in order."""
        return tuple(
            f.name for f in fields(cls) if f.name not in (*_PLAN_ATTRIBUTES, *_NO_ATTRIBUTES)
        )

    @classmethod
    def plan_attribute_names(cls) -> tuple[str, ...]:
        """The names of the attributes that ask for a plan: chords, form, changes and so on."""
        return _PLAN_ATTRIBUTES

    def attribute(self, name: str) -> Attribute[Any]:
        """One attribute by name."""
        assert name not in _NO_ATTRIBUTES
        return getattr(self, name)

    def words_of(self, name: str) -> tuple[TextRange, ...]:
        """The words that an attribute was read from."""
        return tuple(words.range for words in self.words if words.attribute == name)

    def setting(self, name: str, value: object) -> MusicSpec:
        """The spec with one attribute set by the user; None frees it."""
        assert name not in _NO_ATTRIBUTES
        attribute = Attribute() if value is None else Attribute(value, Source.SET)
        return replace(self, **{name: attribute})

    def locking(self, name: str, *, locked: bool = True) -> MusicSpec:
        """The spec with one attribute locked or unlocked."""
        return replace(self, locked=self.locked | {name} if locked else self.locked - {name})

    def to_json(self) -> dict[str, object]:
        """The attributes, their words, what was not read, and conflicts, as plain JSON values.

        Attribute → `{"value", "source"}`; `words` is attribute → pairs of character indices;
        `unread` and `conflicts` are lists.
        """
        attributes: dict[str, object] = {
            name: {
                "value": plain_request(self.attribute(name).value),
                "source": str(self.attribute(name).source),
            }
            for name in (*self.attribute_names(), *self.plan_attribute_names())
        }
        unread = [
            {"text": u.range.of(self.text), "start": u.range.start, "stop": u.range.stop,
             "hint": u.hint}
            for u in self.unread
        ]  # fmt: skip
        conflicts = [
            {"message": c.message, "hint": c.hint, "start": c.range.start, "stop": c.range.stop}
            for c in self.conflicts
        ]
        words = {
            name: [[r.start, r.stop] for r in self.words_of(name)]
            for name in dict.fromkeys(w.attribute for w in self.words)
        }
        return {**attributes, "words": words, "unread": unread, "conflicts": conflicts}


_PLAN_ATTRIBUTES = (
    "chords", "form", "changes", "roles", "figures", "articulations", "rhythms",
    "hand", "num_voices",
    "feel",
)  # fmt: skip
_NO_ATTRIBUTES = ("text", "locked", "words", "unread", "conflicts")
