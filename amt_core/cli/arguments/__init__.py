"""Arguments that several commands share, and what they print of takes."""
