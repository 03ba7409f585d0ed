"""The four ways to change a piece, each as the cells that it wants written."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from amt_core.composing.compose import BarWritten, TakeStats
from amt_core.composing.filler import Filler, TooManyNotesError
from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players import MAX_TRACKS
from amt_core.composing.random_streams import Stream, seed_of_take, stream_of
from amt_core.composing.request import Shaping
from amt_core.errors import AmtError
from amt_core.midi.text.chord_texts import read_chord_texts, without_chord_texts
from amt_core.music.editing.edit import (
    Edit,
    ReplaceEvents,
    ReplaceFrame,
    Steps,
    add_track,
    replace_cells,
)
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.spec.music_spec import MAX_NUM_BARS, Instrument
from amt_core.tokens.infill import Cell

# The bars at the end of a piece in which the busiest parts are looked for.
_BARS_AT_END = 8


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
        parts: The only parts that were written, where the model could not see all of them at once;
            empty where it could.
    """

    take: int
    seed: int
    edit: Edit
    score: Score
    stats: TakeStats
    was_stopped: bool
    parts: tuple[int, ...] = ()


ShapeEvent = BarWritten | Reshaped


def rewrite(score: Score, cells: Collection[Cell], shaping: Shaping) -> Iterator[ShapeEvent]:
    """Rewrites cells, each given as (bar, track).

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
    """Rewrites a share of the cells, scattered over the piece by the seed.

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
        rng = stream_of(seed_of_take(shaping.seed, take), Stream.VARIED_CELLS)
        count = max(1, round(amount * len(played)))
        chosen = rng.choice(len(played), size=count, replace=False)
        yield from _fill(score, score, {played[i] for i in chosen}, take, shaping)


def continue_piece(score: Score, num_bars: int, shaping: Shaping) -> Iterator[ShapeEvent]:
    """Writes more bars after the last one, for the same players, in the meter and tempo there.

    Where there are more parts than the model can see at once, the busiest ones play on.

    Raises:
        AmtError: No bars are wanted, too many, or tokens cannot say the piece.
    """
    longest = score.num_bars + num_bars
    if not 1 <= num_bars <= MAX_NUM_BARS:
        raise AmtError(
            f"A piece can be continued by 1 to {MAX_NUM_BARS} bars at a time.",
            "Ask for another number of bars.",
        )
    if not score.tracks:
        raise AmtError("The piece has no parts that could play on.", "Add a track first.")
    extended = replace(score, num_bars=longest)
    played = sorted(set(score.notes.track.tolist())) or range(len(score.tracks))
    new_bars = range(score.num_bars, longest)
    for take in range(shaping.takes):
        try:
            cells = {(bar, track) for bar in new_bars for track in played}
            yield from _fill(score, extended, cells, take, shaping)
        except TooManyNotesError:
            if len(played) <= MAX_TRACKS:
                raise
            parts = _busiest_parts(score)
            cells = {(bar, track) for bar in new_bars for track in parts}
            yield from _fill(score, extended, cells, take, replace(shaping, plan=None), parts=parts)


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


def _busiest_parts(score: Score) -> tuple[int, ...]:
    """The parts with the most notes at the end of a piece, as many as a piece can have."""
    first = score.bar_starts_ticks[max(score.num_bars - _BARS_AT_END, 0)]
    at_end = score.notes.track[score.notes.onset_ticks >= first]
    counts = np.bincount(at_end, minlength=len(score.tracks))
    return tuple(sorted(np.argsort(-counts, kind="stable")[:MAX_TRACKS].tolist()))


def _only(score: Score, parts: Sequence[int]) -> Score:
    """The score with some of its parts."""
    own = [score.notes.of_track(part) for part in parts]
    notes = [_moved(table, [index] * len(score.tracks)) for index, table in enumerate(own)]
    tracks = tuple(score.tracks[part] for part in parts)
    return replace(score, tracks=tracks, notes=NoteTable.concat(notes))


def _moved(notes: NoteTable, tracks: Sequence[int]) -> NoteTable:
    """The notes in other tracks, each given for its track now."""
    moved = np.array(tracks, dtype=np.int16)[notes.track]
    return NoteTable.from_columns(
        notes.onset_ticks, notes.duration_ticks, notes.pitch, notes.velocity, moved
    )


def _fill(
    before: Score,
    frame: Score,
    cells: set[Cell],
    take: int,
    shaping: Shaping,
    *,
    parts: tuple[int, ...] = (),
) -> Iterator[ShapeEvent]:
    """One take: the cells of the frame, which is `before` or `before` with more room.

    Args:
        before: The piece.
        frame: The piece with room for the cells.
        cells: The cells to write.
        take: Which take it is.
        shaping: Who writes, and how.
        parts: The only parts that the model sees; empty for all.
    """
    began = time.perf_counter()
    shown = parts or tuple(range(len(frame.tracks)))
    own = {(bar, shown.index(track)) for bar, track in cells} if parts else cells
    filler = Filler(_only(frame, parts) if parts else frame, own, take, shaping)
    first_bar_ms = 0.0
    for bar in filler.run():
        first_bar_ms = first_bar_ms or 1000.0 * (time.perf_counter() - began)
        yield replace(bar, notes=_moved(bar.notes, parts)) if parts else bar
    notes = _moved(filler.new_notes(), parts) if parts else filler.new_notes()
    filled = frozenset((bar, shown[track]) for bar, track in filler.filled)
    edit = _edit(before, frame, filled, notes)
    chords = _chord_edit(before, filler.plan, filler.filled, shaping)
    edit = edit if chords is None else Steps(edits=(edit, chords))
    score = edit.apply(before)
    yield Reshaped(
        take=take,
        seed=seed_of_take(shaping.seed, take),
        edit=edit,
        score=score,
        stats=TakeStats(
            tokens=filler.num_tokens,
            seconds=time.perf_counter() - began,
            first_bar_ms=first_bar_ms,
            music_sec=filler.filled_sec(),
        ),
        was_stopped=bool(filler.todo),
        parts=parts,
    )


def _chord_edit(
    before: Score, plan: Plan, filled: Collection[Cell], shaping: Shaping
) -> ReplaceEvents | None:
    """The chords of the bars that changed as texts.

    They are written where they are asked for, and after the end of a piece that states its own.
    """
    is_asked = shaping.spec.chords.value is not None
    first = 0 if is_asked else before.num_bars
    bars = sorted({bar for bar, _ in filled if bar >= first})
    if not bars or not plan.chords or not (is_asked or read_chord_texts(before)):
        return None
    run = range(bars[0], bars[-1] + 1)
    starts = plan.meter_map.bar_starts_ticks(plan.num_bars)
    kept = without_chord_texts(before.events, int(starts[run.start]), int(starts[run.stop]))
    after = EventTable.concat([kept, plan.chord_events(run)])
    return ReplaceEvents(before=before.events, after=after)


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
