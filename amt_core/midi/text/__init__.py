"""Text in MIDI files: its encodings and its events."""
