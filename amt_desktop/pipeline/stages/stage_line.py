"""The stages in their order as a line of cards."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amt_core.pipeline.journal.entries import RunHeader
from amt_core.pipeline.journal.stage_progress import RunState
from amt_core.pipeline.journal.stop import StopAfter
from amt_desktop.pipeline.gauges.machine_watch import MachineState
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.stages.stage_card import StageCard
from amt_desktop.pipeline.stages.stage_use import StageUse


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("stages", text))


STAGE_WORDS: dict[str, tuple[str, str]] = {
    "collect": (_("Collect"), _("Reads the files of the library")),
    "describe": (_("Describe"), _("Writes texts for the pieces")),
    "embed": (_("Embed"), _("Turns the texts into vectors")),
    "cluster": (_("Cluster"), _("Finds clusters of similar pieces")),
    "prepare": (_("Prepare"), _("Turns the pieces into training data")),
    "train": (_("Train"), _("Trains the model, and continues a training that was stopped")),
    "export": (_("Export"), _("Makes a model that composes from the best weights")),
    "evaluate": (_("Evaluate"), _("Composes test pieces and measures them")),
    "report": (_("Report"), _("Writes the page about the run")),
}
"""The title and the purpose of each stage, in the order of the stages."""

STAGE_NAMES = tuple(STAGE_WORDS)


def stage_title(name: str) -> str:
    """The title of a stage in the user's language."""
    return QCoreApplication.translate("stages", STAGE_WORDS[name][0])


class StageLine(QWidget):
    """A card for each stage; shows the states of a session and its run.

    Signals:
        run_wanted: The first and the last stage to run.
        settings_wanted: The name of a stage.
    """

    run_wanted = Signal(str, str)
    settings_wanted = Signal(str)

    def __init__(self, session: PipelineSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._use: dict[str, StageUse] = {}
        self._run: RunHeader | None = None
        self.cards: dict[str, StageCard] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, (_title, tip) in STAGE_WORDS.items():
            card = StageCard(
                name,
                stage_title(name),
                QCoreApplication.translate("stages", tip),
                first=STAGE_NAMES[0],
                last=STAGE_NAMES[-1],
            )
            card.run_wanted.connect(self.run_wanted)
            card.settings_wanted.connect(self.settings_wanted)
            card.stop_wanted.connect(lambda: session.stop(StopAfter.STEP))
            self.cards[name] = card
            row.addWidget(card, 1)
        session.status_changed.connect(self.show_state)
        session.run_changed.connect(self.show_state)
        session.config_changed.connect(self.show_state)
        self.show_state()

    def take_sample(self, state: MachineState) -> None:
        """Counts a sample of the machine for the stage that runs."""
        current = self._session.run.current
        if current is not None:
            self._use.setdefault(current.stage, StageUse()).add(state)

    def show_state(self) -> None:
        """Shows the present states."""
        session = self._session
        if session.run.header is not self._run:
            self._run = session.run.header
            self._use.clear()
        known = {status.stage: status for status in session.stages}
        can_run = session.config is not None and not session.is_running
        waiting = self._waiting()
        for name, card in self.cards.items():
            card.set_can_run(can_run)
            progress = session.run.stages.get(name)
            status = known.get(name)
            is_complete = progress is not None and progress.state is RunState.FINISHED
            if progress is not None and not (is_complete and status is not None and status.run):
                use = self._use.get(name, StageUse())
                card.show_progress(progress, use=use, expected=session.expected_rates.get(name))
            elif name in waiting and (status is None or status.state != "done"):
                card.show_waiting(is_next=name == waiting[0] and session.run.current is None)
            elif session.config is not None and not session.stages:
                card.show_unknown()
            else:
                card.show_status(status)

    def _waiting(self) -> list[str]:
        """The stages that the run at work has still to begin, in their order."""
        wanted = self._session.stages_of_run
        if wanted is None:
            return []
        first, last = map(STAGE_NAMES.index, wanted)
        begun = self._session.run.stages
        return [name for name in STAGE_NAMES[first : last + 1] if name not in begun]
