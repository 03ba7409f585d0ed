"""One table of colors for each theme, and the palette, fonts and style sheet made from it.

Every color in the program comes from here, so that both themes stay complete. Qt's own
`setColorScheme` does nothing on platforms without a desktop portal, hence own palettes on Fusion.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from amt_desktop.look.style_sheet import style_sheet_of

SPACE_PX = 8
"""The unit of all margins and gaps; others are halves and multiples of it."""

_TRACK_COLORS_DARK = (
    "#5BB8F0", "#F0A83A", "#35C08E", "#DE86B8", "#E6D85C",
    "#7C93FF", "#C79BFF", "#4FD1D9", "#D3A27A", "#A9B4C6",
)  # fmt: skip
_TRACK_COLORS_LIGHT = (
    "#1F86C9", "#C97A06", "#148A62", "#B74F8C", "#948300",
    "#4A5FD9", "#8B55C9", "#0F8C96", "#9A6536", "#5F6C80",
)  # fmt: skip


# Factors of the lightness when the colors begin again: in the dark theme darker, then paler ones,
# in the light theme only darker ones, which stand out from its ground.
_TONES: dict[bool, tuple[float, ...]] = {True: (1.0, 0.68, 1.24), False: (1.0, 0.62, 0.4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The tokens of one theme; every color is a `#RRGGBB` string that QColor reads.

    Attributes:
        name: `dark` or `light`.
        window: Behind everything.
        panel: Side panels, bars, headers.
        raised: Buttons, chips and cards on a panel.
        field: Inside of text fields.
        hover: A raised surface under the pointer.
        pressed: A raised surface that is pushed or switched on.
        border: Hairlines between surfaces.
        border_strong: Outline of fields and buttons.
        text: Normal text.
        text_dim: Labels next to values.
        text_faint: Placeholders, disabled text.
        accent: The main action and the playhead.
        accent_hover: Accent under the pointer.
        accent_pressed: Accent pushed.
        accent_soft: A tint of the accent behind something chosen.
        on_accent: Text on the accent.
        focus: Ring around the control with the keyboard.
        selection: Behind selected text and rows.
        positive: Success; playing.
        warning: Something needs attention; solo.
        negative: Something failed; mute.
        banner: Behind a quiet notice.
        shadow: Under pop-ups.
        roll_white_row: Piano roll rows of white keys.
        roll_black_row: Piano roll rows of black keys.
        roll_row_line: Between two rows.
        roll_octave_line: Between B and C.
        roll_grid_line: Subdivisions of a beat.
        roll_beat_line: Beats.
        roll_bar_line: Bars.
        roll_unwritten: Veil over bars that are still to come.
        roll_playhead: The playing position.
        roll_loop: The loop region.
        roll_selection: Selected notes' outline and the rubber band.
        ruler_background: Behind bar numbers.
        ruler_text: Bar numbers.
        key_white: White keys.
        key_black: Black keys.
        key_text: Names on white keys.
        paper: Behind sheet music.
        word_sound: Words of a description about instruments and what they play.
        word_time: Words about tempo, meter and length.
        word_harmony: Words about key, chords and form.
        word_character: Words about genre and mood.
        meter: Level and progress bars.
        track_colors: Colors of the parts, also distinct for the color-blind (after Okabe-Ito).
    """

    name: str
    window: str
    panel: str
    raised: str
    field: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    text: str
    text_dim: str
    text_faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    focus: str
    selection: str
    positive: str
    warning: str
    negative: str
    banner: str
    shadow: str
    roll_white_row: str
    roll_black_row: str
    roll_row_line: str
    roll_octave_line: str
    roll_grid_line: str
    roll_beat_line: str
    roll_bar_line: str
    roll_unwritten: str
    roll_playhead: str
    roll_loop: str
    roll_selection: str
    ruler_background: str
    ruler_text: str
    key_white: str
    key_black: str
    key_text: str
    paper: str
    word_sound: str
    word_time: str
    word_harmony: str
    word_character: str
    meter: str
    track_colors: tuple[str, ...]

    @property
    def is_dark(self) -> bool:
        """True for light text on a dark background."""
        return QColor(self.window).lightnessF() < 0.5

    def color(self, token: str) -> QColor:
        """The color of one token."""
        return QColor(getattr(self, token))

    def track_color(self, index: int) -> QColor:
        """The color with this number: those of the table, then the same ones in other tones."""
        tone, place = divmod(index, len(self.track_colors))
        color = QColor(self.track_colors[place])
        lightness = color.lightnessF() * _TONES[self.is_dark][tone % len(_TONES[self.is_dark])]
        return QColor.fromHslF(
            color.hslHueF(), color.hslSaturationF(), min(max(lightness, 0.0), 1.0)
        )

    def tokens(self) -> dict[str, str]:
        """Token → color, without the track colors."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "track_colors"}

    def palette(self) -> QPalette:
        """The palette for Fusion."""
        palette = QPalette()
        role = QPalette.ColorRole
        for one_role, token in (
            (role.Window, "panel"), (role.WindowText, "text"), (role.Base, "field"),
            (role.AlternateBase, "raised"), (role.Text, "text"), (role.Button, "raised"),
            (role.ButtonText, "text"), (role.BrightText, "negative"), (role.Link, "focus"),
            (role.LinkVisited, "focus"), (role.Highlight, "selection"),
            (role.HighlightedText, "text"), (role.PlaceholderText, "text_faint"),
            (role.ToolTipBase, "raised"), (role.ToolTipText, "text"), (role.Light, "hover"),
            (role.Midlight, "raised"), (role.Mid, "border"), (role.Dark, "border_strong"),
            (role.Shadow, "shadow"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(one_role, self.color(token))
        for one_role in (role.Text, role.ButtonText, role.WindowText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, one_role, self.color("text_faint"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the whole program."""
        return style_sheet_of(self.tokens())


DARK = Theme(
    name="dark",
    window="#111317", panel="#191C22", raised="#242932", field="#121419",
    hover="#2E343F", pressed="#384050", border="#272C35", border_strong="#5C687A",
    text="#ECEEF2", text_dim="#A7AFBD", text_faint="#828C9C",
    accent="#FF7D5E", accent_hover="#FF9378", accent_pressed="#E96A4B", accent_soft="#3A2622",
    on_accent="#1E0D07", focus="#86B7FF", selection="#34507C",
    positive="#4CC98F", warning="#F0B64A", negative="#FF6E6E",
    banner="#2A2620", shadow="#000000",
    roll_white_row="#1B1F26", roll_black_row="#0E1013", roll_row_line="#20252D",
    roll_octave_line="#343B47", roll_grid_line="#282E38", roll_beat_line="#353D4A",
    roll_bar_line="#505B6D", roll_unwritten="#0D0F12", roll_playhead="#FF7D5E",
    roll_loop="#86B7FF", roll_selection="#FFFFFF",
    ruler_background="#1B1F26", ruler_text="#A7AFBD",
    key_white="#D5D9E0", key_black="#23272F", key_text="#4A5260", paper="#FFFFFF",
    word_sound="#7FC4F5", word_time="#F0B64A", word_harmony="#5FD3A0", word_character="#D9A6FF",
    meter="#4CC98F", track_colors=_TRACK_COLORS_DARK,
)  # fmt: skip

LIGHT = Theme(
    name="light",
    window="#E9EBEF", panel="#F6F7F9", raised="#FFFFFF", field="#FFFFFF",
    hover="#EDF0F4", pressed="#DDE2EA", border="#DADEE5", border_strong="#848E9E",
    text="#1B2028", text_dim="#566070", text_faint="#5F6979",
    accent="#C63D22", accent_hover="#D2472C", accent_pressed="#A9331B", accent_soft="#FBE5DF",
    on_accent="#FFFFFF", focus="#2F6FD6", selection="#BFD6FB",
    positive="#12805A", warning="#A86A00", negative="#C62F2F",
    banner="#FDF3DF", shadow="#5B6472",
    roll_white_row="#FFFFFF", roll_black_row="#EDF0F4", roll_row_line="#E6EAEF",
    roll_octave_line="#D2D8E1", roll_grid_line="#E1E5EB", roll_beat_line="#CDD4DE",
    roll_bar_line="#A0ABBA", roll_unwritten="#E6E9EE", roll_playhead="#C63D22",
    roll_loop="#2F6FD6", roll_selection="#10141A",
    ruler_background="#F6F7F9", ruler_text="#566070",
    key_white="#FFFFFF", key_black="#3A424F", key_text="#6B7686", paper="#FFFFFF",
    word_sound="#1565A8", word_time="#8A5600", word_harmony="#0E7350", word_character="#7A3FB0",
    meter="#12805A", track_colors=_TRACK_COLORS_LIGHT,
)  # fmt: skip

THEMES: dict[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT)}

# The best for small text in a user interface first. They are used only on systems whose configured
# font is a bare fallback.
_PREFERRED_FAMILIES = (
    "Inter", "SF Pro Text", "Segoe UI Variable Text", "Segoe UI", "Cantarell", "Adwaita Sans",
    "Noto Sans", "Ubuntu", "Roboto", "Source Sans 3", "Open Sans", "Nimbus Sans",
    "Liberation Sans", "Helvetica Neue", "Arial",
)  # fmt: skip
_BARE_FALLBACKS = ("sans serif", "sans", "sans-serif", "dejavu sans", "helvetica", "")


@lru_cache(maxsize=1)
def _interface_family() -> str:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if system.lower() not in _BARE_FALLBACKS:
        return system
    # Qt names the foundry where several offer the same family: "Nimbus Sans [urw]".
    installed = {name.split(" [")[0] for name in QFontDatabase.families()}
    return next((name for name in _PREFERRED_FAMILIES if name in installed), system)


def interface_font(*, size_px: int = 13, is_bold: bool = False) -> QFont:
    """The font of the interface in a size given in pixels."""
    font = QFont(_interface_family())
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if is_bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def figures_font(*, size_px: int = 13, is_bold: bool = False) -> QFont:
    """The interface font with digits of equal width, for numbers that change."""
    font = interface_font(size_px=size_px, is_bold=is_bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Gives the whole program a theme; each widget receives a style change event."""
    app.setProperty("theme_name", theme.name)
    app.setFont(interface_font())
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.style_sheet())


def current_theme() -> Theme:
    """The theme of the running program; the dark one before any was applied."""
    app = QApplication.instance()
    return THEMES.get(str(app.property("theme_name")), DARK) if app else DARK
