"""The pictures of a run: curves of the training, map of the clusters, log."""
