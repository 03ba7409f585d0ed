"""The cards of the stages, and their settings."""
