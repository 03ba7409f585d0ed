"""Hearing the music: playing, looping, mixing."""
