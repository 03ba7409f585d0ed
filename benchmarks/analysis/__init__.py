"""The analysis of pieces, checked against known chords and named parts."""
