"""Speed, memory and robustness of the pipeline."""
