"""Captions: descriptions written from the known facts of a piece."""
