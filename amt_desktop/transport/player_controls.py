"""The role of a part in its row: a menu of roles, a menu of figures and a pad."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from amt_core.composing.planning.plan import Player
from amt_core.music.instruments.roles import ROLES, figures_of
from amt_desktop.look.theme import interface_font
from amt_desktop.look.words import capitalized, part_name, word
from amt_desktop.transport.player_pad import PadPopup
from amt_desktop.widgets.icon_button import IconButton

_PADDING_PX = 4
_MAX_BUTTON_PX = 118


class PlayerControls(QWidget):
    """Role, figure, density, dynamics and fills of one part.

    Signals:
        changed: The Player as the user wants it.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player: Player | None = None
        self.popup: PadPopup | None = None
        self.role = self._menu_button()
        self.figure = self._menu_button()
        self.pad = IconButton("pad", self.tr("Busy or sparse, loud or soft, fills"), size_px=13)
        self.pad.setProperty("kind", "player")
        self.pad.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pad.clicked.connect(self.open_pad)
        self._fill(self.role, self._fill_roles)
        self._fill(self.figure, self._fill_figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.role)
        row.addWidget(self.figure)
        row.addStretch(1)
        row.addWidget(self.pad)

    def show_player(self, player: Player) -> None:
        """Shows what a part does."""
        self._player = player
        role, name = word(player.role), part_name(player.name)
        _set_text(self.role, capitalized(player.role))
        self.role.setEnabled(not player.is_drum)
        self.role.setAccessibleName(self.tr("Role of {0}: {1}").format(name, role))
        self.role.setToolTip(self.tr("The role of the part in the music"))
        figure = word(player.figure) if player.figure else self.tr("any figure")
        _set_text(self.figure, figure[:1].upper() + figure[1:])
        self.figure.setAccessibleName(self.tr("Figure of {0}: {1}").format(name, figure))
        self.figure.setToolTip(self.tr("{0}: the pattern in which it plays").format(figure))
        self.pad.setAccessibleName(self.tr("Density and loudness of {0}").format(name))

    def open_pad(self) -> None:
        """Opens the pad."""
        player = self._player
        if player is None:
            return
        self.popup = PadPopup(player, self)
        self.popup.moved.connect(
            lambda density, dynamics: self._change(density=density, dynamics=dynamics)
        )
        self.popup.fills_chosen.connect(lambda fills: self._change(fills=fills))
        self.popup.open_below(self.pad)

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "player")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedHeight(20)
        return button

    def _fill(self, button: QToolButton, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(fill, menu))
        button.setMenu(menu)

    def _fill_roles(self, menu: QMenu) -> None:
        menu.clear()
        for role in ROLES:
            if self._player is not None and role != "drums":
                is_own = role == self._player.role
                self._add(menu, capitalized(role), is_own, role=role)

    def _fill_figures(self, menu: QMenu) -> None:
        menu.clear()
        if self._player is None:
            return
        own = self._player.figure
        self._add(menu, self.tr("Any"), own is None, figure=None)
        menu.addSeparator()
        for figure in figures_of(self._player.role):
            self._add(menu, capitalized(figure), figure == own, figure=figure)

    def _add(self, menu: QMenu, text: str, is_chosen: bool, **changes: str | None) -> None:
        action = menu.addAction(text, partial(self._change, **changes))
        action.setCheckable(True)
        action.setChecked(is_chosen)

    def _change(self, **changes: str | None) -> None:
        if self._player is None:
            return
        changed = replace(self._player, **changes)  # type: ignore[arg-type]
        if changed != self._player:
            self.changed.emit(changed)


def _set_text(button: QToolButton, text: str) -> None:
    """Shows a text on a button that is as wide as the text; Qt would leave room for an arrow."""
    button.setText(text)
    width = QFontMetrics(interface_font(size_px=11)).horizontalAdvance(text) + 2 * _PADDING_PX
    button.setFixedWidth(min(width, _MAX_BUTTON_PX))
