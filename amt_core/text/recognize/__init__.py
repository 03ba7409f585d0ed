"""What a table of phrases cannot hold: numbers and keys, found by small rules."""
