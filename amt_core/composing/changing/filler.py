"""Filling the wanted cells of a piece, some bars at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.composing.asked_by_bar import articulations_of, rhythms_of
from amt_core.composing.changing.changed_plan import plan_of_change, resting_cells
from amt_core.composing.changing.gaps import bars_around, first_gap
from amt_core.composing.changing.request import Shaping
from amt_core.composing.compose import BarWritten
from amt_core.composing.conditions import clusters_of, controls_of, track_rules_of
from amt_core.composing.detected_harmony import detected_harmony
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import Stream, seed_of_take, stream_of
from amt_core.composing.write_conditions import (
    header_of,
    of_player,
    planned_chords,
    track_controls_of,
)
from amt_core.engine.decoder import Decoder
from amt_core.engine.sampling.sampler import Sampler
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from amt_core.errors import AmtError
from amt_core.music.analysis import analyze
from amt_core.music.instruments.articulations import articulated
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.codec import EncodedScore, encode
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grid import TrackTokens, quantize, track_order
from amt_core.tokens.infill import Cell, fill_context
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.stream import CellReader
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP, VOCABULARY

# What the bars around a gap, and what fills it, may take of the context.
_CONTEXT_SHARE = 0.6
_ANSWER_SHARE = 0.3
# Bars that a piece which goes on is said to have after the last one that is written: a last bar
# holds a final chord, or nothing.
_BARS_TO_COME = 4


class TooManyNotesError(AmtError):
    """The model cannot see all that sounds around the cells at once."""


class Filler:
    """Fills the wanted cells of a piece, some bars at a time, each seeing what was filled before.

    Attributes:
        todo: Cells that are still wanted, as (bar, track of the frame).
        filled: Cells that are done.
        num_tokens: Tokens written so far.
        plan: The plan of the piece, with what is asked for in the bars that change.
        bars_to_come: The bars that the model is told to come after the last one.
    """

    def __init__(self, frame: Score, cells: set[Cell], take: int, shaping: Shaping) -> None:
        if any(
            meter.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP for _, meter in frame.meter.changes
        ):
            raise AmtError(
                "Bars longer than sixteen quarter notes cannot be written.",
                "Divide them in a notation program or a DAW first.",
            )
        self.todo = set(cells)
        self.filled: set[Cell] = set()
        self.num_tokens = 0
        self._frame = frame
        self._take = take
        self._shaping = shaping
        self._order: NDArray[np.int64] = track_order(frame.tracks)
        self._place: dict[int, int] = {int(t): i for i, t in enumerate(self._order)}
        self._key = _key_of(frame, shaping.spec, shaping.plan)
        self.plan = plan_of_change(frame, cells, shaping.spec, own=shaping.plan)
        self._articulations = articulations_of(self.plan, shaping.spec)
        self._rhythms = rhythms_of(self.plan, shaping.spec)
        # Who rests is done at once, with nothing.
        self.filled |= resting_cells(self.plan, cells, shaping.spec)
        self.todo -= self.filled
        self.bars_to_come = _BARS_TO_COME if _goes_on(frame, cells) else 0
        self._lead = _lead(frame, self.todo) if self.bars_to_come and self.todo else None
        self._knows_plan = VOCABULARY.has_plan(shaping.model.folder.num_known_ids)
        self._clusters = clusters_of(shaping.spec, shaping.model)
        self._notes = NoteTable.empty()
        options = shaping.options or shaping.model.sampling
        self._sampler = Sampler(options, stream_of(seed_of_take(shaping.seed, take), Stream.TOKENS))

    def run(self) -> Iterator[BarWritten]:
        """Fills everything; yields the new notes of each bar."""
        decoder = self._shaping.model.decoder(1)
        shrink = 1.0
        while self.todo and not self._shaping.cancel.is_set():
            num_done = len(self.filled)
            yield from self._fill_some(decoder, shrink)
            # A context that ran full before a single cell was done is tried with less around it.
            shrink = 1.0 if len(self.filled) > num_done else shrink / 2
            if shrink < 0.1 and not self._shaping.cancel.is_set():
                raise TooManyNotesError(
                    "The bars around the gap hold more notes than the model can see at once.",
                    "Choose fewer parts or bars, or a piece with fewer notes.",
                )

    def new_notes(self) -> NoteTable:
        """The notes of the cells that are done, with the frame's tracks."""
        return self._notes

    def filled_sec(self) -> float:
        """The playing time of the bars in which something was filled."""
        starts = self._frame.bar_starts_ticks
        seconds = self._frame.tempo.to_sec(starts)
        return float(sum(seconds[b + 1] - seconds[b] for b in {bar for bar, _ in self.filled}))

    def _fill_some(self, decoder: Decoder, shrink: float) -> Iterator[BarWritten]:
        """Fills the first cells that are still wanted."""
        grid = self._grid()
        header = header_of(self.plan, grid, bars_to_come=self.bars_to_come)
        encoded = encode(grid, plan=header if self._knows_plan else None)
        names = encoded.tracks
        spec = self._shaping.spec
        wanted = sorted((bar, self._place[track]) for bar, track in self.todo)
        controls = controls_of(
            spec,
            names,
            genre=spec.genre.value,
            key=self._key,
            num_bars=encoded.num_bars + self.bars_to_come,
            clusters=self._clusters,
            track_controls=tuple(
                track_controls_of(self.plan.players[track]) for track in self._order.tolist()
            )
            if self._knows_plan
            else (),
        )
        prompt = [VOCABULARY.bos, *controls.tokens()]
        room = decoder.context * shrink
        shown = int(room * _CONTEXT_SHARE) - len(prompt)
        gap = first_gap(encoded, wanted, answer=int(room * _ANSWER_SHARE), shown=shown)
        bars = bars_around(encoded, gap, shown)
        grammar = FillGrammar(
            grid,
            encoded,
            self._rules(grid, names),
            gap,
            keys=self._keys(),
            chords=self._chords(grid, encoded),
            asked=self.plan.bars_of_known_chords,
            fills=[
                {self._place[track] for track in self.plan.filling(bar)}
                for bar in range(self._frame.num_bars)
            ],
            figures=[
                {self._place[track]: name for track, name in self.plan.figures_in(bar).items()}
                for bar in range(self._frame.num_bars)
            ],
            rhythms=[
                {self._place[track]: name for track, name in self._rhythms[bar].items()}
                for bar in range(self._frame.num_bars)
            ],
            known_runs=self._shaping.model.known_runs,
        )
        prompt += fill_context(encoded, bars, gap)
        if len(prompt) >= decoder.context:
            return
        row = TakeRow(take=self._take, prompt=prompt, grammar=grammar, sampler=self._sampler)
        cells, reader, bar_notes = iter(gap), CellReader(), list[NoteTable]()
        for _, token in write_tokens(decoder, rows=[row], cancel=self._shaping.cancel):
            self.num_tokens += 1
            if token != VOCABULARY.cell_end:
                reader.push(token)
                continue
            bar, place = next(cells)
            bar_notes.append(self._take_in((bar, int(self._order[place])), reader))
            reader = CellReader()
            if not any(b == bar for b, _ in gap[gap.index((bar, place)) + 1 :]):
                yield BarWritten(take=self._take, bar=bar, notes=NoteTable.concat(bar_notes))
                bar_notes = []

    def _keys(self) -> tuple[Key, ...]:
        """The key of each bar; empty for drums alone."""
        if self._key is None:
            return ()
        return tuple(self.plan.key_of(bar) or self._key for bar in range(self._frame.num_bars))

    def _rules(self, grid: Score, names: Sequence[TrackTokens]) -> list[TrackRules]:
        """The rules of the tracks of the grid."""
        rules = track_rules_of(self._shaping.spec, grid.tracks, names, key=self._key)
        players = [self.plan.players[track] for track in self._order]
        is_planned = self._shaping.plan is not None
        rules = [
            of_player(r, p, self.plan)
            if is_planned
            else replace(r, has_tune=p.has_tune, figure=p.held_figure)
            for r, p in zip(rules, players, strict=True)
        ]
        if self._lead is not None:
            place = self._place[self._lead]
            rules[place] = replace(rules[place], is_required=True, max_silent_bars=0)
        return rules

    def _chords(self, grid: Score, encoded: EncodedScore) -> PlannedChords:
        """The chords of every bar: what sounds already wins, except where chords are asked for."""
        if not self.plan.chords:
            return ()
        asked = self.plan.bars_of_asked_chords
        planned = planned_chords(self.plan.chords, grid)
        return [
            plan if bar in asked or all(chord is None for _, chord in found) else found
            for bar, (plan, found) in enumerate(
                zip(planned, detected_harmony(encoded), strict=True)
            )
        ]

    def _grid(self) -> Score:
        """The piece on the grid as it now is, with the cells that are still wanted emptied."""
        starts_empty = self.todo | self.filled
        kept = self._frame.notes.select(~_in_cells(self._frame, self._frame.notes, starts_empty))
        return quantize(self._frame.with_notes(NoteTable.concat([kept, self._notes])))

    def _take_in(self, cell: Cell, reader: CellReader) -> NoteTable:
        """Puts a cell that is complete into the piece."""
        bar, track = cell
        start = int(self._frame.bar_starts_ticks[bar])
        notes = articulated(
            reader.table(start, track),
            self._articulations[bar],
            bar_start_ticks=start,
            beat_ticks=self._frame.meter.at(bar).beat_ticks,
        ).cut_at(self._frame.length_ticks)
        notes = _fitted(notes, self._old_notes(track))
        self._notes = NoteTable.concat([self._notes, notes])
        self.todo.discard(cell)
        self.filled.add(cell)
        return notes

    def _old_notes(self, track: int) -> NoteTable:
        """The notes of a track that stay as they are."""
        notes = self._frame.notes.of_track(track)
        return notes.select(~_in_cells(self._frame, notes, self.todo | self.filled))


def _goes_on(frame: Score, cells: Collection[Cell]) -> bool:
    """True if the cells lie after the last note: the piece goes on, and need not end there."""
    if not len(frame.notes):
        return False
    last = int(frame.bars_of(frame.notes.onset_ticks).max())
    return min(bar for bar, _ in cells) > last


def _lead(frame: Score, cells: Collection[Cell]) -> int:
    """The wanted part that has played in most bars so far: it plays in each of the new ones."""
    tracks = sorted({track for _, track in cells})
    played = np.zeros((frame.num_bars, len(frame.tracks)), dtype=np.bool_)
    played[frame.bars_of(frame.notes.onset_ticks), frame.notes.track] = True
    return max(tracks, key=lambda track: int(played[:, track].sum()))


def _key_of(score: Score, spec: MusicSpec, plan: Plan | None) -> Key | None:
    """The key of a piece: the one asked for, planned, written or detected, the first of these."""
    if all(track.is_drum for track in score.tracks):
        return None
    planned = None if plan is None else plan.key_of(0)
    return spec.key.value or planned or score.key or analyze(score).key


def _in_cells(score: Score, notes: NoteTable, cells: set[Cell]) -> NDArray[np.bool_]:
    """The mask of the notes that start in one of the cells."""
    wanted = np.zeros((score.num_bars, len(score.tracks)), dtype=np.bool_)
    for cell in cells:
        wanted[cell] = True
    return wanted[score.bars_of(notes.onset_ticks), notes.track]


def _fitted(new: NoteTable, old: NoteTable) -> NoteTable:
    """New notes of a track, made to fit with old ones of the same pitch.

    A new note ends where an old one begins, and is left out where an old one sounds: the old
    ones stay as they are, and one pitch of one track cannot sound twice.
    """
    duration = new.duration_ticks.copy()
    fits = np.ones(len(new), dtype=np.bool_)
    for i, (onset, pitch) in enumerate(zip(new.onset_ticks, new.pitch, strict=True)):
        same = old.pitch == pitch
        fits[i] = not np.any(same & (old.onset_ticks <= onset) & (old.end_ticks > onset))
        later = old.onset_ticks[same & (old.onset_ticks > onset)]
        if later.size:
            duration[i] = min(duration[i], int(later.min()) - int(onset))
    return replace(new, duration_ticks=duration).select(fits)
