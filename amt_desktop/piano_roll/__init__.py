"""The piano roll: notes over time, drawn while they are being written, and edited by hand."""

from amt_desktop.piano_roll.view import PianoRoll

__all__ = ["PianoRoll"]
