"""From trained weights to a model folder, and what it can do."""
