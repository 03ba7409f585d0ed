"""Mouse, wheel and keys of the piano roll."""
