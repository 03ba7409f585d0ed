"""The arrangement: one row for each part, with clips of the bars in which it plays."""
