"""Counting plans over analyzed training pieces: how pieces of each style are built.

A form counts where its sections have even lengths. A last section of a single bar, which is the
final chord, is part of the section before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES
from amt_core.music.instruments.roles import ROLES
from amt_core.music.theory import ALL_KEYS
from amt_core.spec.music_spec import LEVELS
from amt_core.styles.analyzed_chords import harmonic_rhythm
from amt_core.styles.plan_counts import (
    BASSES,
    MAX_REST_BARS,
    MIN_WEIGHT,
    PLACES,
    RETURNS,
    PlanCounts,
    StylePlans,
    bass_of,
    bass_place,
    density_place,
    figure_place,
    player_place,
    quality_place,
    rest_place,
    rhythm_place,
)
from amt_core.styles.priors import ANY, MAX_TRACKS
from amt_core.tokens.codec import EncodedScore, meter_of
from amt_core.tokens.controls import Controls
from amt_core.tokens.notes import bar_starts, pitched_notes
from amt_core.tokens.vocabulary import VOCABULARY, tempo_of
from amt_core.traits.plan_analysis import LETTERS

# A style with this many pieces by people counts each of them as several that a program made.
_ENOUGH_HUMAN = 30
_HUMAN_WEIGHT = 3.0

_MAX_FORM_BARS = 128
_MAX_FORMS, _MAX_ENSEMBLES, _MAX_ANY_ENSEMBLES, _MAX_ROLE_SETS = 24, 12, 250, 3
_MAX_RHYTHMS = 16
_MIN_WEIGHT = 2.0
# What is rarer than this at its place is a slip of the analysis rather than a habit.
_MIN_SHARE = 0.03
_MIN_RESTS_COUNTED = 10.0
_MIN_PLAYERS_OF_A_REST = 3
_MIN_PLAYING_SHARE = 0.25
# A section returns if half of its notes do; nearly all do in most returns, hardly any in others.
_MIN_LIKENESS, _MIN_RETURNING_BARS = 0.5, 4
_MINOR_QUALITIES = frozenset({"min", "m6", "m7", "mMaj7", "dim", "m7b5", "dim7"})

Ints = NDArray[np.int64]
Played = NDArray[np.float64]
"""(bars, players) 1 where a player plays, 0 where it rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPiece:
    """A training piece whose plan is counted.

    Attributes:
        controls: What is known of the whole.
        encoded: The piece with its plan and what each track does.
        is_generated: Whether a program made it.
    """

    controls: Controls
    encoded: EncodedScore
    is_generated: bool = False


def count_plans(pieces: Iterable[CountedPiece]) -> PlanCounts:
    """The counts of the plans of some pieces; pieces whose plan is not known are left out.

    Args:
        pieces: The pieces; they are gone through once.
    """
    by_style: dict[str, tuple[_Tally, _Tally]] = defaultdict(lambda: (_Tally(), _Tally()))
    for piece in pieces:
        if not np.all(piece.encoded.plan.section):
            continue
        for style in {ANY, piece.controls.genre} - {None}:
            human, generated = by_style[str(style)]
            (generated if piece.is_generated else human).add(piece.encoded)
    counted: dict[str, StylePlans] = {}
    for style, (human, generated) in sorted(by_style.items()):
        weight = _HUMAN_WEIGHT if human.num_pieces >= _ENOUGH_HUMAN else 1.0
        counted[style] = human.plus(generated, weight).result(is_any=style == ANY)
    return PlanCounts(counted)


def _counters() -> defaultdict[str, Counter[str]]:
    return defaultdict(Counter)


@dataclass(slots=True)
class _Tally:
    """Counts over the pieces of one style that were made in one way."""

    num_pieces: int = 0
    tables: defaultdict[str, defaultdict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(_counters)
    )

    def add(self, encoded: EncodedScore) -> None:
        """Counts one piece."""
        self.num_pieces += 1
        starts = _section_starts(encoded)
        letters = (encoded.plan.section.astype(np.int64) - VOCABULARY.section.start)[starts]
        lengths = np.diff([*starts, encoded.num_bars])
        self._add_form(letters, lengths)
        self._add_returns(encoded, starts, letters)
        self._add_energies(encoded, starts)
        self._add_chords(encoded)
        self._add_basses(encoded)
        self._add_harmonic_rhythm(encoded)
        if len(encoded.track_controls) == len(encoded.tracks):
            self._add_players(encoded, starts)

    def _add_form(self, letters: Ints, lengths: Ints) -> None:
        if len(lengths) > 1 and lengths[-1] == 1:
            letters, lengths = letters[:-1], lengths[:-1]
        self.tables["section_bars"][""].update(map(str, lengths.tolist()))
        is_even = not np.any(lengths % 2)
        if len(lengths) > 1 and is_even and lengths.sum() <= _MAX_FORM_BARS:
            words = [
                f"{LETTERS[letter]}{bars}"
                for letter, bars in zip(letters.tolist(), lengths.tolist(), strict=True)
            ]
            self.tables["forms"][""][" ".join(words)] += 1

    def _add_returns(self, encoded: EncodedScore, starts: Ints, letters: Ints) -> None:
        """How alike the sections are to the first one of their letter."""
        bars = _notes_of_bars(encoded)
        edges = [*starts.tolist(), encoded.num_bars]
        first_of: dict[int, tuple[int, int]] = {}
        for letter, start, stop in zip(letters.tolist(), edges, edges[1:], strict=False):
            first, end = first_of.setdefault(letter, (start, stop))
            pairs = list(zip(range(first, end), range(start, stop), strict=False))
            likeness = [
                len(bars[a] & bars[b]) / len(bars[a] | bars[b])
                for a, b in pairs
                if bars[a] | bars[b]
            ]
            if start != first and len(likeness) >= _MIN_RETURNING_BARS:
                is_varied = np.mean(likeness) < _MIN_LIKENESS
                self.tables["returns"][""]["varied" if is_varied else "same"] += 1

    def _add_energies(self, encoded: EncodedScore, starts: Ints) -> None:
        energy = encoded.plan.energy.astype(np.int64) - VOCABULARY.energy.start
        if not np.all(encoded.plan.energy):
            return
        edges = [*starts.tolist(), encoded.num_bars]
        medians = [int(np.median(energy[a:b])) for a, b in pairwise(edges)]
        self.tables["energy_starts"][""][str(medians[0])] += 1
        self.tables["energy_steps"][""].update(f"{a} {b}" for a, b in pairwise(medians))

    def _add_chords(self, encoded: EncodedScore) -> None:
        """The quality of each chord that differs from the one before, by its place in the key."""
        plan, v = encoded.plan, VOCABULARY
        tokens = plan.chords.astype(np.int64)
        is_chord = (tokens >= v.chord.start) & (tokens < v.chord.end - 1)
        bars = np.searchsorted(plan.chord_offsets, np.flatnonzero(is_chord), side="right") - 1
        chord = tokens[is_chord] - v.chord.start
        is_new = np.concatenate(([True], chord[1:] != chord[:-1]))[: len(chord)]
        chord, keys = chord[is_new], plan.key[bars[is_new]].astype(np.int64)
        roots, qualities = np.divmod(chord, len(QUALITIES))
        for i, (root, quality) in enumerate(zip(roots.tolist(), qualities.tolist(), strict=True)):
            if not keys[i]:
                continue
            key = ALL_KEYS[int(keys[i]) - v.key.start]
            name = QUALITIES[quality]
            is_away = root != key.tonic and i + 1 < len(roots)
            falls = is_away and (root - int(roots[i + 1])) % 12 == 7
            place = quality_place(
                key.mode, (root - key.tonic) % 12, is_minor=name in _MINOR_QUALITIES,
                falls_by_fifth=falls,
            )  # fmt: skip
            self.tables["qualities"][place][name] += 1

    def _add_basses(self, encoded: EncodedScore) -> None:
        """The bass of each chord, by where it begins and by the bass of the chord before it."""
        v, before = VOCABULARY, "root"
        for bar in range(encoded.num_bars):
            tokens = encoded.plan.chord_tokens(bar)
            for index, token in enumerate(tokens):
                if not v.chord.start <= token < v.chord.end - 1:
                    continue
                root = (token - v.chord.start) // len(QUALITIES)
                following = tokens[index + 1] if index + 1 < len(tokens) else v.pad
                lowest = following - v.bass.start if following in v.bass else root
                place = bass_place(before, is_bar_start=index == 0)
                before = bass_of((lowest - root) % 12)
                self.tables["basses"][place][before] += 1

    def _add_harmonic_rhythm(self, encoded: EncodedScore) -> None:
        """The beats at which the chord changes, by those of the bar before."""
        before = None
        for rhythm in harmonic_rhythm(encoded):
            self.tables["rhythms"][rhythm_place(before, len(rhythm))][rhythm] += 1
            before = rhythm

    def _add_players(self, encoded: EncodedScore, starts: Ints) -> None:
        controls = encoded.track_controls
        roles = [control.role or "" for control in controls]
        meters = Counter(zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True))
        is_triple = meter_of(*meters.most_common(1)[0][0]).numerator in (3, 6, 9, 12)
        bpm = tempo_of(int(np.median(encoded.tempo)) - VOCABULARY.tempo.start)
        num_players = Counter(roles)
        for role, control in zip(roles, controls, strict=True):
            if not role:
                continue
            # Each role of a piece counts once: an orchestra has dozens of players who wait, and
            # would outweigh all pianists of its style.
            share = 1.0 / num_players[role]
            place = figure_place(role, is_triple=is_triple)
            self.tables["figures"][place][control.figure or ""] += share  # type: ignore[assignment]
            if control.density:
                place = density_place(role, control.figure, bpm)
                self.tables["densities"][place][control.density] += share  # type: ignore[assignment]
        if 0 < len(roles) <= MAX_TRACKS and all(roles):
            programs = " ".join(str(track.program) for track in encoded.tracks)
            self.tables["ensembles"][programs]["|".join(roles)] += 1
        played = np.zeros((encoded.num_bars, len(roles)))
        played[encoded.cell_bar, encoded.cell_track] = 1.0
        if len(starts) > 1 and len(roles) >= _MIN_PLAYERS_OF_A_REST:
            self._add_rests(encoded, played, starts, roles)
        if len(roles) > 1:
            self._add_roles(encoded, roles)
            self._add_rest_bars(encoded, _sounding(encoded, played), starts, roles)

    def _add_roles(self, encoded: EncodedScore, roles: list[str]) -> None:
        """The role of each player, whoever plays with it."""
        numbers: Counter[int] = Counter()
        for track, role in zip(encoded.tracks, roles, strict=True):
            if role:
                place = player_place(track.program, numbers[track.program])
                self.tables["roles"][place][role] += 1
            numbers[track.program] += 1

    def _add_rests(
        self, encoded: EncodedScore, played: Played, starts: Ints, roles: list[str]
    ) -> None:
        sections = np.add.reduceat(played, starts, axis=0)
        shares = sections / np.diff([*starts, encoded.num_bars])[:, None]
        for index, row in enumerate((shares >= _MIN_PLAYING_SHARE).tolist()):
            place = PLACES[0 if index == 0 else 2 if index == len(starts) - 1 else 1]
            for role, plays in zip(roles, row, strict=True):
                self.tables[f"rests {place}"][role]["plays" if plays else "rests"] += 1

    def _add_rest_bars(
        self, encoded: EncodedScore, sounding: Played, starts: Ints, roles: list[str]
    ) -> None:
        """How many bars each player rests after one that it played, where a section has it."""
        for start, stop in pairwise([*starts.tolist(), encoded.num_bars]):
            for role, column in zip(roles, sounding[start:stop].T, strict=True):
                if not role or column.mean() < _MIN_PLAYING_SHARE:
                    continue
                edges = [-1, *np.flatnonzero(column).tolist(), stop - start]
                lengths = [min(b - a - 1, MAX_REST_BARS) for a, b in pairwise(edges)]
                # A section that ends with a bar that is played says nothing of what follows.
                self.tables["rest_bars"][rest_place(role, len(roles))].update(
                    map(str, lengths if lengths[-1] else lengths[:-1])
                )

    def plus(self, other: _Tally, weight: float) -> _Tally:
        """The counts of both, these ones several times."""
        both = _Tally(num_pieces=self.num_pieces + other.num_pieces)
        for tally, factor in ((self, weight), (other, 1.0)):
            for name, tables in tally.tables.items():
                for place, counts in tables.items():
                    for word, count in counts.items():
                        both.tables[name][place][word] += count * factor  # type: ignore[assignment]
        return both

    def result(self, *, is_any: bool) -> StylePlans:
        """The counts as they are kept: what is rare is left out."""
        tables = self.tables

        def kept(name: str, limit: int) -> dict[str, float]:
            return _common(tables[name][""], limit)

        ensembles = sorted(tables["ensembles"].items(), key=lambda item: -sum(item[1].values()))
        return StylePlans(
            num_pieces=self.num_pieces,
            forms=kept("forms", _MAX_FORMS if not is_any else 4 * _MAX_FORMS),
            section_bars=kept("section_bars", _MAX_FORMS),
            returns=kept("returns", len(RETURNS)),
            energy_starts=kept("energy_starts", _MAX_FORMS),
            energy_steps=kept("energy_steps", 2 * _MAX_FORMS),
            rests={
                place: {
                    role: round(counts["rests"] / sum(counts.values()), 3)
                    for role, counts in sorted(tables[f"rests {place}"].items())
                    if role and sum(counts.values()) >= _MIN_RESTS_COUNTED
                }
                for place in PLACES
            },
            rest_bars={
                place: common
                for place, counts in sorted(tables["rest_bars"].items())
                if sum(counts.values()) >= MIN_WEIGHT
                and (common := _common(counts, MAX_REST_BARS + 1))
            },
            figures={
                place: common
                for place, counts in sorted(tables["figures"].items())
                if (common := _common(counts, _MAX_FORMS, min_share=_MIN_SHARE))
            },
            densities={
                place: common
                for place, counts in sorted(tables["densities"].items())
                if sum(counts.values()) >= MIN_WEIGHT
                and (common := _common(counts, len(LEVELS), min_share=_MIN_SHARE))
            },
            qualities={
                place: common
                for place, counts in sorted(tables["qualities"].items())
                if (common := _common(counts, len(QUALITIES), min_share=_MIN_SHARE))
            },
            basses={
                place: common
                for place, counts in sorted(tables["basses"].items())
                if (common := _common(counts, len(BASSES)))
            },
            harmonic_rhythms={
                place: common
                for place, counts in sorted(tables["rhythms"].items())
                if sum(counts.values()) >= MIN_WEIGHT
                and (common := _common(counts, _MAX_RHYTHMS, min_share=_MIN_SHARE))
            },
            roles={
                place: common
                for place, counts in sorted(tables["roles"].items())
                if sum(counts.values()) >= MIN_WEIGHT
                and (common := _common(counts, len(ROLES), min_share=_MIN_SHARE))
            },
            ensembles={
                programs: _common(roles, _MAX_ROLE_SETS)
                for programs, roles in ensembles[: _MAX_ANY_ENSEMBLES if is_any else _MAX_ENSEMBLES]
                if sum(roles.values()) >= 2 * _MIN_WEIGHT
            },
        )


def _sounding(encoded: EncodedScore, played: Played) -> Played:
    """(bars, players) 1 where notes of a player begin or go on: who holds a note does not rest."""
    notes, starts = pitched_notes(encoded), bar_starts(encoded)
    sounding = played.copy()
    first = np.searchsorted(starts, notes.onset, side="right") - 1
    last = np.searchsorted(starts, notes.onset + notes.duration, side="left") - 1
    for index in np.flatnonzero(last > first).tolist():
        sounding[first[index] : last[index] + 1, notes.track[index]] = 1.0
    return sounding


def _section_starts(encoded: EncodedScore) -> Ints:
    """The bars at which sections begin: after the last bar of the one before."""
    left = encoded.plan.section_bar.astype(np.int64) - VOCABULARY.section_bar.start
    return np.concatenate(([0], np.flatnonzero(left[:-1] == 0) + 1))


def _notes_of_bars(encoded: EncodedScore) -> list[set[int]]:
    """For each bar, a number for each of its notes: track, place in the bar and pitch."""
    v = VOCABULARY
    cells = encoded.cells.astype(np.int64)
    cell = np.repeat(np.arange(len(encoded.cell_track)), np.diff(encoded.cell_offsets))
    is_place = (cells >= v.pos.start) & (cells < v.pos.end)
    # A note begins at the place that was written last.
    place = cells[np.maximum.accumulate(np.where(is_place, np.arange(len(cells)), 0))]
    is_note = v.is_note[cells]
    track = encoded.cell_track[cell].astype(np.int64)
    numbers = ((track * v.size + place) * v.size + cells)[is_note]
    edges = np.searchsorted(encoded.cell_bar[cell][is_note], np.arange(encoded.num_bars + 1))
    return [set(numbers[start:stop].tolist()) for start, stop in pairwise(edges.tolist())]


def _common(counts: Counter[str], limit: int, *, min_share: float = 0.0) -> dict[str, float]:
    """The commonest words with their weights."""
    least = max(_MIN_WEIGHT, min_share * sum(counts.values()))
    return {word: float(count) for word, count in counts.most_common(limit) if count >= least}
