"""What a piece is like, found in its notes: chords, keys, sections, roles and figures."""
