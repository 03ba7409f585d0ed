"""The result: the models, a comparison with the program's own, and what can be done with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidgetItem,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_core.errors import AmtError
from amt_core.pipeline.model.comparison import read_comparison
from amt_core.pipeline.model.model_store import (
    delete_model,
    export_model,
    keep_model,
    kept_models,
    rename_model,
)
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.words import grouped
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.result.comparing import Comparing
from amt_desktop.pipeline.result.comparison_table import ComparisonTable
from amt_desktop.pipeline.result.figures import count_text
from amt_desktop.pipeline.result.listening import Listening
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.widgets.text_list import TextList

_LIST_WIDTH_PX = 300
_MIN_LIST_HEIGHT_PX = 56
_PATH_ROLE = Qt.ItemDataRole.UserRole


class ResultView(QWidget):
    """Models on the left, comparison and listening on the right."""

    def __init__(
        self,
        session: PipelineSession,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._services, self._messages = session, services, messages
        self._wanted: Path | None = None
        self.comparing = Comparing(messages, self)
        self.models = TextList()
        self.models.setAccessibleName(self.tr("Models"))
        self.models.setMinimumHeight(_MIN_LIST_HEIGHT_PX)
        self.models.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.models.currentItemChanged.connect(self._show_buttons)
        self.facts = QLabel()
        self.facts.setProperty("kind", "dim")
        self.facts.setWordWrap(True)
        self.use_button = self._button(self.tr("Use for composing"), self.use)
        self.keep_button = self._button(self.tr("Keep as …"), self.keep)
        self.rename_button = self._button(self.tr("Rename …"), self.rename)
        self.export_button = self._button(self.tr("Export …"), self.export)
        self.delete_button = self._button(self.tr("Delete …"), self.delete)
        self.report_button = self._button(self.tr("Open the report"), self.open_report)
        self.compare_button = self._button(
            self.tr("Compare with the program's model"), self.compare
        )
        self.compare_bar = QProgressBar()
        self.compare_bar.setTextVisible(False)
        keeps_room = self.compare_bar.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # the table below must not move
        self.compare_bar.setSizePolicy(keeps_room)
        self.compare_bar.setAccessibleName(self.tr("Comparing"))
        self.compare_words = QLabel()
        self.compare_words.setProperty("kind", "dim")
        self.table = ComparisonTable()
        self.listening = Listening(services, feed=feed, messages=messages)
        self._lay_out()
        self.comparing.changed.connect(self._show_comparison)
        self.comparing.advanced.connect(self._show_compared)
        session.status_changed.connect(self.show_state)
        session.folder_changed.connect(self.show_state)
        self.show_state()

    @property
    def chosen(self) -> Path | None:
        """The chosen model; None for the program's own, and if none is chosen."""
        item = self.models.currentItem()
        name = item.data(_PATH_ROLE) if item is not None else ""
        return Path(name) if name else None

    # What can be done with a model

    def use(self) -> None:
        """Makes the chosen model the one that composes."""
        self._services.use_model(self.chosen)
        self._messages.toast(self.tr("This model composes from now on."))
        self.show_state()

    def keep(self) -> None:
        """Copies the chosen model under a name, so that the next run does not replace it."""
        model = self.chosen
        if model is not None and (name := self._ask_name("")):
            self._choose_after(lambda: keep_model(model, name))

    def rename(self) -> None:
        """Renames a kept model."""
        model = self.chosen
        if model is None or not (name := self._ask_name(model.name)):
            return

        def rename() -> Path:
            renamed = rename_model(model, name)
            if self._services.current_model() == str(model):
                self._services.use_model(renamed)
            return renamed

        self._choose_after(rename)

    def export(self) -> None:
        """Copies the chosen model into a folder of the user's."""
        model = self.chosen
        if model is None:
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("Export into"), str(Path.home()))
        if name:

            def export() -> None:
                copy = export_model(model, Path(name))
                self._messages.toast(self.tr("The model was copied to {0}.").format(copy))

            self._try(export)

    def delete(self) -> None:
        """Deletes the chosen model after a question."""
        model = self.chosen
        if model is None:
            return
        answer = QMessageBox.question(
            self,
            self.tr("Delete the model?"),
            self.tr("{0} and everything in its folder will be deleted.").format(model),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            QMessageBox.StandardButton.No,
        )
        if answer != QMessageBox.StandardButton.Yes:
            return

        def delete() -> None:
            delete_model(model)
            if self._services.current_model() == str(model):
                self._services.use_model(None)

        self._try(delete)

    def open_report(self) -> None:
        """Opens the report in the browser."""
        if (report := self._report()) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(report)))

    def compare(self) -> None:
        """Starts the comparison, or stops it."""
        work, config, model = self._session.work_folder, self._session.config, self._model()
        if self.comparing.is_running:
            self.comparing.stop()
        elif work is not None and config is not None and model is not None:
            self.comparing.start(
                work,
                self.chosen or model,
                config.evaluate,
                data=self._session.data_folder(),
                python=self._session.python,
            )

    def close_work(self) -> None:
        """Ends what is under way."""
        self.comparing.close()
        self.listening.close_work()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AmtError as error:
            self._messages.report(error)
        self.show_state()

    def _choose_after(self, act: Callable[[], Path]) -> None:
        """Chooses the model that an act makes, as what is done next is meant for it."""

        def choose() -> None:
            self._wanted = act()

        self._try(choose)

    def _ask_name(self, present: str) -> str:
        name, is_given = QInputDialog.getText(
            self, self.tr("Name of the model"), self.tr("Name"), text=present
        )
        return name.strip() if is_given else ""

    # State

    def show_state(self) -> None:
        """Shows the models and the figures there are."""
        # While there is only the program's own model, nothing was chosen.
        item = self.models.currentItem() if self.models.count() > 1 else None
        chosen = item.data(_PATH_ROLE) if item is not None else None
        if self._wanted is not None:
            chosen, self._wanted = str(self._wanted), None
        self.models.blockSignals(True)
        self.models.clear()
        if (model := self._model()) is not None:
            self._add_model(self.tr("Result of the last run"), model)
        for path in kept_models():
            self._add_model(path.name, path)
        self._add_model(self.tr("The program's own model"), None)
        rows = [self.models.item(row).data(_PATH_ROLE) for row in range(self.models.count())]
        self.models.setCurrentRow(rows.index(chosen) if chosen in rows else 0)
        self.models.blockSignals(False)
        self._show_buttons()
        self._show_comparison()

    def _add_model(self, name: str, path: Path | None) -> None:
        is_current = self._services.current_model() == (str(path) if path else "")
        item = QListWidgetItem(self.tr("{0} (in use)").format(name) if is_current else name)
        item.setData(_PATH_ROLE, str(path) if path else "")
        item.setToolTip(str(path) if path else name)
        self.models.addItem(item)

    def _show_buttons(self) -> None:
        chosen, latest = self.chosen, self._model()
        is_kept = chosen is not None and chosen != latest
        self.use_button.setEnabled(self._services.current_model() != str(chosen or ""))
        self.keep_button.setEnabled(chosen is not None)
        self.rename_button.setEnabled(is_kept)
        self.export_button.setEnabled(chosen is not None)
        self.delete_button.setEnabled(chosen is not None)
        self.report_button.setEnabled(self._report() is not None)
        self.facts.setText(self._facts(chosen) if chosen is not None else "")
        self.listening.set_model(chosen or latest)

    def _show_comparison(self) -> None:
        work = self._session.work_folder
        is_running = self.comparing.is_running
        self.compare_bar.setVisible(is_running)
        self.compare_button.setText(
            self.tr("Stop comparing") if is_running else self.tr("Compare with the program's model")
        )
        self.compare_button.setEnabled(is_running or self._model() is not None)
        figures = read_comparison(work) if work is not None else []
        self.table.show_figures(figures)
        if is_running:
            self._show_compared()
            return
        if any(figure.default is not None for figure in figures):
            words = ""
        else:
            words = self.tr("Both models compose for the same descriptions and are measured.")
        self.compare_words.setText(words)

    def _show_compared(self) -> None:
        """Shows how many pieces of the model that is measured are done."""
        done, total = self.comparing.done, self.comparing.total
        words = self.tr("Composing and measuring: model {0} of 2").format(
            self.comparing.num_done + 1
        )
        if total:
            words += ", " + count_text(total, "pieces", done=done)
        self.compare_words.setText(words)
        self.compare_bar.setRange(0, total)
        self.compare_bar.setValue(done)

    def _facts(self, model: Path) -> str:
        try:
            figures: Any = json.loads((model / "training.json").read_text(encoding="utf-8"))
            return self.tr("{0} parameters, {1} steps, {2} tokens learned").format(
                grouped(figures["parameters"]), grouped(figures["steps"]),
                grouped(figures["tokens_learned"]),
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            return str(model)

    def _model(self) -> Path | None:
        """The model of the last run; None if there is none."""
        work = self._session.work_folder
        model = None if work is None else work / "model"
        return model if model is not None and (model / "config.json").exists() else None

    def _report(self) -> Path | None:
        work = self._session.work_folder
        report = None if work is None else work / "report.html"
        return report if report is not None and report.exists() else None

    # Look

    @staticmethod
    def _button(text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.use_button, 0, 0)
        buttons.addWidget(self.report_button, 0, 1)
        buttons.addWidget(self.keep_button, 1, 0)
        buttons.addWidget(self.rename_button, 1, 1)
        buttons.addWidget(self.export_button, 2, 0)
        buttons.addWidget(self.delete_button, 2, 1)
        left = QWidget()
        left.setFixedWidth(_LIST_WIDTH_PX)
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.addWidget(self.models, 1)
        left_column.addWidget(self.facts)
        left_column.addLayout(buttons)
        top = QHBoxLayout()
        top.addWidget(self.compare_words, 1)
        top.addWidget(self.compare_button)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(top)
        right.addWidget(self.compare_bar)
        right.addWidget(self.table, 1)
        right.addWidget(self.listening)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(14)
        row.addWidget(left)
        row.addLayout(right, 1)
