"""Texts about the pieces: captions from the music, articles from Wikipedia."""
