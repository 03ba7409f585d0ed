"""The sections of a piece: as a request says, and drawn where it leaves them open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.sections.form_templates import has_phrases, is_song
from amt_core.composing.planning.sections.phrases import cycles, framed_phrases, lettered_phrases
from amt_core.composing.planning.sections.section_drafts import (
    SectionDraft,
    with_energies,
    with_lengths,
    with_letters,
)
from amt_core.composing.planning.sections.section_lengths import (
    CLOSING,
    EDGES,
    MAX_SECTION_BARS,
    OPENING,
    usual_bars,
)
from amt_core.composing.planning.sections.songs import song
from amt_core.spec.music_spec import Attribute, Source
from amt_core.spec.requests import Form
from amt_core.styles.plan_counts import PlanCounts

# The letters of the forms with a name; each letter has this many bars where no length is asked.
_NAMED_FORMS: dict[str, tuple[str, int]] = {
    "AABA": ("AABA", 8), "ABA": ("ABA", 8), "AB": ("AB", 8), "rondo": ("ABACA", 8),
    "theme and variations": ("AAAA", 8), "through-composed": ("ABCD", 8), "strophic": ("AAA", 8),
    "12-bar blues": ("AA", 12), "sonata": ("ABCAB", 8), "loop": ("A", 8),
}  # fmt: skip
_VERSE_CHORUS = ("verse", "chorus")


def draw_sections(
    form: Attribute[Form],
    asked_kinds: Collection[str],
    *,
    style: str | None,
    num_bars: int | None,
    cycle_bars: int | None,
    rng: np.random.Generator,
    counts: PlanCounts | None = None,
) -> list[SectionDraft]:
    """The sections of a piece in order, each with a length, a letter and an energy.

    Args:
        form: The form that is asked for.
        asked_kinds: Kinds of sections that other requests name.
        style: The genre, if any.
        num_bars: The length of the piece; None leaves it to the form.
        cycle_bars: The length of the chord progression that is asked for, if any.
        rng: What is drawn with.
        counts: The forms of the pieces of each style; without them, those of songs and dances.

    Raises:
        AmtError: The sections do not fit into the piece.
    """
    asked = form.value
    if asked is not None and asked.is_complete and asked.sections:
        return with_energies(_asked_sections(asked, num_bars, form.source))
    if asked is not None and asked.name in _NAMED_FORMS:
        return with_energies(_named_sections(asked, num_bars, form.source))
    if asked is not None and asked.name == "verse-chorus":
        asked_kinds = (*_VERSE_CHORUS, *asked_kinds)
    if num_bars is None and cycle_bars is not None and cycle_bars > MAX_SECTION_BARS:
        # A progression that is longer than a section is the form.
        num_bars = cycles(cycle_bars)
    kinds = [*([s.kind for s in asked.sections if s.kind] if asked else ()), *asked_kinds]
    is_placed = asked is not None and any(s.first_bar is not None for s in asked.sections)
    if kinds and EDGES.issuperset(kinds) and not is_placed and has_phrases(style):
        return framed_phrases(form, kinds, style, num_bars, rng=rng, counts=counts)
    if kinds or is_song(style, num_bars):
        drafts = song(form, kinds, style, num_bars, cycle_bars=cycle_bars, rng=rng, counts=counts)
        return with_energies(drafts)
    return lettered_phrases(style, num_bars, cycle_bars=cycle_bars, rng=rng, counts=counts)


def _asked_sections(form: Form, num_bars: int | None, source: Source) -> list[SectionDraft]:
    drafts = [
        SectionDraft(
            name=s.kind,
            letter=s.letter[:1],
            num_bars=s.num_bars,
            is_varied=len(s.letter) > 1,
            source=source,
        )
        for s in form.sections
    ]
    drafts = with_letters(drafts)
    if num_bars is not None:
        drafts = _in_rounds(drafts, num_bars)
    return with_lengths(drafts, num_bars)


def _in_rounds(drafts: list[SectionDraft], num_bars: int) -> list[SectionDraft]:
    """The sections, with those between opening and closing as often as they fit as a whole.

    Sections whose lengths are not asked for go round where they would become too long otherwise.
    What is left over makes the last section longer; as much as another of it is one more of it.
    """

    def bars(some: Sequence[SectionDraft]) -> int:
        return sum(draft.num_bars or usual_bars(draft.name) for draft in some)

    is_open = any(draft.num_bars is None for draft in drafts)
    first = 1 if drafts[0].name in OPENING else 0
    stop = len(drafts) - (drafts[-1].name in CLOSING)
    body = drafts[first:stop] or drafts
    longest = sum(draft.num_bars or MAX_SECTION_BARS for draft in drafts)
    if is_open and num_bars <= longest:
        return drafts
    count = (num_bars - bars(drafts)) // bars(body) if bars(body) else 0
    rounds = drafts[:stop] + body * max(count, 0)
    rest = num_bars - bars(rounds + drafts[stop:])
    last = rounds[-1]
    if is_open:
        if rest >= bars([last]):
            rounds.append(last)
        return rounds + drafts[stop:]
    rounds += drafts[stop:]
    if rest > 0:
        rounds[-1] = replace(rounds[-1], num_bars=(rounds[-1].num_bars or 0) + rest)
    return rounds


def _named_sections(form: Form, num_bars: int | None, source: Source) -> list[SectionDraft]:
    letters, bars = _NAMED_FORMS[form.name]
    if form.name == "theme and variations" and form.num_variations is not None:
        letters = "A" * (form.num_variations + 1)
    is_varied = form.name == "theme and variations"
    said = {s.letter: s.num_bars for s in form.sections if s.letter and s.num_bars}
    if form.name == "12-bar blues" and num_bars is not None:
        letters = "A" * max(num_bars // bars, 1)
    drafts = [
        SectionDraft(
            name=("variation" if i else "theme") if is_varied else "",
            letter=letter,
            num_bars=said.get(letter, bars if num_bars is None else None),
            source=source,
        )
        for i, letter in enumerate(letters)
    ]
    return with_lengths(drafts, num_bars)
