"""The sentence encoder, and what it suggests for the words of a description."""
