"""Roles of instruments: `clarinet plays the melody`, `tune on the flute`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from amt_core.text.claims import SOUND, Mention
from amt_core.text.lexicon import DRUMS
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import ARTICLES, PLURAL_VERBS, WITH_WORDS
from amt_core.text.lexicon.plan.roles import (
    ACCOMPANIES,
    ANSWERS,
    AS_WORDS,
    BENEATH_WORDS,
    CHAIN_ARTICLES,
    CHAIN_LINKS,
    COMPOUND_ROLES,
    COPULA_ADVERBS,
    DOUBLE_VERBS,
    FRENCH_ARTICLES,
    FRENCH_HAS,
    HANDS,
    HOLDING_VERBS,
    LEAD_NOUNS,
    LEADING_VERBS,
    LINE_NOUNS,
    LOW_PLAYERS,
    NOT_PAIRED_OVER,
    NOT_VERBS,
    ON_LINKS,
    PAD_NOUNS,
    PAIR_BREAKS,
    PART_WORDS,
    PLACE_ADVERBS,
    PLACED_NOUNS,
    PLAY_VERBS,
    PRONOUNS,
    ROLE_ADJECTIVES,
    ROLE_ARTICLES,
    ROLE_PREPOSITIONS,
    SOLO_WORDS,
    VERB_ARTICLES,
    VERB_PARTICLES,
    WEAK_VERBS,
    WHO_WORDS,
)
from amt_core.text.lexicon.scope import NOT_A_SOLO_BEFORE
from amt_core.text.plan.players.role_words import accompanied_by, is_solo, nouns
from amt_core.text.words import Words

_MAX_ARTICLES = 4
_MAX_ADJECTIVES = 2
_SYNTH_PADS = frozenset(range(88, 96))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRole:
    """A role in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        role: One of `ROLES`.
        mention: The index of the mention of its instrument; None if none is named.
        section: The kind of the section that it is the name of, or empty.
    """

    start: int
    stop: int
    role: str
    mention: int | None
    section: str = ""


def find_roles(
    words: Words, mentions: Sequence[Mention], negated: frozenset[int], in_figures: set[int]
) -> tuple[list[FoundRole], set[int]]:
    """The roles in the text, and the mentions that name a role and not an instrument."""
    reader = _Reader(words, mentions, negated)
    reader.read(in_figures)
    return sorted(reader.roles, key=lambda role: role.start), reader.not_sounds


class _Reader:
    """Reads the roles of one description."""

    def __init__(self, words: Words, mentions: Sequence[Mention], negated: frozenset[int]) -> None:
        self.words = words
        self.mentions = mentions
        self.sounds = {
            mention.start: index
            for index, mention in enumerate(mentions)
            if mention.names_a_sound and index not in negated
        }
        self.inside = {i: index for index, m in enumerate(mentions) for i in range(m.start, m.stop)}
        self.roles: list[FoundRole] = []
        self.not_sounds: set[int] = set()
        self.used: set[int] = set()
        self.in_figures: set[int] = set()

    def read(self, in_figures: set[int]) -> None:
        """Finds the roles: first those with a verb, then compounds, then `melody on the flute`.

        `block chords on the organ` is a figure and no role.
        """
        self.in_figures = in_figures
        for start in sorted(self.sounds):
            index = self.sounds[start]
            if index not in self.not_sounds:
                self._with_verb(index)
        for start in sorted(self.sounds):
            index = self.sounds[start]
            # `off-beat chords` names no beat that has chords.
            if index not in self.not_sounds and start not in in_figures:
                self._compound(index)
        for i in range(len(self.words)):
            if i not in self.used and i not in self.in_figures:
                self._before_sound(i)
        self._pair()

    def _add(self, index: int | None, role: str, start: int, stop: int) -> None:
        if index is not None:
            mention = self.mentions[index]
            start, stop = min(start, mention.start), max(stop, mention.stop)
            if any(r.mention == index and r.role == role for r in self.roles):
                return
        self.roles.append(FoundRole(start=start, stop=stop, role=role, mention=index))

    def _with_verb(self, index: int) -> None:
        words = self.words
        stop = self.mentions[index].stop
        if words.text(stop) in ACCOMPANIES:
            self.used.add(stop)
            for player in self._chain(index):
                self._add(player, "chords", stop, stop + 1)
            return
        at = stop
        while words.text(at) in WHO_WORDS:
            at += 1
        ends = words.is_break(at + 1) or words.text(at + 1) in PAIR_BREAKS
        if words.text(at) in LEADING_VERBS and ends:
            for player in self._chain(index):
                self._add(player, "melody", at, at + 1)
            self._consume(at, at + 1)
            return
        placed = self._placed_with(at)
        has_verb = words.text(at) in PLAY_VERBS or placed > at
        has_verb |= words.text(at) == FRENCH_HAS and words.text(at + 1) in FRENCH_ARTICLES
        verb = words.text(at) if has_verb else ""
        at = placed if placed > at else at + has_verb
        at += has_verb and words.text(at) in VERB_PARTICLES
        articles = at
        at = self._skip(at)
        noun = None if self._starts_figure(at) else self._noun(at)
        if noun is None and has_verb and verb not in WEAK_VERBS:
            at, noun = self._over_adjectives(at)
        if noun is None and not has_verb and self._is_verb(at):
            # `the flute floats the melody on top`: any verb, if the role has an article.
            has_verb, at = True, self._skip(at + 1)
            noun = self._noun(at)
            is_line = noun is not None and self._is_part(at, noun[1])
            if noun is not None and not is_line and self._names_an_instrument(at, noun[1]):
                # `piano, minus the bass`
                return
        if noun is None and has_verb and words.text(at) in PRONOUNS and self.roles:
            noun = self.roles[-1].role, at + 1
        doubled = self.sounds.get(at) if verb in DOUBLE_VERBS else None
        if noun is None and doubled is not None:
            # `the clarinet doubles the flute melody`
            noun = self._noun(self.mentions[doubled].stop)
            for player in (index, doubled) if noun is not None else ():
                self._add(player, noun[0] if noun else "", at, noun[1] if noun else at)
            return
        if noun is None:
            return
        role, end = noun
        if not has_verb:
            # `the oboe the counter-melody`: the verb of the role before holds on.
            has_article = at > articles and words.text(articles) not in CHAIN_LINKS
            is_elided = has_article and any(r.mention is not None for r in self.roles)
            if not (is_elided and self._has_no_stop(self.roles[-1].stop, stop)):
                return
        is_instrument = self._names_an_instrument(at, end)
        if is_instrument and verb in WEAK_VERBS - AS_WORDS and at == articles:
            return
        holds_pad = role == "pad" and verb in HOLDING_VERBS and at > articles
        holds_pad |= role == "pad" and verb in COPULA_ADVERBS
        if role in ("solo", "pad") and verb in WEAK_VERBS and not holds_pad:
            return
        is_lead = has_verb and end == at + 1 and words.text(at) in LEAD_NOUNS
        if is_instrument and role != "bass" and not (is_lead or holds_pad):
            return
        for player in self._chain(index):
            self._add(player, role, at, end)
        other = self.sounds.get(self._skip(end + 1))
        if verb in DOUBLE_VERBS and words.text(end) in OF_WORDS and other is not None:
            self._add(other, role, at, end)
        self._consume(at, end)

    def _placed_with(self, at: int) -> int:
        """The index after `underneath with` in `piano underneath with chords`; else the same one.

        An adverb alone is enough: `strings just pads`.
        """
        words = self.words
        if words.text(at) in COPULA_ADVERBS and self._noun(at + 1) is not None:
            return at + 1
        stop = at
        while words.text(stop) in PLACE_ADVERBS:
            stop += 1
        is_role = words.text(stop) in WITH_WORDS and self._noun(self._skip(stop + 1)) is not None
        return stop + 1 if stop > at and is_role else at

    def _compound(self, index: int) -> None:
        words, mention = self.words, self.mentions[index]
        self._with_adjective(index)
        noun = self._noun(mention.stop)
        is_background = (
            noun is not None
            and noun[1] > mention.stop + 1
            and (noun[0] == "pad" or words.text(mention.stop) in PLACED_NOUNS)
        )
        if noun is not None and mention.stop not in self.used:
            role, end = noun
            is_passage = role == "solo" and bool(
                NOT_A_SOLO_BEFORE.intersection(words.clause_before(mention.start, at_most=5))
            )
            is_low = role == "bass" and self._may_be_bass(index, end)
            is_named = words.text(mention.stop) in COMPOUND_ROLES
            if is_named or is_background or is_passage or is_low:
                self._add(index, role, mention.stop, end)
                self._consume(mention.stop, end)
                return
        last = words.text(mention.stop - 1)
        sound = self._sound(index)
        if mention.stop - mention.start > 1 and last in COMPOUND_ROLES:
            if last in PAD_NOUNS and _SYNTH_PADS.intersection(sound.players):
                return
            noun = self._noun(mention.stop - 1)
            if noun is not None:
                self._add(index, noun[0], mention.start, mention.stop)

    def _with_adjective(self, index: int) -> None:
        """Reads `backing guitar`, `lead violin`."""
        at = self.mentions[index].start - 1
        role = ROLE_ADJECTIVES.get(self.words.text(at))
        if role is not None and at not in self.used and not self._has_role_noun(index):
            self._add(index, role, at, at + 1)
            self._consume(at, at + 1)

    def _has_role_noun(self, index: int) -> bool:
        """True for `lead guitar riff` and `lead voice`, whose nouns say the role."""
        start, stop = self.mentions[index].start, self.mentions[index].stop
        inner = self._noun(start - 1)
        return self._noun(stop) is not None or (inner is not None and inner[1] > start)

    def _starts_figure(self, i: int) -> bool:
        """True for `chords` in `chords in blocks`, not in `sustained chords`."""
        return i in self.in_figures and i - 1 not in self.in_figures

    def _may_be_bass(self, index: int, end: int) -> bool:
        """True for `cello bass`, which is no list of two as `guitar bass drums` is."""
        players = self._sound(index).players
        is_low = bool(players) and LOW_PLAYERS.issuperset(players)
        return is_low and (self.words.is_break(end) or end not in self.sounds)

    def _before_sound(self, i: int) -> None:
        words = self.words
        by = accompanied_by().longest_at(words, i)
        if by is not None:
            at = self._skip(by[0])
            index = self.sounds.get(at)
            if index is not None:
                self._add(index, "chords", i, at)
            return
        noun = self._noun(i)
        if noun is None:
            return
        role, end = noun
        if self._names_an_instrument(i, end):
            is_line = end > i + 1 or words.text(i) in LINE_NOUNS
            is_on = words.text(end) in ON_LINKS and (is_line or words.text(i) in LEAD_NOUNS)
            if not is_on and (role != "bass" or words.text(end) != ":"):
                return
        at = end
        while words.text(at) in ROLE_PREPOSITIONS | ROLE_ARTICLES | HANDS:
            at += 1
        index = self.sounds.get(at)
        if at > end and index is not None and index not in self.not_sounds:
            is_beneath = words.text(end) in BENEATH_WORDS
            if not is_beneath and not self._is_other_s(index, at, role):
                self._add(index, role, i, end)
                self._consume(i, end)
                return
        if role == "counter-melody" and end > i:
            self._add(self._answering(i), role, i, end)
            self._consume(i, end)

    def _answering(self, i: int) -> int | None:
        """The first instrument of `the viola answers the flute with a counter-melody`."""
        at = i - 1
        while self.words.text(at) in ROLE_ARTICLES:
            at -= 1
        if self.words.text(at) not in WITH_WORDS:
            return None
        first = at
        while not self.words.is_break(first - 1) and self.words.text(first - 1) not in PAIR_BREAKS:
            first -= 1
        named = [k for start, k in sorted(self.sounds.items()) if first <= start < at]
        is_subject = bool(named) and self.words.text(self.mentions[named[0]].stop) in ANSWERS
        return named[0] if is_subject else None

    def _pair(self) -> None:
        """Joins what is left: one instrument and one role in a clause, whatever the verb."""
        first = 0
        for i in range(len(self.words) + 1):
            is_mark = self.words.is_break(i) and self.words.text(i) != ":"
            is_as = self.words.text(i) in AS_WORDS and self._noun(self._skip(i + 1)) is not None
            if is_mark or (self.words.text(i) in PAIR_BREAKS and not is_as):
                self._pair_in(first, i)
                first = i + 1

    def _pair_in(self, first: int, stop: int) -> None:
        nouns: list[tuple[int, str, int]] = []
        i = first
        while i < stop:
            noun = None if i in self.used or i in self.in_figures else self._noun(i)
            is_part = noun is not None and self._is_part(i, noun[1])
            if noun is None or (self._names_an_instrument(i, noun[1]) and not is_part):
                i += 1
                continue
            nouns.append((i, *noun))
            i = noun[1]
        if nouns and all(a[2] == b[0] for a, b in pairwise(nouns)):
            # `the hook tune`: the last noun is the head; `harmony underneath`: the first one.
            head = 0 if nouns[-1][1] == "pad" else -1
            nouns = [(nouns[0][0], *nouns[head][1:])]
        with_role = {role.mention for role in self.roles}
        sounds = [
            index
            for start, index in self.sounds.items()
            if first <= start < stop
            and index not in self.not_sounds | with_role
            and not any(at <= start < end for at, _, end in nouns)
        ]
        if len(nouns) != 1 or len(sounds) != 1:
            return
        at, role, end = nouns[0]
        mention = self.mentions[sounds[0]]
        between = range(mention.stop, at) if mention.stop <= at else range(end, mention.start)
        others = {self.words.text(k) for k in between}
        is_apart = bool(others & NOT_PAIRED_OVER or self.in_figures.intersection(between))
        if role == "solo" or not between or is_apart or self._is_drums(sounds[0]):
            return
        self._add(sounds[0], role, at, end)
        self._consume(at, end)

    def _is_part(self, start: int, stop: int) -> bool:
        """True if a role that is named like an instrument is none: `the bass part`, `as a pad`."""
        last = self.words.text(stop - 1)
        before = start - 1 - (self.words.text(start - 1) in ROLE_ARTICLES)
        is_line = last in PART_WORDS | LINE_NOUNS
        return is_line or self.words.text(before) in AS_WORDS

    def _is_other_s(self, index: int, at: int, role: str) -> bool:
        """True if the instrument behind has a role of its own: `melody and flute chords`."""
        noun = self._noun(self.mentions[index].stop)
        follows = self.words.text(self.mentions[index].stop) in COMPOUND_ROLES
        return noun is not None and noun[0] != role and follows

    def _noun(self, i: int) -> tuple[str, int] | None:
        found = nouns().longest_at(self.words, i)
        if found is None or (self.words.text(i) in SOLO_WORDS and not is_solo(self.words, i)):
            return None
        return found[1][0], found[0]

    def _names_an_instrument(self, start: int, stop: int) -> bool:
        return any(
            i in self.inside and self.mentions[self.inside[i]].names_a_sound
            for i in range(start, stop)
        )

    def _skip(self, at: int) -> int:
        """The index after articles and adjectives, also those that are mentions of their own."""
        for _ in range(_MAX_ARTICLES):
            index = self.inside.get(at)
            if index is not None and not self.mentions[index].names_a_sound:
                if self._noun(at) is not None:
                    return at
                at = self.mentions[index].stop
            elif (
                self.words.text(at) in ROLE_ARTICLES and self._noun(at) is None
            ) or self.words.text(at) in HANDS:
                at += 1
            else:
                break
        return at

    def _chain(self, index: int) -> list[int]:
        """The players of `flute and oboe play the melody`."""
        players = [index]
        stops = {self.mentions[k].stop: k for k in self.sounds.values() if k not in self.not_sounds}
        verb = self.words.text(self.mentions[index].stop)
        before = self.words.text(self.mentions[index].start - 1)
        # `the melody to the bassoon, strings accompany`: the comma ends what came before.
        if verb not in PLURAL_VERBS or (verb in ACCOMPANIES and before == ","):
            return players
        at = self.mentions[index].start - 1
        while True:
            while self.words.text(at) in ARTICLES | CHAIN_ARTICLES:
                at -= 1
            if self.words.text(at) not in CHAIN_LINKS or at not in stops:
                return players
            players.insert(0, stops[at])
            at = self.mentions[stops[at]].start - 1

    def _over_adjectives(self, at: int) -> tuple[int, tuple[str, int] | None]:
        """The role behind words that no table knows: `plays backup chords`."""
        for after in range(at + 1, at + 1 + _MAX_ADJECTIVES):
            word = self.words.text(after - 1)
            if not self.words.is_word(after - 1) or after - 1 in self.inside or word in NOT_VERBS:
                break
            noun = None if after in self.in_figures else self._noun(after)
            if noun is not None:
                return after, noun
        return at, None

    def _is_verb(self, i: int) -> bool:
        """True if a word between an instrument and an article may be a verb of playing."""
        text = self.words.text(i)
        return (
            self.words.is_word(i)
            and i not in self.inside
            and text not in NOT_VERBS | ROLE_ARTICLES
            and self.words.text(i + 1) in VERB_ARTICLES
        )

    def _has_no_stop(self, start: int, stop: int) -> bool:
        return all(self.words.text(i) not in {".", ";", "!", "?"} for i in range(start, stop))

    def _consume(self, start: int, stop: int) -> None:
        self.used.update(range(start, stop))
        self.not_sounds.update(
            self.inside[i]
            for i in range(start, stop)
            if i in self.inside and self.mentions[self.inside[i]].start >= start
        )

    def _is_drums(self, index: int) -> bool:
        return self._sound(index).players == (DRUMS,)

    def _sound(self, index: int) -> Sound:
        sound = next(c.value for c in self.mentions[index].claims if c.attribute == SOUND)
        assert isinstance(sound, Sound)
        return sound
