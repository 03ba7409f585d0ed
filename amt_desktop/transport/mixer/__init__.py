"""The mixer: one strip for each part."""
