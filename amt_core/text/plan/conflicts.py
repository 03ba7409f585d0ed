"""Requests that contradict each other: sections longer than the piece, bars beyond its end."""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import Form
from amt_core.spec.spans import Conflict, Place


def find_conflicts(spec: MusicSpec) -> Iterator[Conflict]:
    """The contradictions in a spec, each with the words that it was read from."""
    form, num_bars = spec.form.value, spec.num_bars.value
    if form is not None and num_bars is not None and spec.num_bars.is_binding:
        yield from _long_sections(form, num_bars)
    if num_bars is not None:
        yield from _beyond_the_end(spec, num_bars)
        yield from _long_cycles(spec, num_bars)
    yield from _silent_players(spec)


def _long_sections(form: Form, num_bars: int) -> Iterator[Conflict]:
    lengths = [section.num_bars for section in form.sections if section.num_bars]
    total = sum(lengths)
    if form.is_complete and len(lengths) == len(form.sections) and total == num_bars:
        return
    if total > num_bars or (form.is_complete and len(lengths) == len(form.sections) and lengths):
        names = ", ".join(
            f"{section.kind or section.letter} {section.num_bars}"
            for section in form.sections
            if section.num_bars
        )
        yield Conflict(
            message=f"The sections ({names}) are {_bars(total)} long, but the piece has "
            f"{_bars(num_bars)}.",
            hint="Leave out one of the two lengths, or make them equal.",
            range=form.words,
        )


def _beyond_the_end(spec: MusicSpec, num_bars: int) -> Iterator[Conflict]:
    cycles = () if spec.chords.value is None else spec.chords.value.cycles
    for request in (
        *(spec.changes.value or ()), *(spec.roles.value or ()), *(spec.figures.value or ()),
        *(spec.feel.value or ()), *cycles,
    ):  # fmt: skip
        span = request.span
        if span.place is not Place.BARS or span.section:
            continue
        last = max(span.first_bar + 1, -span.first_bar, span.stop_bar or 0)
        if last > num_bars:
            yield Conflict(
                message=f"Bar {last} ({span}) is beyond the piece, which has {_bars(num_bars)}.",
                hint="Name an earlier bar, or make the piece longer.",
                range=request.words,
            )


def _long_cycles(spec: MusicSpec, num_bars: int) -> Iterator[Conflict]:
    for cycle in () if spec.chords.value is None else spec.chords.value.cycles:
        if len(cycle.bars) > num_bars:
            yield Conflict(
                message=f"The chords fill {_bars(len(cycle.bars))}, but the piece has "
                f"{_bars(num_bars)}; the chords after bar {num_bars} are left out.",
                hint="Make the piece longer, or give fewer chords.",
                range=cycle.words,
            )


def _silent_players(spec: MusicSpec) -> Iterator[Conflict]:
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    for request in (*(spec.roles.value or ()), *(spec.figures.value or ())):
        player = request.instrument
        if player is not None and (player.program, player.is_drum) in silent:
            yield Conflict(
                message=f"{player.name} is to play, and is ruled out.",
                hint="Leave out one of the two.",
                range=request.words,
            )


def _bars(number: int) -> str:
    return f"{number} {'bar' if number == 1 else 'bars'}"
