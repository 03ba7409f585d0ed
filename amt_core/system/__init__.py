"""The machine: folders, files, settings, log, hardware and its monitor."""
