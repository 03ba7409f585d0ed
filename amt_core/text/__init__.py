"""From words to a MusicSpec, and from music to words."""
