"""Requests for changes: what is said about a part of the piece, and who plays there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import (
    NO_WORDS,
    Change,
    EnergyChange,
    FeelRequest,
    KeyChange,
    MeterChange,
    PlayingChange,
    TempoChange,
)
from amt_core.spec.spans import Place, Reach, Span, TextRange, is_one_bar
from amt_core.text.claims import Claim, Mention, PlanMention
from amt_core.text.lexicon.plan.changes import COPULAS, INTO_WORDS
from amt_core.text.lexicon.plan.links import AND_WORDS
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.plan.sections import SPAN_PREPOSITIONS
from amt_core.text.lexicon.tempo import THEN_WORDS
from amt_core.text.plan.find_plan import masked
from amt_core.text.plan.findings import Findings
from amt_core.text.plan.placed import energy_words, from_start, placed_changes, with_span
from amt_core.text.plan.players.player_requests import players_of
from amt_core.text.plan.players.playing import (
    PlacedSound,
    has_elided_player,
    is_denied_place,
    playing_changes,
    pronoun_in,
)
from amt_core.text.plan.players.role_words import is_solo
from amt_core.text.plan.territories import Territory, territory_at
from amt_core.text.recognize.changes.tempo_changes import FASTER, SLOWER
from amt_core.text.words import Words

_MAX_COPULAS = 3
_DRUM_KIT = Instrument(is_drum=True)
_STRETCHES = frozenset({Place.SECTION, Place.FIRST_HALF, Place.SECOND_HALF})
"""Places that are long: `slower in the chorus` is its tempo, and no ritardando through it."""


@dataclass(slots=True, kw_only=True)
class ChangeRequests:
    """Turns what is said about parts of the piece into changes.

    Attributes:
        read: What was found in the description.
        not_sounds: Indices of mentions that name a role and no instrument.
        cue_tokens: Tokens that have an effect here: `only`, verbs, adjectives of a section.
        not_placed: Words that are only read for the whole piece but stand for a part of it.
    """

    read: Findings
    not_sounds: set[int]
    cue_tokens: set[int] = field(default_factory=set[int])
    not_placed: list[TextRange] = field(default_factory=list[TextRange])

    def __post_init__(self) -> None:
        for territory, sounds in self._placed_sounds(()):
            self.cue_tokens |= playing_changes(self._playing_words, territory, sounds)[1]

    @property
    def _playing_words(self) -> Words:
        """The words without the changes: `fade out` is no `out`."""
        return masked(
            self.read.words, (i for m in self.read.found.mentions for i in range(m.start, m.stop))
        )

    def changes(self, spec: MusicSpec, styles: Sequence[str]) -> Iterator[Change]:
        """The changes, in the order of the description."""
        found: list[tuple[int, Change]] = []
        at_start = self._claims_at_start()
        for mention in self.read.found.mentions:
            if isinstance(mention.request, FeelRequest):
                continue
            territory = self._territory_of(mention)
            for part in (None,) if territory is None else territory.parts:
                change = self._of_plan_mention(mention, mention.request, part, at_start)
                change = self._of_subject(change, mention.start, spec, styles)
                where = self.read.words.range(mention.start, mention.stop)
                found.append((mention.start, replace(change, words=where)))
        for index, territory in self.read.placed.items():
            mention = self.read.mentions[index]
            is_cue = all(i in self.cue_tokens for i in range(mention.start, mention.stop))
            is_cue |= any(f.start <= mention.start < f.stop for f in self.read.figures)
            # So is `fast tremolo`, and no other tempo.
            is_tempo = {claim.attribute for claim in mention.claims} == {"tempo_bpm"}
            is_cue |= is_tempo and any(mention.stop == f.start for f in self.read.figures)
            if index in self.read.negated or (is_cue and not mention.names_a_sound):
                # `block chords` in a part are a figure, and no more notes.
                continue
            changes = [
                self._of_subject(
                    from_start(change, at_start), mention.start, spec, styles, mention.stop
                )
                for part in territory.parts
                for change in placed_changes(self.read.words, mention, part)
            ]
            found += ((mention.start, change) for change in changes)
            if not changes and mention.claims and not mention.names_a_sound:
                self.not_placed.append(self.read.words.range(mention.start, mention.stop))
        sounds_at = frozenset(m.start for m in self.read.mentions if m.names_a_sound)
        inside = {i for m in self.read.mentions for i in range(m.start, m.stop)}
        for territory in self.read.found.territories:
            for change, i in energy_words(self.read.words, territory, sounds_at):
                self.cue_tokens.add(i)
                is_said = any(_is_level_of(other, change.span) for _, other in found)
                if i not in inside and not is_said:
                    # `a big loud chorus` is loud.
                    found.append((i, change))
        for territory, sounds in self._placed_sounds(styles):
            for part in territory.parts:
                changes, _ = playing_changes(self._playing_words, part, sounds)
                found += ((territory.start, change) for change in changes)
        directed = (
            _with_key(_with_direction(change, spec.tempo_bpm.value), spec.key.value)
            for _, change in sorted(found, key=lambda entry: entry[0])
        )
        # `takes its time at the end and slows down` is one change.
        yield from {replace(change, words=NO_WORDS): change for change in directed}.values()

    def _territory_of(self, mention: PlanMention) -> Territory | None:
        """The part that a change is in; `and fades` is in the part that stands before it."""
        territory = territory_at(self.read.found.territories, mention.start)
        is_joined = self.read.words.text(mention.start - 1) in AND_WORDS
        if territory is not None or not is_joined or not self.read.words.is_break(mention.stop):
            return territory
        before = mention.start - 1
        return next((t for t in self.read.found.territories if t.phrase.stop == before), None)

    def _of_plan_mention(
        self,
        mention: PlanMention,
        request: Change,
        territory: Territory | None,
        at_start: Sequence[Claim],
    ) -> Change:
        """A change that words name, in its part of the piece."""
        span = mention.default_span if territory is None else territory.span
        if span.place is Place.START:
            span = mention.default_span
        if territory is None and self._is_later(mention, request):
            span = Span(place=Place.SECOND_HALF)
        if isinstance(request, PlayingChange) and span.reach is Reach.BEFORE and span.section:
            # `everything stops before the drop`: in the bar in front of it.
            span = replace(span, place=Place.BARS, first_bar=-1)
        change = from_start(with_span(request, span), at_start)
        if territory is None:
            return change
        if self.read.words.text(territory.phrase.start) in AT_A_BAR and is_one_bar(span):
            return _from_bar(change, is_level=mention.is_level)
        if span.place not in _STRETCHES:
            return change
        if mention.is_level and isinstance(change, TempoChange):
            return replace(change, kind="sudden")
        if _leads_into(self.read.words, mention, territory):
            return replace(change, span=replace(span, reach=Reach.BEFORE))
        return change

    def _is_later(self, mention: PlanMention, request: Change) -> bool:
        """True for `ii V I in Bb, then up a step`, which names no place."""
        return isinstance(request, KeyChange) and (
            self.read.words.text(mention.start - 1) in THEN_WORDS
        )

    def _of_subject(
        self,
        change: Change,
        start: int,
        spec: MusicSpec,
        styles: Sequence[str],
        stop: int | None = None,
    ) -> Change:
        """A change of loudness for the one who has it: `the piano is soft in the verse`."""
        subject = self._subject(start)
        if subject is None and stop is not None:
            # `soft strings in the intro`
            starts = (
                k
                for k, m in enumerate(self.read.mentions)
                if m.start == stop and m.names_a_sound and self._ends_name(m.stop)
            )
            subject = next((k for k in starts if k not in self.read.negated), None)
        if not isinstance(change, EnergyChange) or subject is None:
            return change
        players = players_of(self.read.mentions[subject], styles)
        # Of a lone instrument it is the whole music.
        others = {(i.program, i.is_drum) for i in spec.instruments.value or ()}
        others -= {(i.program, i.is_drum) for i in players}
        return replace(change, instruments=players) if others else change

    def _ends_name(self, i: int) -> bool:
        """True unless a noun follows: in `a quiet piano chord` the chord is quiet."""
        follows = self.read.words.text(i)
        return self.read.words.is_break(i) or follows in SPAN_PREPOSITIONS | AND_WORDS | COPULAS

    def _subject(self, start: int) -> int | None:
        """The index of the instrument before a token, over words such as `is` and `gets`."""
        if (elided := self._elided(start)) is not None:
            return self._subject(elided)
        at = start
        while start - at <= _MAX_COPULAS and self.read.words.text(at - 1) in COPULAS:
            at -= 1
        sounds = (k for k, m in enumerate(self.read.mentions) if m.stop == at and m.names_a_sound)
        return next((k for k in sounds if k not in self.read.negated), None)

    def _elided(self, start: int) -> int | None:
        """The first token of what stands before: `soft in the verse and loud in the chorus`."""
        if self.read.words.text(start - 1) not in AND_WORDS | {","}:
            return None
        stops = {
            t.phrase.stop: m.start
            for m in self.read.mentions
            for t in self._territories_of(m)
            if m.start < start
        }
        return stops.get(start - 1)

    def _territories_of(self, mention: Mention) -> Iterator[Territory]:
        """The part of the piece about which a mention says how loud it is."""
        territory = territory_at(self.read.found.territories, mention.start)
        if territory is not None and any(c.attribute == "dynamics" for c in mention.claims):
            yield territory

    def _claims_at_start(self) -> tuple[Claim, ...]:
        """The requests about the start of the piece."""
        return tuple(
            claim
            for mention in self.read.mentions
            if (territory := territory_at(self.read.found.territories, mention.start)) is not None
            and territory.span.place is Place.START
            for claim in mention.claims
        )

    def _placed_sounds(
        self, styles: Sequence[str]
    ) -> Iterator[tuple[Territory, list[PlacedSound]]]:
        """The instruments of each part; a verb without one has those of the part before."""
        by_territory: dict[int, list[int]] = {}
        for index, territory in self.read.placed.items():
            if self.read.mentions[index].names_a_sound and index not in self.not_sounds:
                by_territory.setdefault(id(territory), []).append(index)
        before: list[PlacedSound] = []
        for territory in self.read.found.territories:
            indices = by_territory.get(id(territory))
            if indices is not None:
                before = self._sounds(indices, territory, styles)
                yield territory, before
            elif before and (pronoun := pronoun_in(self._playing_words, territory)) is not None:
                at, is_denied = pronoun
                self.cue_tokens |= {at - 1, at}
                yield (
                    territory,
                    [replace(s, start=at, stop=at + 1, is_denied=is_denied) for s in before],
                )
            elif before and is_denied_place(self._playing_words, territory):
                at = territory.phrase.start
                yield territory, [replace(s, start=at, stop=at, is_denied=True) for s in before]
            elif before and has_elided_player(self._playing_words, territory):
                at = territory.start
                yield (
                    territory,
                    [replace(s, start=at, stop=at, is_denied=False) for s in before],
                )

    def _sounds(
        self, indices: Sequence[int], territory: Territory, styles: Sequence[str]
    ) -> list[PlacedSound]:
        with_role = {role.mention for role in self.read.roles} | {
            f.mention for f in self.read.figures
        }
        has_drum_figure = any(
            f.is_drums and territory.start <= f.start < territory.stop for f in self.read.figures
        )
        # `drums play half time in the bridge` says how, and not who.
        with_role |= {
            k
            for k in indices
            if has_drum_figure and players_of(self.read.mentions[k], styles)[:1] == (_DRUM_KIT,)
        }
        with_role |= {
            self._subject(mention.start)
            for index, mention in enumerate(self.read.mentions)
            if index in self.read.placed and any(c.attribute == "dynamics" for c in mention.claims)
        }
        mentions = self.read.found.mentions
        changes = any(territory.start <= m.start < territory.stop for m in mentions)
        return [
            PlacedSound(
                start=self.read.mentions[index].start,
                stop=self.read.mentions[index].stop,
                instruments=players_of(self.read.mentions[index], styles),
                is_denied=index in self.read.negated,
                has_role=index in with_role or changes,
                is_solo=is_solo(self.read.words, self.read.mentions[index].stop),
            )
            for index in indices
        ]


def _from_bar(change: Change, *, is_level: bool) -> Change:
    """The change from a bar on: `the tempo jumps to 150 at bar 17`.

    A bar of another meter and a bar without players is that bar alone.
    """
    is_stretch = isinstance(change, MeterChange) and change.num_bars is not None
    if is_stretch or isinstance(change, PlayingChange):
        return change
    if isinstance(change, TempoChange) and change.kind == "fermata":
        return change
    change = replace(change, span=replace(change.span, stop_bar=None))
    is_sudden = is_level and isinstance(change, TempoChange)
    return replace(change, kind="sudden") if is_sudden else change


def _leads_into(words: Words, mention: PlanMention, territory: Territory) -> bool:
    """True for `slows down into the last chorus`, which is over when the chorus begins."""
    request = mention.request
    is_gradual = isinstance(request, TempoChange | EnergyChange) and (
        request.kind == "gradual" if isinstance(request, TempoChange) else request.is_gradual
    )
    start = territory.phrase.start
    before = {words.text(i) for i in range(mention.stop, start + 1)}
    return is_gradual and start >= mention.stop and bool(before & INTO_WORDS)


def _is_level_of(change: Change, span: Span) -> bool:
    return (
        isinstance(change, EnergyChange)
        and change.dynamics is not None
        and not change.is_gradual
        and change.span == span
    )


def _with_direction(change: Change, tempo_bpm: float | None) -> Change:
    """A gradual change of tempo with a target knows whether it is slower or faster."""
    if not isinstance(change, TempoChange):
        return change
    if change.target_bpm is None or tempo_bpm is None or change.factor != 1:
        return change
    return replace(change, factor=FASTER if change.target_bpm > tempo_bpm else SLOWER)


def _with_key(change: Change, key: Key | None) -> Change:
    """A relative key by its name, where the key of the piece is known."""
    if not isinstance(change, KeyChange) or key is None or not (change.semitones and change.mode):
        return change
    relative = Key((key.tonic + change.semitones) % 12, change.mode)
    return replace(change, key=relative, semitones=0, mode=None)
