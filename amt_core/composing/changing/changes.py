"""The four ways to change a piece, each as the cells that it wants written."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from amt_core.composing.changing.filler import Filler, TooManyNotesError
from amt_core.composing.changing.request import Shaping
from amt_core.composing.changing.views import View, busiest_parts, moved, views_of
from amt_core.composing.compose import BarWritten, TakeStats
from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players.ensemble import MAX_TRACKS
from amt_core.composing.random_streams import Stream, seed_of_take, stream_of
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
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MAX_NUM_BARS, Instrument
from amt_core.tokens.grid import TooManyTracksError
from amt_core.tokens.infill import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped:
    """A change is complete, or was stopped.

    Attributes:
        take: Which take.
        seed: Its seed.
        edit: What turns the old piece into the new one, and back.
        score: The new piece; after a stop, gaps that were not reached keep their old notes.
        stats: What it cost.
        was_stopped: Whether it was canceled before its end.
        parts: The only parts that were written, where there were too many to write them all; empty
            where there were not.
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
    if not score.tracks:
        raise AmtError("The piece has no parts that could be rewritten.", "Add a track first.")
    if not all(0 <= bar < score.num_bars for bar, _ in cells):
        raise AmtError(
            Sentence("The piece has the bars 1 to {num_bars}.", num_bars=score.num_bars),
            "Choose some of them.",
        )
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
            Sentence("A piece can be continued by 1 to {most} bars at a time.", most=MAX_NUM_BARS),
            "Ask for another number of bars.",
        )
    if not score.tracks:
        raise AmtError("The piece has no parts that could play on.", "Add a track first.")
    extended = replace(score, num_bars=longest)
    new_bars = range(score.num_bars, longest)
    played = sorted(set(score.notes.track.tolist())) or range(len(score.tracks))
    busiest = tuple(sorted(busiest_parts(extended, new_bars)[:MAX_TRACKS]))
    only_busiest = View(parts=busiest, cells=frozenset(product(new_bars, busiest)))
    for take in range(shaping.takes):
        cells = set(product(new_bars, played))
        yield from _fill(score, extended, cells, take, shaping, instead=only_busiest)


def add_part(score: Score, instrument: Instrument, shaping: Shaping) -> Iterator[ShapeEvent]:
    """Adds a track and writes it from the first bar to the last.

    Raises:
        AmtError: Tokens cannot say the piece.
    """
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
    before: Score,
    frame: Score,
    cells: set[Cell],
    take: int,
    shaping: Shaping,
    *,
    instead: View | None = None,
) -> Iterator[ShapeEvent]:
    """One take: the cells of the frame, which is `before` or `before` with more room.

    Of more parts than the model can see at once it sees those that are written and the busiest
    others; where too many are written, some come after the others.

    Args:
        before: The piece.
        frame: The piece with room for the cells.
        cells: The cells to write.
        take: Which take it is.
        shaping: Who writes, and how.
        instead: The only cells to write where there are more parts than the model can see.
    """
    all_parts = View(parts=tuple(range(len(frame.tracks))), cells=frozenset(cells))
    try:
        yield from _fill_views(before, frame, [all_parts], take, shaping)
    except (TooManyNotesError, TooManyTracksError):
        if len(frame.tracks) <= MAX_TRACKS:
            raise
        # A plan of its own has a player for each part of the piece, and cannot be cut.
        shaping = replace(shaping, plan=None)
        views = [instead] if instead else views_of(frame, cells)
        parts = instead.parts if instead else ()
        yield from _fill_views(before, frame, views, take, shaping, parts=parts)


def _fill_views(
    before: Score,
    frame: Score,
    views: Sequence[View],
    take: int,
    shaping: Shaping,
    *,
    parts: tuple[int, ...] = (),
) -> Iterator[ShapeEvent]:
    """One take, in which each view hears what those before it have written."""
    began = time.perf_counter()
    first_bar_ms = music_sec = 0.0
    num_tokens = 0
    was_stopped = False
    filled: set[Cell] = set()
    written: list[NoteTable] = []
    now, plan = frame, None
    for view in views:
        filler = Filler(view.of_score(now), view.own_cells, take, shaping)
        for bar in filler.run():
            first_bar_ms = first_bar_ms or 1000.0 * (time.perf_counter() - began)
            yield replace(bar, notes=moved(bar.notes, view.parts))
        own = frozenset((bar, view.parts[track]) for bar, track in filler.filled)
        notes = moved(filler.new_notes(), view.parts)
        now = replace_cells(now, own, notes).apply(now)
        filled |= own
        written.append(notes)
        num_tokens += filler.num_tokens
        music_sec = max(music_sec, filler.filled_sec())
        was_stopped = was_stopped or bool(filler.todo)
        plan = plan or filler.plan
    assert plan is not None
    edit = _edit(before, frame, frozenset(filled), NoteTable.concat(written))
    chords = _chord_edit(before, plan, filled, shaping)
    edit = edit if chords is None else Steps(edits=(edit, chords))
    score = edit.apply(before)
    yield Reshaped(
        take=take,
        seed=seed_of_take(shaping.seed, take),
        edit=edit,
        score=score,
        stats=TakeStats(
            tokens=num_tokens,
            seconds=time.perf_counter() - began,
            first_bar_ms=first_bar_ms,
            music_sec=music_sec,
        ),
        was_stopped=was_stopped,
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
