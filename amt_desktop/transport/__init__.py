"""Playback, the transport bar and the list of parts."""
