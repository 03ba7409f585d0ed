"""Requests that contradict each other: sections longer than the piece, bars beyond its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MAX_NUM_BARS, MAX_PARTS, MusicSpec
from amt_core.spec.requests import Form
from amt_core.spec.spans import Conflict, Place, TextRange
from amt_core.text.claims import Mention, Strength
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.parse.instrumentation import MAX_PLAYERS, asked_players, instrument_of
from amt_core.text.words import Words


def find_cuts(
    spec: MusicSpec, words: Words, mentions: Sequence[Mention], read: frozenset[int]
) -> Iterator[Conflict]:
    """The numbers that are out of range, each with what is taken instead.

    Args:
        spec: The spec.
        words: The description.
        mentions: The mentions in it.
        read: Indices of the mentions that the spec holds.
    """
    for index in sorted(read):
        mention = mentions[index]
        where = words.range(mention.start, mention.stop)
        for claim in mention.claims:
            if claim.asked is not None and claim.attribute == "tempo_bpm":
                yield _cut(
                    Sentence(
                        "The tempo goes from {low:g} to {high:g} bpm", low=MIN_BPM, high=MAX_BPM
                    ),
                    f"{claim.asked:g}", f"{claim.value:g}", where,
                )  # fmt: skip
            elif claim.asked is not None:
                yield _cut(
                    Sentence("A piece has at most {bars}", bars=_bars(MAX_NUM_BARS)),
                    f"{claim.asked:g}",
                    f"{claim.value:g}", where,
                )  # fmt: skip
        count = asked_players(words, mention) if mention.names_a_sound else 1
        if count > MAX_PLAYERS:
            where = words.range(mention.start - 1, mention.stop)
            yield _cut(
                Sentence("One instrument has at most {most} players", most=MAX_PLAYERS),
                str(count), str(MAX_PLAYERS), where,
            )  # fmt: skip
    num_parts = sum(1 if i.is_drum else i.count for i in spec.instruments.value or ())
    if spec.instruments.is_binding and num_parts > MAX_PARTS:
        yield Conflict(
            message=Sentence(
                "A piece has at most {most} parts; of the {asked} that are asked for the last "
                "{left_out} are left out.",
                most=MAX_PARTS,
                asked=num_parts,
                left_out=num_parts - MAX_PARTS,
            ),
            hint=Sentence("Ask for fewer instruments."),
            range=TextRange(0, len(spec.text)),
        )


def find_denied(
    spec: MusicSpec, words: Words, mentions: Sequence[Mention], asked: frozenset[int]
) -> Iterator[Conflict]:
    """The instruments that are asked for by name and ruled out for the whole piece.

    Args:
        spec: The spec.
        words: The description.
        mentions: The mentions in it.
        asked: Indices of the mentions that no negation reaches.
    """
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    # A role or a figure of a silent player has a sentence of its own.
    silent -= {
        (request.instrument.program, request.instrument.is_drum)
        for request in (*(spec.roles.value or ()), *(spec.figures.value or ()))
        if request.instrument is not None
    }
    for index in sorted(asked):
        mention = mentions[index]
        for claim in mention.claims:
            sound = claim.value
            if not isinstance(sound, Sound) or sound.is_ensemble or not sound.players:
                continue
            if claim.strength is Strength.IMPLIED:
                continue
            players = [instrument_of(program) for program in sound.players]
            if all((p.program, p.is_drum) in silent for p in players):
                yield Conflict(
                    message=Sentence(
                        '"{player}" is asked for and ruled out, so it is left out.',
                        player=Sentence(players[0].name),
                    ),
                    hint=Sentence("Leave out one of the two."),
                    range=words.range(mention.start, mention.stop),
                )


def _cut(limit: str, asked: str, kept: str, where: TextRange) -> Conflict:
    return Conflict(
        message=Sentence(
            "{limit}; {asked} is taken as {kept}.", limit=limit, asked=asked, kept=kept
        ),
        hint=Sentence("Ask for a number within these bounds."),
        range=where,
    )


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
            message=Sentence(
                "The sections ({names}) are {total} long, but the piece has {bars}.",
                names=names,
                total=_bars(total),
                bars=_bars(num_bars),
            ),
            hint=Sentence("Leave out one of the two lengths, or make them equal."),
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
                message=Sentence(
                    "Bar {last} ({span}) is beyond the piece, which has {bars}.",
                    last=last,
                    span=span,
                    bars=_bars(num_bars),
                ),
                hint=Sentence("Name an earlier bar, or make the piece longer."),
                range=request.words,
            )


def _long_cycles(spec: MusicSpec, num_bars: int) -> Iterator[Conflict]:
    for cycle in () if spec.chords.value is None else spec.chords.value.cycles:
        if len(cycle.bars) > num_bars:
            yield Conflict(
                message=Sentence(
                    "The chords fill {filled}, but the piece has {bars}; the chords after bar "
                    "{num_bars} are left out.",
                    filled=_bars(len(cycle.bars)),
                    bars=_bars(num_bars),
                    num_bars=num_bars,
                ),
                hint=Sentence("Make the piece longer, or give fewer chords."),
                range=cycle.words,
            )


def _silent_players(spec: MusicSpec) -> Iterator[Conflict]:
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    for request in (*(spec.roles.value or ()), *(spec.figures.value or ())):
        player = request.instrument
        if player is not None and (player.program, player.is_drum) in silent:
            yield Conflict(
                message=Sentence(
                    "{player} is to play, and is ruled out.", player=Sentence(player.name)
                ),
                hint=Sentence("Leave out one of the two."),
                range=request.words,
            )


def _bars(number: int) -> str:
    return Sentence("{number} bar" if number == 1 else "{number} bars", number=number)
