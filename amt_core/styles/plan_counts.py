"""Counts of plans by style: forms, energies, rests, what players do, and what chords are like.

A plan draws from them what a description leaves open. They are counted over the analyzed training
pieces (`amt_core.styles.count_plans`) and stand next to the model, in `plans.json`. A style of
which little is known draws from all styles.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TypeVar, cast

import numpy as np

from amt_core.music.chord_symbols import QUALITIES
from amt_core.music.instruments.roles import FIGURE_ROLES, ROLES
from amt_core.spec.music_spec import LEVELS
from amt_core.styles.analyzed_chords import CHANGES, STAYS
from amt_core.styles.priors import ANY
from amt_core.system.companion_file import CompanionFile
from amt_core.traits.plan_analysis import LETTERS, NUM_ENERGIES

T = TypeVar("T")

Weights = dict[str, float]

PLACES = ("first", "middle", "last")
"""The places of sections that rests are counted for."""

MAX_REST_BARS = 8
"""Longer rests within a section count as one of so many bars."""

RETURNS = ("same", "varied")
"""How a section returns: note for note but for details, or with other notes."""

BASSES = {"root": (0,), "third": (3, 4), "fifth": (6, 7, 8), "seventh": (9, 10, 11)}
"""The notes of a chord that may be its bass, with their semitones above the root."""

MIN_WEIGHT = 20.0
"""A table of a style with less weight than this is too thin to draw from."""

_MIN_ENSEMBLE_WEIGHT = 4.0
# Forms are stretched by these factors to the length that is asked for.
_STRETCHES = (1.0, 0.5, 2.0, 0.25, 4.0)
_MIN_SECTION_BARS, _MAX_SECTION_BARS = 2, 16
# An introduction may last half a phrase; other sections are whole phrases.
_PHRASE_BARS, _INTRODUCTION_BARS = 4, 2
# From this length on what was heard once must come back.
_LONG_BARS = 32
# Players from which on an ensemble counts as a large one.
_LARGE_ENSEMBLE = 6
# The third player of an instrument and those after it have the same roles.
_MAX_PLAYER_NUMBER = 2
# Quarter notes per minute that part slow, moderate, fast and very fast music.
_TEMPO_EDGES = (76.0, 108.0, 150.0)
# Models of earlier versions have not counted these.
_NEW_TABLES = ("basses", "densities", "harmonic_rhythms", "rest_bars", "returns", "roles")
# Lengths of the sections that carry a song; what is shorter opens, closes or joins.
_BODY_BARS = ("8", "12", "16")


@dataclass(frozen=True, slots=True, kw_only=True)
class StylePlans:
    """The plans of the pieces of one style; every number is a weighted count of pieces or places.

    Attributes:
        num_pieces: Pieces counted.
        forms: Letters with lengths in bars, such as `A8 A8 B8 A8`.
        section_bars: Lengths of sections in bars.
        returns: How sections return whose letter came before: `same` or `varied` (`RETURNS`).
        energy_starts: Energy of the first section, as text.
        energy_steps: Energy of a section and of the next one that differs, such as `2 3`.
        rests: Place in the piece → role → the share of such players that rest there.
        rest_bars: Role and size of the ensemble (`rest_place`) → how many bars a player rests after
            one that it played, within a section: `0` where it goes on, at most `MAX_REST_BARS`.
        figures: Role and `triple` or `other` meter → figure, empty where none is clear.
        densities: Role, figure and tempo (`density_place`) → density, one of `LEVELS`.
        qualities: Mode, degree in semitones, maj or min, and `>` before a step down by a fifth →
            quality; such as `major 2 min >`.
        basses: Where a chord begins and the bass of the chord before it (`bass_place`) → bass, one
            of `BASSES`.
        harmonic_rhythms: The harmonic rhythm of the bar before (`rhythm_place`) → that of a bar,
            such as `x.x.`: `x` for each beat at which the chord changes, `.` for the others.
        roles: Program and number among players of it (`player_place`) → role, in ensembles.
        ensembles: Programs in the order of tracks → roles in that order, apart by `|`.
    """

    num_pieces: float = 0.0
    forms: Weights = field(default_factory=dict[str, float])
    section_bars: Weights = field(default_factory=dict[str, float])
    returns: Weights = field(default_factory=dict[str, float])
    energy_starts: Weights = field(default_factory=dict[str, float])
    energy_steps: Weights = field(default_factory=dict[str, float])
    rests: dict[str, Weights] = field(default_factory=dict[str, Weights])
    rest_bars: dict[str, Weights] = field(default_factory=dict[str, Weights])
    figures: dict[str, Weights] = field(default_factory=dict[str, Weights])
    densities: dict[str, Weights] = field(default_factory=dict[str, Weights])
    qualities: dict[str, Weights] = field(default_factory=dict[str, Weights])
    basses: dict[str, Weights] = field(default_factory=dict[str, Weights])
    harmonic_rhythms: dict[str, Weights] = field(default_factory=dict[str, Weights])
    roles: dict[str, Weights] = field(default_factory=dict[str, Weights])
    ensembles: dict[str, Weights] = field(default_factory=dict[str, Weights])


Table = Callable[[StylePlans], Weights]


class PlanCounts:
    """The plans of the training pieces, by style.

    Args:
        by_style: The counts of each style; those of all styles stand under `ANY`.
    """

    def __init__(self, by_style: Mapping[str, StylePlans]) -> None:
        self.by_style = dict(by_style)

    def draw_form(
        self, style: str | None, num_bars: int, rng: np.random.Generator
    ) -> list[tuple[str, int]] | None:
        """Letters and lengths of sections that fill some bars; None where no counted form does."""
        fitting: dict[tuple[tuple[str, int], ...], float] = {}
        for plans in self._plans_of(style):
            for text, weight in plans.forms.items():
                form = _stretched(parse_form(text), num_bars)
                if form is not None and (num_bars < _LONG_BARS or _returns(form)):
                    fitting[form] = fitting.get(form, 0.0) + weight
            if fitting:
                return list(draw_of(fitting, rng))
        return None

    def draw_open_form(
        self, style: str | None, lengths: Container[int], rng: np.random.Generator
    ) -> list[tuple[str, int]] | None:
        """Letters and lengths of a form of whole phrases, as long as it was counted.

        None where too few were counted.

        Args:
            style: The style.
            lengths: The lengths of the whole that may be.
            rng: What it is drawn with.
        """
        for plans in self._plans_of(style):
            forms = {
                form: weight
                for text, weight in plans.forms.items()
                if _has_whole_phrases(form := parse_form(text))
                and sum(bars for _, bars in form) in lengths
            }
            if sum(forms.values()) >= MIN_WEIGHT:
                return list(draw_of(forms, rng))
        return None

    def draw_num_bars(
        self, style: str | None, lengths: Container[int], rng: np.random.Generator
    ) -> int | None:
        """The length of a whole piece, of some lengths; None without counts."""
        form = self.draw_open_form(style, lengths, rng)
        return None if form is None else sum(bars for _, bars in form)

    def draw_section_bars(self, style: str | None, rng: np.random.Generator) -> int | None:
        """The length of the verses and choruses of a piece; None without counts."""
        plans = self._with(style, lambda plans: plans.section_bars)
        weights = {bars: plans[bars] for bars in _BODY_BARS if plans.get(bars)}
        return int(draw_of(weights, rng)) if weights else None

    def draw_is_varied(self, style: str | None, rng: np.random.Generator) -> bool:
        """Whether a section returns with other notes; False without counts."""
        weights = self._with(style, lambda plans: plans.returns)
        return bool(weights) and draw_of(weights, rng) == "varied"

    def draw_energies(
        self, style: str | None, letters: Sequence[str], rng: np.random.Generator
    ) -> list[int] | None:
        """An energy for each section, the same for equal letters; None without counts."""
        starts = self._with(style, lambda plans: plans.energy_starts)
        steps = self._with(style, lambda plans: plans.energy_steps)
        if not starts:
            return None
        of_letter: dict[str, int] = {}
        energy = -1
        for letter in letters:
            if letter not in of_letter:
                after = {
                    pair.split()[1]: weight
                    for pair, weight in steps.items()
                    if energy >= 0 and pair.startswith(f"{energy} ")
                }
                of_letter[letter] = int(draw_of(after or starts, rng))
            energy = of_letter[letter]
        return [of_letter[letter] for letter in letters]

    def rest_share(self, style: str | None, place: str, role: str) -> float | None:
        """The share of players of a role that rest at a place of a piece; None without counts."""
        for plans in self._plans_of(style):
            if role in plans.rests.get(place, {}):
                return plans.rests[place][role]
        return None

    def draw_rest_bars(self, style: str | None, place: str, rng: np.random.Generator) -> int:
        """How many bars a player rests after one that it played; 0 without counts.

        Args:
            style: The style.
            place: Its role and the size of the ensemble (`rest_place`).
            rng: What it is drawn with.
        """
        weights = self._with(style, lambda plans: plans.rest_bars.get(place, {}))
        return int(draw_of(weights, rng)) if weights else 0

    def figure_weights(self, style: str | None, role: str, *, is_triple: bool) -> Weights:
        """Figure → its weight for players of a role, `""` for none; empty without counts."""
        place = figure_place(role, is_triple=is_triple)
        return self._with(style, lambda plans: plans.figures.get(place, {}))

    def density_weights(
        self, style: str | None, role: str, figure: str | None, bpm: float
    ) -> Weights:
        """Density → its weight for players of a role at a tempo; empty without counts."""
        place = density_place(role, figure, bpm)
        return self._with(style, lambda plans: plans.densities.get(place, {}))

    def draw_quality(
        self, style: str | None, place: str, allowed: Collection[str], rng: np.random.Generator
    ) -> str | None:
        """The quality of a chord at a place (`quality_place`), of some; None without counts."""
        weights = self._with(style, lambda plans: plans.qualities.get(place, {}))
        weights = {quality: w for quality, w in weights.items() if quality in allowed}
        return draw_of(weights, rng) if weights else None

    def draw_bass(
        self, style: str | None, place: str, allowed: Collection[str], rng: np.random.Generator
    ) -> str:
        """The bass of a chord at a place (`bass_place`), of some; the root without counts."""
        weights = self._with(style, lambda plans: plans.basses.get(place, {}))
        weights = {bass: w for bass, w in weights.items() if bass in allowed}
        return draw_of(weights, rng) if weights else "root"

    def draw_harmonic_rhythm(
        self, style: str | None, before: str | None, num_beats: int, rng: np.random.Generator
    ) -> str:
        """The beats of a bar at which the chord changes, such as `x.x.`.

        Without counts, the first beat alone.

        Args:
            style: The style.
            before: The harmonic rhythm of the bar before; None for the first bar.
            num_beats: The beats of the bar.
            rng: What it is drawn with.
        """
        place = rhythm_place(before, num_beats)
        weights = self._with(style, lambda plans: plans.harmonic_rhythms.get(place, {}))
        return draw_of(weights, rng) if weights else first_beat_alone(num_beats)

    def role_weights(self, style: str | None, place: str) -> Weights:
        """Role → its weight for a player of an ensemble (`player_place`); empty if seldom heard."""
        weights = self._with(style, lambda plans: plans.roles.get(place, {}))
        return weights if sum(weights.values()) >= MIN_WEIGHT else {}

    def draw_roles(
        self, style: str | None, programs: Sequence[int], rng: np.random.Generator
    ) -> list[str] | None:
        """The roles of an ensemble, in the order of its tracks; None if it was seldom heard."""
        name = " ".join(map(str, programs))
        for plans in self._plans_of(style):
            weights = plans.ensembles.get(name, {})
            if sum(weights.values()) >= _MIN_ENSEMBLE_WEIGHT:
                return draw_of(weights, rng).split("|")
        return None

    def _plans_of(self, style: str | None) -> list[StylePlans]:
        """The counts of a style, then those of all styles."""
        own = self.by_style.get(style or ANY)
        return [plans for plans in (own, self.by_style.get(ANY)) if plans is not None]

    def _with(self, style: str | None, table: Table) -> Weights:
        """A table of a style, or of all styles where that is too thin."""
        tables = [table(plans) for plans in self._plans_of(style)]
        thick = [each for each in tables if sum(each.values()) >= MIN_WEIGHT]
        return (thick or tables[::-1] or [{}])[0]


def parse_form(text: str) -> tuple[tuple[str, int], ...]:
    """The letters and lengths of a form such as `A8 A8 B8 A8`."""
    return tuple((word[0], int(word[1:])) for word in text.split())


def quality_place(mode: str, degree: int, *, is_minor: bool, falls_by_fifth: bool) -> str:
    """The name of a place of a chord in its key, as the qualities of chords are counted."""
    step = " >" if falls_by_fifth else ""
    return f"{mode} {degree} {'min' if is_minor else 'maj'}{step}"


def bass_place(before: str, *, is_bar_start: bool) -> str:
    """The name under which the bass of a chord is counted.

    Args:
        before: The bass of the chord before it, one of `BASSES`.
        is_bar_start: Whether the chord begins a bar.
    """
    return f"{'bar' if is_bar_start else 'within'} {before}"


def rhythm_place(before: str | None, num_beats: int) -> str:
    """The name under which the harmonic rhythm of a bar of some beats is counted.

    Args:
        before: The harmonic rhythm of the bar before; None for the first bar.
        num_beats: The beats of the bar.
    """
    return before if before is not None and len(before) == num_beats else "-" * num_beats


def first_beat_alone(num_beats: int) -> str:
    """The harmonic rhythm of a bar of some beats that has one chord."""
    return CHANGES + STAYS * (num_beats - 1)


def bass_of(semitones: int) -> str:
    """The name of a bass by its distance above the root; the root for what is no chord note."""
    return next((name for name, sizes in BASSES.items() if semitones in sizes), "root")


def figure_place(role: str, *, is_triple: bool) -> str:
    """The name under which the figures of a role are counted."""
    return f"{role} {'triple' if is_triple else 'other'}"


def player_place(program: int, number: int) -> str:
    """The name under which the roles of a player of an ensemble are counted.

    Args:
        program: Its General MIDI program; `DRUM_PROGRAM` for drums.
        number: Its number among the players of this program, from 0.
    """
    return f"{program} {min(number, _MAX_PLAYER_NUMBER)}"


def rest_place(role: str, num_players: int) -> str:
    """The name under which the rests of a role are counted: in large ensembles most parts wait."""
    return f"{role} {min(num_players, _LARGE_ENSEMBLE)}"


def density_place(role: str, figure: str | None, bpm: float) -> str:
    """The name under which the densities of a role are counted.

    The slower the music, the more notes stand in a quarter note.

    Args:
        role: The role.
        figure: The figure; None where none is clear.
        bpm: Quarter notes per minute.
    """
    return f"{role} {bisect_right(_TEMPO_EDGES, bpm)} {figure or ''}".rstrip()


def _stretched(
    form: tuple[tuple[str, int], ...], num_bars: int
) -> tuple[tuple[str, int], ...] | None:
    """The form at another length; None where its sections would not be whole."""
    stretch = num_bars / sum(bars for _, bars in form)
    lengths = [bars * stretch for _, bars in form]
    if stretch not in _STRETCHES or any(
        length % 2 or not _MIN_SECTION_BARS <= length <= _MAX_SECTION_BARS for length in lengths
    ):
        return None
    return tuple((letter, int(n)) for (letter, _), n in zip(form, lengths, strict=True))


def _has_whole_phrases(form: Sequence[tuple[str, int]]) -> bool:
    """True if all sections are whole phrases, the last one longer than an introduction."""
    (_, first), *others = form
    return all(bars % _PHRASE_BARS == 0 for _, bars in others) and (
        first % _PHRASE_BARS == 0 or (first == _INTRODUCTION_BARS and len(others) > 0)
    )


def _returns(form: Sequence[tuple[str, int]]) -> bool:
    """True if a letter comes back after another one."""
    letters = [letter for letter, _ in form]
    return any(
        letter in letters[:i] and letters[i - 1] != letter for i, letter in enumerate(letters)
    )


def draw_of(weights: Mapping[T, float], rng: np.random.Generator) -> T:
    """One of the keys, each as often as its weight says."""
    keys = list(weights)
    shares = np.array([weights[key] for key in keys])
    return keys[int(rng.choice(len(keys), p=shares / shares.sum()))]


def _read(path: Path) -> PlanCounts:
    rows = json.loads(path.read_text(encoding="utf-8"))
    counts = PlanCounts({name: _style(row) for name, row in rows.items()})
    if ANY not in counts.by_style:
        raise ValueError(f"{path} has no counts over all styles")
    return counts


def _style(row: dict[str, object]) -> StylePlans:
    row = {name: {} for name in _NEW_TABLES} | row
    plans = StylePlans(**{each.name: row[each.name] for each in fields(StylePlans)})  # type: ignore[arg-type]
    known = {
        "figures": ({"", *FIGURE_ROLES}, plans.figures.values()),
        "densities": (set(LEVELS), plans.densities.values()),
        "qualities": (set(QUALITIES), plans.qualities.values()),
        "basses": (set(BASSES), plans.basses.values()),
        "rests": (set(ROLES), plans.rests.values()),
        "roles": (set(ROLES), plans.roles.values()),
        "rest_bars": (set(map(str, range(MAX_REST_BARS + 1))), plans.rest_bars.values()),
    }
    for name, (words, tables) in known.items():
        if any(not set(table) <= words for table in tables):
            raise ValueError(f"unknown words in {name}")
    rhythms = "".join(rhythm for table in plans.harmonic_rhythms.values() for rhythm in table)
    if not set(rhythms) <= {CHANGES, STAYS}:
        raise ValueError("unknown signs in harmonic_rhythms")
    letters = {letter for form in plans.forms for letter, _ in parse_form(form)}
    energies = {*plans.energy_starts, *" ".join(plans.energy_steps).split()}
    roles = {role for table in plans.ensembles.values() for role in "|".join(table).split("|")}
    if not letters <= set(LETTERS) or not energies <= set(map(str, range(NUM_ENERGIES))):
        raise ValueError("unknown letters or energies")
    if not roles <= {*ROLES, ""} or not set(plans.returns) <= set(RETURNS):
        raise ValueError("unknown roles or returns")
    return plans


def _write(path: Path, counts: PlanCounts) -> None:
    rows = {name: asdict(plans) for name, plans in counts.by_style.items()}
    path.write_text(json.dumps(_rounded(rows), separators=(",", ":")) + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    """The value with short numbers: what is behind the third digit does not matter."""
    if isinstance(value, dict):
        rows = cast("dict[str, object]", value)
        return {name: _rounded(each) for name, each in rows.items()}
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 3)
    return value


PLAN_COUNTS_FILE = CompanionFile(name="plans.json", read=_read, write=_write)
