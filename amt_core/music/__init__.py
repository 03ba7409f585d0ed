"""Music as data: notes in columns, tracks, bars, tempo, meter, key.

Imports nothing of ours but the error.
"""
