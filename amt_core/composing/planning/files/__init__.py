"""Plans as JSON files, and the checks of what they state."""
