"""Published measures of single pieces."""
