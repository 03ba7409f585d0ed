"""From words to chords, form, changes, roles, figures and feel, each with its part of the piece."""
