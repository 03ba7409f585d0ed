"""Roles while they are read, and the phrases next to a role that tell whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amt_core.text.claims import SOUND, Mention
from amt_core.text.lexicon import DRUMS
from amt_core.text.lexicon.instruments import Sound
from amt_core.text.lexicon.plan.links import ARTICLES, PLURAL_VERBS
from amt_core.text.lexicon.plan.roles import (
    ACCOMPANIES,
    AS_WORDS,
    CHAIN_ARTICLES,
    CHAIN_LINKS,
    HANDS,
    LINE_NOUNS,
    PART_WORDS,
    PLACED_NOUNS,
    ROLE_ARTICLES,
    SOLO_WORDS,
)
from amt_core.text.plan.players.role_words import is_solo, nouns
from amt_core.text.words import Words

_MAX_ARTICLES = 4


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


class OpenRoles:
    """The roles of one description while they are read.

    Attributes:
        words: The description.
        mentions: The mentions in it.
        sounds: First token → the mention of an instrument there that is not denied.
        inside: Token → the mention that it belongs to.
        found: The roles so far.
        not_sounds: Mentions that name a role and not an instrument.
        used: The tokens of roles.
        in_figures: The tokens of figures and forms, which name no roles.

    Args:
        words: The description.
        mentions: The mentions in it.
        negated: Indices of mentions that are denied.
        in_figures: The tokens of figures and forms.
    """

    def __init__(
        self,
        words: Words,
        mentions: Sequence[Mention],
        negated: frozenset[int],
        in_figures: set[int],
    ) -> None:
        self.words = words
        self.mentions = mentions
        self.sounds = {
            mention.start: index
            for index, mention in enumerate(mentions)
            if mention.names_a_sound and index not in negated
        }
        self.inside = {i: index for index, m in enumerate(mentions) for i in range(m.start, m.stop)}
        self.found: list[FoundRole] = []
        self.not_sounds: set[int] = set()
        self.used: set[int] = set()
        self.in_figures = in_figures

    def add(self, index: int | None, role: str, start: int, stop: int) -> None:
        """Keeps a role, once for each of its players."""
        if index is not None:
            mention = self.mentions[index]
            start, stop = min(start, mention.start), max(stop, mention.stop)
            if any(r.mention == index and r.role == role for r in self.found):
                return
        self.found.append(FoundRole(start=start, stop=stop, role=role, mention=index))

    def consume(self, start: int, stop: int) -> None:
        """Marks the tokens of a role as read; instruments that they name are none."""
        self.used.update(range(start, stop))
        self.not_sounds.update(
            self.inside[i]
            for i in range(start, stop)
            if i in self.inside and self.mentions[self.inside[i]].start >= start
        )

    def noun(self, i: int) -> tuple[str, int] | None:
        """The role that a phrase at a token names, and the index after it."""
        found = nouns().longest_at(self.words, i)
        if found is None or (self.words.text(i) in SOLO_WORDS and not is_solo(self.words, i)):
            return None
        return found[1][0], found[0]

    def names_an_instrument(self, start: int, stop: int) -> bool:
        """True if an instrument is named among some tokens."""
        return any(
            i in self.inside and self.mentions[self.inside[i]].names_a_sound
            for i in range(start, stop)
        )

    def skip(self, at: int) -> int:
        """The index after articles and adjectives, also those that are mentions of their own."""
        for _ in range(_MAX_ARTICLES):
            index = self.inside.get(at)
            if index is not None and not self.mentions[index].names_a_sound:
                if self.noun(at) is not None:
                    return at
                at = self.mentions[index].stop
            elif (
                self.words.text(at) in ROLE_ARTICLES and self.noun(at) is None
            ) or self.words.text(at) in HANDS:
                at += 1
            else:
                break
        return at

    def chain(self, index: int) -> list[int]:
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
            # `piano, violin on melody` are two.
            is_comma = self.words.text(at) == "," and verb in PLACED_NOUNS
            if self.words.text(at) not in CHAIN_LINKS or is_comma or at not in stops:
                return players
            players.insert(0, stops[at])
            at = self.mentions[stops[at]].start - 1

    def is_part(self, start: int, stop: int) -> bool:
        """True if a role that is named like an instrument is none: `the bass part`, `as a pad`."""
        last = self.words.text(stop - 1)
        before = start - 1 - (self.words.text(start - 1) in ROLE_ARTICLES)
        is_line = last in PART_WORDS | LINE_NOUNS
        return is_line or self.words.text(before) in AS_WORDS

    def is_drums(self, index: int) -> bool:
        """True if a mention names the drums."""
        return self.sound(index).players == (DRUMS,)

    def sound(self, index: int) -> Sound:
        """The sound that a mention names."""
        sound = next(c.value for c in self.mentions[index].claims if c.attribute == SOUND)
        assert isinstance(sound, Sound)
        return sound
