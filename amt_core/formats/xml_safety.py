"""MusicXML files that come from anywhere: compressed ones unpacked, dangerous ones refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.archives import DAMAGED_ARCHIVE

MAX_XML_BYTES = 64 * 1024 * 1024
_ZIP_HEAD = b"PK\x03\x04"
_CONTAINER = "META-INF/container.xml"

# Numbers beyond these occur only in damaged files, and some of them keep the library busy for ever.
_LIMITS = {
    "alter": (-4, 4), "beat-type": (1, 128), "beats": (1, 128), "divisions": (1, 2**20),
    "duration": (0, 2**28), "fifths": (-11, 11), "octave": (-1, 10),
}  # fmt: skip
_MAX_QUARTERS = 256


def unpack_musicxml(data: bytes, called: str) -> bytes:
    """The XML of a MusicXML file, which may be compressed (`.mxl`).

    Args:
        data: The bytes of the file.
        called: What to call the file in messages.

    Raises:
        AmtError: The file is no MusicXML, is damaged, or would take too much memory.
    """
    if data.startswith(_ZIP_HEAD):
        data = _unzip(data, called)
    if len(data) > MAX_XML_BYTES:
        raise _too_large(called)
    _check(data, called)
    return data


def pack_mxl(xml: bytes) -> bytes:
    """A compressed MusicXML file (`.mxl`) with one score."""
    container = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<container><rootfiles>'
        b'<rootfile full-path="score.musicxml"/></rootfiles></container>\n'
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(_CONTAINER, container)
        file.writestr("score.musicxml", xml)
    return stream.getvalue()


def _unzip(data: bytes, called: str) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = file.namelist()
            name = _root_file(_read(file, _CONTAINER, called)) if _CONTAINER in names else None
            if name not in names:
                scores = (n for n in names if n.endswith((".musicxml", ".xml")) and n != _CONTAINER)
                name = next(scores, None)
            if name is None:
                raise _no_musicxml(called)
            return _read(file, name, called)
    except DAMAGED_ARCHIVE as error:
        raise AmtError(
            Sentence("{called} is damaged.", called=called), "Copy or export it again."
        ) from error


def _read(file: zipfile.ZipFile, name: str, called: str) -> bytes:
    with file.open(name) as member:
        data = member.read(MAX_XML_BYTES + 1)
    # The size that the archive states need not be true.
    if len(data) > MAX_XML_BYTES:
        raise _too_large(called)
    return data


def _root_file(container: bytes) -> str | None:
    _check(container, "The file")
    element = ET.fromstring(container).find(".//{*}rootfile")  # noqa: S314  # checked above
    return None if element is None else element.get("full-path")


def _check(xml: bytes, called: str) -> None:
    """Refuses what is not XML, and entities, which MusicXML does not need and bombs are made of."""
    roots: list[str] = []
    text: list[str] = []
    divisions = 1.0

    def declares_entity(*_: object) -> None:
        raise AmtError(
            Sentence(
                "{called} declares entities, which no score needs and which can fill the memory.",
                called=called,
            ),
            "Export it again from a music program.",
        )

    def starts_element(name: str, _: dict[str, str]) -> None:
        text.clear()
        if not roots:
            roots.append(name)

    def ends_element(name: str) -> None:
        nonlocal divisions
        if name in _LIMITS and (number := _number("".join(text))) is not None:
            low, high = _LIMITS[name]
            if name == "divisions":
                divisions = max(number, 1.0)
            is_endless = name == "duration" and number > _MAX_QUARTERS * divisions
            if not low <= number <= high or is_endless:
                raise _no_sense(called, name)
        text.clear()

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declares_entity
    parser.StartElementHandler = starts_element
    parser.EndElementHandler = ends_element
    parser.CharacterDataHandler = text.append
    try:
        parser.Parse(xml, True)  # noqa: FBT003  # the parser takes it so
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _no_musicxml(called) from error
    if roots[0] not in ("score-partwise", "score-timewise", "container"):
        raise _no_musicxml(called)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _no_sense(called: str, name: str) -> AmtError:
    return AmtError(
        Sentence(
            '{called} is damaged: a number in "{name}" makes no sense.', called=called, name=name
        ),
        "Export it again.",
    )


def _no_musicxml(called: str) -> AmtError:
    return AmtError(
        Sentence("{called} is not a MusicXML file, or is damaged.", called=called),
        "Export it again from a music program.",
    )


def _too_large(called: str) -> AmtError:
    return AmtError(
        Sentence(
            "{called} unpacks to more than {size} MB, which no score needs.",
            called=called,
            size=MAX_XML_BYTES // 2**20,
        ),
        "Choose another file.",
    )
