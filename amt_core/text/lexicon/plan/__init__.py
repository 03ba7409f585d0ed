"""Words for chords, form, changes, roles, figures and feel."""
