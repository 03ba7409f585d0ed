"""Recognizes changes of tempo, key, meter and loudness."""
