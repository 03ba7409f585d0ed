"""Colors, sizes, fonts, icons, the style sheet, and the table of actions with their keys."""
