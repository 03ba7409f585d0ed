"""Requests for changes: what is said about a part of the piece, and who plays there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import Change, FeelRequest, TempoChange
from amt_core.spec.spans import Place, TextRange
from amt_core.text.claims import Claim, Mention
from amt_core.text.plan.find_plan import PlanWords
from amt_core.text.plan.placed import energy_words, from_start, placed_changes, with_span
from amt_core.text.plan.players.figures import FoundFigure
from amt_core.text.plan.players.player_requests import players_of
from amt_core.text.plan.players.playing import PlacedSound, playing_changes
from amt_core.text.plan.players.roles import FoundRole, is_solo
from amt_core.text.plan.territories import Territory, territory_at
from amt_core.text.recognize.changes.tempo_changes import FASTER, SLOWER
from amt_core.text.words import Words


@dataclass(slots=True, kw_only=True)
class ChangeRequests:
    """Turns what is said about parts of the piece into changes.

    Attributes:
        words: The description.
        found: What is about the plan in it.
        mentions: The mentions in the rest.
        negated: Indices of mentions that are denied.
        placed: Index of each mention that is about a part of the piece → its territory.
        roles: The roles in the text.
        figures: The figures in the text.
        not_sounds: Indices of mentions that name a role and no instrument.
        cue_tokens: Tokens that have an effect here: `only`, verbs, adjectives of a section.
        not_placed: Words that are only read for the whole piece but stand for a part of it.
    """

    words: Words
    found: PlanWords
    mentions: Sequence[Mention]
    negated: frozenset[int]
    placed: Mapping[int, Territory]
    roles: Sequence[FoundRole]
    figures: Sequence[FoundFigure]
    not_sounds: set[int]
    cue_tokens: set[int] = field(default_factory=set[int])
    not_placed: list[TextRange] = field(default_factory=list[TextRange])

    def __post_init__(self) -> None:
        for territory, indices in self._placed_sounds():
            sounds = self._sounds(indices, territory, ())
            self.cue_tokens |= playing_changes(self.words, territory, sounds)[1]

    def changes(self, spec: MusicSpec, styles: Sequence[str]) -> Iterator[Change]:
        """The changes, in the order of the description."""
        found: list[tuple[int, Change]] = []
        for mention in self.found.mentions:
            if isinstance(mention.request, FeelRequest):
                continue
            territory = territory_at(self.found.territories, mention.start)
            span = mention.default_span if territory is None else territory.span
            if span.place is Place.START:
                span = mention.default_span
            where = self.words.range(mention.start, mention.stop)
            change = with_span(mention.request, span)
            found.append((mention.start, replace(change, words=where)))
        at_start = self._claims_at_start()
        for index, territory in self.placed.items():
            mention = self.mentions[index]
            is_cue = all(i in self.cue_tokens for i in range(mention.start, mention.stop))
            if index in self.negated or (is_cue and not mention.names_a_sound):
                continue
            changes = [
                from_start(change, at_start)
                for change in placed_changes(self.words, mention, territory)
            ]
            found += ((mention.start, change) for change in changes)
            if not changes and mention.claims and not mention.names_a_sound:
                self.not_placed.append(self.words.range(mention.start, mention.stop))
        sounds_at = frozenset(m.start for m in self.mentions if m.names_a_sound)
        inside = {i for m in self.mentions for i in range(m.start, m.stop)}
        for territory in self.found.territories:
            for change, i in energy_words(self.words, territory, sounds_at):
                self.cue_tokens.add(i)
                if i not in inside:
                    found.append((i, change))
        for territory, indices in self._placed_sounds():
            changes, _ = playing_changes(
                self.words, territory, self._sounds(indices, territory, styles)
            )
            found += ((territory.start, change) for change in changes)
        for _, change in sorted(found, key=lambda entry: entry[0]):
            yield _with_direction(change, spec.tempo_bpm.value)

    def _claims_at_start(self) -> tuple[Claim, ...]:
        """What is said about the start of the piece."""
        return tuple(
            claim
            for mention in self.mentions
            if (territory := territory_at(self.found.territories, mention.start)) is not None
            and territory.span.place is Place.START
            for claim in mention.claims
        )

    def _placed_sounds(self) -> list[tuple[Territory, list[int]]]:
        by_territory: dict[int, tuple[Territory, list[int]]] = {}
        for index, territory in self.placed.items():
            if self.mentions[index].names_a_sound and index not in self.not_sounds:
                by_territory.setdefault(id(territory), (territory, []))[1].append(index)
        return list(by_territory.values())

    def _sounds(
        self, indices: Sequence[int], territory: Territory, styles: Sequence[str]
    ) -> list[PlacedSound]:
        with_role = {role.mention for role in self.roles} | {f.mention for f in self.figures}
        changes = any(territory.start <= m.start < territory.stop for m in self.found.mentions)
        return [
            PlacedSound(
                start=self.mentions[index].start,
                stop=self.mentions[index].stop,
                instruments=players_of(self.mentions[index], styles),
                is_denied=index in self.negated,
                has_role=index in with_role or changes,
                is_solo=is_solo(self.words, self.mentions[index].stop),
            )
            for index in indices
        ]


def _with_direction(change: Change, tempo_bpm: float | None) -> Change:
    """A gradual change of tempo with a target knows whether it is slower or faster."""
    if not isinstance(change, TempoChange):
        return change
    if change.target_bpm is None or tempo_bpm is None or change.factor != 1:
        return change
    return replace(change, factor=FASTER if change.target_bpm > tempo_bpm else SLOWER)
