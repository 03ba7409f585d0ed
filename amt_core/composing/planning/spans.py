"""The bars of a piece that a span of a request means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.spans import Place, Reach, Span

# The start and the end of a piece without an intro and an outro.
_EDGE_BARS = 4
# A section that begins this share of the piece from its middle begins the second half.
_NEAR_MIDDLE = 1 / 8


class Located(Protocol):
    """A section with its place."""

    @property
    def name(self) -> str:
        """Its kind, or empty."""
        ...

    @property
    def letter(self) -> str:
        """Its letter."""
        ...

    @property
    def first_bar(self) -> int:
        """Index of its first bar."""
        ...

    @property
    def num_bars(self) -> int:
        """Its length."""
        ...


def bars_of_span(span: Span, sections: Sequence[Located], num_bars: int) -> list[range]:
    """The runs of bars that a span means, ascending.

    Args:
        span: The span.
        sections: The sections of the piece.
        num_bars: The length of the piece.

    Raises:
        AmtError: The piece has no such bars or no such section.
    """
    match span.place:
        case Place.WHOLE:
            return [range(num_bars)]
        case Place.START:
            return [_edge(sections[0], num_bars)]
        case Place.END:
            last = _edge(sections[-1], num_bars)
            return [range(num_bars - len(last), num_bars)]
        case Place.FIRST_HALF | Place.SECOND_HALF:
            middle = _middle(sections, num_bars)
            is_first = span.place is Place.FIRST_HALF
            return [range(middle) if is_first else range(middle, num_bars)]
        case Place.SECTION:
            return _reached(span, _runs(span, sections), num_bars)
        case Place.BARS:
            outer = _runs(span, sections) if span.section else [range(num_bars)]
            if span.reach is Reach.BEFORE:
                return _bars_before(span, outer)
            return [_bars(span, run) for run in outer]


def _edge(section: Located, num_bars: int) -> range:
    """The bars of a section at an edge of the piece, or the few bars there."""
    is_edge = section.name in ("intro", "outro", "coda")
    length = section.num_bars if is_edge else min(_EDGE_BARS, max(num_bars // 4, 1))
    return range(length)


def _middle(sections: Sequence[Located], num_bars: int) -> int:
    """Index of the bar with which the second half begins."""
    if num_bars < 2:
        raise AmtError("A piece of one bar has no halves.", "Ask for a longer piece.")
    middle = num_bars // 2
    starts = (s.first_bar for s in sections if abs(s.first_bar - middle) <= num_bars * _NEAR_MIDDLE)
    return min(starts, key=lambda bar: abs(bar - middle), default=middle)


def _runs(span: Span, sections: Sequence[Located]) -> list[range]:
    found = [
        range(s.first_bar, s.first_bar + s.num_bars)
        for s in sections
        if span.section in (s.name, s.letter)
    ]
    at = span.occurrence
    if at is not None and found:
        if abs(at) > len(found):
            raise AmtError(
                Sentence(
                    'The piece has the section "{section}" {num_found} times, not {at} times.',
                    section=span.section,
                    num_found=len(found),
                    at=at,
                ),
                "Ask for a longer piece, or name another section.",
            )
        found = [found[at - 1 if at > 0 else at]]
    if not found:
        there = ", ".join(dict.fromkeys(s.name or s.letter for s in sections))
        raise AmtError(
            Sentence('The piece has no section "{section}".', section=span.section),
            Sentence("It has: {there}.", there=there),
        )
    return found


def _reached(span: Span, runs: list[range], num_bars: int) -> list[range]:
    """The sections themselves, or what lies before or after them."""
    match span.reach:
        case Reach.IN:
            return runs
        case Reach.BEFORE:
            found = range(runs[0].start)
        case Reach.FROM:
            found = range(runs[0].start, num_bars)
        case Reach.AFTER:
            found = range(runs[-1].stop, num_bars)
    if not found:
        raise _no_bars(span)
    return [found]


def _bars_before(span: Span, runs: list[range]) -> list[range]:
    """The last bars before each section; one at the start of the piece has none."""
    found = [range(max(run.start + span.first_bar, 0), run.start) for run in runs if run.start]
    if not found:
        raise _no_bars(span)
    return found


def _bars(span: Span, run: range) -> range:
    """Some bars of a run; a negative first bar counts from its end."""
    first = span.first_bar if span.first_bar >= 0 else max(len(run) + span.first_bar, 0)
    stop = len(run) if span.stop_bar is None else span.stop_bar
    if stop < 0:
        stop += len(run)
    if first >= len(run) or stop > len(run) or first >= stop:
        named = first + 1 if first >= len(run) else stop
        whole = f'The section "{span.section}"' if span.section else "The piece"
        raise AmtError(
            Sentence(
                "{whole} has {num_bars} bars, and no bar {named}.",
                whole=whole,
                num_bars=len(run),
                named=named,
            ),
            "Ask for more bars, or name a bar that is there.",
        )
    return run[first:stop]


def _no_bars(span: Span) -> AmtError:
    return AmtError(
        Sentence(
            'The piece has no bars {reach} the section "{section}".',
            reach=Sentence(span.reach.value),
            section=span.section,
        ),
        "Ask for a longer piece, or name another section.",
    )
