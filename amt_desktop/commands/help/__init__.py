"""Commands that help to find and to learn other commands."""
