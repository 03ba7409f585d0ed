"""Notation as engraved pages: SVG and PDF."""
