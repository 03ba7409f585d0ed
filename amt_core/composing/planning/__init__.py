"""The plan of a piece: drawn by a seed, read and written as JSON, found in a piece."""
