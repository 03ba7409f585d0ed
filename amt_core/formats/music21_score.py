"""Scores to and from streams of music21."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from amt_core.errors import AmtError
from amt_core.formats.notation.musicxml_writer import musicxml_text
from amt_core.formats.notation.percussion import DrumSign, drum_key
from amt_core.midi.text.lyrics import Syllable, lyric_events
from amt_core.music.event_table import EventTable
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import FASTEST_BPM, SLOWEST_BPM, TempoMap
from amt_core.music.theory import MAX_SIGNATURE, Key
from amt_core.system.installed import how_to_install

_DRUM_MIDI_CHANNEL, _CHANNELS = 10, 16
_DEFAULT_VELOCITY = 80
# A grace note has no length of its own; it is played as a 1/32.
_GRACE_TICKS = TICKS_PER_QUARTER // 8
_DRUM_TICKS = TICKS_PER_QUARTER // 4
_BEGINS_TIE, _ENDS_TIE = ("start", "continue"), ("stop", "continue")
_MAX_NUMERATOR, _DENOMINATORS = 32, (4, 8, 16, 32)


def to_music21(score: Score) -> Any:
    """The `music21.stream.Score` of a score, as music21 reads it from our MusicXML.

    Raises:
        AmtError: music21 is not installed.
    """
    return import_music21().converter.parseData(
        musicxml_text(score, is_straight=False), format="musicxml"
    )


def from_music21(stream: Any) -> Score:
    """The score in a stream of music21; chord symbols become markers, verses lyrics.

    Raises:
        AmtError: music21 is not installed, or the stream has no bars.
    """
    m21 = import_music21()
    parts = list(stream.parts) if hasattr(stream, "parts") and stream.parts else [stream]
    tracks: list[Track] = []
    notes: list[Note] = []
    lyrics: list[EventTable] = []
    chunk = 1
    for index, part in enumerate(parts):
        flat = part.flatten()
        # The second staff of a keyboard is no part of its own.
        if index and _are_one_part(m21, parts[index - 1], part):
            notes += _notes_of(m21, flat, len(tracks) - 1, is_drum=False)
            continue
        instrument = flat.getElementsByClass(m21.instrument.Instrument).first()
        clefs = flat.getElementsByClass(m21.clef.PercussionClef)
        is_drum = bool(clefs) or getattr(instrument, "midiChannel", None) == _DRUM_MIDI_CHANNEL - 1
        program = getattr(instrument, "midiProgram", None) or 0
        name = (part.partName or "").strip()
        track = Track(program=0 if is_drum else program, is_drum=is_drum)
        notes += _notes_of(m21, flat, len(tracks), is_drum=is_drum)
        # As in the file that it may become, where the first chunk conducts. A chunk has one verse;
        # later ones come behind that of their part.
        track = replace(track, part=chunk * _CHANNELS)
        for syllables in _verses(flat) or [[]]:
            lyrics.append(lyric_events(syllables, chunk=chunk))
            chunk += 1
        tracks.append(track if name in ("", track.instrument) else replace(track, name=name))
    meter, keys, bar_starts = _frame(m21, parts[0])
    end = bar_starts[-1]
    table = NoteTable.from_notes(note for note in notes if note.onset_ticks < end)
    title = stream.metadata.bestTitle if stream.metadata else None
    return Score(
        num_bars=len(bar_starts) - 1,
        tracks=tuple(tracks),
        notes=table,
        meter=meter,
        tempo=_tempo(m21, stream, end),
        keys=keys,
        markers=tuple(_markers(m21, parts, end)),
        title=(title or "").strip(),
        events=EventTable.concat(lyrics),
    )


def import_music21() -> Any:
    """The library, or a sentence that says how to get it."""
    try:
        import music21
    except ImportError as error:
        raise AmtError(
            "Reading MusicXML needs music21, which is not installed.",
            how_to_install("amt-desktop[notation]"),
        ) from error
    return music21


# From music21 -----------------------------------------------------------------------------------


def _ticks(quarters: Any) -> int:
    return round(quarters * TICKS_PER_QUARTER)


def _are_one_part(m21: Any, first: Any, second: Any) -> bool:
    """True if two parts are the staves of one, which music21 calls `P1-Staff1` and `P1-Staff2`."""
    are_staves = all(isinstance(part, m21.stream.PartStaff) for part in (first, second))
    return are_staves and _part_id(first) == _part_id(second)


def _part_id(part: Any) -> str:
    return str(part.id).partition("-Staff")[0]


def _notes_of(m21: Any, flat: Any, track: int, *, is_drum: bool) -> Iterator[Note]:
    """The notes of a part, tied ones joined.

    Followed here because `stripTies` of music21 10 passes over some chords of second voices.
    """
    # Pitch and end of a note that is tied on -> the note.
    open_ties: dict[tuple[int, int], Note] = {}
    for element in sorted(flat.notes, key=lambda element: element.offset):
        if isinstance(element, m21.harmony.Harmony):
            continue
        onset, end = _ticks(element.offset), _ticks(element.offset + element.quarterLength)
        length = end - onset or _GRACE_TICKS
        if is_drum:
            # Where a drum ends means nothing; the length on the page fills the beat.
            length = min(length, _DRUM_TICKS)
        elif any(isinstance(sign, m21.articulations.Staccato) for sign in element.articulations):
            length //= 2
        velocity = min(max(element.volume.velocity or _DEFAULT_VELOCITY, 1), 127)
        for pitch, tie in _pitches(m21, element):
            if not 0 <= pitch < 128:
                continue
            note = Note(onset, max(length, 1), pitch, velocity, track)
            begun = open_ties.pop((pitch, onset), None) if tie in _ENDS_TIE else None
            if begun is not None:
                note = begun if is_drum else begun._replace(duration_ticks=end - begun.onset_ticks)
            if tie in _BEGINS_TIE:
                open_ties[pitch, end] = note
            else:
                yield note
    yield from open_ties.values()


def _verses(flat: Any) -> list[list[Syllable]]:
    """The verses of a part, each with its syllables."""
    verses: dict[int, list[Syllable]] = defaultdict(list)
    for element in flat.notes:
        for lyric in element.lyrics:
            if lyric.text:
                verses[lyric.number].append(
                    Syllable(
                        tick=_ticks(element.offset),
                        text=lyric.text,
                        joins_before=lyric.syllabic in ("middle", "end"),
                        joins_after=lyric.syllabic in ("begin", "middle"),
                    )
                )
    return [syllables for _, syllables in sorted(verses.items())]


def _pitches(m21: Any, element: Any) -> Iterator[tuple[int, str]]:
    """The MIDI pitches of a note or chord, or the drums at its places; each with its tie."""
    for note in getattr(element, "notes", (element,)):
        tie = (note.tie or element.tie).type if note.tie or element.tie else ""
        if isinstance(note, m21.note.Unpitched):
            sign = DrumSign(note.displayStep, note.displayOctave, note.notehead or "normal")
            yield drum_key(sign), tie
        else:
            yield note.pitch.midi, tie


def _frame(m21: Any, part: Any) -> tuple[MeterMap, tuple[KeyChange, ...], list[int]]:
    """Time signatures and keys by bar, and where the bars start."""
    measures = list(part.getElementsByClass(m21.stream.Measure))
    if not measures:
        made = part.makeMeasures()
        measures = list(made.getElementsByClass(m21.stream.Measure))
    if not measures:
        raise AmtError("The score has no bars.", "Choose a score with notes.")
    starts = [_ticks(measure.offset) for measure in measures]
    last = measures[-1]
    starts.append(starts[-1] + _ticks(last.barDuration.quarterLength))
    meters: dict[int, TimeSignature] = {}
    keys: dict[int, Key] = {}
    stated: TimeSignature = TimeSignature()
    bar_starts = [0]
    for measure, (start, end) in zip(measures, pairwise(starts), strict=True):
        bar = len(bar_starts) - 1
        if measure.timeSignature is not None:
            stated = _signature(
                measure.timeSignature.numerator, measure.timeSignature.denominator, stated
            )
        for signature in measure.getElementsByClass(m21.key.KeySignature):
            if abs(signature.sharps) <= MAX_SIGNATURE:
                mode = "minor" if getattr(signature, "mode", None) == "minor" else "major"
                keys[bar] = Key.of_signature(signature.sharps, mode)
        if end <= start:
            continue
        meters[bar] = stated if end - start == stated.bar_ticks else _of_length(end - start, stated)
        bar_starts.append(bar_starts[-1] + meters[bar].bar_ticks)
    changes = [
        (bar, signature)
        for bar, signature in meters.items()
        if not bar or meters[bar - 1] != signature
    ]
    key_changes = tuple(KeyChange(bar=bar, key=key) for bar, key in sorted(keys.items()))
    return MeterMap(changes=tuple(changes)), key_changes, bar_starts


def _signature(numerator: int, denominator: int, otherwise: TimeSignature) -> TimeSignature:
    try:
        return TimeSignature(numerator, denominator)
    except AmtError:
        return otherwise


def _of_length(length_ticks: int, stated: TimeSignature) -> TimeSignature:
    """The time signature of an upbeat or another bar with its own length."""
    for denominator in (stated.denominator, *_DENOMINATORS):
        unit = 4 * TICKS_PER_QUARTER // denominator
        if length_ticks % unit == 0 and length_ticks // unit <= _MAX_NUMERATOR:
            return TimeSignature(length_ticks // unit, denominator)
    return stated


def _tempo(m21: Any, stream: Any, end: int) -> TempoMap:
    """The marks before the end; one that no file can state, such as 1e20, is passed over."""
    changes: dict[int, float] = {0: 120.0}
    for mark in stream.flatten().getElementsByClass(m21.tempo.MetronomeMark):
        bpm = mark.getQuarterBPM() if mark.number or mark.numberSounding else None
        if bpm and SLOWEST_BPM <= bpm <= FASTEST_BPM and _ticks(mark.offset) < end:
            changes[_ticks(mark.offset)] = float(bpm)
    return TempoMap(changes=tuple(sorted(changes.items())))


def _markers(m21: Any, parts: list[Any], end: int) -> Iterator[Marker]:
    found: set[tuple[int, str]] = set()
    for part in parts:
        flat = part.flatten()
        for element in flat.getElementsByClass(m21.harmony.ChordSymbol):
            found.add((_ticks(element.offset), element.figure.replace("-", "b")))
        for element in flat.getElementsByClass(m21.expressions.RehearsalMark):
            found.add((_ticks(element.offset), str(element.content)))
    for tick, text in sorted(found):
        if text and tick < end:
            yield Marker(tick=tick, text=text)
