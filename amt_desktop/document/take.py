"""One take of the open piece."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from amt_core.composing.compose import TakeStats
from amt_core.composing.planning.edits.score_edits import shortened_plan
from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.edit import Cells
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec

if TYPE_CHECKING:
    from amt_core.evaluation.label import TakeLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A score, and the spec and seed it came from.

    Attributes:
        score: Everything written so far.
        written_bars: The number of its complete bars.
        is_writing: True while more bars are to come.
        spec: The spec it was composed from; a free spec for an opened file.
        seed: The seed that gives this take again; None for an opened file.
        stats: Time and tokens spent on it, once it is complete.
        name: What the user calls it; empty for none.
        is_starred: True if the user marked it as a favorite.
        plan: Its plan, with a player for each track; None until it is found in an opened file.
        unfit: The cells whose notes no longer fit the plan.
        label: Its adherence and novelty; None until they are measured, and after an edit.
        is_draft: True for a plan of which nothing is written yet.
    """

    score: Score
    written_bars: int
    is_writing: bool = False
    spec: MusicSpec = field(default_factory=MusicSpec)
    seed: int | None = None
    stats: TakeStats | None = None
    name: str = ""
    is_starred: bool = False
    plan: Plan | None = None
    unfit: Cells = frozenset()
    label: TakeLabel | None = None
    is_draft: bool = False

    @classmethod
    def of_file(cls, score: Score) -> Take:
        """The take that an opened file is."""
        return cls(score=score, written_bars=score.num_bars)

    @classmethod
    def of_plan(cls, plan: Plan) -> Take:
        """The draft of a piece: its plan, before any note."""
        return cls(score=plan.frame(), written_bars=0, plan=plan, is_draft=True)

    def with_bar(self, bar: int, notes: NoteTable) -> Take:
        """The take with one more complete bar."""
        score = self.score
        if len(notes):
            score = score.with_notes(NoteTable.concat([score.notes, notes]))
        return replace(self, score=score, written_bars=bar + 1)

    def finished(self, score: Score, stats: TakeStats, plan: Plan) -> Take:
        """The take after its last bar, with its final score and its plan."""
        return replace(
            self,
            score=score,
            written_bars=score.num_bars,
            is_writing=False,
            stats=stats,
            plan=plan,
        )

    def abandoned(self) -> Take:
        """The take with its complete bars, which no worker writes any more."""
        return replace(self, score=self.complete_score, is_writing=False, plan=self.complete_plan)

    @property
    def complete_score(self) -> Score:
        """The piece up to the last complete bar."""
        if self.written_bars == self.score.num_bars:
            return self.score
        return replace(self.score, num_bars=max(self.written_bars, 1))

    @property
    def complete_plan(self) -> Plan | None:
        """The plan up to the last complete bar; None if it is not known."""
        return None if self.plan is None else shortened_plan(self.plan, max(self.written_bars, 1))

    @property
    def can_be_labeled(self) -> bool:
        """True if it is complete, not measured yet, and was composed from a description."""
        is_complete = not self.is_writing and not self.is_empty
        return is_complete and self.label is None and bool(self.spec.text)

    @property
    def is_empty(self) -> bool:
        """True if it has no notes."""
        return len(self.score.notes) == 0


def take_letter(index: int) -> str:
    """The letter of a take: A, B, C and so on."""
    return chr(ord("A") + index)
