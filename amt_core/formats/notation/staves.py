"""The staves of a score: which track stands where, with which clef, name and voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from amt_core.formats.notation.note_values import Voicing
from amt_core.music.instruments.hands import hands_of
from amt_core.music.note_table import Note
from amt_core.music.score import Score, Track


class Clef(Enum):
    """Sign, line and octaves that it shifts its notes by."""

    TREBLE = ("G", 2, 0)
    TREBLE_8VA = ("G", 2, 1)
    TREBLE_8VB = ("G", 2, -1)
    ALTO = ("C", 3, 0)
    BASS = ("F", 4, 0)
    BASS_8VB = ("F", 4, -1)
    PERCUSSION = ("percussion", 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One staff.

    Attributes:
        clef: Its clef.
        notes: Its notes.
        voicing: How they become voices.
    """

    clef: Clef
    notes: tuple[Note, ...]
    voicing: Voicing


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the score on the page.

    Attributes:
        track: Index of its track.
        name: Its name at the beginning.
        short_name: Its name at the later lines.
        staves: One, or two with a brace for a keyboard.
        brace: How many parts, from this one on, a brace joins; 0 for none.
    """

    track: int
    name: str
    short_name: str
    staves: tuple[Staff, ...]
    brace: int = 0


# By program, the last one of each row, its short name and its place on the page from the top.
_LAST_PROGRAMS = (
    (5, "Pno.", 6), (6, "Hpsd.", 6), (7, "Clav.", 6), (8, "Cel.", 5), (9, "Glock.", 5),
    (10, "Mus. B.", 5), (11, "Vib.", 5), (12, "Mar.", 5), (13, "Xyl.", 5), (14, "Bells", 5),
    (15, "Dulc.", 5), (20, "Org.", 6), (21, "Acc.", 6), (22, "Harm.", 1), (23, "Band.", 6),
    (31, "Gtr.", 7), (39, "Bass", 10), (40, "Vln.", 4), (41, "Vla.", 4), (42, "Vc.", 4),
    (43, "Cb.", 10), (45, "Str.", 8), (46, "Hp.", 6), (47, "Timp.", 5), (51, "Str.", 9),
    (54, "Ch.", 4), (55, "Hit", 9), (56, "Tpt.", 3), (57, "Tbn.", 3), (58, "Tba.", 3),
    (59, "Tpt.", 3), (60, "Hn.", 2), (63, "Br.", 3), (64, "S. Sx.", 1), (65, "A. Sx.", 1),
    (66, "T. Sx.", 1), (67, "B. Sx.", 1), (68, "Ob.", 1), (69, "E. H.", 1), (70, "Bsn.", 1),
    (71, "Cl.", 1), (72, "Picc.", 0), (73, "Fl.", 0), (74, "Rec.", 0), (79, "Fl.", 0),
    (87, "Lead", 4), (95, "Pad", 9), (103, "Fx.", 9), (104, "Sit.", 7), (105, "Bjo.", 7),
    (109, "Bag.", 1), (110, "Fdl.", 4), (111, "Shn.", 1), (119, "Perc.", 5), (127, "Fx.", 9),
)  # fmt: skip
_DRUMS_SHORT, _DRUMS_PLACE = "Dr.", 11
_GUITARS, _BASSES = range(24, 32), (*range(32, 40), 43)
# The clefs that players of an instrument read; all others read treble and bass.
_CLEFS = {
    **dict.fromkeys((*_GUITARS, 105), (Clef.TREBLE_8VB,)),
    **dict.fromkeys(_BASSES, (Clef.BASS_8VB, Clef.TREBLE_8VB)),
    41: (Clef.ALTO, Clef.TREBLE), 42: (Clef.BASS, Clef.TREBLE), 47: (Clef.BASS,),
    **dict.fromkeys((8, 9, 13, 72), (Clef.TREBLE_8VA, Clef.TREBLE)),
    **dict.fromkeys((*range(40, 41), *range(64, 67), 68, 71, *range(73, 80)), (Clef.TREBLE,)),
}  # fmt: skip
_USUAL_CLEFS = (Clef.TREBLE, Clef.BASS, Clef.TREBLE_8VA, Clef.BASS_8VB)
# The lowest and highest pitch within the staff, one ledger line included.
_RANGES = {
    Clef.TREBLE: (60, 81), Clef.TREBLE_8VA: (72, 93), Clef.TREBLE_8VB: (48, 69),
    Clef.ALTO: (50, 71), Clef.BASS: (40, 60), Clef.BASS_8VB: (28, 48),
}  # fmt: skip
# What an octave sign costs, in semitones that a note lies outside the staff.
_OCTAVE_COST = 4
# Keyboards, marimba, organs, accordions and harp, whose music stands in two staves if it is wide.
_TWO_STAVES = frozenset({*range(8), 12, *range(16, 22), 23, 46})
# Voices, brass, reeds, pipes and leads play one note at a time, and so do most basses.
_LINES = frozenset({*_BASSES, *range(52, 55), *range(56, 88), 109, 111})
_SPLIT_PITCH = 60
# A chord that a hand can reach stays together; so high, on average, in the upper staff.
_REACH, _UPPER_MEAN = 12, 57
# A second staff must have this share of the notes.
_MIN_STAFF_SHARE = 0.08


def lay_out(score: Score) -> list[Part]:
    """The parts in the order of a printed score: winds, voices, keyboards, strings, bass, drums."""
    hands = hands_of(score.tracks)
    notes: dict[int, list[Note]] = defaultdict(list)
    for note in score.notes.rows():
        notes[note.track].append(note)
    parts: list[Part] = []
    for index, track in enumerate(score.tracks):
        own = notes[index]
        parts.append(
            Part(
                track=index,
                name=track.label,
                short_name=_short_name(track),
                staves=tuple(_staves(track, own, is_hand=index in hands)),
                brace=2 if index in hands and index + 1 in hands else 0,
            )
        )
    return sorted(parts, key=lambda part: _place(score.tracks[part.track]))


def _staves(track: Track, notes: list[Note], *, is_hand: bool) -> list[Staff]:
    if track.is_drum:
        return [Staff(clef=Clef.PERCUSSION, notes=tuple(notes), voicing=Voicing.DRUMS)]
    voicing = Voicing.ONE if track.program in _LINES else Voicing.TWO
    if track.program in _TWO_STAVES and not is_hand:
        upper, lower = _hands(notes)
        if min(len(upper), len(lower)) >= _MIN_STAFF_SHARE * len(notes) > 0:
            return [
                Staff(clef=Clef.TREBLE, notes=tuple(upper), voicing=voicing),
                Staff(clef=Clef.BASS, notes=tuple(lower), voicing=voicing),
            ]
    return [Staff(clef=_clef(track, notes), notes=tuple(notes), voicing=voicing)]


def _hands(notes: list[Note]) -> tuple[list[Note], list[Note]]:
    """The notes of the right and of the left hand."""
    together: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        together[note.onset_ticks].append(note)
    upper: list[Note] = []
    lower: list[Note] = []
    for group in together.values():
        group.sort(key=lambda note: note.pitch)
        pitches = [note.pitch for note in group]
        split = _SPLIT_PITCH
        if pitches[-1] - pitches[0] <= _REACH:
            split = 0 if sum(pitches) >= _UPPER_MEAN * len(pitches) else 128
        else:
            # Between the hands lies the widest gap; of equal ones, the one nearest to middle C.
            gaps = pairwise(pitches)
            _, above = max(gaps, key=lambda gap: (gap[1] - gap[0], -abs(gap[1] - _SPLIT_PITCH)))
            split = above
        upper += [note for note in group if note.pitch >= split]
        lower += [note for note in group if note.pitch < split]
    return upper, lower


def _clef(track: Track, notes: Sequence[Note]) -> Clef:
    """The clef in which the notes need the fewest ledger lines, long notes counting more."""
    own = _CLEFS.get(track.program)
    clefs = own or _USUAL_CLEFS
    total = sum(note.duration_ticks for note in notes) or 1

    def cost(clef: Clef) -> float:
        low, high = _RANGES[clef]
        outside = sum(
            max(low - note.pitch, note.pitch - high, 0) * note.duration_ticks for note in notes
        )
        is_unusual = own is None and clef.value[2] != 0
        return outside / total + _OCTAVE_COST * is_unusual

    return min(clefs, key=cost)


def _row(track: Track) -> tuple[str, int]:
    if track.is_drum:
        return _DRUMS_SHORT, _DRUMS_PLACE
    return next((name, place) for last, name, place in _LAST_PROGRAMS if track.program <= last)


def _place(track: Track) -> int:
    return _row(track)[1]


def _short_name(track: Track) -> str:
    """The usual abbreviation, or the own name of a part as far as it is short."""
    if not track.name or len(track.name.split()) > 2:
        return _row(track)[0]
    *before, last = track.name.split()
    return "".join(f"{word[0]}. " for word in before) + (last if len(last) < 6 else f"{last[:3]}.")
