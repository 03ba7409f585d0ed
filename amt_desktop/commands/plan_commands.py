"""The plan in the window: drawn while a description is typed, found in pieces, and edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, QPoint, QRect, QSize

from amt_core.composing.planning.edits.map_edits import (
    remove_key,
    remove_meter,
    remove_tempo,
    set_key,
    set_meter,
    set_tempo,
)
from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.edits.player_edits import change_player
from amt_core.composing.planning.plan import Plan, Player
from amt_core.errors import AmtError
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.spec.title import title_of
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.plan_job import PlanJob
from amt_desktop.composer.attributes import attribute_looks
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.composer.editor_popup import EditorPopup
from amt_desktop.composer.value_editors import default_value
from amt_desktop.document.document import Document
from amt_desktop.piano_roll import MarkKind
from amt_desktop.piece.piece_view import PieceView

_ATTRIBUTES = {
    MarkKind.TEMPO: "tempo_bpm", MarkKind.METER: "time_signature", MarkKind.KEY: "key",
}  # fmt: skip


class PlanCommands(QObject):
    """Keeps the plan that is shown in step with the description, and edits it."""

    def __init__(
        self,
        job: PlanJob,
        document: Document,
        *,
        panel: ComposerPanel,
        piece: PieceView,
        messages: Messages,
        is_composing: Callable[[], bool],
    ) -> None:
        super().__init__(piece)
        self._job, self._document, self._is_composing = job, document, is_composing
        self._panel, self._piece, self._messages = panel, piece, messages
        self._model: object | None = None
        self._drawn: Plan | None = None
        self._gestures = count()
        self._popup: EditorPopup | None = None
        panel.spec_changed.connect(self.draw)
        panel.seed.seed_changed.connect(self.draw)
        job.drawn.connect(self._on_drawn)
        job.refused.connect(self._on_refused)
        job.found.connect(document.set_plan)
        document.active_changed.connect(self._on_active)
        document.score_edited.connect(self._find)
        document.take_finished.connect(self._find)
        roll = piece.roll
        roll.plan_edit_requested.connect(self.edit)
        roll.mark_edit_requested.connect(self._ask)
        roll.mark_removal_requested.connect(self._remove)
        piece.tracks.player_changed.connect(self._change_player)

    @property
    def edited_plan(self) -> Plan | None:
        """The plan that is shown before the first note, if the user changed it."""
        draft = self._document.draft
        return None if draft is None or draft.plan is self._drawn else draft.plan

    def set_model(self, model: object) -> None:
        """Sets the model, which knows what is usual in a style."""
        self._model = model
        self.draw()

    def draw(self) -> None:
        """Draws the plan of the description, unless there is a piece."""
        spec = self._panel.spec
        if self._model is None or not self._is_free():
            return
        if spec == MusicSpec(text=spec.text) and not spec.text.strip():
            self._document.remove_draft()
        else:
            self._job.draw(spec, model=self._model, seed=self._panel.seed.planned_seed())

    def edit(self, text: str, make: Callable[[], PlanEdit], *, merge_key: str = "") -> None:
        """Changes the plan as one undo step."""
        try:
            change = make()
        except AmtError as error:
            self._messages.report(error)
            return
        self._document.push_plan(text, change, merge_key=merge_key)

    def ask_here(self, kind: MarkKind) -> None:
        """Asks for the tempo, meter or key from the bar of the playhead on."""
        roll = self._piece.roll
        if self._plan() is None:
            self._messages.toast(self.tr("There is no piece yet. Describe one first."))
            return
        place = roll.mapToGlobal(QPoint(roll.width() // 3, 0))
        self._ask(kind, roll.position_bar, QRect(place, QSize(1, 1)))

    def _plan(self) -> Plan | None:
        take = self._document.active
        return None if take is None else take.plan

    def _is_free(self) -> bool:
        """True if no piece is open or being written."""
        has_piece = bool(self._document.takes) and self._document.draft is None
        return not has_piece and not self._is_composing()

    def _on_drawn(self, plan: Plan) -> None:
        if not self._is_free() or (not self._panel.spec.text and self._is_open_spec()):
            return
        draft = self._document.draft
        title = title_of(self._panel.spec) or self.tr("Free piece")
        if draft is None or self.edited_plan is None:
            if draft is None or draft.plan != plan:
                self._drawn = plan
                self._document.show_draft(plan, title=title)
            return
        if plan == self._drawn:
            return
        self._drawn = plan
        self._document.replace_draft(self.tr("Plan of the new description"), plan)
        self._messages.toast(
            self.tr("The plan follows the new description."),
            label=self.tr("Bring mine back"),
            call=self._document.undo,
        )

    def _is_open_spec(self) -> bool:
        return self._panel.spec == MusicSpec()

    def _on_refused(self, error: AmtError) -> None:
        """Shows no plan; the reason is reported when the piece is composed."""
        if self._is_free() and self.edited_plan is None:
            self._document.remove_draft()

    def _on_active(self) -> None:
        if self._document.takes:
            self._find()
        elif not self._document.title:  # else a piece is about to be composed
            self.draw()

    def _find(self) -> None:
        take = self._document.active
        if take is not None and take.plan is None and not take.is_writing:
            self._job.find(take.score)

    def _ask(self, kind: MarkKind, bar: int, place: QRect) -> None:
        plan = self._plan()
        if plan is None:
            return
        name = _ATTRIBUTES[kind]
        look = attribute_looks()[name]
        value = self._value(plan, kind, bar) or default_value(look.kind)
        bar = bar if plan.keys or kind is not MarkKind.KEY else 0
        key = f"{kind.name} {bar} {next(self._gestures)}"
        self._popup = EditorPopup(look, Attribute(value, Source.SET), self._piece)
        self._popup.editor.value_changed.connect(
            lambda value: self._set(kind, bar, value, merge_key=key)
        )
        self._popup.open_near(place)

    def _value(self, plan: Plan, kind: MarkKind, bar: int) -> object:
        match kind:
            case MarkKind.TEMPO:
                return next(at.bpm for at in reversed(plan.tempo) if (at.bar, at.beat) <= (bar, 0))
            case MarkKind.METER:
                return plan.meter_map.at(bar)
            case _:
                return plan.key_of(bar)

    def _set(self, kind: MarkKind, bar: int, value: object, *, merge_key: str) -> None:
        plan = self._plan()
        if plan is None:
            return
        changes: dict[MarkKind, tuple[str, Callable[..., PlanEdit]]] = {
            MarkKind.TEMPO: (self.tr("Change tempo"), set_tempo),
            MarkKind.METER: (self.tr("Change meter"), set_meter),
            MarkKind.KEY: (self.tr("Change key"), set_key),
        }
        text, change = changes[kind]
        value = float(value) if isinstance(value, int) else value
        self.edit(text, partial(change, plan, bar, value), merge_key=merge_key)

    def _change_player(self, index: int, player: Player) -> None:
        plan = self._plan()
        if plan is None:
            return
        before = plan.players[index]
        is_pad = (before.role, before.figure) == (player.role, player.figure)
        # The steps of a drag on the pad are undone together.
        self.edit(
            self.tr("Change how {0} plays").format(player.name),
            partial(change_player, plan, index, player),
            merge_key=f"pad {index}" if is_pad else "",
        )

    def _remove(self, kind: MarkKind, bar: int) -> None:
        plan = self._plan()
        if plan is None:
            return
        removals: dict[MarkKind, tuple[str, Callable[[Plan, int], PlanEdit]]] = {
            MarkKind.TEMPO: (self.tr("Remove tempo change"), remove_tempo),
            MarkKind.METER: (self.tr("Remove meter change"), remove_meter),
            MarkKind.KEY: (self.tr("Remove key change"), remove_key),
        }
        text, change = removals[kind]
        self.edit(text, partial(change, plan, bar))
