"""Describing the music: the text, what was understood of it, and the takes that came of it."""
