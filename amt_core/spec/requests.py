"""Requests for a plan: chords, form, changes, roles, figures and feel, each with its span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key, Mode
from amt_core.spec.instrument import Instrument
from amt_core.spec.spans import WHOLE, Span, TextRange

NO_WORDS = TextRange(0, 0)
"""The words of a request that the user did not type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedChord:
    """A chord at a place in a bar.

    Attributes:
        beat: Felt beats from the start of the bar; 0 is the first beat.
        chord: The chord, with colors; None asks for silence of the harmony (N.C.).
    """

    beat: float
    chord: ChordSymbol | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordCycle:
    """Bars of chords for one part of a piece.

    The chords fill the span from its start. They begin again when they are at their end, until
    the span ends.

    Attributes:
        bars: The chords of each bar, ascending by beat. An empty bar keeps the chord before it.
        mode: None if the roots are pitch classes. Otherwise the chords are degrees: roots and
            basses are semitones above the tonic of a key of this mode, and `in_key` gives the
            chords.
        name: The name of the progression, such as `12-bar blues`; empty without one.
        is_loop: Whether the words ask for a loop: the last chord leads back into the first one.
        span: The part of the piece.
        words: The words that it was read from.
    """

    bars: tuple[tuple[RequestedChord, ...], ...]
    mode: Mode | None = None
    name: str = ""
    is_loop: bool = False
    span: Span = WHOLE
    words: TextRange = NO_WORDS

    def in_key(self, key: Key) -> ChordCycle:
        """The cycle with the pitch classes that its degrees have in a key.

        Degrees of the other mode are taken in the relative key: `vi IV I V` in A minor is Am F C G.
        """
        if self.mode is None:
            return self
        key = key if key.mode == self.mode else key.relative
        bars = tuple(
            tuple(
                replace(at, chord=None if at.chord is None else at.chord.transposed(key.tonic))
                for at in bar
            )
            for bar in self.bars
        )
        return replace(self, bars=bars, mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordPlan:
    """The requested chords.

    Attributes:
        cycles: The chords of the parts, in the order of the description. A cycle for a section or
            for bars wins over one for the whole piece.
    """

    cycles: tuple[ChordCycle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedSection:
    """One section of the requested form.

    Attributes:
        kind: One of `SECTION_KINDS`; empty if the section only has a letter.
        letter: Sections with equal letters are the same music, and with a prime (`A'`) other music
            on the same chords; empty if the words give none.
        num_bars: Length in bars; None leaves it open.
        first_bar: Index of its first bar in the piece; None leaves it open.
        words: The words that it was read from.
    """

    kind: str = ""
    letter: str = ""
    num_bars: int | None = None
    first_bar: int | None = None
    words: TextRange = NO_WORDS


FORMS = (
    "AABA", "ABA", "AB", "verse-chorus", "rondo", "theme and variations", "through-composed",
    "12-bar blues", "sonata", "loop", "strophic",
)  # fmt: skip
"""The forms that have a name of their own."""

MAX_NUM_VARIATIONS = 32
"""The number of variations of a theme, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The requested form.

    Attributes:
        sections: The sections in order.
        is_complete: Whether `sections` is the whole piece; else the composer puts further
            sections where they belong: `with a bridge` only asks for a bridge.
        name: One of `FORMS`; empty without one.
        is_loop: Whether the end runs into the start: no intro, no ending, no ritardando.
        num_variations: Variations of the theme, 1..`MAX_NUM_VARIATIONS`; None leaves it open.
        excluded: Kinds of sections that must not come: `no intro`.
        words: The words that it was read from.
    """

    sections: tuple[RequestedSection, ...] = ()
    is_complete: bool = False
    name: str = ""
    is_loop: bool = False
    num_variations: int | None = None
    excluded: tuple[str, ...] = ()
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """A modulation.

    The key is `key` if it is given. Otherwise it is the key before, moved by `semitones` and
    brought into `mode`.

    Attributes:
        key: The new key.
        semitones: Semitones up from the key before.
        mode: The new mode of the same tonic; None keeps it.
        span: Where the new key holds.
        words: The words that it was read from.
    """

    key: Key | None = None
    semitones: int = 0
    mode: Mode | None = None
    span: Span = WHOLE
    words: TextRange = NO_WORDS


TempoChangeKind = Literal["gradual", "sudden", "fermata", "a tempo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoChange:
    """A change of tempo.

    Attributes:
        kind: `gradual` moves over the span to the target; `sudden` has the target in the span;
            `fermata` holds the last note of the span; `a tempo` returns to the main tempo.
        factor: The target as a share of the tempo before: below 1 is slower.
        target_bpm: The target in quarter notes per minute; wins over `factor`.
        span: The part of the piece.
        words: The words that it was read from.
    """

    kind: TempoChangeKind
    factor: float = 1.0
    target_bpm: float | None = None
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterChange:
    """Bars in a meter of their own.

    Attributes:
        time_signature: The meter there.
        num_bars: The number of such bars if the span is the whole piece and their place is left
            open; None means the whole span.
        span: The part of the piece.
        words: The words that it was read from.
    """

    time_signature: TimeSignature
    num_bars: int | None = None
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyChange:
    """A loudness or an energy that does not hold for the whole piece.

    Attributes:
        is_gradual: Whether it moves over the span (crescendo) or holds in it (a quiet verse).
        direction: 1 is louder and fuller, -1 is softer and sparser, 0 is only the marks below.
        dynamics: One of `DYNAMICS`: the target, or the loudness in the span; None leaves it open.
        start_dynamics: One of `DYNAMICS`: where a gradual change starts; None leaves it open.
        instruments: The instruments that it is about; empty is all.
        span: The part of the piece.
        words: The words that it was read from.
    """

    is_gradual: bool
    direction: int = 0
    dynamics: str | None = None
    start_dynamics: str | None = None
    instruments: tuple[Instrument, ...] = ()
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayingChange:
    """Instruments that play, or rest, in a part of the piece.

    Attributes:
        instruments: The instruments.
        is_playing: Whether they play there or rest there. `drums enter at bar 9` is a rest of the
            drums in the first eight bars; `flute only in the chorus` is a rest everywhere else.
        is_only: Whether all other instruments rest there.
        is_elsewhere: Whether it holds in all the rest of the piece instead of in the span.
        span: The part of the piece.
        words: The words that it was read from.
    """

    instruments: tuple[Instrument, ...]
    is_playing: bool
    is_only: bool = False
    is_elsewhere: bool = False
    span: Span = WHOLE
    words: TextRange = NO_WORDS


Change = KeyChange | TempoChange | MeterChange | EnergyChange | PlayingChange
"""A request that holds in a part of the piece, or that moves over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRequest:
    """A role for an instrument.

    Attributes:
        instrument: The instrument; None leaves it to the composer (`with a counter-melody`).
        role: One of `amt_core.music.instruments.roles.ROLES`.
        span: The part of the piece.
        words: The words that it was read from.
    """

    instrument: Instrument | None
    role: str
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRequest:
    """A figure for an instrument.

    Attributes:
        instrument: The instrument; None leaves it to the composer (`walking bass` without a bass
            that is named).
        figure: One of `amt_core.music.instruments.roles.FIGURES`.
        pattern: A strumming pattern such as `D DU UDU`; empty without one.
        span: The part of the piece.
        words: The words that it was read from.
    """

    instrument: Instrument | None
    figure: str
    pattern: str = ""
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmRequest:
    """A request for where notes are attacked, seen from the beat.

    Attributes:
        instrument: The instrument; None is all that are pitched.
        rhythm: One of `amt_core.music.instruments.rhythms.RHYTHMS`.
        span: The part of the piece.
        words: The words that it was read from.
    """

    instrument: Instrument | None
    rhythm: str
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticulationRequest:
    """A request for how notes are attacked and held.

    Attributes:
        instrument: The instrument; None is all that are pitched.
        articulation: One of `amt_core.music.instruments.articulations.ARTICULATIONS`.
        span: The part of the piece.
        words: The words that it was read from.
    """

    instrument: Instrument | None
    articulation: str
    span: Span = WHOLE
    words: TextRange = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelRequest:
    """A request for the placement of notes on the beat.

    Attributes:
        is_swung: True swings, False is straight, None leaves it open.
        swing_unit: Which notes are paired: 8 for eighths, 16 for sixteenths.
        swing_share: Where in the pair the second note starts, 0.5..0.75; None is the usual share
            of the style.
        is_laid_back: Whether notes come a little behind the beat.
        is_rubato: Whether the tempo gives and takes.
        amount_share: How far the playing deviates from the written notes, as a share of usual
            playing: 0 is machine-like, 0.5 is tight. None leaves it open.
        span: The part of the piece.
        words: The words that it was read from.
    """

    is_swung: bool | None = None
    swing_unit: int = 8
    swing_share: float | None = None
    is_laid_back: bool = False
    is_rubato: bool = False
    amount_share: float | None = None
    span: Span = WHOLE
    words: TextRange = NO_WORDS
