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

# Factors of the lightness when the colors begin again: in the dark theme darker, then paler ones,
# in the light theme only darker ones, which stand out from its ground.
_TONES: dict[bool, tuple[float, ...]] = {True: (1.0, 0.68, 1.24), False: (1.0, 0.62, 0.4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The tokens of one theme; every color is a `#RRGGBB` string that QColor reads.

    Attributes:
        name: The name that identifies it.
        control_icons: `dark` or `light`: the drawings of ticks and arrows that go with it.
        is_high_contrast: True if every edge and the keyboard focus are drawn strongly.
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
    control_icons: str
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
    is_high_contrast: bool = False

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
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, str)}

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
        return style_sheet_of(self.tokens(), is_high_contrast=self.is_high_contrast)


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
    from amt_desktop.look.palettes import DARK, THEMES

    app = QApplication.instance()
    return THEMES.get(str(app.property("theme_name")), DARK) if app else DARK
