"""The critic: tells how much a phrase is like those that people wrote."""
