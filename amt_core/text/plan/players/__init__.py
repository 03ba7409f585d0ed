"""Reads who plays, with which role and which figure."""
