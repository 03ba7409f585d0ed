"""Scores to and from streams of music21, with spelling, voices, clefs and chord symbols."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from amt_core.errors import AmtError
from amt_core.formats.notation import NoteValue, voices_by_bar
from amt_core.midi.text.chord_texts import ChordTexts, read_chord_texts
from amt_core.music.instruments.hands import hands_of
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import MAX_SIGNATURE, Key, pitch_name

_DRUM_MIDI_CHANNEL = 10
_DEFAULT_VELOCITY = 80
# A grace note has no length of its own; it is played as a 1/32.
_GRACE_TICKS = TICKS_PER_QUARTER // 8
_MAX_NUMERATOR, _DENOMINATORS = 32, (4, 8, 16, 32)


def to_music21(score: Score) -> Any:
    """The `music21.stream.Score` of a score: a part for each track, with bars, voices and clefs.

    Notes move to the grid of notation. Markers stand as rehearsal marks or, where they name a
    chord, as chord symbols.

    Raises:
        AmtError: music21 is not installed.
    """
    m21 = import_music21()
    result = m21.stream.Score()
    # A blank, since music21 writes its own name where title or composer are missing.
    result.metadata = m21.metadata.Metadata(title=score.title or " ", composer=" ")
    bar_starts: list[int] = score.bar_starts_ticks.tolist()
    parts: list[Any] = []
    for index, track in enumerate(score.tracks):
        part = _part(m21, score, index, track, bar_starts)
        parts.append(part)
        result.insert(0, part)
    if hands := hands_of(score.tracks):
        result.insert(0, m21.layout.StaffGroup([parts[i] for i in hands], symbol="brace"))
    return result


def from_music21(stream: Any) -> Score:
    """The score in a stream of music21; chord symbols become markers.

    Raises:
        AmtError: music21 is not installed, or the stream has no bars.
    """
    m21 = import_music21()
    parts = list(stream.parts) if hasattr(stream, "parts") and stream.parts else [stream]
    tracks: list[Track] = []
    notes: list[Note] = []
    for part in parts:
        flat = part.stripTies().flatten()
        instrument = flat.getElementsByClass(m21.instrument.Instrument).first()
        clefs = flat.getElementsByClass(m21.clef.PercussionClef)
        is_drum = bool(clefs) or getattr(instrument, "midiChannel", None) == _DRUM_MIDI_CHANNEL - 1
        program = getattr(instrument, "midiProgram", None) or 0
        name = (part.partName or "").strip()
        track = Track(program=0 if is_drum else program, is_drum=is_drum)
        notes += _notes_of(m21, flat, len(tracks))
        tracks.append(track if name in ("", track.instrument) else _named(track, name))
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
    )


def import_music21() -> Any:
    """The library, or a sentence that says how to get it."""
    try:
        import music21
    except ImportError as error:
        raise AmtError(
            "MusicXML needs music21, which is not installed.", "Install it: pip install music21"
        ) from error
    return music21


# To music21 -------------------------------------------------------------------------------------


def _part(m21: Any, score: Score, index: int, track: Track, bar_starts: list[int]) -> Any:
    part = m21.stream.Part(id=f"P{index + 1}")
    part.partName = track.label
    part.insert(0, _instrument(m21, track, index))
    notes = score.notes.of_track(index).rows()
    bars = voices_by_bar(notes, bar_starts, joins_drums=track.is_drum)
    meters, keys = dict(score.meter.changes), {change.bar: change.key for change in score.keys}
    key: Key | None = None
    chords = [] if index else _new_chords(m21, score)
    for bar, voices in enumerate(bars):
        measure = m21.stream.Measure(number=bar + 1)
        if not bar:
            measure.insert(0, _clef(m21, track, notes))
        if bar in keys:
            key = keys[bar]
        if bar in keys and not track.is_drum:
            measure.insert(0, m21.key.KeySignature(keys[bar].num_sharps).asKey(keys[bar].mode))
        if bar in meters:
            measure.insert(0, m21.meter.TimeSignature(str(meters[bar])))
        if not index:
            _insert_frame(m21, measure, score, chords, (bar_starts[bar], bar_starts[bar + 1]))
        holders = [measure]
        if len(voices) > 1:
            holders = [m21.stream.Voice(id=str(number + 1)) for number in range(len(voices))]
            for holder in holders:
                measure.insert(0, holder)
        for holder, values in zip(holders, voices, strict=True):
            for value in values:
                holder.insert(value.start / TICKS_PER_QUARTER, _value(m21, value, key))
        part.append(measure)
    return part


def _instrument(m21: Any, track: Track, index: int) -> Any:
    if track.is_drum:
        instrument = m21.instrument.UnpitchedPercussion()
        instrument.midiChannel = _DRUM_MIDI_CHANNEL - 1
    else:
        instrument = m21.instrument.Instrument()
        instrument.midiProgram = track.program
        channel = index % 15
        instrument.midiChannel = channel + (channel >= _DRUM_MIDI_CHANNEL - 1)
    instrument.instrumentName = track.instrument
    instrument.partName = track.label
    return instrument


def _clef(m21: Any, track: Track, notes: list[Note]) -> Any:
    if track.is_drum:
        return m21.clef.PercussionClef()
    is_low = bool(notes) and sum(note.pitch for note in notes) < 60 * len(notes)
    return m21.clef.BassClef() if is_low else m21.clef.TrebleClef()


def _new_chords(m21: Any, score: Score) -> ChordTexts:
    """The chords that texts state, where they change; markers stand for themselves."""
    marked = {m.tick for m in score.markers if _chord_symbol(m21, m.text) is not None}
    rows = [(tick, chord) for tick, chord in read_chord_texts(score) if tick not in marked]
    return [row for i, row in enumerate(rows) if i == 0 or row[1] != rows[i - 1][1]]


def _insert_frame(
    m21: Any, measure: Any, score: Score, chords: ChordTexts, ticks: tuple[int, int]
) -> None:
    """Tempos, markers and chords of one bar."""
    start, end = ticks
    for tick, bpm in score.tempo.changes:
        if start <= tick < end:
            mark = m21.tempo.MetronomeMark(number=round(bpm, 2))
            measure.insert((tick - start) / TICKS_PER_QUARTER, mark)
    for marker in score.markers:
        if start <= marker.tick < end:
            mark = _chord_symbol(m21, marker.text) or m21.expressions.RehearsalMark(marker.text)
            measure.insert((marker.tick - start) / TICKS_PER_QUARTER, mark)
    for tick, chord in chords:
        symbol = None if chord is None else _chord_symbol(m21, chord.spelled())
        if start <= tick < end and symbol is not None:
            measure.insert((tick - start) / TICKS_PER_QUARTER, symbol)


def _chord_symbol(m21: Any, text: str) -> Any | None:
    if not text or text[0] not in "ABCDEFG" or " " in text or len(text) > 12:
        return None
    try:
        return m21.harmony.ChordSymbol(text[0] + text[1:].replace("b", "-", 1))
    except (ValueError, m21.exceptions21.Music21Exception):
        return None


def _value(m21: Any, value: NoteValue, key: Key | None) -> Any:
    from fractions import Fraction

    length = Fraction(value.length, TICKS_PER_QUARTER)
    if not value.pitches:
        return m21.note.Rest(quarterLength=length)
    names = [_name(pitch, key) for pitch in value.pitches]
    if len(names) == 1:
        element = m21.note.Note(names[0], quarterLength=length)
    else:
        element = m21.chord.Chord(names, quarterLength=length)
    element.volume.velocity = value.velocity
    if value.is_tied or value.continues:
        kind = "continue" if value.is_tied and value.continues else None
        element.tie = m21.tie.Tie(kind or ("start" if value.is_tied else "stop"))
    return element


def _name(pitch: int, key: Key | None) -> str:
    """The pitch as music21 spells it, with `-` for flats."""
    name = pitch_name(pitch, key)
    return name[0] + name[1:].replace("b", "-", 1) if not name.endswith("-1") else name


# From music21 -----------------------------------------------------------------------------------


def _named(track: Track, name: str) -> Track:
    return Track(program=track.program, is_drum=track.is_drum, name=name)


def _ticks(quarters: Any) -> int:
    return round(quarters * TICKS_PER_QUARTER)


def _notes_of(m21: Any, flat: Any, track: int) -> Iterator[Note]:
    for element in flat.notes:
        if isinstance(element, m21.harmony.Harmony):
            continue
        onset = _ticks(element.offset)
        length = _ticks(element.quarterLength) or _GRACE_TICKS
        velocity = min(max(element.volume.velocity or _DEFAULT_VELOCITY, 1), 127)
        if isinstance(element, m21.note.Unpitched):
            pitches = [element.displayPitch().midi]
        else:
            pitches = [pitch.midi for pitch in element.pitches]
        for pitch in pitches:
            if 0 <= pitch < 128:
                yield Note(onset, max(length, 1), pitch, velocity, track)


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
    changes: dict[int, float] = {0: 120.0}
    for mark in stream.flatten().getElementsByClass(m21.tempo.MetronomeMark):
        bpm = mark.getQuarterBPM() if mark.number or mark.numberSounding else None
        if bpm and bpm > 0 and _ticks(mark.offset) < end:
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
