"""One change of a take: of its score, of its plan, or of both."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.composing.planning.edits.plan_edit import PlanEdit, same_bars
from amt_core.composing.planning.edits.score_edits import (
    cells_of_edited,
    edit_of_piece,
    plan_of_edited,
)
from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.bars import ReplacePiece
from amt_core.music.editing.edit import Cells, Edit, ReplaceNotes, Steps
from amt_desktop.document.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChange:
    """A change that can be undone.

    Attributes:
        edit: The change of the score; None if only the plan changes.
        before: Plan and cells that do not fit it, before the change.
        after: The same after the change.
    """

    edit: Edit | None
    before: tuple[Plan | None, Cells]
    after: tuple[Plan | None, Cells]

    @property
    def inverse(self) -> TakeChange:
        """The change that takes this one back."""
        return TakeChange(
            edit=None if self.edit is None else self.edit.inverse,
            before=self.after,
            after=self.before,
        )

    def apply(self, take: Take) -> Take:
        """The take after this change."""
        score = take.score if self.edit is None else self.edit.apply(take.score)
        plan, unfit = self.after
        written_bars = 0 if take.is_draft else score.num_bars
        label = take.label if self.edit is None else None
        return replace(
            take, score=score, written_bars=written_bars, plan=plan, unfit=unfit, label=label
        )


def change_of_score(
    take: Take, edit: Edit, *, fitting: Cells = frozenset(), plan: Plan | None = None
) -> TakeChange:
    """The change of a take by an edit of its score; its plan follows the tracks and bars.

    Args:
        take: The take.
        edit: The edit.
        fitting: Cells whose notes fit the plan after the edit.
        plan: The plan after the edit, where the edit was made for another one.
    """
    plan, unfit = plan or take.plan, take.unfit
    if plan is not None and not isinstance(edit, ReplaceNotes):
        after = edit.apply(take.score)
        plan = plan_of_edited(plan, take.score, after)
        unfit = cells_of_edited(unfit, take.score, after)
    if plan is not None and take.plan is not None and plan.keys != take.plan.keys:
        after = edit.apply(take.score)
        if (frame := edit_of_piece(after, take.plan, same_bars(plan))) is not None:
            edit = Steps(edits=(edit, frame))
    return TakeChange(edit=edit, before=(take.plan, take.unfit), after=(plan, unfit - fitting))


def change_of_plan(take: Take, change: PlanEdit) -> TakeChange:
    """The change of a take by a change of its plan; its bars follow the plan."""
    assert take.plan is not None
    return TakeChange(
        edit=edit_of_piece(take.score, take.plan, change),
        before=(take.plan, take.unfit),
        after=(
            change.plan,
            frozenset() if take.is_draft else change.moved(take.unfit) | change.unfit,
        ),
    )


def change_of_draft(take: Take, plan: Plan) -> TakeChange:
    """The change of a draft by another plan."""
    return TakeChange(
        edit=ReplacePiece(before=take.score, after=plan.frame()),
        before=(take.plan, take.unfit),
        after=(plan, frozenset()),
    )
