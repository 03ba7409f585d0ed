"""The sections of a piece: as a request says, and drawn where it leaves them open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from amt_core.composing.planning.sections.form_templates import (
    MIN_SONG_BARS,
    PHRASE_FORMS,
    draw_kinds,
    is_song_style,
)
from amt_core.composing.planning.sections.section_lengths import (
    BODY_BARS,
    share_bars,
    usual_bars,
    usual_energies,
)
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MAX_NUM_BARS, Attribute, Source
from amt_core.spec.requests import Form
from amt_core.styles.plan_counts import PlanCounts
from amt_core.traits.plan_analysis import LETTERS

DEFAULT_NUM_BARS = 16

_PHRASE_BARS = 4
_SHORT_PHRASE_BARS = 2
_LONG_PHRASE_BARS = 8
_SONG_BARS = 48
# Some music goes on without looking back.
_FORM_SHARE = 0.75

# The letters of the forms with a name; each letter has this many bars where no length is asked.
_NAMED_FORMS: dict[str, tuple[str, int]] = {
    "AABA": ("AABA", 8), "ABA": ("ABA", 8), "AB": ("AB", 8), "rondo": ("ABACA", 8),
    "theme and variations": ("AAAA", 8), "through-composed": ("ABCD", 8), "strophic": ("AAA", 8),
    "12-bar blues": ("AA", 12), "sonata": ("ABCAB", 8), "loop": ("A", 8),
}  # fmt: skip
_OPENING, _CLOSING = ("intro",), ("outro", "coda")
_VERSE_CHORUS = ("verse", "chorus", "verse", "chorus")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDraft:
    """A section before it is known who plays in it.

    Attributes:
        name: One of `SECTION_KINDS`, or empty.
        letter: Its letter; empty until letters are given out.
        num_bars: Its length; None leaves it open.
        energy: 0..4.
        source: The origin of its place.
    """

    name: str = ""
    letter: str = ""
    num_bars: int | None = None
    energy: int = 2
    source: Source = Source.FREE


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
        return _with_energies(_asked_sections(asked, num_bars, form.source))
    if asked is not None and asked.name in _NAMED_FORMS:
        return _with_energies(_named_sections(asked, num_bars, form.source))
    if asked is not None and asked.name == "verse-chorus":
        drafts = [SectionDraft(name=name, source=form.source) for name in _VERSE_CHORUS]
        return _with_energies(_with_lengths(_with_letters(drafts), num_bars))
    kinds = [*([s.kind for s in asked.sections if s.kind] if asked else ()), *asked_kinds]
    if kinds or (num_bars is not None and num_bars >= MIN_SONG_BARS and is_song_style(style)):
        return _with_energies(_song(form, kinds, style, num_bars, rng=rng, counts=counts))
    drafts = _phrases(num_bars or _cycles(cycle_bars), style, rng, counts)
    letters = [draft.letter for draft in drafts]
    energies = counts.draw_energies(style, letters, rng) if counts is not None else None
    return _with_energies(drafts, energies)


def _cycles(cycle_bars: int | None) -> int:
    """The usual length of a piece, in whole progressions."""
    if not cycle_bars:
        return DEFAULT_NUM_BARS
    return min(max(round(DEFAULT_NUM_BARS / cycle_bars), 1) * cycle_bars, MAX_NUM_BARS)


def _asked_sections(form: Form, num_bars: int | None, source: Source) -> list[SectionDraft]:
    drafts = [
        SectionDraft(name=s.kind, letter=s.letter[:1], num_bars=s.num_bars, source=source)
        for s in form.sections
    ]
    drafts = _with_letters(drafts)
    total = sum(draft.num_bars or 0 for draft in drafts)
    is_all_said = all(draft.num_bars is not None for draft in drafts)
    if num_bars is not None and is_all_said:
        # What lies between opening and closing goes round as long as it fits as a whole; then the
        # last section lasts longer.
        first = 1 if drafts[0].name in _OPENING else 0
        stop = len(drafts) - (drafts[-1].name in _CLOSING)
        body = drafts[first:stop] or drafts
        body_bars = sum(draft.num_bars or 0 for draft in body)
        count = (num_bars - total) // body_bars if body_bars else 0
        rounds = drafts[:stop] + body * max(count, 0) + drafts[stop:]
        drafts = rounds
        rest = num_bars - sum(draft.num_bars or 0 for draft in drafts)
        if rest > 0:
            drafts[-1] = replace(drafts[-1], num_bars=(drafts[-1].num_bars or 0) + rest)
    return _with_lengths(drafts, num_bars)


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
    return _with_lengths(drafts, num_bars)


def _song(
    form: Attribute[Form],
    kinds: Sequence[str],
    style: str | None,
    num_bars: int | None,
    *,
    rng: np.random.Generator,
    counts: PlanCounts | None,
) -> list[SectionDraft]:
    """A song with the kinds of sections that are asked for."""
    body_bars = (counts.draw_section_bars(style, rng) if counts is not None else None) or BODY_BARS
    sections = form.value.sections if form.value is not None else ()
    said = {s.kind: s.num_bars for s in sections if s.num_bars is not None}
    usual = _usual_song_bars(kinds) * body_bars // BODY_BARS
    drawn = draw_kinds(style, num_bars or usual, kinds, rng, body_bars=body_bars)
    drafts = [
        SectionDraft(
            name=kind,
            num_bars=said.get(kind),
            source=form.source if any(s.kind == kind for s in sections) else Source.FREE,
        )
        for kind in drawn
    ]
    drafts = _with_letters(drafts)
    starts = {s.kind: s.first_bar for s in sections if s.first_bar is not None}
    for kind, first_bar in sorted(starts.items(), key=lambda entry: entry[1]):
        drafts = _beginning_at(drafts, kind, first_bar, num_bars, body_bars)
    return _with_lengths(drafts, num_bars, body_bars)


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
        after = _with_lengths(after, num_bars - first_bar, body_bars)
    return [*_with_lengths(before, first_bar, body_bars), *after]


def _usual_song_bars(kinds: Sequence[str]) -> int:
    """The usual length of a song: with two rounds, where its verses or choruses are named."""
    is_edge_alone = set(kinds) <= {"intro", "outro", "coda"}
    return MIN_SONG_BARS if is_edge_alone else _SONG_BARS


def _phrases(
    num_bars: int, style: str | None, rng: np.random.Generator, counts: PlanCounts | None
) -> list[SectionDraft]:
    """Phrases with letters; or one section, as some short music goes on without looking back."""
    if rng.random() >= _FORM_SHARE and num_bars < MIN_SONG_BARS:
        return [SectionDraft(letter=LETTERS[0], num_bars=num_bars)]
    counted = counts.draw_form(style, num_bars, rng) if counts is not None else None
    if counted is not None:
        return [SectionDraft(letter=letter, num_bars=bars) for letter, bars in counted]
    letters = PHRASE_FORMS[int(rng.integers(len(PHRASE_FORMS)))]
    length = _PHRASE_BARS if num_bars >= 2 * _PHRASE_BARS else _SHORT_PHRASE_BARS
    if num_bars >= len(letters) * _LONG_PHRASE_BARS:
        length = _LONG_PHRASE_BARS
    return [
        SectionDraft(
            letter=letters[start // length % len(letters)],
            num_bars=min(length, num_bars - start),
        )
        for start in range(0, num_bars, length)
    ]


def _with_letters(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
    """Letters for the sections without one: sections of one kind have one letter."""
    taken = [draft.letter for draft in drafts if draft.letter]
    free = [letter for letter in LETTERS if letter not in taken]
    by_name: dict[str, str] = {d.name: d.letter for d in drafts if d.name and d.letter}
    named: list[SectionDraft] = []
    for draft in drafts:
        letter = draft.letter
        if not letter:
            letter = by_name.get(draft.name) or (free.pop(0) if free else LETTERS[-1])
            by_name[draft.name] = letter
        named.append(replace(draft, letter=letter if letter in LETTERS else LETTERS[-1]))
    return named


def _with_lengths(
    drafts: Sequence[SectionDraft], num_bars: int | None, body_bars: int = BODY_BARS
) -> list[SectionDraft]:
    """Lengths for the sections without one.

    Raises:
        AmtError: The piece has no room for all sections.
    """
    is_open = [draft.num_bars is None for draft in drafts]
    if num_bars is None:
        drafts = [replace(d, num_bars=d.num_bars or usual_bars(d.name, body_bars)) for d in drafts]
        total = sum(draft.num_bars or 0 for draft in drafts)
        if total > MAX_NUM_BARS:
            raise AmtError(
                Sentence("The sections have {total} bars together.", total=total),
                Sentence("A piece has at most {most}.", most=MAX_NUM_BARS),
            )
        return list(drafts)
    rest = num_bars - sum(draft.num_bars or 0 for draft in drafts)
    if rest < sum(is_open):
        longest = max(drafts, key=lambda draft: draft.num_bars or 0)
        said = longest.name or f"section {longest.letter}"
        raise AmtError(
            Sentence(
                "The {said} of {length} bars and the other sections do not fit into "
                "a piece of {num_bars} bars.",
                said=said,
                length=longest.num_bars or 1,
                num_bars=num_bars,
            )
            if len(drafts) > 1
            else Sentence(
                "The {said} of {length} bars does not fit into a piece of {num_bars} bars.",
                said=said,
                length=longest.num_bars,
                num_bars=num_bars,
            ),
            "Ask for more bars, or for shorter sections.",
        )
    shares = iter(
        share_bars(rest, [usual_bars(d.name, body_bars) for d in drafts if d.num_bars is None])
        if any(is_open)
        else ()
    )
    result = [d if d.num_bars is not None else replace(d, num_bars=next(shares)) for d in drafts]
    missing = num_bars - sum(draft.num_bars or 0 for draft in result)
    if missing:
        result[-1] = replace(result[-1], num_bars=(result[-1].num_bars or 0) + missing)
    return result


def _with_energies(
    drafts: Sequence[SectionDraft], energies: Sequence[int] | None = None
) -> list[SectionDraft]:
    """The sections with these energies, else with the usual ones of their kinds."""
    energies = energies or usual_energies([draft.name for draft in drafts])
    return [replace(d, energy=energy) for d, energy in zip(drafts, energies, strict=True)]
