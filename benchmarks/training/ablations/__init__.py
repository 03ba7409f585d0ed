"""The comparisons by which the default model's shape and token format are chosen."""
