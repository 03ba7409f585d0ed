"""The open piece: its takes, undoable changes, saving and recovery."""
