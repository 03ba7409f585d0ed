"""The colors of each theme: dark and light, each also in high contrast."""

from __future__ import annotations

from amt_desktop.look.theme import Theme

_TRACK_COLORS_DARK = (
    "#5BB8F0", "#F0A83A", "#35C08E", "#DE86B8", "#E6D85C",
    "#7C93FF", "#C79BFF", "#4FD1D9", "#D3A27A", "#A9B4C6",
)  # fmt: skip
_TRACK_COLORS_LIGHT = (
    "#1F86C9", "#C97A06", "#148A62", "#B74F8C", "#948300",
    "#4A5FD9", "#8B55C9", "#0F8C96", "#9A6536", "#5F6C80",
)  # fmt: skip

DARK = Theme(
    name="dark", control_icons="dark",
    window="#111317", panel="#191C22", raised="#242932", field="#121419",
    hover="#2E343F", pressed="#384050", border="#272C35", border_strong="#6F7B8E",
    text="#ECEEF2", text_dim="#A7AFBD", text_faint="#8993A3",
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
    name="light", control_icons="light",
    window="#E9EBEF", panel="#F6F7F9", raised="#FFFFFF", field="#FFFFFF",
    hover="#EDF0F4", pressed="#DDE2EA", border="#DADEE5", border_strong="#788292",
    text="#1B2028", text_dim="#566070", text_faint="#5F6979",
    accent="#C63D22", accent_hover="#CF4329", accent_pressed="#A9331B", accent_soft="#FBE5DF",
    on_accent="#FFFFFF", focus="#2F6FD6", selection="#BFD6FB",
    positive="#12805A", warning="#985F00", negative="#C62F2F",
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

DARK_CONTRAST = Theme(
    name="dark contrast", control_icons="dark", is_high_contrast=True,
    window="#000000", panel="#000000", raised="#0B0D10", field="#000000",
    hover="#22262D", pressed="#3A414C", border="#8B95A5", border_strong="#D5DBE4",
    text="#FFFFFF", text_dim="#E3E8EF", text_faint="#B4BCC8",
    accent="#FFA78F", accent_hover="#FFC0AE", accent_pressed="#FF8F72", accent_soft="#3D1B12",
    on_accent="#000000", focus="#FFE14A", selection="#1D4A94",
    positive="#62F0AB", warning="#FFCB52", negative="#FF9C9C",
    banner="#1C1703", shadow="#000000",
    roll_white_row="#0E1013", roll_black_row="#000000", roll_row_line="#333A44",
    roll_octave_line="#6C7788", roll_grid_line="#4A5362", roll_beat_line="#6C7788",
    roll_bar_line="#AAB4C3", roll_unwritten="#000000", roll_playhead="#FFA78F",
    roll_loop="#9CC4FF", roll_selection="#FFFFFF",
    ruler_background="#000000", ruler_text="#FFFFFF",
    key_white="#FFFFFF", key_black="#000000", key_text="#1B1F26", paper="#FFFFFF",
    word_sound="#A8D8FF", word_time="#FFD06A", word_harmony="#7CEBBB", word_character="#E6C4FF",
    meter="#62F0AB", track_colors=_TRACK_COLORS_DARK,
)  # fmt: skip

LIGHT_CONTRAST = Theme(
    name="light contrast", control_icons="light", is_high_contrast=True,
    window="#FFFFFF", panel="#FFFFFF", raised="#FFFFFF", field="#FFFFFF",
    hover="#E4E8EE", pressed="#CDD4DE", border="#6A7482", border_strong="#1E242C",
    text="#000000", text_dim="#1E242C", text_faint="#414A57",
    accent="#9E2308", accent_hover="#B42C0E", accent_pressed="#7E1A04", accent_soft="#FFE3DB",
    on_accent="#FFFFFF", focus="#0A43C4", selection="#B9D2FF",
    positive="#0A5C3F", warning="#734700", negative="#9E1414",
    banner="#FFF4D6", shadow="#3A414C",
    roll_white_row="#FFFFFF", roll_black_row="#E9ECF1", roll_row_line="#C3CAD4",
    roll_octave_line="#7C8796", roll_grid_line="#A4AEBB", roll_beat_line="#7C8796",
    roll_bar_line="#4A5462", roll_unwritten="#D6DBE2", roll_playhead="#9E2308",
    roll_loop="#0A43C4", roll_selection="#000000",
    ruler_background="#FFFFFF", ruler_text="#000000",
    key_white="#FFFFFF", key_black="#1B1F26", key_text="#2B323C", paper="#FFFFFF",
    word_sound="#0A4A80", word_time="#6B4200", word_harmony="#07573B", word_character="#5F2A90",
    meter="#0A5C3F",
    track_colors=(
        "#0F6CA8", "#9A5B00", "#0B6E4D", "#9A3880", "#6E6100",
        "#3346C4", "#7138AD", "#08707A", "#7D4E22", "#4A5668",
    ),
)  # fmt: skip

THEMES: dict[str, Theme] = {
    theme.name: theme for theme in (DARK, LIGHT, DARK_CONTRAST, LIGHT_CONTRAST)
}


def theme_of(*, is_dark: bool, is_high_contrast: bool) -> Theme:
    """The theme with these two properties."""
    if is_high_contrast:
        return DARK_CONTRAST if is_dark else LIGHT_CONTRAST
    return DARK if is_dark else LIGHT
