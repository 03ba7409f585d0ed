"""Commands of files: open, save, export, recent files, and the history of earlier pieces."""
