"""Finds the mentions that a negation reaches: `no drums`, `without strings or brass`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amt_core.text.claims import Mention
from amt_core.text.lexicon.scope import (
    ANSWERS,
    CHAIN_BREAKERS,
    CHAIN_WORDS,
    COMPARISONS,
    DENIED_AFTER,
    DENIED_VALUES,
    DENYING_VERBS,
    EXCEPTIONS,
    FIGURE_NEGATIONS,
    FILLERS,
    HEDGES,
    KEPT_AFTER,
    LESS,
    NEAR_NEGATION,
    NEGATIONS,
    NEGATIONS_BEHIND,
    NOT_NEGATIONS,
    NUMBER_SIGN,
    ONLY_BEFORE,
    OR_WORDS,
    PREFERENCES,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words

MAX_FILLERS = 5
"""The words skipped, at most, between a cue and the mention that it reaches."""
_REACH_OF_NOT = 3


@cache
def scope_cues() -> PhraseIndex[str]:
    """The words that negate or exclude, each with its kind.

    One index holds both, since the longest phrase decides: "no" negates, "nothing but" excludes
    all else, "not only" does neither.
    """
    return PhraseIndex(
        (
            *((p, "not") for p in NEGATIONS),
            *((p, "less") for p in LESS),
            *((p, "than") for p in COMPARISONS),
            *((p, "except") for p in EXCEPTIONS),
            *((p, "none") for p in NOT_NEGATIONS),
            *((p, "before") for p in ONLY_BEFORE),
        ),
        inflected=False,
    )


def negated_mentions(words: Words, mentions: Sequence[Mention]) -> frozenset[int]:
    """The indices of the mentions that a negation reaches.

    A negation reaches the next mention, over articles and the like, and goes on over `or` and
    `and` to further ones of the same kind; a comma ends it unless the list goes on with `or`, or
    a colon started it (`without: bass, drums`). A number, a meter or a key is reached only
    directly (`not in 4/4`). "Less" reaches all but instruments. "Except" denies, but after a
    denial it takes back: in `no strings except a cello` the cello is wanted.
    """
    starts = {mention.start: index for index, mention in enumerate(mentions)}
    inside = {i for m in mentions for i in range(m.start + 1, m.stop)}
    negated: set[int] = set()
    end_of_denial = -1
    for start, stop, kinds in scope_cues().find(words):
        kind = kinds[0]
        if kind not in {"not", "less", "except", "than"} or start in inside:
            continue
        if kind == "than" and not PREFERENCES.intersection(words.clause_before(start, at_most=8)):
            continue
        if _is_number_sign(words, mentions, starts, start):
            continue
        is_after_denial = start - 1 if words.text(start - 1) in {",", "("} else start
        if kind == "except" and is_after_denial == end_of_denial:
            continue
        reached = _reach(words, mentions, starts, stop)
        if kind == "less":
            reached = [index for index in reached if not mentions[index].names_a_sound]
        negated.update(reached)
        if reached:
            end_of_denial = mentions[reached[-1]].stop
    negated.update(k for k, mention in enumerate(mentions) if _is_denied_afterwards(words, mention))
    return frozenset(negated)


def _is_number_sign(
    words: Words, mentions: Sequence[Mention], starts: dict[int, int], i: int
) -> bool:
    """`no. 5`, `no 5`; but not `no 808`."""
    if words.text(i) != NUMBER_SIGN:
        return False
    if i + 1 in starts and mentions[starts[i + 1]].names_a_sound:
        return False
    return words.is_number(i + 1) or (words.text(i + 1) == "." and words.is_number(i + 2))


def _reach(words: Words, mentions: Sequence[Mention], starts: dict[int, int], i: int) -> list[int]:
    reached: list[int] = []
    fillers = 0
    # "not" denies what follows it directly; "no" and "without" search further.
    limit = _REACH_OF_NOT if words.text(i - 1) == NEAR_NEGATION else MAX_FILLERS
    denies_figures = words.text(i - 1) in FIGURE_NEGATIONS
    is_list = words.text(i) in {":", "="}
    i += is_list
    while i < len(words):
        index = starts.get(i)
        if index is not None:
            mention = mentions[index]
            if reached and not _continues(mentions, starts, reached[-1], index):
                break
            if mention.is_figure and not denies_figures:
                break
            reached.append(index)
            i, fillers = mention.stop, 0
            if mention.is_figure:
                break
            if mention.names_a_sound or i not in starts:
                next_i = _next_in_chain(words, starts, i, is_list=is_list)
                if next_i is None:
                    break
                i = next_i
        elif words.text(i) in FILLERS and fillers < limit:
            fillers += 1
            i += 1
        else:
            break
    return reached


def _continues(mentions: Sequence[Mention], starts: dict[int, int], last: int, index: int) -> bool:
    """True if a negation goes on to a mention: of the same kind, or an adjective's noun."""
    mention = mentions[index]
    if mention.is_figure:
        return False
    if mentions[last].stop == mention.start or mention.names_a_sound:
        return True
    if mentions[last].names_a_sound:
        noun = starts.get(mention.stop)
        return noun is not None and mentions[noun].names_a_sound
    attributes = {claim.attribute for claim in mentions[last].claims}
    return any(claim.attribute in attributes for claim in mention.claims)


def _next_in_chain(words: Words, starts: dict[int, int], i: int, *, is_list: bool) -> int | None:
    """The index at which the next item of a list begins; None if the list ends here."""
    text = words.text(i)
    if text in CHAIN_WORDS:
        after = words.text(i + 1)
        if text not in OR_WORDS and after in CHAIN_BREAKERS:
            return None
        is_next_kept = i + 1 in starts and words.text(i + 2) in KEPT_AFTER
        return None if is_next_kept else i + 1
    if text == "," and (is_list or _goes_on_with_or(words, i + 1)):
        return i + 1
    return None


def _goes_on_with_or(words: Words, i: int) -> bool:
    """True if a list of single words and commas leads to an `or`."""
    for k in range(i, min(i + 10, len(words))):
        if words.text(k) in OR_WORDS:
            return True
        if words.is_break(k) and words.text(k) != ",":
            return False
        if words.text(k) in CHAIN_BREAKERS:
            return False
    return False


def _is_denied_afterwards(words: Words, mention: Mention) -> bool:
    """`drum-free`, `drums: none`, `drums off`, `take the drums out`."""
    i = mention.stop
    if words.text(i) in {":", "=", "?"}:
        is_hedged = words.text(i + 1) in HEDGES and words.is_break(i + 3)
        answer = i + 1 + is_hedged
        return words.text(answer) in (ANSWERS if is_hedged else DENIED_VALUES)
    if words.text(i) in NEGATIONS_BEHIND and words.is_break(i + 1):
        return True
    if not mention.names_a_sound:
        return False
    verbs = DENYING_VERBS.get(words.text(i), frozenset())
    is_denied = verbs.intersection(words.clause_before(mention.start, at_most=4))
    return words.text(i) in DENIED_AFTER or bool(is_denied)
