"""Hardware and priorities: the machine as it is, and advice for training on it."""
