"""The music library: files, facts about them, labels, the catalogue."""
