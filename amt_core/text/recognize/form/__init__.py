"""Recognizes the form of a piece and the names of its sections."""
