"""The endings of the names of files that hold scores."""

from __future__ import annotations

COMPRESSED_SUFFIX, RIFF_SUFFIX = ".mxl", ".rmi"
MIDI_SUFFIXES = (".mid", ".midi", ".smf", ".kar", RIFF_SUFFIX)
MUSICXML_SUFFIXES = (".musicxml", ".xml", COMPRESSED_SUFFIX)
SCORE_SUFFIXES = (*MIDI_SUFFIXES, *MUSICXML_SUFFIXES)
"""The endings of the names of the files that the program reads and writes."""

SVG_SUFFIX, PDF_SUFFIX = ".svg", ".pdf"
PAGE_SUFFIXES = (SVG_SUFFIX, PDF_SUFFIX)
"""The endings of the names of the files with engraved pages, which are only written."""
WRITTEN_SUFFIXES = (*SCORE_SUFFIXES, *PAGE_SUFFIXES)
