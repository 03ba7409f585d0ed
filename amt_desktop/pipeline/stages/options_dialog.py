"""The dialog of the pipeline's options, made from their declarations."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.configuration.options import from_table
from amt_desktop.look.sentences import localized
from amt_desktop.pipeline.stages.option_fields import OptionField
from amt_desktop.pipeline.stages.option_words import option_help, option_title, options_intro
from amt_desktop.widgets.text_list import TextList

_SIZE_PX = (880, 620)


class OptionsDialog(QDialog):
    """The options of every stage; nothing is changed before OK.

    Args:
        config: The present options.
        section: The section that is shown first, such as `train`.
    """

    def __init__(
        self, config: PipelineConfig, *, section: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pipeline settings"))
        self.resize(*_SIZE_PX)
        self._config = config
        self.result_config = config
        self.fields: dict[str, OptionField] = {}
        self.sections = TextList()
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setFixedWidth(150)
        self._pages = QStackedWidget()
        self._names = [each.name for each in fields(config)]
        for name in self._names:
            self.sections.addItem(option_title(name))
            self._pages.addWidget(self._page(name))
        self.sections.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.sections.setCurrentRow(self._names.index(section) if section in self._names else 0)
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        self.defaults_button = QPushButton(self.tr("Defaults of this section"))
        self.defaults_button.clicked.connect(self._reset_section)
        bottom = QHBoxLayout()
        bottom.addWidget(self.defaults_button)
        bottom.addStretch(1)
        bottom.addWidget(buttons)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sections)
        row.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(row, 1)
        column.addWidget(self.problem)
        column.addLayout(bottom)
        self._ask_before_wikipedia()

    # Pages

    def _page(self, name: str) -> QWidget:
        options = getattr(self._config, name)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 14, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        intro = QLabel(options_intro(type(options)))
        intro.setProperty("kind", "dim")
        intro.setContentsMargins(0, 0, 0, 10)
        grid.addWidget(intro, 0, 0, 1, 2)
        self._add_options(grid, options, name)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _add_options(self, grid: QGridLayout, options: Any, prefix: str) -> None:
        docs, types = option_help(type(options)), get_type_hints(type(options))
        for each in fields(options):
            value, path = getattr(options, each.name), f"{prefix}.{each.name}"
            if is_dataclass(value):
                title = QLabel(option_title(each.name))
                title.setProperty("kind", "heading")
                title.setContentsMargins(0, 12, 0, 6)
                grid.addWidget(title, grid.rowCount(), 0, 1, 2)
                self._add_options(grid, value, path)
                continue
            control = OptionField(each, types[each.name], value)
            self.fields[path] = control
            title = QLabel(option_title(each.name))
            title.setBuddy(control.widget)
            words = QLabel(docs.get(each.name, ""))
            words.setProperty("kind", "dim")
            words.setWordWrap(True)
            words.setContentsMargins(0, 0, 0, 10)
            row = grid.rowCount()
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(control.widget, row, 1)
            grid.addWidget(words, row + 1, 1)

    def _reset_section(self) -> None:
        name = self._names[self.sections.currentRow()]
        defaults = type(getattr(self._config, name))()
        for path, control in self.fields.items():
            section, *inner = path.split(".")
            if section == name and path not in ("library.folders", "library.work"):
                value: Any = defaults
                for step in inner:
                    value = getattr(value, step)
                control.set(value)

    # Wikipedia

    def _ask_before_wikipedia(self) -> None:
        box = self.fields["describe.wikipedia"].widget
        assert isinstance(box, QCheckBox)
        box.clicked.connect(lambda is_on: self._confirm_wikipedia(box) if is_on else None)

    def _confirm_wikipedia(self, box: QCheckBox) -> None:
        """Says what would leave the machine; without consent it stays off."""
        language = self.fields["describe.language"].get() or "en"
        own = urlsplit(self.fields["describe.address"].get()).netloc
        answer = QMessageBox.question(
            self,
            self.tr("Ask Wikipedia?"),
            self.tr(
                "The titles and artists of your pieces, as they stand in file names and labels, "
                "will be sent to {0} as searches, with your contact address if you "
                "give one. No music and no other file is sent.\n\n"
                "Texts from Wikipedia are under CC BY-SA, and their source is kept with them."
            ).format(own or f"{language}.wikipedia.org"),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            QMessageBox.StandardButton.No,
        )
        if answer != QMessageBox.StandardButton.Yes:
            box.setChecked(False)

    # The result

    def _check(self) -> None:
        try:
            self.result_config = self._read()
        except AmtError as error:
            self.problem.setText(localized(error.text))
            self.problem.show()
            return
        except ValueError as error:
            self.problem.setText(
                self.tr("A list holds something that is no number: {0}").format(error)
            )
            self.problem.show()
            return
        self.accept()

    def _read(self) -> PipelineConfig:
        tables: dict[str, Any] = {}
        for path, control in self.fields.items():
            *inner, name = path.split(".")
            table = tables
            for step in inner:
                table = table.setdefault(step, {})
            value = control.get()
            table[name] = list(value) if isinstance(value, tuple) else value
        # Checks the bounds and the types in the one place that knows them.
        return replace(from_table(PipelineConfig, tables))
