"""From the description in the window to a piece in the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from amt_core.composing.planning.plan import Plan
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.title import title_of
from amt_desktop.bridge.compose_job import ComposeJob
from amt_desktop.bridge.describe_job import DescribeJob
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.document import Document


class ComposeCommands(QObject):
    """Keeps the composer panel and the two jobs in step.

    Signals:
        starting: A new piece is about to be written.
        started: It is being written.
        state_changed: Composing became possible or impossible, started or ended.
    """

    starting = Signal()
    started = Signal()
    state_changed = Signal()

    def __init__(
        self,
        panel: ComposerPanel,
        describe_job: DescribeJob,
        job: ComposeJob,
        document: Document,
        *,
        edited_plan: Callable[[], Plan | None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._describe_job = panel, describe_job
        self._job, self._document = job, document
        self._edited_plan = edited_plan
        self._model: object | None = None
        self._waits_for_description = False
        panel.text_changed.connect(describe_job.request)
        panel.compose_requested.connect(self.compose)
        panel.stop_requested.connect(job.stop)
        describe_job.described.connect(self._on_described)
        job.started.connect(self._on_started)
        job.progressed.connect(panel.show_progress)
        job.ended.connect(self._on_ended)
        # What was told of one piece is not true of the next.
        document.about_to_begin.connect(self._show_ready)

    @property
    def can_compose(self) -> bool:
        """True if there is a model and nothing is being written."""
        return self._model is not None and not self._job.is_running

    @property
    def model(self) -> Any:
        """The model, or None."""
        return self._model

    def analyze(self, text: str) -> MusicSpec:
        """The spec of a text other than the description; call it on a worker."""
        return self._describe_job.analyze(text)

    def set_model(self, model: object) -> None:
        """Sets the model; from now on composing is possible."""
        self._model = model
        self._show_ready()
        self.state_changed.emit()

    def set_no_model(self) -> None:
        """Shows that there is no model to compose with."""
        self._panel.set_ready(is_ready=False, status=self.tr("There is no model to compose with."))

    def stop(self) -> None:
        """Stops writing; complete bars are kept."""
        self._job.stop()

    def compose(self) -> None:
        """Composes from the description, including text that was typed just now."""
        if not self.can_compose:
            return
        if self._describe_job.is_busy:
            self._waits_for_description = True
            self._describe_job.flush()
            return
        spec = self._panel.spec
        plan = self._edited_plan()
        self.starting.emit()
        self._job.start(
            spec,
            model=self._model,
            seed=self._panel.seed.next_seed(),
            takes=self._panel.takes.value(),
            title=title_of(spec) or self.tr("Free piece"),
            plan=plan,
        )

    def _show_ready(self) -> None:
        if self._model is not None:
            status = self.tr("Ready. Press Ctrl+Enter to compose.")
            self._panel.set_ready(is_ready=True, status=status)

    def _on_described(self, spec: MusicSpec) -> None:
        self._panel.show_understood(spec)
        if self._waits_for_description and not self._describe_job.is_busy:
            self._waits_for_description = False
            self.compose()

    def _on_started(self) -> None:
        self._panel.show_writing(True)
        self.started.emit()
        self.state_changed.emit()

    def _on_ended(self, words: str) -> None:
        self._panel.show_writing(False)
        status = words or self.tr("Nothing was written.")
        self._panel.set_ready(is_ready=self._model is not None, status=status)
        self.state_changed.emit()
