"""Dialogs: about, add a part, preferences, shortcuts."""
