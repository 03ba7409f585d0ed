"""Training data: splits, token shards, augmentation, batches."""
