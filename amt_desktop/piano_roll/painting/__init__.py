"""Drawing the piano roll."""
