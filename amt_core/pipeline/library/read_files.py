"""The part of collecting that worker processes do; it imports little, so that they start fast."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.errors import AmtError
from amt_core.pipeline.library.file_facts import FileFacts, file_facts
from amt_core.pipeline.library.midi_files import Content, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Files for one worker.

    Attributes:
        contents: The files.
        places: Where each lies in the library.
        measures_key: Whether to find their keys.
    """

    contents: tuple[Content, ...]
    places: tuple[str, ...]
    measures_key: bool


def read_chunk(chunk: Chunk) -> list[FileFacts]:
    """The facts of some files, in their order; what cannot be read has a reason."""
    return [_facts(content, chunk.measures_key) for content in chunk.contents]


def _facts(content: Content, measures_key: bool) -> FileFacts:  # noqa: FBT001
    if content.reason:
        return FileFacts(content_hash="", reason=content.reason)
    try:
        data = load(content)
    except AmtError as error:
        return FileFacts(content_hash="", reason=error.message)
    return file_facts(data, place=content.found.place, measures_key=measures_key)
