"""Benchmark of the music in every genre: figures, sound, and sheets of piano rolls."""
