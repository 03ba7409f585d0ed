"""Threads and timers beneath the window: the worker, the feed of notes, garbage collection."""
