"""The endings of the names of files that hold scores."""

from __future__ import annotations

COMPRESSED_SUFFIX = ".mxl"
MUSICXML_SUFFIXES = (".musicxml", ".xml", COMPRESSED_SUFFIX)
WRITTEN_SUFFIXES = (".mid", ".midi", *MUSICXML_SUFFIXES)
"""The endings of the names of the files that the program writes."""
