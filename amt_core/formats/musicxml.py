"""MusicXML 4.0, plain and compressed; music21 reads it."""

from __future__ import annotations

import warnings
from pathlib import Path
from xml.etree import ElementTree as ET

from amt_core.errors import AmtError
from amt_core.formats.music21_score import from_music21, import_music21
from amt_core.formats.musicxml_sound import give_drum_keys, stated_swing, take_pedals, with_pedals
from amt_core.formats.notation.musicxml_writer import musicxml_text
from amt_core.formats.notation.swing import played_swung
from amt_core.formats.suffixes import COMPRESSED_SUFFIX
from amt_core.formats.xml_safety import pack_mxl, unpack_musicxml
from amt_core.midi.read import MAX_FILE_BYTES
from amt_core.midi.write import write_file
from amt_core.music.score import Score
from amt_core.sentence import Sentence


def read_musicxml_bytes(data: bytes, *, name: str = "") -> Score:
    """The music in a MusicXML file, plain or compressed; chord symbols become markers.

    Swing and pedals that the file states are played, and drums have the keys that their
    instruments state.

    Args:
        data: The bytes.
        name: What to call the file in messages.

    Raises:
        AmtError: The bytes are no MusicXML, are dangerous to unpack, or hold no bars, or music21 is
            not installed.
    """
    called = f'"{name}"' if name else "The file"
    if len(data) > MAX_FILE_BYTES:
        raise AmtError(
            Sentence(
                "{called} is larger than {size} MB, which no piece of music needs.",
                called=called,
                size=MAX_FILE_BYTES // 2**20,
            ),
            "Choose another file, or save it compressed, as .mxl.",
        )
    xml = unpack_musicxml(data, called)
    music21 = import_music21()

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            root = ET.fromstring(xml)  # noqa: S314  # has passed unpack_musicxml
            swing, pedals = stated_swing(root), take_pedals(root)
            give_drum_keys(root)
            xml = ET.tostring(root)
            score = from_music21(music21.converter.parseData(xml, format="musicxml"))
            score = with_pedals(score, pedals)
            return score if swing is None else played_swung(score, swing)
    except AmtError:
        raise
    # What damaged notation makes the library raise is not foreseeable.
    except Exception as error:
        raise AmtError(
            Sentence("{called} is damaged: its notation contradicts itself.", called=called),
            "Export it again.",
        ) from error


def musicxml_bytes(score: Score) -> bytes:
    """The score as plain MusicXML."""
    return musicxml_text(score).encode()


def write_musicxml(score: Score, path: str | Path) -> None:
    """Writes the score as MusicXML, compressed if the name ends in `.mxl`.

    Raises:
        AmtError: The file cannot be written.
    """
    path = Path(path)
    data = musicxml_bytes(score)
    if path.suffix.lower() == COMPRESSED_SUFFIX:
        data = pack_mxl(data)
    write_file(data, path)
