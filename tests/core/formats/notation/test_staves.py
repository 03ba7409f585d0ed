"""Parts stand on the staves and in the order in which musicians look for them."""

from __future__ import annotations

from amt_core.formats.notation.staves import Part, lay_out
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def _parts(tracks: list[Track], *lines: list[tuple[int, ...]]) -> list[Part]:
    """The parts of tracks, each with chords of a quarter."""
    notes = [
        Note(beat * 480, 480, pitch, 80, track)
        for track, line in enumerate(lines)
        for beat, chord in enumerate(line)
        for pitch in chord
    ]
    table = NoteTable.from_notes(notes)
    return lay_out(Score(num_bars=4, tracks=tuple(tracks), notes=table))


def test_two_tracks_of_one_piano_are_its_hands_whatever_they_are_called() -> None:
    tracks = [Track(name="Klavier upper"), Track(name="Klavier lower")]
    first, second = _parts(tracks, [(72, 76)] * 8, [(48, 55)] * 8)
    assert (first.brace, second.brace) == ("Klavier", "")
    assert [len(part.staves) for part in (first, second)] == [1, 1]


def test_two_pianists_are_no_hands() -> None:
    wide: list[tuple[int, ...]] = [(40, 72)] * 8
    parts = _parts([Track(name="Primo"), Track(name="Secondo")], [(52, 88)] * 8, wide)
    assert [part.brace for part in parts] == ["", ""]
    assert [len(part.staves) for part in parts] == [2, 2]


def test_a_single_line_on_a_keyboard_among_others_has_one_staff() -> None:
    tenor: list[tuple[int, ...]] = [(55,), (58,), (60,), (52,)] * 2
    tracks = [Track(name=name) for name in ("Soprano", "Alto", "Tenor")]
    parts = _parts(tracks, [(72,)] * 8, [(65,)] * 8, tenor)
    assert [len(part.staves) for part in parts] == [1, 1, 1]
    (alone,) = _parts([Track()], [(72,), (40,)] * 4)
    assert len(alone.staves) == 2


def test_desks_stand_by_their_number_and_winds_in_the_order_of_a_score() -> None:
    tracks = [
        Track(program=60, name="Horn 2"), Track(program=71), Track(program=60, name="Horn 1"),
        Track(program=68), Track(program=42), Track(program=40), Track(program=70),
    ]  # fmt: skip
    parts = _parts(tracks, *[[(60,)]] * len(tracks))
    assert [part.name for part in parts] == [
        "Oboe", "Clarinet", "Bassoon", "Horn 1", "Horn 2", "Violin", "Cello",
    ]  # fmt: skip
