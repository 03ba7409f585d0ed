"""The sentence encoder, and the genres and moods it suggests for a description."""
