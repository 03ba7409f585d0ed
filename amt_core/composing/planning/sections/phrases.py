"""Sections with letters alone, as pieces that are not sung have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.sections.form_templates import (
    PHRASE_FORMS,
    is_loop_style,
    with_trios,
)
from amt_core.composing.planning.sections.section_drafts import (
    SectionDraft,
    in_order,
    with_energies,
    with_lengths,
    with_letters,
)
from amt_core.composing.planning.sections.section_lengths import (
    CLOSING,
    MAX_OPEN_BARS,
    MAX_SECTION_BARS,
    OPENING,
    PHRASE_BARS,
    share_bars,
    usual_bars,
    usual_energies,
)
from amt_core.spec.music_spec import MAX_NUM_BARS, Attribute, Source
from amt_core.spec.requests import Form
from amt_core.styles.plan_counts import PlanCounts
from amt_core.traits.plan_analysis import LETTERS

DEFAULT_NUM_BARS = 16

_SHORT_PHRASE_BARS = 2
_LONG_PHRASE_BARS = 8
# Some music goes on without looking back.
_FORM_SHARE = 0.75


def lettered_phrases(
    style: str | None,
    num_bars: int | None,
    *,
    cycle_bars: int | None,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> list[SectionDraft]:
    """Sections with letters alone, and their energies."""
    drafts = _open_phrases(style, cycle_bars, rng, counts) if num_bars is None else None
    drafts = drafts or _phrases(num_bars or cycles(cycle_bars), style, rng, counts)
    if counts is None:
        return with_energies(drafts)
    letters = [draft.letter for draft in drafts]
    drafts = [
        replace(draft, is_varied=draft.letter in letters[:i] and counts.draw_is_varied(style, rng))
        for i, draft in enumerate(drafts)
    ]
    return with_energies(drafts, counts.draw_energies(style, letters, rng))


def framed_phrases(
    form: Attribute[Form],
    kinds: Sequence[str],
    style: str | None,
    num_bars: int | None,
    *,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> list[SectionDraft]:
    """Phrases with an introduction or an ending that is asked for, where nothing is sung.

    Raises:
        AmtError: The piece has no room for them.
    """
    sections = form.value.sections if form.value is not None else ()
    edges = {
        kind: SectionDraft(
            name=kind,
            num_bars=next((s.num_bars for s in sections if s.kind == kind), None)
            or usual_bars(kind),
            energy=usual_energies([kind])[0],
            source=form.source if any(s.kind == kind for s in sections) else Source.FREE,
        )
        for kind in kinds
    }
    opening = [edges[kind] for kind in OPENING if kind in edges]
    closing = [edges[kind] for kind in CLOSING if kind in edges]
    room = None
    if num_bars is not None:
        room = num_bars - sum(draft.num_bars or 0 for draft in edges.values())
    if room is not None and room < PHRASE_BARS:
        framed = with_letters([*opening, SectionDraft(letter=LETTERS[0]), *closing])
        return in_order(with_lengths(framed, num_bars))
    inner = lettered_phrases(style, room, cycle_bars=None, rng=rng, counts=counts)
    if opening and len(inner) > 1 and (short := inner[0].num_bars or 0) < PHRASE_BARS:
        # One introduction is enough.
        *middle, last = inner[1:]
        inner = [*middle, replace(last, num_bars=(last.num_bars or 0) + short * (room is not None))]
    return in_order(with_letters([*opening, *inner, *closing]))


def cycles(cycle_bars: int | None) -> int:
    """The usual length of a piece, in whole progressions."""
    if not cycle_bars:
        return DEFAULT_NUM_BARS
    return min(max(round(DEFAULT_NUM_BARS / cycle_bars), 1) * cycle_bars, MAX_NUM_BARS)


def _open_phrases(
    style: str | None,
    cycle_bars: int | None,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> list[SectionDraft] | None:
    """A counted form with its own length, where nothing says how long the piece is.

    None for a progression, which goes round as a whole, and for styles whose pieces are loops.
    """
    if counts is None or cycle_bars is not None or is_loop_style(style):
        return None
    counted = counts.draw_open_form(style, range(DEFAULT_NUM_BARS, MAX_OPEN_BARS + 1), rng)
    if counted is None:
        return None
    return [SectionDraft(letter=letter, num_bars=bars) for letter, bars in counted]


def _phrases(
    num_bars: int, style: str | None, rng: np.random.Generator, counts: PlanCounts | None
) -> list[SectionDraft]:
    """Phrases with letters; or one section, as some short music goes on without looking back."""
    if rng.random() >= _FORM_SHARE and num_bars <= MAX_SECTION_BARS:
        return [SectionDraft(letter=LETTERS[0], num_bars=num_bars)]
    counted = counts.draw_form(style, num_bars, rng) if counts is not None else None
    if counted is not None:
        return [SectionDraft(letter=letter, num_bars=bars) for letter, bars in counted]
    pattern = PHRASE_FORMS[int(rng.integers(len(PHRASE_FORMS)))]
    length = PHRASE_BARS if num_bars >= 2 * PHRASE_BARS else _SHORT_PHRASE_BARS
    if num_bars >= len(pattern) * _LONG_PHRASE_BARS:
        length = _LONG_PHRASE_BARS
    letters = with_trios(pattern, max(round(num_bars / length), 1))
    lengths = share_bars(num_bars, [length] * len(letters), letters)
    return [
        SectionDraft(letter=letter, num_bars=bars)
        for letter, bars in zip(letters, lengths, strict=True)
    ]
