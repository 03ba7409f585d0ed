"""Training GPT-2: the loop, its options, checkpoints, several devices."""
