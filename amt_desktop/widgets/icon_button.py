"""Buttons that show a drawn icon in the theme's colors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from amt_desktop.look.icons import tinted_icon
from amt_desktop.look.theme import current_theme


class IconButton(QToolButton):
    """A flat button with an icon; a click does not move the keyboard focus.

    Args:
        icon_name: A drawing in the icon folder.
        text: The button's name for screen readers, and its tool tip.
        size_px: Width and height of the icon.
        kind: Its look in the style sheet.
        color: Token of its color.
        on_color: Token of its color while it is switched on.
    """

    def __init__(
        self,
        icon_name: str,
        text: str,
        *,
        size_px: int = 18,
        kind: str = "",
        color: str = "text_dim",
        on_color: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._color, self._on_color = icon_name, color, on_color
        self._size_px = size_px
        self.setIconSize(QSize(size_px, size_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setToolTip(text)
        if kind:
            self.setProperty("kind", kind)
        self._retint()

    def set_icon_name(self, icon_name: str) -> None:
        """Shows another drawing."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self._retint()

    def set_color(self, color: str) -> None:
        """Shows the drawing in another of the theme's colors."""
        if color != self._color:
            self._color = color
            self._retint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        # Each widget that a parent gets also brings a style change, with the same theme.
        if event.type() == QEvent.Type.StyleChange and current_theme() != self._theme:
            self._retint()
        super().changeEvent(event)

    def _retint(self) -> None:
        self._theme = current_theme()
        tokens = self._theme.tokens()
        self.setIcon(
            tinted_icon(
                self._icon_name,
                tokens[self._color],
                on_color=tokens[self._on_color],
                disabled_color=tokens["text_faint"],
                sizes_px=(self._size_px, 2 * self._size_px),
            )
        )
