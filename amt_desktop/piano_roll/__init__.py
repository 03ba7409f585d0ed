"""The piano roll: notes over time, drawn while they are being written and edited by the user."""

from amt_desktop.piano_roll.model.frame import MarkKind
from amt_desktop.piano_roll.view import PianoRoll

__all__ = ["MarkKind", "PianoRoll"]
