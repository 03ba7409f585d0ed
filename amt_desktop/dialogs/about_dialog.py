"""The About dialog: version, model, sound and licenses."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amt_core.system.third_party import ThirdPartyWork
from amt_desktop.look.icons import application_icon
from amt_desktop.look.theme import interface_font


class AboutDialog(QDialog):
    """Name, version, model, and the licenses of all that the program carries."""

    def __init__(
        self,
        *,
        version: str,
        model: str,
        sound: str,
        works: Sequence[ThirdPartyWork],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About AMT Desktop"))
        self.setFixedWidth(620)
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(72, 72))
        name = QLabel("AMT Desktop")
        name.setFont(interface_font(size_px=22, is_bold=True))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(name)
        dim = QLabel(self.tr("Version {0}").format(version))
        dim.setProperty("kind", "dim")
        head.addWidget(dim)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(mark)
        top.addLayout(head, 1)
        body = QLabel(
            self.tr(
                "Turns a typed description into multi-track music that you hear while it is being "
                "written. Everything happens on this computer: nothing you type leaves it."
            )
        )
        body.setWordWrap(True)
        facts = QLabel(
            "<br>".join(
                (
                    self.tr("Model: {0}").format(model),
                    self.tr("Sound: {0}").format(sound),
                    self.tr("Python {0}, Qt {1}").format(platform.python_version(), qVersion()),
                    self.tr("MIT license. Qt and FluidSynth are used under the LGPL."),
                )
            )
        )
        facts.setProperty("kind", "dim")
        facts.setWordWrap(True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 20)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(body)
        column.addWidget(facts)
        if works:
            column.addWidget(self._table(works))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _table(self, works: Sequence[ThirdPartyWork]) -> QTableWidget:
        """Other people's works, which can be selected but not changed."""
        names = (self.tr("Carried with it"), self.tr("License"), self.tr("Home page"))
        table = QTableWidget(len(works), len(names))
        table.setAccessibleName(self.tr("Licenses"))
        table.setHorizontalHeaderLabels(names)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        for row, work in enumerate(works):
            for number, text in enumerate((work.name, work.license, work.url)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, number, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table
