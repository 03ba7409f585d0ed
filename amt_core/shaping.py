"""Changing a piece that is there: rewrite, continue, add a track, vary, all by masked cells.

The cells that are wanted are emptied, shown to the model as gaps among what comes before and
after them, and filled in (`tokens.fill`). Every other cell stays as it is, to the tick.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from amt_core.compose import BarWritten, TakeStats
from amt_core.engine.decoder import Decoder
from amt_core.engine.model import Model
from amt_core.engine.sampler import Sampler, SamplingOptions
from amt_core.engine.takes import TakeRow, write_tokens
from amt_core.errors import AmtError
from amt_core.harmony import heard_harmony
from amt_core.music.analysis import analyze
from amt_core.music.edit import Edit, ReplaceFrame, Steps, add_track, replace_cells
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.plan import MAX_TRACKS
from amt_core.text.music_spec import MAX_NUM_BARS, Instrument, MusicSpec
from amt_core.tokens.codec import EncodedScore, encode
from amt_core.tokens.controls import Controls
from amt_core.tokens.fill import Cell, fill_context
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.rules import rules_of
from amt_core.tokens.grid import quantise, track_order
from amt_core.tokens.stream import CellReader
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP, VOCABULARY

# Training shows gaps of at most so many bars at a time, and so much of the context around them.
_MAX_BARS_AT_ONCE = 8
_CONTEXT_SHARE = 0.6
_ANSWER_SHARE = 0.3
# What a cell is expected to take where the piece itself does not say.
_TOKENS_OF_A_CELL = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped:
    """A change is complete, or was stopped.

    Attributes:
        take: Which take.
        seed: Its seed.
        edit: What turns the old piece into the new one, and back.
        score: The new piece; after a stop, gaps that were not reached keep their old notes.
        stats: What it cost.
        was_stopped: Whether it was cancelled before its end.
    """

    take: int
    seed: int
    edit: Edit
    score: Score
    stats: TakeStats
    was_stopped: bool


ShapeEvent = BarWritten | Reshaped


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaping:
    """Who writes, and how.

    Attributes:
        model: The model.
        seed: At least 0; take i has the seed `seed + i`.
        takes: How many ways of doing it are wanted.
        spec: What the new notes shall be; where it is silent, the piece itself says it.
        options: How freely tokens are drawn; None leaves that to the model.
        cancel: Set it to stop within one token; what is complete is kept.
    """

    model: Model
    seed: int
    takes: int = 1
    spec: MusicSpec = field(default_factory=MusicSpec)
    options: SamplingOptions | None = None
    cancel: threading.Event = field(default_factory=threading.Event)


def rewrite(score: Score, cells: Collection[Cell], shaping: Shaping) -> Iterator[ShapeEvent]:
    """Writes cells anew, each given as (bar, track).

    Raises:
        AmtError: There are no such cells, or the piece cannot be said in tokens.
    """
    if not all(0 <= bar < score.num_bars for bar, _ in cells):
        raise AmtError(f"The piece has the bars 1 to {score.num_bars}.", "Choose some of them.")
    if not cells or not all(0 <= track < len(score.tracks) for _, track in cells):
        raise AmtError("There is no such part in the piece.", "Choose one of its parts.")
    for take in range(shaping.takes):
        yield from _fill(score, score, set(cells), take, shaping)


def vary(score: Score, amount: float, shaping: Shaping) -> Iterator[ShapeEvent]:
    """Writes a share of the cells anew, scattered over the piece by the seed.

    Args:
        score: The piece.
        amount: The share, above 0 and at most 1.
        shaping: Who writes, and how.

    Raises:
        AmtError: The share is none, there is nothing to vary, or tokens cannot say the piece.
    """
    if not 0.0 < amount <= 1.0:
        raise AmtError("The amount to vary lies above 0 and is at most 1.", "Try 0.3.")
    bar = score.bars_of(score.notes.onset_ticks).tolist()
    played = sorted(set(zip(bar, score.notes.track.tolist(), strict=True)))
    if not played:
        raise AmtError("The piece has no notes to vary.", "Open another piece.")
    for take in range(shaping.takes):
        rng = np.random.default_rng((shaping.seed + take, 1))
        count = max(1, round(amount * len(played)))
        chosen = rng.choice(len(played), size=count, replace=False)
        yield from _fill(score, score, {played[i] for i in chosen}, take, shaping)


def continue_piece(score: Score, num_bars: int, shaping: Shaping) -> Iterator[ShapeEvent]:
    """Writes more bars after the last one, for the same players, in the metre and tempo there.

    Raises:
        AmtError: No bars are wanted, too many, or tokens cannot say the piece.
    """
    longest = score.num_bars + num_bars
    if num_bars < 1 or longest > MAX_NUM_BARS:
        raise AmtError(
            f"A piece has at most {MAX_NUM_BARS} bars, and this one has {score.num_bars}.",
            "Ask for fewer bars.",
        )
    if not score.tracks:
        raise AmtError("The piece has no parts that could play on.", "Add a track first.")
    extended = replace(score, num_bars=longest)
    played = sorted(set(score.notes.track.tolist())) or range(len(score.tracks))
    cells = {(bar, track) for bar in range(score.num_bars, longest) for track in played}
    for take in range(shaping.takes):
        yield from _fill(score, extended, cells, take, shaping)


def add_part(score: Score, instrument: Instrument, shaping: Shaping) -> Iterator[ShapeEvent]:
    """Adds a track and writes it from the first bar to the last.

    Raises:
        AmtError: There are too many tracks already, or tokens cannot say the piece.
    """
    if len(score.tracks) >= MAX_TRACKS:
        raise AmtError(f"A piece has at most {MAX_TRACKS} parts.", "Remove one first.")
    track = Track(
        program=0 if instrument.is_drum else instrument.program,
        is_drum=instrument.is_drum,
        name=instrument.name,
    )
    extended = replace(score, tracks=(*score.tracks, track))
    cells = {(bar, len(score.tracks)) for bar in range(score.num_bars)}
    for take in range(shaping.takes):
        yield from _fill(score, extended, cells, take, shaping)


def _fill(
    before: Score, frame: Score, cells: set[Cell], take: int, shaping: Shaping
) -> Iterator[ShapeEvent]:
    """One take: the cells of the frame, which is `before` or `before` with more room."""
    began = time.perf_counter()
    filler = _Filler(frame, cells, take, shaping)
    first_bar_ms = 0.0
    for bar in filler.run():
        first_bar_ms = first_bar_ms or 1000.0 * (time.perf_counter() - began)
        yield bar
    notes = filler.new_notes()
    edit = _edit(before, frame, frozenset(filler.filled), notes)
    score = edit.apply(before)
    yield Reshaped(
        take=take,
        seed=shaping.seed + take,
        edit=edit,
        score=score,
        stats=TakeStats(
            tokens=filler.num_tokens,
            seconds=time.perf_counter() - began,
            first_bar_ms=first_bar_ms,
            music_sec=filler.filled_sec(),
        ),
        was_stopped=bool(filler.todo),
    )


def _edit(before: Score, frame: Score, cells: frozenset[Cell], notes: NoteTable) -> Edit:
    if len(frame.tracks) > len(before.tracks):
        return add_track(before, frame.tracks[-1], notes)
    change = replace_cells(frame, cells, notes)
    if frame.num_bars == before.num_bars:
        return change
    longer = ReplaceFrame(
        before=(before.num_bars, before.meter, before.tempo),
        after=(frame.num_bars, frame.meter, frame.tempo),
    )
    return Steps(edits=(longer, change))


class _Filler:
    """Fills the wanted cells of a piece, some bars at a time, each seeing what was filled before.

    Attributes:
        todo: Cells that are still wanted, as (bar, track of the frame).
        filled: Cells that are done.
        num_tokens: Tokens written so far.
    """

    def __init__(self, frame: Score, cells: set[Cell], take: int, shaping: Shaping) -> None:
        if any(
            metre.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP for _, metre in frame.meter.changes
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
        self._key = _key_of(frame, shaping.spec)
        self._notes = NoteTable.empty()
        options = shaping.options or shaping.model.sampling
        self._sampler = Sampler(options, Generator(PCG64(shaping.seed + take)))

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
                raise AmtError(
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
        encoded = encode(grid)
        names = encoded.tracks
        wanted = sorted((bar, self._place[track]) for bar, track in self.todo)
        prompt = [VOCABULARY.bos, *self._controls(encoded).tokens()]
        room = decoder.context * shrink
        shown = int(room * _CONTEXT_SHARE) - len(prompt)
        gap = _first_gap(encoded, wanted, answer=int(room * _ANSWER_SHARE), shown=shown)
        bars = _window(encoded, gap, shown)
        spec = self._shaping.spec
        grammar = FillGrammar(
            grid,
            encoded,
            rules_of(
                grid.tracks,
                names,
                key=self._key,
                is_strict=bool(spec.diatonic.value),
                dynamics=spec.dynamics.value if spec.dynamics.is_binding else None,
            ),
            gap,
            key=self._key,
            chords=heard_harmony(encoded),
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

    def _grid(self) -> Score:
        """The piece on the grid as it now is, with the cells that are still wanted emptied."""
        starts_empty = self.todo | self.filled
        kept = self._frame.notes.select(~_in_cells(self._frame, self._frame.notes, starts_empty))
        return quantise(self._frame.with_notes(NoteTable.concat([kept, self._notes])))

    def _controls(self, encoded: EncodedScore) -> Controls:
        spec = self._shaping.spec
        return Controls(
            key=self._key,
            genre=spec.genre.value,
            subgenre=spec.subgenre.value,
            moods=spec.moods.value or (),
            dynamics=spec.dynamics.value,
            density=spec.density.value,
            polyphony=spec.polyphony.value,
            register=spec.register.value,
            num_bars=encoded.num_bars,
            tracks=encoded.tracks,
        )

    def _take_in(self, cell: Cell, reader: CellReader) -> NoteTable:
        """Puts a cell that is complete into the piece."""
        bar, track = cell
        start = int(self._frame.bar_starts_ticks[bar])
        notes = reader.table(start, track)
        room = self._frame.length_ticks - notes.onset_ticks
        notes = replace(
            notes, duration_ticks=np.minimum(notes.duration_ticks, room).astype(np.int32)
        )
        notes = _beside(notes, self._old_notes(track))
        self._notes = NoteTable.concat([self._notes, notes])
        self.todo.discard(cell)
        self.filled.add(cell)
        return notes

    def _old_notes(self, track: int) -> NoteTable:
        """The notes of a track that stay as they are."""
        notes = self._frame.notes.of_track(track)
        return notes.select(~_in_cells(self._frame, notes, self.todo | self.filled))


def _key_of(score: Score, spec: MusicSpec) -> Key | None:
    """The key to keep to: the one asked for, the one written, the one heard."""
    if all(track.is_drum for track in score.tracks):
        return None
    return spec.key.value or score.key or analyze(score).key


def _first_gap(encoded: EncodedScore, wanted: list[Cell], *, answer: int, shown: int) -> list[Cell]:
    """The first wanted cells, at least one: as many as two budgets of tokens seem to allow.

    Args:
        encoded: The piece with the wanted cells empty.
        wanted: Cells in order.
        answer: Tokens that the new cells may take.
        shown: Tokens that their bars as they stand may take.
    """
    usual = _usual_cell_lengths(encoded)
    gap: list[Cell] = []
    expected = 0.0
    for bar, track in wanted:
        expected += usual[track]
        first = gap[0][0] if gap else bar
        standing = sum(_length(encoded, b) for b in range(first, bar + 1))
        is_too_much = expected > answer or standing > shown or bar - first >= _MAX_BARS_AT_ONCE
        if gap and is_too_much:
            break
        gap.append((bar, track))
    return gap


def _window(encoded: EncodedScore, gap: list[Cell], shown: int) -> range:
    """The bars around a gap, in turn before and after it, as long as their tokens last."""
    start, stop = gap[0][0], gap[-1][0] + 1
    used = sum(_length(encoded, bar) for bar in range(start, stop)) + 2 * len(gap)
    grows = True
    while grows:
        grows = False
        if start > 0 and used + _length(encoded, start - 1) <= shown:
            start, grows = start - 1, True
            used += _length(encoded, start)
        if stop < encoded.num_bars and used + _length(encoded, stop) <= shown:
            used += _length(encoded, stop)
            stop, grows = stop + 1, True
    return range(start, stop)


def _length(encoded: EncodedScore, bar: int) -> int:
    return len(encoded.bar_tokens(bar, previous=None))


def _usual_cell_lengths(encoded: EncodedScore) -> list[float]:
    """How many tokens a cell of each track has on average, where it has any."""
    lengths = np.diff(encoded.cell_offsets)
    everywhere = float(lengths.mean()) if len(lengths) else _TOKENS_OF_A_CELL
    return [
        float(own.mean()) if len(own := lengths[encoded.cell_track == track]) else everywhere
        for track in range(len(encoded.tracks))
    ]


def _in_cells(score: Score, notes: NoteTable, cells: set[Cell]) -> NDArray[np.bool_]:
    """Which notes start in one of the cells."""
    wanted = np.zeros((score.num_bars, len(score.tracks)), dtype=np.bool_)
    for cell in cells:
        wanted[cell] = True
    return wanted[score.bars_of(notes.onset_ticks), notes.track]


def _beside(new: NoteTable, old: NoteTable) -> NoteTable:
    """New notes of a track, made to fit beside old ones of the same pitch.

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
