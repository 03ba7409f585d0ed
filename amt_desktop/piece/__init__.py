"""The middle of the window: the piece that is open."""
