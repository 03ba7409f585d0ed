"""Composing: what a person waits for, and whether every file holds its spec."""
