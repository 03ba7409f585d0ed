"""Scores in the formats of other programs and libraries: MusicXML, and four Python libraries."""
