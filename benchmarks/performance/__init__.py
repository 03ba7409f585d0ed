"""Measures performances against human playing, and the sound of pieces of many genres."""
