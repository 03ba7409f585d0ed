"""From a written score to a played one: timing, loudness, lengths, tempo and controllers."""
