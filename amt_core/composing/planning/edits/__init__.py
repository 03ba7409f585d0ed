"""Changes that a person makes to a plan: sections, chords, tempo, meter, keys and players."""
