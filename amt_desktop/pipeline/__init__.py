"""The pipeline page: train a model on your own music, watch it, and use it."""
