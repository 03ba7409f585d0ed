"""Music as data: notes in columns, tracks, bars, tempo, metre, key.

Imports nothing of ours but the error.
"""
