"""The window of AMT Desktop: describe music, hear it while it is written, take it into a DAW."""
