"""Puts what a description says about the plan into its spec."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Mode
from amt_core.spec.genres import GENRES_WITHOUT_DRUMS
from amt_core.spec.music_spec import MAX_NUM_BARS, Attribute, MusicSpec, Source
from amt_core.spec.requests import (
    ChordPlan,
    FeelRequest,
)
from amt_core.spec.spans import WHOLE, Reach
from amt_core.text.claims import STYLE, Claim, Mention, Strength
from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.plan.feel import SWING_STYLES, SWING_WORDS
from amt_core.text.lexicon.plan.figures import NOTE_VALUES
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.playing import BAND_NOUNS, FULL_WORDS
from amt_core.text.lexicon.plan.roles import ON_LINKS, SPELLED_LINES, TAKEOVER_WORDS
from amt_core.text.lexicon.plan.sections import BEFORE_WORDS
from amt_core.text.lexicon.scope import NEAR_NEGATION
from amt_core.text.plan.attribute_words import attribute_words
from amt_core.text.plan.change_requests import ChangeRequests
from amt_core.text.plan.chord_cycles import chord_cycles, implied_key, label_tokens
from amt_core.text.plan.conflicts import find_conflicts, find_cuts, find_denied
from amt_core.text.plan.corrections import corrected_mentions
from amt_core.text.plan.find_plan import PlanWords, masked
from amt_core.text.plan.findings import Findings
from amt_core.text.plan.placed import (
    placed_mentions,
)
from amt_core.text.plan.players.figures import find_figures
from amt_core.text.plan.players.hands import find_hand
from amt_core.text.plan.players.open_roles import FoundRole
from amt_core.text.plan.players.player_requests import (
    PlayerRequests,
    players_of,
    with_players_of_figures,
)
from amt_core.text.plan.players.roles import find_roles
from amt_core.text.plan.players.voices import find_num_voices, usual_num_voices
from amt_core.text.plan.territories import Territory, spans_at
from amt_core.text.plan.unread import find_unread
from amt_core.text.recognize.form.found_form import joined_form
from amt_core.text.recognize.place.span_phrase import Shape
from amt_core.text.words import Words

T = TypeVar("T")

_MAX_CHARS_TO_KEY = len(", in the key of ")
_OF_A_FIGURE = frozenset({"tempo_bpm", "register", "dynamics", "time_signature"})
"""Attributes that an everyday word next to a figure gives to that figure alone."""
_FOUR_FOUR = TimeSignature(4, 4)


class PlanReader:
    """Reads the plan of one description.

    Attributes:
        claims: The statements of the plan's words about the whole piece.
        mentions_of_whole: Indices of the mentions that are about the whole piece.
        scoring_words: The words without those that say who plays in a part of the piece.
        scoring_negated: Indices of instruments that must not play at all.

    Args:
        text: The description as typed.
        words: Its tokens.
        found: What is about the plan in them.
        mentions: The mentions in the rest.
        negated: Indices of mentions that are denied.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        found: PlanWords,
        mentions: Sequence[Mention],
        negated: frozenset[int],
    ) -> None:
        self._text = text
        self._words = words
        self._found = found
        self._mentions = mentions
        self._negated = negated
        self._taken_back, correction_tokens = corrected_mentions(words, mentions)
        placed = placed_mentions(mentions, found.territories)
        self._placed = {
            p.index: p.territory
            for p in placed
            if p.index not in self._taken_back and not self._is_key_of_chords(mentions[p.index])
        }
        whole_negated = frozenset(negated - self._placed.keys())
        self._figures = list(find_figures(words, mentions, whole_negated, found.taken))
        self._placed = {k: t for k, t in self._placed.items() if not self._is_meter_of_figure(k)}
        in_figures = {i for f in self._figures for i in range(f.start, f.stop)}
        # `variations on a theme for harpsichord` names a form.
        in_figures |= {i for form in found.forms for i in range(form.start, form.stop)}
        # So do the labels of chords: `accords Am F`.
        in_figures |= {
            i for i in range(len(words)) if self._is_of_chords(i) or self._is_of_chords(i + 1)
        }
        self._roles, not_sounds = find_roles(words, mentions, whole_negated, in_figures)
        contrasted = {k for k in whole_negated if self._is_contrasted(k)}
        self._negated = self._negated - contrasted
        whole_negated -= contrasted
        self._roles = [self._corrected(role) for role in self._roles]
        self._roles += self._elided_roles()
        not_sounds |= {figure.name for figure in self._figures if figure.name is not None}
        not_sounds |= self._full_bands() | self._spelled_lines()
        self._findings = Findings(
            words=words,
            found=found,
            mentions=mentions,
            negated=negated,
            placed=self._placed,
            roles=self._roles,
            figures=self._figures,
        )
        self._changes = ChangeRequests(
            read=self._findings, not_sounds=not_sounds, cue_tokens=correction_tokens
        )
        self.mentions_of_whole = frozenset(
            index
            for index, mention in enumerate(mentions)
            if index not in self._taken_back
            and index not in not_sounds
            and not self._is_of_figure(mention)
            and (index not in self._placed or mention.names_a_sound)
        )
        self.scoring_words = masked(found.masked, self._changes.cue_tokens)
        self._not_scored = {*not_sounds, *self._taken_back}
        self.scoring_negated = whole_negated

    def scoring_mentions_of(self, genre: str | None) -> list[Mention]:
        """The mentions; those that ask for no player have no claims.

        These name a role, or drums that are only denied in a part of a piece whose style has none:
        `a nocturne, no drums in the intro`.

        Args:
            genre: The genre of the description, if it names one.
        """
        not_scored = set(self._not_scored)
        if genre in GENRES_WITHOUT_DRUMS:
            drums = {i for i, each in enumerate(self._mentions) if _names_drums(each)} - not_scored
            denied = {i for i in drums & self._negated & self._placed.keys() if self._stays_away(i)}
            not_scored |= denied if drums <= denied | self.scoring_negated else set()
        return [
            replace(mention, claims=()) if index in not_scored else mention
            for index, mention in enumerate(self._mentions)
        ]

    def _stays_away(self, index: int) -> bool:
        """True for a denied player about whom nothing says that it plays later: `until bar 9`."""
        phrase = self._placed[index].phrase
        is_before = self._words.text(phrase.start) in BEFORE_WORDS
        return phrase.span.reach is Reach.IN and not is_before

    def _is_contrasted(self, index: int) -> bool:
        """True for the piano of `the flute has the melody, not the piano`: it has another role."""
        at = self._mentions[index].start - 1
        while self._words.text(at) in ARTICLES | ON_LINKS:
            at -= 1
        is_denied = self._words.text(at) == NEAR_NEGATION and self._words.text(at - 1) == ","
        return is_denied and any(role.stop == at - 1 for role in self._roles)

    def _corrected(self, role: FoundRole) -> FoundRole:
        """The role with the player who replaces its own: `melody on piano, no wait, on cello`."""
        player = None if role.mention is None else self._taken_back.get(role.mention)
        has_own = any(other.mention == player for other in self._roles)
        return role if player is None or has_own else replace(role, mention=player)

    def _elided_roles(self) -> Iterator[FoundRole]:
        """The roles of `clarinet has the tune in the verse, flute in the chorus`."""
        territories = self._found.territories
        for before, territory in pairwise(territories):
            roles = [r for r in self._roles if before.start <= r.start < before.stop]
            with_role = {role.mention for role in self._roles}
            bare = [
                k for k in self._placed
                if k not in with_role and self._is_alone_in(k, territory)
            ]  # fmt: skip
            if before.phrase.shape is Shape.PHRASE and len(roles) == len(bare) == 1:
                player = self._mentions[bare[0]]
                start = min(player.start, territory.phrase.start)
                stop = max(player.stop, territory.phrase.stop)
                yield replace(roles[0], start=start, stop=stop, mention=bare[0])

    def _is_alone_in(self, index: int, territory: Territory) -> bool:
        """True if a part of the piece and an instrument are all that a clause names."""
        mention = self._mentions[index]
        if self._placed[index] != territory or not mention.names_a_sound or index in self._negated:
            return False
        said = {*range(mention.start, mention.stop)}
        said |= {*range(territory.phrase.start, territory.phrase.stop)}
        links = AND_WORDS | ARTICLES | TAKEOVER_WORDS | {","}
        return all(
            i in said or self._words.text(i) in links
            for i in range(territory.start, territory.stop)
        )

    def _full_bands(self) -> set[int]:
        """The mentions of a `full band` that stands for the players who are named elsewhere."""
        named = [k for k, m in enumerate(self._mentions) if m.names_a_sound]
        is_band = {
            k
            for k in named
            if k in self._placed
            and self._words.text(self._mentions[k].stop - 1) in BAND_NOUNS
            and self._words.text(self._mentions[k].start) in FULL_WORDS
        }
        return is_band if len(named) > len(is_band) else set[int]()

    def _spelled_lines(self) -> set[int]:
        """The mentions of a `descending bass line: Am, Am/G`, which the chords spell."""
        return {
            k
            for k, m in enumerate(self._mentions)
            if self._words.text(m.stop - 1) in SPELLED_LINES
            and self._words.text(m.stop) == ":"
            and self._is_of_chords(m.stop + 1)
        }

    def _is_of_chords(self, i: int) -> bool:
        start = self._words[i].start
        return i < len(self._words) and any(
            chords.words.start <= start < chords.words.stop for chords in self._found.chords
        )

    def _is_key_of_chords(self, mention: Mention) -> bool:
        """True for the key of degrees: `the chorus uses IV V iii vi in C major`."""
        if not any(claim.attribute == "key" for claim in mention.claims):
            return False
        start = self._words.range(mention.start, mention.stop).start
        return any(
            chords.run is not None
            and any(item.degree for item in chords.run.items)
            and 0 <= start - chords.words.stop <= _MAX_CHARS_TO_KEY
            for chords in self._found.chords
        )

    def _is_meter_of_figure(self, index: int) -> bool:
        """True for `four on the floor in the chorus`, whose meter is that of the piece."""
        mention = self._mentions[index]
        is_inside = any(f.start <= mention.start < f.stop for f in self._figures)
        return is_inside and {c.attribute for c in mention.claims} == {"time_signature"}

    def _is_of_figure(self, mention: Mention) -> bool:
        """True for `fast` and `low` in `fast sixteenth-note arpeggios` and `a low drone`."""
        if {claim.attribute for claim in mention.claims} - _OF_A_FIGURE or not mention.claims:
            return False
        is_plain = all(claim.strength <= Strength.PLAIN for claim in mention.claims)
        for figure in self._figures:
            between = range(mention.stop, figure.start)
            is_near = figure.start >= mention.stop and all(
                self._words.text(i) in NOTE_VALUES for i in between
            )
            is_inside = figure.start <= mention.start < figure.stop
            if (is_near and is_plain) or is_inside:
                return figure.mention is not None
        return False

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The statements of the plan's words about the whole piece."""
        return tuple(self._claims())

    def _claims(self) -> Iterator[Claim]:
        for mention in self._found.mentions:
            yield from mention.claims
        for form in self._found.forms:
            if form.num_bars is not None:
                yield Claim("num_bars", form.num_bars, Strength.EXACT)
            lengths = [section.num_bars for section in form.sections]
            if form.is_complete and form.num_bars is None and None not in lengths and lengths:
                yield Claim("num_bars", sum(n for n in lengths if n), Strength.IMPLIED)
        cycles = chord_cycles(self._found.chords, mode="major", meter=_FOUR_FOUR)
        if self._found.rounds is not None and len(cycles) == 1 and cycles[0].span == WHOLE:
            num_bars = self._found.rounds.count * len(cycles[0].bars)
            yield Claim("num_bars", min(num_bars, MAX_NUM_BARS), Strength.EXACT)
        key = implied_key(cycles)
        if key is not None:
            yield Claim("key", key, Strength.IMPLIED)

    def complete(self, spec: MusicSpec, styles: Sequence[str]) -> MusicSpec:
        """The spec with chords, form, changes, roles, figures, feel and the words of each."""
        players = PlayerRequests(read=self._findings, styles=styles)
        form = joined_form(self._words, self._found.forms)
        figures = players.figure_requests()
        spec = replace(
            spec,
            chords=self._chords(spec),
            form=Attribute() if form is None else Attribute(form, Source.STATED),
            changes=_stated(tuple(self._changes.changes(spec, styles))),
            roles=_stated(players.role_requests()),
            figures=_stated(figures),
            articulations=_stated(players.articulation_requests()),
            rhythms=_stated(players.rhythm_requests()),
            hand=self._hand(),
            num_voices=self._num_voices(),
            feel=self._feel(styles),
            instruments=with_players_of_figures(spec, figures),
        )
        ranges = attribute_words(
            spec,
            self._words,
            self._mentions,
            of_whole=self.mentions_of_whole,
            denied=self.scoring_negated,
        )
        spec = replace(spec, words=tuple(ranges))
        asked = self.mentions_of_whole - self._negated
        return replace(
            spec,
            unread=tuple(
                find_unread(
                    self._text, self._words, self._read(), not_placed=self._changes.not_placed
                )
            ),
            conflicts=(
                *find_conflicts(spec),
                *find_denied(spec, self._words, self._mentions, asked),
                *find_cuts(spec, self._words, self._mentions, asked),
            ),
        )

    def _chords(self, spec: MusicSpec) -> Attribute[ChordPlan]:
        key = spec.key.value
        mode: Mode = key.mode if key is not None else "major"
        meter = spec.time_signature.value or _FOUR_FOUR
        cycles = chord_cycles(self._found.chords, mode=mode, meter=meter)
        return Attribute(ChordPlan(cycles=cycles), Source.STATED) if cycles else Attribute()

    def _hand(self) -> Attribute[str]:
        found = find_hand(self._words)
        return Attribute() if found is None else Attribute(found[2], Source.STATED)

    def _num_voices(self) -> Attribute[int]:
        found = find_num_voices(self._words)
        if found is not None:
            return Attribute(found[2], Source.STATED)
        usual = usual_num_voices(self._words)
        return Attribute() if usual is None else Attribute(usual, Source.INFERRED)

    def _feel(self, styles: Sequence[str]) -> Attribute[tuple[FeelRequest, ...]]:
        feels: dict[FeelRequest, FeelRequest] = {}
        for mention in self._found.mentions:
            if isinstance(mention.request, FeelRequest):
                where = self._words.range(mention.start, mention.stop)
                # `with a swing feel in the A section` begins before what is about the section.
                for span in spans_at(self._found.territories, mention.stop - 1):
                    feel = replace(mention.request, span=span)
                    feels.setdefault(feel, replace(feel, words=where))
        for index in sorted(self.mentions_of_whole - self._negated):
            # `jazz, AABA, swing`: next to another style the word is about the feel.
            mention = self._mentions[index]
            is_swing = any(c.attribute == STYLE and c.value in SWING_STYLES for c in mention.claims)
            words = {self._words.text(i) for i in range(mention.start, mention.stop)}
            if is_swing and words <= SWING_WORDS and not SWING_STYLES.intersection(styles):
                where = self._words.range(mention.start, mention.stop)
                swung = FeelRequest(is_swung=True)
                feels.setdefault(swung, replace(swung, words=where))
        if feels:
            return Attribute(tuple(feels.values()), Source.STATED)
        if SWING_STYLES.intersection(styles):
            return Attribute((FeelRequest(is_swung=True),), Source.INFERRED)
        return Attribute()

    def _read(self) -> bytearray:
        """(tokens,) whether each token had an effect."""
        read = bytearray(self._found.taken)
        for i in self._changes.cue_tokens:
            read[i] = 1
        for plan_mention in self._found.mentions:
            for i in range(plan_mention.start, plan_mention.stop):
                read[i] = 1
        for i in label_tokens(self._words, self._found.chords):
            read[i] = 1
        voices = find_num_voices(self._words)
        parts = [(m.start, m.stop) for m in self._mentions if m.claims]
        parts += [(f.start, f.stop) for f in (*self._roles, *self._figures)]
        parts += [found[:2] for found in (voices, find_hand(self._words)) if found is not None]
        for start, stop in parts:
            read[start:stop] = b"\1" * (stop - start)
        for mention in self._mentions:
            # The number of players before or behind an instrument.
            for i in (mention.start - 1, mention.stop, mention.stop + 1):
                is_number = self._words.is_number(i) or self._words.text(i) in NUMBER_WORDS
                if mention.names_a_sound and 0 <= i < len(read) and is_number:
                    read[i] = 1
        return read


def _names_drums(mention: Mention) -> bool:
    return mention.names_a_sound and any(i.is_drum for i in players_of(mention, ()))


def _stated(requests: tuple[T, ...]) -> Attribute[tuple[T, ...]]:
    return Attribute(requests, Source.STATED) if requests else Attribute()
