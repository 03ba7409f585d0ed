"""The sections of a piece: their kinds, lengths and repetitions."""
