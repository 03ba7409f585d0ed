"""What is asked for: the spec that every part of the program speaks."""
