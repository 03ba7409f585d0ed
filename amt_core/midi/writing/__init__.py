"""Writing Standard MIDI Files: composed scores, and scores that were read from a file."""
