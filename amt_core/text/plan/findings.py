"""The roles, figures and parts of the piece in a description, before they become requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amt_core.text.claims import Mention
from amt_core.text.plan.find_plan import PlanWords
from amt_core.text.plan.players.figures import FoundFigure
from amt_core.text.plan.players.open_roles import FoundRole
from amt_core.text.plan.territories import Territory
from amt_core.text.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that was found in a description and is about its plan.

    Attributes:
        words: The description.
        found: What is about the plan in it.
        mentions: The mentions in the rest.
        negated: Indices of mentions that are denied.
        placed: Index of each mention that is about a part of the piece → its territory.
        roles: The roles in the text.
        figures: The figures in the text.
    """

    words: Words
    found: PlanWords
    mentions: Sequence[Mention]
    negated: frozenset[int]
    placed: Mapping[int, Territory]
    roles: Sequence[FoundRole]
    figures: Sequence[FoundFigure]
