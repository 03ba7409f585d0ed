"""The commands behind the menus and buttons of the window."""
