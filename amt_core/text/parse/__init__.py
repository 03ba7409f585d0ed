"""The steps between a description and its spec."""
