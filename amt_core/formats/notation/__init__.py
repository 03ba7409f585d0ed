"""Scores as notation: note values, staves, MusicXML, and pages engraved from it."""
