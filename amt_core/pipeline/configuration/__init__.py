"""Configuration of a pipeline: read, checked, edited and suggested."""
