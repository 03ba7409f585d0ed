"""Benchmark of the engine against other runtimes of the same GPT-2 on the same processor."""
