"""The plan of a piece: sections, chords, tempo, meter, keys and players, before any note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.midi.text.chord_texts import chord_text_events
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.event_table import EventTable
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Source
from amt_core.spec.requests import FeelRequest

_ASKED = (Source.STATED, Source.SET)
_ACCOMPANYING = ("chords", "pad", "riff")

FILLS = ("never", "section ends", "often")
"""The frequencies of fills: none, at the ends of sections, or of phrases of four bars, too."""

_FILLING_ROLES = ("drums", "bass", "chords", "riff")
_PHRASE_BARS = 4
# Where the second note of a straight pair starts.
_STRAIGHT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """Some bars that belong together.

    Attributes:
        name: One of `amt_core.spec.spans.SECTION_KINDS`; empty if it only has a letter.
        letter: Sections with equal letters are the same music with variations.
        first_bar: Index of its first bar.
        num_bars: Its length.
        energy: 0 quietest … 4 fullest.
        playing: (players,) whether each player plays in it.
        is_varied: Whether it returns with other notes on the same chords, as A′ after A.
        source: The origin of its place and length.
    """

    name: str
    letter: str
    first_bar: int
    num_bars: int
    energy: int
    playing: tuple[bool, ...]
    is_varied: bool = False
    source: Source = Source.FREE

    @property
    def stop_bar(self) -> int:
        """Index after its last bar."""
        return self.first_bar + self.num_bars

    @property
    def symbol(self) -> str:
        """Its letter as musicians write it, such as `A` or `A′`."""
        return f"{self.letter}′" if self.is_varied else self.letter

    @property
    def label(self) -> str:
        """Its name for a person, such as `Verse` or `B`."""
        return self.name.capitalize() or self.symbol

    @property
    def marker(self) -> str:
        """Its name in a file, such as `Verse` or `Section B`: a letter alone reads as a chord.

        A varied section has an apostrophe, which every program can show.
        """
        prime = "'" if self.is_varied else ""
        return self.name.capitalize() or f"Section {self.letter}{prime}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChord:
    """A chord from a beat of a bar on.

    Attributes:
        beat: Felt beats from the start of the bar; 0 is the first beat.
        chord: The chord; None asks for none (N.C.).
    """

    beat: float
    chord: ChordSymbol | None

    def spelled(self, key: Key | None) -> str:
        """The symbol as the key spells it; `N.C.` for no chord."""
        return "N.C." if self.chord is None else self.chord.spelled(key)


def transposed_chords(chords: Sequence[PlannedChord], semitones: int) -> tuple[PlannedChord, ...]:
    """The chords of a bar some semitones higher."""
    return tuple(
        replace(at, chord=None if at.chord is None else at.chord.transposed(semitones))
        for at in chords
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBar:
    """The chords of one bar.

    Attributes:
        chords: At least one, ascending; the first at beat 0.
        source: Their origin.
    """

    chords: tuple[PlannedChord, ...]
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTempo:
    """A tempo from a beat of a bar on.

    Attributes:
        bar: The bar.
        beat: Quarter notes from the start of the bar.
        bpm: Quarter notes per minute.
        source: Its origin.
    """

    bar: int
    beat: float = 0.0
    bpm: float
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeter:
    """A time signature from a bar on."""

    bar: int
    time_signature: TimeSignature
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedKey:
    """A key from a bar on."""

    bar: int
    key: Key
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One track and what it does.

    Attributes:
        name: The name of the track; no two players have the same.
        program: General MIDI program; for drums the kit.
        is_drum: Whether it plays drums.
        pan: Stereo position, 0 left, 64 center, 127 right.
        role: One of `amt_core.music.instruments.roles.ROLES`.
        role_source: The origin of the role: a tune that is asked for lies above the others.
        figure: One of `amt_core.music.instruments.roles.FIGURES`; None leaves it open.
        figure_source: The origin of the figure: one that is asked for, or that follows from a mood,
            is held.
        register: One of `LEVELS`; None leaves it to the instrument.
        density: One of `LEVELS`; None leaves it open.
        dynamics: One of `DYNAMICS`; None leaves it open.
        num_voices: Notes that may begin together; None for as many as the instrument can play.
        fills: One of `FILLS`.
        source: Its origin.
    """

    name: str
    program: int = 0
    is_drum: bool = False
    pan: int = 64
    role: str
    role_source: Source = Source.FREE
    figure: str | None = None
    figure_source: Source = Source.FREE
    register: str | None = None
    density: str | None = None
    dynamics: str | None = None
    num_voices: int | None = None
    fills: str = FILLS[0]
    source: Source = Source.FREE

    @property
    def can_fill(self) -> bool:
        """True if fills make sense for it: a tune or a pad has no place for them."""
        return self.is_drum or self.role in _FILLING_ROLES

    @property
    def has_tune(self) -> bool:
        """True if it plays a tune, which is free against the chords."""
        return self.role in ("melody", "solo", "counter-melody")

    @property
    def held_figure(self) -> str | None:
        """The figure that is held; None where the model may leave it.

        A person asked for it, or for a mood that is heard by it, or for an accompaniment, which is
        told by its figure.
        """
        accompanies = self.role in _ACCOMPANYING and self.role_source in _ASKED
        return self.figure if accompanies or self.figure_source is not Source.FREE else None

    @property
    def is_asked_tune(self) -> bool:
        """True if a person asked that it has the tune."""
        return self.role == "melody" and self.role_source in _ASKED

    @property
    def track(self) -> Track:
        """The track without notes."""
        return Track(program=self.program, is_drum=self.is_drum, name=self.name, pan=self.pan)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRest:
    """Bars in which a player rests, in addition to the sections that it rests in.

    Attributes:
        player: The index of the player.
        first_bar: Index of the first bar.
        stop_bar: Index after the last bar.
        source: Its origin.
    """

    player: int
    first_bar: int
    stop_bar: int
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFigure:
    """Bars in which a player has another figure than in the rest of the piece.

    Attributes:
        player: The index of the player.
        figure: One of `amt_core.music.instruments.roles.FIGURES`.
        first_bar: Index of the first bar.
        stop_bar: Index after the last bar.
        source: Its origin.
    """

    player: int
    figure: str
    first_bar: int
    stop_bar: int
    source: Source = Source.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFeel:
    """The placement of the notes of a pair on the beat.

    Attributes:
        swing_unit: Which notes are paired: 8 for eighths, 16 for sixteenths.
        swing_share: Where in the pair the second note starts: 0.5 is straight.
        source: Its origin.
    """

    swing_unit: int = 8
    swing_share: float = 0.5
    source: Source = Source.FREE

    @property
    def requests(self) -> tuple[FeelRequest, ...]:
        """The feel as a description asks for it; none where it is straight."""
        if self.swing_share == _STRAIGHT:
            return ()
        return (
            FeelRequest(is_swung=True, swing_unit=self.swing_unit, swing_share=self.swing_share),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of a piece.

    Attributes:
        title: The name of the piece.
        style: The genre, asked for or drawn; None where none matters.
        num_bars: The length.
        sections: Without gaps over all bars, ascending; of equal letters with equal music.
        chords: (bars,) the chords of each bar; empty where none are planned.
        tempo: Ascending, the first at the start of bar 0.
        meter: Ascending, the first at bar 0.
        keys: Ascending, the first at bar 0; empty for drums alone.
        players: The players in the order of their tracks.
        rests: Rests that begin or end within a section.
        figures: Figures that a player has in some bars only.
        feel: How notes sit on the beat.
    """

    title: str
    style: str | None
    num_bars: int
    sections: tuple[PlannedSection, ...]
    chords: tuple[PlannedBar, ...]
    tempo: tuple[PlannedTempo, ...]
    meter: tuple[PlannedMeter, ...]
    keys: tuple[PlannedKey, ...]
    players: tuple[Player, ...]
    rests: tuple[PlannedRest, ...] = ()
    figures: tuple[PlannedFigure, ...] = ()
    feel: PlannedFeel = PlannedFeel()

    @property
    def meter_map(self) -> MeterMap:
        """The time signature of every bar."""
        return MeterMap(changes=tuple((at.bar, at.time_signature) for at in self.meter))

    def frame(self) -> Score:
        """The piece without notes: tracks, bars, meter, tempo, keys, section names and chords."""
        meter = self.meter_map
        starts = meter.bar_starts_ticks(self.num_bars)
        # One section from the first bar to the last is no form.
        is_form = len(self.sections) > 1 or any(section.name for section in self.sections)
        return Score(
            num_bars=self.num_bars,
            tracks=tuple(player.track for player in self.players),
            meter=meter,
            tempo=TempoMap(
                changes=tuple(
                    (int(starts[at.bar]) + round(at.beat * TICKS_PER_QUARTER), at.bpm)
                    for at in self.tempo
                )
            ),
            keys=tuple(KeyChange(bar=at.bar, key=at.key) for at in self.keys),
            markers=tuple(
                Marker(tick=int(starts[s.first_bar]), text=s.marker)
                for s in self.sections
                if is_form
            ),
            title=self.title,
            events=self.chord_events(range(len(self.chords))),
        )

    def chord_events(self, bars: range) -> EventTable:
        """The chords of some bars as text events.

        Every bar says its first chord, even where it goes on from the bar before: bars that are
        cut out or moved keep theirs.
        """
        meter = self.meter_map
        starts = meter.bar_starts_ticks(self.num_bars)
        return chord_text_events(
            [
                (
                    int(starts[bar]) + round(at.beat * meter.at(bar).beat_ticks),
                    at.spelled(self.key_of(bar)),
                )
                for bar in bars
                for at in self.chords[bar].chords
            ]
        )

    @property
    def bars_of_asked_chords(self) -> frozenset[int]:
        """The bars whose chords a person asked for."""
        return frozenset(bar for bar, each in enumerate(self.chords) if each.source in _ASKED)

    @property
    def bars_of_known_chords(self) -> frozenset[int]:
        """The bars whose chords a person asked for, or that were found in the music."""
        return frozenset(
            bar for bar, each in enumerate(self.chords) if each.source is not Source.FREE
        )

    def section_of(self, bar: int) -> PlannedSection:
        """The section in which a bar lies."""
        return next(section for section in self.sections if bar < section.stop_bar)

    def resting(self, bar: int) -> frozenset[int]:
        """The players that rest in a bar."""
        playing = self.section_of(bar).playing
        silent = {player for player, plays in enumerate(playing) if not plays}
        silent |= {rest.player for rest in self.rests if rest.first_bar <= bar < rest.stop_bar}
        return frozenset(silent)

    def figures_in(self, bar: int) -> dict[int, str]:
        """The players that have another figure in a bar, each with it."""
        return {
            each.player: each.figure
            for each in self.figures
            if each.first_bar <= bar < each.stop_bar
        }

    def filling(self, bar: int) -> frozenset[int]:
        """The players that play a fill in a bar, on its way to the next section or phrase."""
        section = self.section_of(bar)
        if bar == self.num_bars - 1 or section.num_bars == 1:
            return frozenset()
        is_section_end = bar == section.stop_bar - 1
        is_phrase_end = (bar - section.first_bar) % _PHRASE_BARS == _PHRASE_BARS - 1
        frequencies = {"section ends": is_section_end, "often": is_section_end or is_phrase_end}
        resting = self.resting(bar)
        return frozenset(
            index
            for index, player in enumerate(self.players)
            if player.can_fill and frequencies.get(player.fills, False) and index not in resting
        )

    def key_of(self, bar: int) -> Key | None:
        """The key of a bar; None where no key is planned."""
        return next((at.key for at in reversed(self.keys) if at.bar <= bar), None)
