"""Recognizes chords, degrees and progressions."""
