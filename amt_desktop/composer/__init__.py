"""The composer panel: description, attributes, seed, takes and progress."""
