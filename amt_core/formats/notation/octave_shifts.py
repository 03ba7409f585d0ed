"""Octave lines, 8va and 15ma above, 8vb and 15mb below, for passages on many ledger lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amt_core.formats.notation.clefs import Clef, lowest_and_highest
from amt_core.formats.notation.grid import Bar
from amt_core.formats.notation.note_values import NoteValue
from amt_core.music.meter import TICKS_PER_QUARTER

_OCTAVE = 12
# A line is worth it from notes on, that are so many semitones outside a staff with one ledger line:
# four ledger lines.
_FAR_SEMITONES = 10
_MIN_FAR_NOTES = 2
# A line goes on over so much that does not need it, if all of it can be read under it.
_MAX_GAP_TICKS = 2 * TICKS_PER_QUARTER

# The name of a line by its octaves, as MusicXML has it: the interval in steps, counted from 1.
_SIZES = {1: 8, 2: 15}

# Clefs whose staves have lines, and on which side; other staves change their clef.
_SIDES = {Clef.TREBLE: 1, Clef.TREBLE_8VB: 1, Clef.BASS: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class OctaveShift:
    """A line over or under a passage of one staff.

    Attributes:
        start: Tick of its first note.
        stop: Tick at which its last note ends.
        side: 1 for a line above, whose notes are written lower, -1 for one below.
        num_octaves: By how many octaves they are written lower or higher, 1 or 2.
    """

    start: int
    stop: int
    side: int
    num_octaves: int = 1


@dataclass(slots=True)
class _Moment:
    """Notes of a staff that start together, or a whole bar where voices cross them."""

    start: int
    stop: int
    side: int
    is_far: bool = False
    fits: bool = False
    is_two_octaves_far: bool = False
    fits_two_octaves: bool = False
    continues: bool = False
    is_tied: bool = False


def find_octave_shifts(
    voices_by_bar: Sequence[Sequence[Sequence[NoteValue]]],
    bars: Sequence[Bar],
    clefs: dict[int, Clef],
) -> list[OctaveShift]:
    """The octave lines of one staff, in time.

    Args:
        voices_by_bar: For each bar its voices.
        bars: The bars.
        clefs: Bar -> the clef from there on.
    """
    moments: list[_Moment] = []
    clef = clefs[0]
    for index, (bar, voices) in enumerate(zip(bars, voices_by_bar, strict=True)):
        clef = clefs.get(index, clef)
        side = _SIDES.get(clef, 0)
        sounding = [[value for value in voice if value.pitches] for voice in voices]
        sounding = [voice for voice in sounding if voice]
        if len(sounding) > 1:
            # A line begins and ends with a bar where a staff has two voices.
            values = [value for voice in sounding for value in voice]
            moments.append(_moment(values, clef, side, bar.start, bar.start + bar.length))
        elif sounding:
            for value in sounding[0]:
                start = bar.start + value.start
                moments.append(_moment([value], clef, side, start, start + value.length))
    return _runs(moments)


def _moment(values: Sequence[NoteValue], clef: Clef, side: int, start: int, stop: int) -> _Moment:
    moment = _Moment(start=start, stop=stop, side=side)
    if not side:
        return moment
    low, high = lowest_and_highest(clef)
    pitches = [pitch for value in values for pitch in value.pitches]
    if side > 0:
        outside, room = max(pitches) - high, min(pitches) - low
    else:
        outside, room = low - min(pitches), high - max(pitches)
    moment.is_far = outside >= _FAR_SEMITONES
    moment.fits = room >= _OCTAVE
    moment.is_two_octaves_far = outside >= _FAR_SEMITONES + _OCTAVE
    moment.fits_two_octaves = room >= 2 * _OCTAVE
    moment.continues = any(value.continues for value in values)
    moment.is_tied = any(value.is_tied for value in values)
    return moment


def _runs(moments: Sequence[_Moment]) -> list[OctaveShift]:
    """Lines from the first to the last note that needs one, over notes that can be read so.

    No line begins or ends within a tie, whose notes would stand on different lines.
    """
    shifts: list[OctaveShift] = []
    run: list[_Moment] = []

    def close() -> None:
        while run and (run[-1].is_tied or not run[-1].is_far):
            run.pop()
        num_far = sum(moment.is_far for moment in run)
        if num_far >= _MIN_FAR_NOTES:
            is_wide = all(moment.fits_two_octaves for moment in run)
            is_wide &= sum(moment.is_two_octaves_far for moment in run) >= _MIN_FAR_NOTES
            shift = OctaveShift(
                start=run[0].start,
                stop=run[-1].stop,
                side=run[0].side,
                num_octaves=2 if is_wide else 1,
            )
            shifts.append(shift)
        run.clear()

    for moment in moments:
        last_far = next((one for one in reversed(run) if one.is_far), None)
        is_over = last_far is not None and (
            not moment.fits
            or moment.side != last_far.side
            or moment.start - last_far.stop > _MAX_GAP_TICKS
        )
        if is_over:
            close()
        if moment.fits and (run or (moment.is_far and not moment.continues)):
            run.append(moment)
    close()
    return shifts


def octave_line(kind: str, shift: OctaveShift, staff: int) -> str:
    """The beginning or the end of a line, as MusicXML.

    Args:
        kind: `down` where notes are written lower than they sound, `up` or `stop`.
        shift: The line.
        staff: The staff, counted from 1; 0 where there is one only.
    """
    placement = "above" if shift.side > 0 else "below"
    which = f"<staff>{staff}</staff>" if staff else ""
    size = _SIZES[shift.num_octaves]
    sign = f'<octave-shift type="{kind}" number="{max(staff, 1)}" size="{size}"/>'
    return (
        f'<direction placement="{placement}"><direction-type>{sign}</direction-type>'
        f"{which}</direction>\n"
    )
