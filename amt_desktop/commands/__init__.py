"""What the menus and buttons of the window do."""
