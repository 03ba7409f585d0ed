"""The sections of a song: verses and choruses that go round, and what opens and closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.sections.form_templates import MIN_SONG_BARS, draw_kinds
from amt_core.composing.planning.sections.section_drafts import (
    SectionDraft,
    with_lengths,
    with_letters,
)
from amt_core.composing.planning.sections.section_lengths import (
    BODY_BARS,
    EDGES,
    MAX_OPEN_BARS,
    MAX_SECTION_BARS,
)
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import Attribute, Source
from amt_core.spec.requests import Form
from amt_core.styles.plan_counts import PlanCounts
from amt_core.traits.plan_analysis import LETTERS

_SONG_BARS = 48
# From this length on verses and choruses of eight bars would go round too often.
_MIN_BARS_OF_LONG_SECTIONS = 96


def song(
    form: Attribute[Form],
    kinds: Sequence[str],
    style: str | None,
    num_bars: int | None,
    *,
    cycle_bars: int | None,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> list[SectionDraft]:
    """A song with the kinds of sections that are asked for."""
    body_bars = _body_bars(style, num_bars, cycle_bars, rng, counts)
    sections = form.value.sections if form.value is not None else ()
    said = {s.kind: s.num_bars for s in sections if s.num_bars is not None}
    usual = _usual_song_bars(kinds, style, rng, counts) * body_bars // BODY_BARS
    drawn = draw_kinds(style, num_bars or usual, kinds, rng, body_bars=body_bars, said=said)
    drafts = [
        SectionDraft(
            name=kind,
            num_bars=said.get(kind),
            source=form.source if any(s.kind == kind for s in sections) else Source.FREE,
        )
        for kind in drawn
    ]
    drafts = with_letters(drafts)
    starts = {s.kind: s.first_bar for s in sections if s.first_bar is not None}
    for kind, first_bar in sorted(starts.items(), key=lambda entry: entry[1]):
        drafts = _beginning_at(drafts, kind, first_bar, num_bars, body_bars)
    return with_lengths(drafts, num_bars, body_bars)


def _body_bars(
    style: str | None,
    num_bars: int | None,
    cycle_bars: int | None,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> int:
    """The length of verses and choruses: whole progressions, and twice as long in long pieces."""
    drawn = (counts.draw_section_bars(style, rng) if counts is not None else None) or BODY_BARS
    if num_bars is not None and drawn <= BODY_BARS and num_bars >= _MIN_BARS_OF_LONG_SECTIONS:
        drawn *= 2
    if cycle_bars is None or drawn % cycle_bars == 0 or cycle_bars > MAX_SECTION_BARS:
        return drawn
    return cycle_bars * max(round(BODY_BARS / cycle_bars), 1)


def _usual_song_bars(
    kinds: Sequence[str], style: str | None, rng: np.random.Generator, counts: PlanCounts | None
) -> int:
    """The usual length of a song: with two rounds, where its verses or choruses are named."""
    if not EDGES.issuperset(kinds):
        return _SONG_BARS
    lengths = range(MIN_SONG_BARS, MAX_OPEN_BARS + 1)
    return (counts and counts.draw_num_bars(style, lengths, rng)) or MIN_SONG_BARS


def _beginning_at(
    drafts: Sequence[SectionDraft],
    kind: str,
    first_bar: int,
    num_bars: int | None,
    body_bars: int,
) -> list[SectionDraft]:
    """The sections with lengths for which the first one of a kind begins at a bar.

    Raises:
        AmtError: The piece ends before that bar.
    """
    if num_bars is not None and first_bar >= num_bars:
        raise AmtError(
            Sentence(
                "The {kind} cannot begin at bar {first_bar} of a piece of {num_bars} bars.",
                kind=kind,
                first_bar=first_bar + 1,
                num_bars=num_bars,
            ),
            "Name an earlier bar, or make the piece longer.",
        )
    at = next(i for i, draft in enumerate(drafts) if draft.name == kind)
    if first_bar == 0:
        return list(drafts[at:])
    # No more sections than bars before it.
    before = list(drafts[:at])[-first_bar:] or [SectionDraft(name="intro", letter=LETTERS[-1])]
    needed = sum(draft.num_bars or 1 for draft in before)
    if needed > first_bar:
        before = [replace(draft, num_bars=None) for draft in before]
    after = list(drafts[at:])
    if num_bars is not None:
        after = after[: num_bars - first_bar]
        after = with_lengths(after, num_bars - first_bar, body_bars)
    return [*with_lengths(before, first_bar, body_bars), *after]
