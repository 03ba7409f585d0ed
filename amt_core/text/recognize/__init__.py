"""Recognizers of what a table of phrases cannot hold: numbers, tempos, meters, lengths, keys."""
