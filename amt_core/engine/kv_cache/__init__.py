"""The keys and values of sequences: their memory, the rows of a batch, prompts that are kept."""
