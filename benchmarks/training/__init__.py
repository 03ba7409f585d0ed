"""Training: its speed, shapes and formats compared, and the perplexity of models."""
