"""Sections before it is known who plays in them: their letters, lengths and energies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.composing.planning.sections.section_lengths import (
    BODY_BARS,
    share_bars,
    usual_bars,
    usual_energies,
)
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MAX_NUM_BARS, Source
from amt_core.traits.plan_analysis import LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDraft:
    """A section before it is known who plays in it.

    Attributes:
        name: One of `SECTION_KINDS`, or empty.
        letter: Its letter; empty until letters are given out.
        num_bars: Its length; None leaves it open.
        energy: 0..4.
        is_varied: Whether it returns with other notes on the same chords.
        source: The origin of its place.
    """

    name: str = ""
    letter: str = ""
    num_bars: int | None = None
    energy: int = 2
    is_varied: bool = False
    source: Source = Source.FREE


def with_letters(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
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


def in_order(drafts: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The sections with other letters: in the order of the alphabet, as pieces are analyzed."""
    letters = dict.fromkeys(draft.letter for draft in drafts)
    named = dict(zip(letters, LETTERS + LETTERS[-1] * len(letters), strict=False))
    return [replace(draft, letter=named[draft.letter]) for draft in drafts]


def with_lengths(
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
        share_bars(
            rest,
            [usual_bars(d.name, body_bars) for d in drafts if d.num_bars is None],
            [d.letter for d in drafts if d.num_bars is None],
        )
        if any(is_open)
        else ()
    )
    result = [d if d.num_bars is not None else replace(d, num_bars=next(shares)) for d in drafts]
    missing = num_bars - sum(draft.num_bars or 0 for draft in result)
    if missing:
        result[-1] = replace(result[-1], num_bars=(result[-1].num_bars or 0) + missing)
    return result


def with_energies(
    drafts: Sequence[SectionDraft], energies: Sequence[int] | None = None
) -> list[SectionDraft]:
    """The sections with these energies, else with the usual ones of their kinds."""
    energies = energies or usual_energies([draft.name for draft in drafts])
    return [replace(d, energy=energy) for d, energy in zip(drafts, energies, strict=True)]
