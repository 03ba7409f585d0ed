"""The staves of a score: which track stands where, with which clef, name and voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from amt_core.formats.notation.clefs import (
    BASSES,
    KEYBOARD_CLEFS,
    Clef,
    clef_changes,
    clefs_of,
    outside,
    usual_clef,
)
from amt_core.formats.notation.grid import Bar, bars_of
from amt_core.formats.notation.note_values import Voicing, by_onset
from amt_core.music.instruments.hands import hands_of
from amt_core.music.note_table import Note
from amt_core.music.score import Score, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One staff.

    Attributes:
        clefs: Bar → the clef from there on; bar 0 has one.
        notes: Its notes.
        voicing: How they become voices.
    """

    clefs: dict[int, Clef]
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
        brace: The name of the keyboard whose right hand this is, with the left hand in the next
            part; empty for all other parts.
    """

    track: int
    name: str
    short_name: str
    staves: tuple[Staff, ...]
    brace: str = ""


# By program, the last one of each row, its short name and its place on the page from the top.
_LAST_PROGRAMS = (
    (5, "Pno.", 6), (6, "Hpsd.", 6), (7, "Clav.", 6), (8, "Cel.", 5), (9, "Glock.", 5),
    (10, "Mus. B.", 5), (11, "Vib.", 5), (12, "Mar.", 5), (13, "Xyl.", 5), (14, "Bells", 5),
    (15, "Dulc.", 5), (20, "Org.", 6), (21, "Acc.", 6), (22, "Harm.", 1), (23, "Band.", 6),
    (31, "Gtr.", 7), (39, "Bass", 10), (40, "Vln.", 4), (41, "Vla.", 4.1), (42, "Vc.", 4.2),
    (43, "Cb.", 10), (45, "Str.", 8), (46, "Hp.", 6), (47, "Timp.", 5), (51, "Str.", 9),
    (54, "Ch.", 4), (55, "Hit", 9), (56, "Tpt.", 3), (57, "Tbn.", 3.1), (58, "Tba.", 3.2),
    (59, "Tpt.", 3), (60, "Hn.", 2), (63, "Br.", 3), (64, "S. Sx.", 1.4), (65, "A. Sx.", 1.4),
    (66, "T. Sx.", 1.5), (67, "B. Sx.", 1.6), (68, "Ob.", 1), (69, "E. H.", 1.1), (70, "Bsn.", 1.3),
    (71, "Cl.", 1.2), (72, "Picc.", 0), (73, "Fl.", 0), (74, "Rec.", 0), (79, "Fl.", 0),
    (87, "Lead", 4), (95, "Pad", 9), (103, "Fx.", 9), (104, "Sit.", 7), (105, "Bjo.", 7),
    (109, "Bag.", 1), (110, "Fdl.", 4), (111, "Shn.", 1), (119, "Perc.", 5), (127, "Fx.", 9),
)  # fmt: skip
_DRUMS_SHORT, _DRUMS_PLACE = "Dr.", 11
# Keyboards, marimba, organs, accordions and harp, whose music stands in two staves if it is wide.
_TWO_STAVES = frozenset({*range(8), 12, *range(16, 22), 23, 46})
# Voices, brass, reeds, pipes and leads play one note at a time, and so do most basses.
_LINES = frozenset({*BASSES, *range(52, 55), *range(56, 88), 109, 111})
_SPLIT_PITCH = 60
# A chord that a hand can reach stays together; so high, on average, in the upper staff.
_REACH, _UPPER_MEAN, _STAYS = 12, 57, 3
# What a hand stretches to, beyond an octave; the share of its chords that it must reach; and the
# semitones between the means of the two.
_STRETCH, _MIN_SHARE_IN_REACH, _HANDS_APART = 2, 0.75, 5
# The most chords in a part of one line, as a share, and how far outside the staff they may lie.
_MAX_SHARE_IN_LINE, _FAR_OUTSIDE = 0.05, 5
_MAX_DIGITS = 4
# A second staff must have this share of the notes.
_MIN_STAFF_SHARE = 0.08


def lay_out(score: Score) -> list[Part]:
    """The parts in the order of a printed score: winds, voices, keyboards, strings, bass, drums."""
    bars = bars_of(score)
    notes: list[list[Note]] = [[] for _ in score.tracks]
    for note in score.notes.rows():
        notes[note.track].append(note)
    braces = _braces(score.tracks, notes)
    parts: list[Part] = []
    for index, track in enumerate(score.tracks):
        is_hand = index in braces or index - 1 in braces
        parts.append(
            Part(
                track=index,
                name=track.label,
                short_name="" if is_hand else _short_name(track),
                staves=tuple(
                    _staves(
                        track,
                        notes[index],
                        bars,
                        is_hand=is_hand,
                        is_one_of_many=len(score.tracks) > 1,
                    )
                ),
                brace=braces.get(index, ""),
            )
        )
    return [parts[index] for index in _order(score.tracks)]


def _order(tracks: Sequence[Track]) -> list[int]:
    """The tracks from the top of the page; desks of one name stand together, by their number."""
    firsts: dict[tuple[float, str], int] = {}
    keys: list[tuple[float, int, int]] = []
    for index, track in enumerate(tracks):
        place = _row(track)[1]
        stem = track.name.rstrip("0123456789")
        number = track.name[len(stem) :]
        first = firsts.setdefault((place, stem), index) if number else index
        keys.append((place, first, int(number[-_MAX_DIGITS:]) if number else 0))
    return sorted(range(len(tracks)), key=keys.__getitem__)


def _braces(tracks: Sequence[Track], notes: Sequence[Sequence[Note]]) -> dict[int, str]:
    """Index of a right hand whose left hand comes next → the name of their keyboard.

    Tracks are hands where their names say so, and where two of one keyboard stand together, the
    first above the second, and each within a reach: two pianists reach further.
    """
    named = hands_of(tracks)
    braces: dict[int, str] = {}
    for index, (first, second) in enumerate(pairwise(tracks)):
        is_keyboard = first.program in _TWO_STAVES and not (first.is_drum or second.is_drum)
        if not is_keyboard or first.program != second.program or index - 1 in braces:
            continue
        is_alone = not any(
            0 <= i < len(tracks) and tracks[i].program == first.program and not tracks[i].is_drum
            for i in (index - 1, index + 2)
        )
        pair = notes[index], notes[index + 1]
        if (index in named and index + 1 in named) or (is_alone and _are_hands(*pair)):
            braces[index] = _common_name(first, second)
    return braces


def _are_hands(first: Sequence[Note], second: Sequence[Note]) -> bool:
    if not first or not second:
        return False
    means = [sum(note.pitch for note in own) / len(own) for own in (first, second)]
    return means[0] - means[1] >= _HANDS_APART and _is_in_reach(first) and _is_in_reach(second)


def _is_in_reach(notes: Sequence[Note]) -> bool:
    """True if one hand can strike nearly all that is struck together."""
    spans = [
        max(note.pitch for note in group) - min(note.pitch for note in group)
        for group in by_onset(notes).values()
    ]
    return sum(span <= _REACH + _STRETCH for span in spans) >= _MIN_SHARE_IN_REACH * len(spans)


def _common_name(first: Track, second: Track) -> str:
    """The beginning that two names share, as far as it is whole words; else the instrument."""
    words: list[str] = []
    for own, other in zip(first.name.split(), second.name.split(), strict=False):
        if own != other:
            break
        words.append(own)
    return " ".join(words) or first.instrument


def _staves(
    track: Track, notes: list[Note], bars: list[Bar], *, is_hand: bool, is_one_of_many: bool
) -> list[Staff]:
    if track.is_drum:
        clefs = {0: Clef.PERCUSSION}
        return [Staff(clefs=clefs, notes=tuple(notes), voicing=Voicing.DRUMS)]
    voicing = Voicing.ONE if track.program in _LINES else Voicing.TWO
    if track.program in _TWO_STAVES and not is_hand:
        upper, lower = _hands(notes)
        has_both = min(len(upper), len(lower)) >= _MIN_STAFF_SHARE * len(notes) > 0
        if has_both and not (is_one_of_many and _is_line(track, notes)):
            return [
                _staff(clef, KEYBOARD_CLEFS, own, bars, voicing)
                for clef, own in ((Clef.TREBLE, upper), (Clef.BASS, lower))
            ]
    return [_staff(usual_clef(track, notes), clefs_of(track), notes, bars, voicing)]


def _is_line(track: Track, notes: Sequence[Note]) -> bool:
    """True if one staff is enough: one note at a time, few of them far outside."""
    clef = usual_clef(track, notes)
    num_chords = sum(len(group) > 1 for group in by_onset(notes).values())
    num_outside = sum(outside(clef, note) > _FAR_OUTSIDE for note in notes)
    return max(num_chords, num_outside) <= _MAX_SHARE_IN_LINE * len(notes)


def _staff(
    usual: Clef, others: Sequence[Clef], notes: list[Note], bars: list[Bar], voicing: Voicing
) -> Staff:
    clefs = clef_changes(usual, others, notes, bars)
    return Staff(clefs=clefs, notes=tuple(notes), voicing=voicing)


def _hands(notes: list[Note]) -> tuple[list[Note], list[Note]]:
    """The notes of the right and of the left hand."""
    upper: list[Note] = []
    lower: list[Note] = []
    is_upper = bool(notes) and notes[0].pitch >= _UPPER_MEAN
    for group in by_onset(notes).values():
        group.sort(key=lambda note: note.pitch)
        pitches = [note.pitch for note in group]
        split = _SPLIT_PITCH
        if pitches[-1] - pitches[0] <= _REACH:
            # A figure around the middle stays in the hand that has begun it.
            is_upper = sum(pitches) / len(pitches) >= _UPPER_MEAN + (
                -_STAYS if is_upper else _STAYS
            )
            split = 0 if is_upper else 128
        else:
            # Between the hands lies the widest gap; of equal ones, the one nearest to middle C.
            gaps = pairwise(pitches)
            _, above = max(gaps, key=lambda gap: (gap[1] - gap[0], -abs(gap[1] - _SPLIT_PITCH)))
            split = above
        upper += [note for note in group if note.pitch >= split]
        lower += [note for note in group if note.pitch < split]
    return upper, lower


def _row(track: Track) -> tuple[str, float]:
    if track.is_drum:
        return _DRUMS_SHORT, _DRUMS_PLACE
    return next((name, place) for last, name, place in _LAST_PROGRAMS if track.program <= last)


def _short_name(track: Track) -> str:
    """The usual abbreviation, or the own name of a part as far as it is short."""
    if not track.name or len(track.name.split()) > 2:
        return _row(track)[0]
    *before, last = track.name.split()
    return "".join(f"{word[0]}. " for word in before) + (last if len(last) < 6 else f"{last[:3]}.")
