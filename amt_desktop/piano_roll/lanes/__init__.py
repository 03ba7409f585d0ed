"""The strips around the piano roll: ruler, keyboard, velocities, overview."""
