"""The About dialog: version, model, sound and licenses."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from amt_desktop.look.icons import application_icon
from amt_desktop.look.theme import interface_font


class AboutDialog(QDialog):
    """Name, version, model and licenses."""

    def __init__(
        self, *, version: str, model: str, sound: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About AMT Desktop"))
        self.setFixedWidth(480)
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
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
