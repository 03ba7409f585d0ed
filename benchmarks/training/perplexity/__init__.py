"""The perplexity of models and of n-grams on held-out pieces."""
