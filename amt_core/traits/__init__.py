"""Analysis of scores: chords, keys, sections, roles, figures, levels and moods, from the notes."""
