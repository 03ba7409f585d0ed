"""The state of the piano roll: notes, selection, view, and what edits do."""
