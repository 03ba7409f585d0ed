"""Analysis of scores: measurements, levels and moods found in the notes."""
