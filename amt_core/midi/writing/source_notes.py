"""The notes of a score compared with its source file, and the events of new ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from amt_core.midi.writing.write_new import LATE_RELEASE, Placed, note_events
from amt_core.music.note_table import Note
from amt_core.music.score import Score
from amt_core.music.source_file import NO_ROW, SourceFile

_CHANNELS = 16
# When a note ends that nothing releases.
_NEVER = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChanges:
    """The notes of a score compared with its source.

    Attributes:
        kept: (source notes,) bool, which notes of the source are still there.
        added: Part of the source -> the notes that it has got.
    """

    kept: np.ndarray[tuple[int], np.dtype[np.bool_]]
    added: dict[int, list[Note]]


def parts_of(score: Score, source: SourceFile) -> list[int | None]:
    """For each track, its part in the source, None if it is new there.

    Of tracks with the same part, as duplicating one makes, the first has it.
    """
    known = {track.part for track in source.score.tracks}
    parts: list[int | None] = []
    for track in score.tracks:
        is_known = track.part in known
        parts.append(track.part if is_known else None)
        known.discard(track.part)
    return parts


def compare_notes(score: Score, source: SourceFile, parts: list[int | None]) -> NoteChanges:
    """The notes that have stayed and the new ones; doubled notes count one by one."""
    before = source.score
    own_parts = [track.part for track in before.tracks]
    if score.notes is before.notes and parts == own_parts:
        return NoteChanges(kept=np.ones(len(before.notes), dtype=np.bool_), added={})
    places: dict[tuple[int, ...], deque[int]] = defaultdict(deque)
    for index, note in enumerate(before.notes.rows()):
        places[(*note[:4], own_parts[note.track])].append(index)
    kept = np.zeros(len(before.notes), dtype=np.bool_)
    added: dict[int, list[Note]] = defaultdict(list)
    for note in score.notes.rows():
        part = parts[note.track]
        if part is None:
            continue
        same = places.get((*note[:4], part))
        if same:
            kept[same.popleft()] = True
        else:
            added[part].append(note)
    return NoteChanges(kept=kept, added=dict(added))


def added_note_events(source: SourceFile, changes: NoteChanges, part: int) -> Iterator[Placed]:
    """The events of the notes that a part has got, in ticks of the file.

    A release ends the earliest note of its pitch that sounds. So that no note of the source changes
    its end, a note that begins while one of the source sounds ends with it at the earliest, which
    for a note that nothing releases is never, and one that would ring into the next of the source
    ends there.
    """
    lines: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for note in changes.added.get(part, []):
        onset = source.file_ticks(note.onset_ticks)
        release = source.file_ticks(note.onset_ticks + note.duration_ticks)
        lines[note.pitch].append((onset, max(release, onset + 1), note.velocity))
    sounding = _kept_spans(source, changes, part, set(lines))
    for pitch, notes in lines.items():
        # Shortest first among notes that begin together: the first release ends the first of them.
        notes.sort(key=lambda note: note[:2])
        onsets = sorted({onset for onset, _, _ in notes})
        kept_onsets = [onset for onset, _ in sounding[pitch]]
        for onset, wanted, velocity in notes:
            following = bisect_right(kept_onsets, onset)
            later = [*onsets[bisect_right(onsets, onset) :][:1], *kept_onsets[following:][:1]]
            earlier = [end for _, end in sounding[pitch][:following] if end > onset]
            release = max([min([wanted, *later]), *earlier])
            on, off = note_events(part % _CHANNELS, pitch, velocity, onset, release)
            yield on
            if release in earlier and release < _NEVER:
                yield off._replace(order=LATE_RELEASE)
            elif release < _NEVER:
                yield off


def _kept_spans(
    source: SourceFile, changes: NoteChanges, part: int, pitches: set[int]
) -> dict[int, list[tuple[int, int]]]:
    """The onsets and ends of the source's notes that have stayed, for some pitches of a part."""
    events = source.events
    rows = source.onset_rows
    is_wanted = changes.kept & (events.chunk[rows] == part // _CHANNELS)
    is_wanted &= (events.status[rows] & 0x0F) == part % _CHANNELS
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen = np.flatnonzero(is_wanted)
    releases = source.release_rows[chosen]
    is_released = releases != NO_ROW
    for pitch, onset, release in zip(
        events.data1[rows[chosen]].tolist(),
        events.tick[rows[chosen]].tolist(),
        np.where(is_released, events.tick[releases], _NEVER).tolist(),
        strict=True,
    ):
        if pitch in pitches:
            spans[pitch].append((onset, release))
    for line in spans.values():
        line.sort()
    return spans
