"""Recognizes the parts of a piece that words name."""
