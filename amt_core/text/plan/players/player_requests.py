"""Requests for players: their roles, their figures, and the instruments that only those name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from amt_core.music.instruments.articulations import ARTICULATIONS
from amt_core.music.instruments.rhythms import RHYTHMS
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.spec.requests import (
    ArticulationRequest,
    FigureRequest,
    RhythmRequest,
    RoleRequest,
)
from amt_core.spec.spans import WHOLE, Span, TextRange, is_one_bar, section_span
from amt_core.text.claims import SOUND, Mention
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.plan.figures import WITHOUT_A_SOUND
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.parse.instrumentation import instrument_of, programs_of
from amt_core.text.plan.findings import Findings
from amt_core.text.plan.players.figures import FoundFigure
from amt_core.text.plan.players.open_roles import FoundRole
from amt_core.text.plan.players.role_words import is_solo
from amt_core.text.plan.territories import Territory, spans_at, territory_at


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerRequests:
    """Turns the roles and figures that were found into requests.

    Attributes:
        read: What was found in the description.
        styles: Subgenre and genre, which decide the program of a plain "guitar".
    """

    read: Findings
    styles: Sequence[str]

    def role_requests(self) -> tuple[RoleRequest, ...]:
        """The roles, each for its player and its part of the piece."""
        return tuple(
            RoleRequest(
                instrument=player,
                role=role.role,
                span=span,
                words=self.read.words.range(role.start, role.stop),
            )
            for role in (*self.read.roles, *self._solos())
            for span in (
                [section_span(role.section)]
                if role.section
                else self._spans_at(role.start, role.mention)
            )
            for player in ((None,) if role.mention is None else self._players(role.mention)[:1])
        )

    def _solos(self) -> Iterator[FoundRole]:
        """The solos of a list of sections and of a part: `sax solo in the bridge`."""
        known = {role.mention for role in self.read.roles if role.role == "solo"}
        starts = {i for form in self.read.found.forms for i in form.solo_at}
        for index, mention in enumerate(self.read.mentions):
            if not mention.names_a_sound or index in known or index in self.read.negated:
                continue
            if is_solo(self.read.words, mention.stop) and (
                mention.start in starts or index in self.read.placed
            ):
                yield FoundRole(start=mention.start, stop=mention.stop + 1, role="solo",
                                mention=index,
                                section="solo" if mention.start in starts else "")  # fmt: skip

    def articulation_requests(self) -> tuple[ArticulationRequest, ...]:
        """The articulations, each for its player and its part of the piece."""
        return tuple(
            ArticulationRequest(instrument=player, articulation=name, span=span, words=words)
            for name, player, span, words in self._playing(ARTICULATIONS)
        )

    def rhythm_requests(self) -> tuple[RhythmRequest, ...]:
        """The rhythms, each for its player and its part of the piece."""
        return tuple(
            RhythmRequest(instrument=player, rhythm=name, span=span, words=words)
            for name, player, span, words in self._playing(RHYTHMS)
        )

    def _playing(
        self, names: Collection[str]
    ) -> Iterator[tuple[str, Instrument | None, Span, TextRange]]:
        """Yields the ways of playing that are asked for: name, player (None: all), span, words."""
        for figure in self.read.figures:
            if figure.figure not in names:
                continue
            words = self.read.words.range(figure.start, figure.stop)
            players = (None,) if figure.mention is None else self._players(figure.mention)
            for player in players:
                for span in self._spans_at(figure.start, figure.mention):
                    yield figure.figure, player, span, words

    def figure_requests(self) -> tuple[FigureRequest, ...]:
        """The figures, each for its player and its part of the piece."""
        requests: dict[tuple[Instrument | None, str, Span], FigureRequest] = {}
        for figure in self.read.figures:
            if figure.figure in (*ARTICULATIONS, *RHYTHMS):
                continue
            player: Instrument | None = None
            if figure.is_drums:
                player = Instrument(is_drum=True)
            elif figure.mention is not None:
                player = self._players(figure.mention)[0]
            elif figure.figure in WITHOUT_A_SOUND:
                player = self._usual_player(figure)
            for span in self._spans_at(figure.start, figure.mention):
                request = FigureRequest(
                    instrument=player,
                    figure=figure.figure,
                    pattern=figure.pattern,
                    span=span,
                    words=self.read.words.range(figure.start, figure.stop),
                )
                requests.setdefault((player, figure.figure, span), request)
        return tuple(requests.values())

    def _usual_player(self, figure: FoundFigure) -> Instrument:
        """The player of a figure without one: a guitar that is named, else the usual one."""
        usual = instrument_of(WITHOUT_A_SOUND[figure.figure])
        for index, mention in enumerate(self.read.mentions):
            if mention.names_a_sound and index not in self.read.negated:
                players = self._players(index)
                if len(players) == 1 and 24 <= players[0].program <= 31 and not players[0].is_drum:
                    return players[0]
        return usual

    def _players(self, index: int) -> tuple[Instrument, ...]:
        return players_of(self.read.mentions[index], self.styles)

    def _spans_at(self, i: int, mention: int | None) -> list[Span]:
        spans = spans_at(self.read.found.territories, i)
        if len(spans) == 1 and is_one_bar(spans[0]):
            # `takes the tune at bar 9` holds from there on.
            territory = territory_at(self.read.found.territories, i)
            at_bar = territory is not None and self._begins_there(territory)
            spans = [replace(spans[0], stop_bar=None)] if at_bar else spans
        if spans == [WHOLE] and mention is not None and mention in self.read.placed:
            spans = spans_at([self.read.placed[mention]], self.read.mentions[mention].start)
        return spans

    def _begins_there(self, territory: Territory) -> bool:
        return self.read.words.text(territory.phrase.start) in AT_A_BAR


def players_of(mention: Mention, styles: Sequence[str]) -> tuple[Instrument, ...]:
    """The instruments that a mention names, in a style."""
    sound = next(c.value for c in mention.claims if c.attribute == SOUND)
    assert isinstance(sound, Sound)
    programs = programs_of(sound, styles) or sound.silences[:1]
    return tuple(dict.fromkeys(instrument_of(program) for program in programs))


def with_players_of_figures(
    spec: MusicSpec, figures: Sequence[FigureRequest]
) -> Attribute[tuple[Instrument, ...]]:
    """The instruments, with those that only a figure names: `strumming` is a guitar's."""
    asked = spec.instruments.value or ()
    is_stated = spec.instruments.source is Source.STATED
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    known = {(i.program, i.is_drum) for i in asked}
    players = (f.instrument for f in figures if f.instrument and f.figure in WITHOUT_A_SOUND)
    added = {
        (p.program, p.is_drum): p for p in players if (p.program, p.is_drum) not in known | silent
    }
    if not added:
        return spec.instruments
    kept = asked if is_stated else ()
    return Attribute((*kept, *added.values()), Source.STATED)
