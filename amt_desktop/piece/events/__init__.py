"""The event list: notes, controllers, tempo and texts of the piece in a table."""
