"""Colors, sizes, fonts, icons, the style sheet."""
