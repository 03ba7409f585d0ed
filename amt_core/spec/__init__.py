"""The spec: the request for a piece, used by every part of the program."""
