"""The facts of one MIDI file that the catalogue keeps, from its bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from amt_core.errors import AmtError
from amt_core.formats.files import read_score_bytes
from amt_core.midi.text.text_events import find_text_events
from amt_core.music.analysis import longest_tempo, longest_time_signature, mean_polyphony
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.music.theory import find_key, pitch_class_histogram
from amt_core.pipeline.library.fingerprint import fingerprint
from amt_core.pipeline.library.song_names import guess_song_name

TOO_SHORT, ENDLESS_NOTE, SILENT, ABSURD_TEMPO = (
    "too short", "endless note", "silent", "absurd tempo",
)  # fmt: skip
FLAGS = (TOO_SHORT, ENDLESS_NOTE, SILENT, ABSURD_TEMPO)
"""The faults of a file that can be read."""

_MIN_BARS, _MIN_NOTES = 2, 16
_MIN_SEC = 4.0
_ENDLESS_QUARTERS = 64
_SILENT_VELOCITY = 8
_SANE_TEMPOS_BPM = (20.0, 320.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """One file of the library; what could not be read has a reason and no music.

    Attributes:
        content_hash: The same for the same bytes.
        reason: Why the file cannot be used; empty if it can.
        note_hash: The same for the same notes.
        shape_hash: The same also for transpositions.
        num_tracks: Parts that play.
        programs: General MIDI programs of the pitched parts, ascending, with commas between.
        has_drums: 1 if a drum part plays.
        tempo_bpm: The tempo in force longest.
        time_signature: The time signature in force longest.
        key_stated: The first key signature; empty if there is none.
        key_measured: The key that the notes fit best; empty if not measured.
        key_confidence: How clearly they fit it, 0..1.
        num_bars: Bars.
        num_notes: Notes.
        duration_sec: Playing time.
        notes_per_sec: Notes in a second on average.
        polyphony: Pitched notes that sound together on average.
        title: Its title, by a guess.
        artist: Its artist, by a guess.
        texts: JSON object of the words in the file, by kind.
        flags: Its `FLAGS`, with commas between.
    """

    content_hash: str
    reason: str = ""
    note_hash: str = ""
    shape_hash: str = ""
    num_tracks: int = 0
    programs: str = ""
    has_drums: int = 0
    tempo_bpm: float = 0.0
    time_signature: str = ""
    key_stated: str = ""
    key_measured: str = ""
    key_confidence: float = 0.0
    num_bars: int = 0
    num_notes: int = 0
    duration_sec: float = 0.0
    notes_per_sec: float = 0.0
    polyphony: float = 0.0
    title: str = ""
    artist: str = ""
    texts: str = "{}"
    flags: str = ""


def content_hash(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def file_facts(data: bytes, *, place: str, measures_key: bool) -> FileFacts:
    """The facts of a file.

    Args:
        data: Its bytes.
        place: Its path below the library, from which it may get its name.
        measures_key: Whether to find the key of the notes, which takes some time.
    """
    digest = content_hash(data)
    try:
        score = read_score_bytes(data)
    except AmtError as error:
        return FileFacts(content_hash=digest, reason=error.message)
    words = find_text_events(data)
    name = guess_song_name(place, sequence_name=score.title, texts=words.texts)
    notes = score.notes
    is_drum = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)
    pitched = notes.select(~is_drum[notes.track]) if is_drum.any() else notes
    prints = fingerprint(score)
    found = find_key(pitch_class_histogram(pitched)) if measures_key else None
    duration_sec = score.duration_sec
    tempo_bpm = longest_tempo(score)
    spoken = {
        "texts": words.texts,
        "copyrights": words.copyrights,
        "names": words.names,
        "markers": words.markers,
        "lyrics": words.lyrics,
    }
    return FileFacts(
        content_hash=digest,
        note_hash=prints.notes,
        shape_hash=prints.shape,
        num_tracks=len(score.tracks),
        programs=",".join(map(str, sorted({t.program for t in score.tracks if not t.is_drum}))),
        has_drums=int(is_drum.any()),
        tempo_bpm=round(tempo_bpm, 3),
        time_signature=str(longest_time_signature(score)),
        key_stated=str(score.key) if score.key else "",
        key_measured=str(found[0]) if found else "",
        key_confidence=round(found[1], 4) if found else 0.0,
        num_bars=score.num_bars,
        num_notes=len(notes),
        duration_sec=round(duration_sec, 3),
        notes_per_sec=round(len(notes) / duration_sec, 4),
        polyphony=round(mean_polyphony(pitched), 4),
        title=name.title,
        artist=name.artist,
        texts=json.dumps({kind: said for kind, said in spoken.items() if said}, ensure_ascii=False),
        flags=",".join(_flags(score, duration_sec, tempo_bpm)),
    )


def _flags(score: Score, duration_sec: float, tempo_bpm: float) -> list[str]:
    notes = score.notes
    flags: list[str] = []
    if score.num_bars < _MIN_BARS or len(notes) < _MIN_NOTES or duration_sec < _MIN_SEC:
        flags.append(TOO_SHORT)
    if len(notes):
        longest = int(notes.duration_ticks.max())
        is_endless = longest >= _ENDLESS_QUARTERS * TICKS_PER_QUARTER
        if is_endless and 2 * longest >= score.length_ticks:
            flags.append(ENDLESS_NOTE)
    is_silent = not len(notes) or int(notes.velocity.max()) < _SILENT_VELOCITY
    if is_silent or all(track.volume == 0 for track in score.tracks):
        flags.append(SILENT)
    low, high = _SANE_TEMPOS_BPM
    if not low <= tempo_bpm <= high:
        flags.append(ABSURD_TEMPO)
    return flags
