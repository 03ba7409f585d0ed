"""Dialogs: exporting, shortcuts, about."""
