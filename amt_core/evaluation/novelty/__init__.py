"""How much of a piece is copied from the training pieces."""
