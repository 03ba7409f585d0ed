"""Embeddings of texts and the clusters of pieces over them."""
