"""What the default model's shape and token format are chosen by."""
