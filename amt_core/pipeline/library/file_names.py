"""File names that are not UTF-8, as old systems left them, in the catalogue and on the screen.

Python reads a byte that is not UTF-8 as a surrogate, which neither SQLite nor JSON accepts. The
catalogue keeps such a byte as a character for private use (U+EF80 to U+EFFF, the mapping of
MirBSD's OPTU), from which the name on disk is found again.
"""

from __future__ import annotations

import re
from pathlib import Path

from amt_core.midi.text.text_encoding import clean_text, decode_text, find_encoding

_SURROGATE = re.compile("[\udc80-\udcff]")
_PRIVATE = re.compile("[\uef80-\uefff]")
_OFFSET = 0xEF80 - 0xDC80


def stored_name(path: Path | str) -> str:
    """The name of a file as text that the catalogue accepts."""
    return _SURROGATE.sub(lambda match: chr(ord(match[0]) + _OFFSET), str(path))


def stored_path(name: str) -> Path:
    """The path on disk of a name that `stored_name` made."""
    return Path(_with_surrogates(name))


def shown_name(name: Path | str) -> str:
    """The name of a file for a person; bytes that are not UTF-8 are decoded by a guess."""
    text = _with_surrogates(str(name))
    if not _SURROGATE.search(text):
        return text
    # Part by part, as folders may have been named by another system than their files.
    return "/".join(_decoded(part) if _SURROGATE.search(part) else part for part in text.split("/"))


def _decoded(part: str) -> str:
    raw = part.encode("utf-8", "surrogateescape")
    return clean_text(decode_text(raw, find_encoding([raw])))


def _with_surrogates(name: str) -> str:
    return _PRIVATE.sub(lambda match: chr(ord(match[0]) - _OFFSET), name)
