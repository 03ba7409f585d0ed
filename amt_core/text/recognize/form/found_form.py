"""The form that the words of a description state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.spec.requests import Form, RequestedSection
from amt_core.text.words import Words

SECTION_LETTERS = frozenset("ABCD")
"""The letters that name sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDetail:
    """Words of a list of sections that are about one of them: `intro 4 bars piano only`.

    Attributes:
        name_start: Index of the first token of the section's name or length.
        start: Index of the first token about it.
        stop: Index after the last one.
        section: The kind or the letter of the section.
        occurrence: 1 for the first section of this kind in the list; None if there is only one.
    """

    name_start: int
    start: int
    stop: int
    section: str
    occurrence: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundForm:
    """The form that the words state.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        sections: The sections in order.
        is_complete: Whether they are the whole piece.
        name: One of `FORMS`, or empty.
        is_loop: Whether the end runs into the start.
        num_variations: Variations of the theme, if they are counted.
        excluded: Kinds of sections that must not come.
        num_bars: The length of the whole piece, where the form states it.
        solo_at: Indices of tokens before which the name of a solo's instrument stands.
        details: What stands between its sections and is about one of them.
        bars_each: The length of each section that has none.
    """

    start: int
    stop: int
    sections: tuple[RequestedSection, ...] = ()
    is_complete: bool = False
    name: str = ""
    is_loop: bool = False
    num_variations: int | None = None
    excluded: tuple[str, ...] = ()
    num_bars: int | None = None
    solo_at: tuple[int, ...] = ()
    details: tuple[SectionDetail, ...] = ()
    bars_each: int | None = None


def joined_form(words: Words, forms: Sequence[FoundForm]) -> Form | None:
    """The form from all that a description says about it; None if it says nothing."""
    if all(form.bars_each for form in forms):
        return None
    listed = max(forms, key=lambda form: (form.is_complete, len(form.sections)))
    form = Form(
        sections=listed.sections,
        is_complete=listed.is_complete,
        name=next((form.name for form in forms if form.name), ""),
        is_loop=any(form.is_loop for form in forms),
        num_variations=next((f.num_variations for f in forms if f.num_variations), None),
        excluded=tuple(kind for form in forms for kind in form.excluded),
        words=words.range(listed.start, listed.stop),
    )
    others = tuple(
        section
        for other in forms
        if other is not listed and not other.is_complete and not listed.is_complete
        for section in other.sections
    )
    return replace(form, sections=_of_length(form.sections + others, forms))


def _of_length(
    sections: tuple[RequestedSection, ...], forms: Sequence[FoundForm]
) -> tuple[RequestedSection, ...]:
    """The sections with the lengths that are said for all of them, or for those of their name.

    Reads `verse chorus verse chorus, the verses 16 bars and the choruses 8`.
    """
    each = next((form.bars_each for form in forms if form.bars_each), None)
    by_name = {s.kind or s.letter: s.num_bars for form in forms for s in form.sections}
    return tuple(
        replace(s, num_bars=s.num_bars or by_name.get(s.kind or s.letter) or each) for s in sections
    )
