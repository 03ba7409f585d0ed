"""The directions above the first staff: tempos, chord symbols and rehearsal marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from amt_core.formats.notation.grid import Bar
from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Marker, Score
from amt_core.music.theory import Key
from amt_core.traits.plan_analysis import Swing

_KINDS = {
    "maj": "major", "min": "minor", "dim": "diminished", "aug": "augmented",
    "sus2": "suspended-second", "sus4": "suspended-fourth", "5": "power", "6": "major-sixth",
    "m6": "minor-sixth", "7": "dominant", "maj7": "major-seventh", "m7": "minor-seventh",
    "m7b5": "half-diminished", "dim7": "diminished-seventh", "mMaj7": "major-minor",
}  # fmt: skip
# A pair that is played as the first and the last note of a triplet.
_TRIPLET_SHARE = 0.67
_EXTENSIONS = {"9": "ninth", "11": "11th", "13": "13th"}


def directions_by_bar(
    score: Score, bars: Sequence[Bar], swing: Swing | None = None
) -> dict[int, list[str]]:
    """For each bar with any, its tempos, chord symbols and marks; at the beginning the swing."""
    lines: dict[int, list[str]] = {}
    starts = [*(bar.start for bar in bars), score.length_ticks]
    keys = dict(sorted((change.bar, change.key) for change in score.keys))
    are_letters = _are_letters(score.markers)
    key: Key | None = None
    for index, (start, end) in enumerate(pairwise(starts)):
        key = keys.get(index, key)
        own: list[str] = [] if swing is None or index else [_swing(swing)]
        for tick, bpm in score.tempo.changes:
            if start <= tick < end:
                own.append(_tempo(bpm, bars[index], offset=tick - start))
        for marker in score.markers:
            if start <= marker.tick < end:
                chord = None if are_letters else parse_chord(marker.text)
                offset = marker.tick - start
                if chord is None:
                    own.append(_rehearsal_mark(marker.text, offset=offset))
                else:
                    own.append(_harmony(chord, marker.text, key, offset=offset))
        if own:
            lines[index] = own
    return lines


def _are_letters(markers: tuple[Marker, ...]) -> bool:
    """True if markers that could be chords are the names of sections: A, B, C."""
    names = [marker.text for marker in markers if parse_chord(marker.text) is not None]
    is_alphabet = all(len(name) == 1 for name in names) and names[:1] == ["A"]
    return is_alphabet and sorted(set(names)) == [chr(65 + i) for i in range(len(set(names)))]


def _offset(ticks: int) -> str:
    return f"<offset>{ticks}</offset>" if ticks else ""


def _tempo(bpm: float, bar: Bar, *, offset: int) -> str:
    unit, number = "<beat-unit>quarter</beat-unit>", bpm
    if bar.meter.is_compound and bar.beat == 3 * TICKS_PER_QUARTER // 2:
        # Players read whole numbers; what sounds is exact.
        unit, number = unit + "<beat-unit-dot/>", round(bpm * 2 / 3)
    return (
        f'<direction placement="above"><direction-type><metronome>{unit}'
        f"<per-minute>{round(number, 2):g}</per-minute></metronome></direction-type>"
        f'{_offset(offset)}<sound tempo="{round(bpm, 4):g}"/></direction>\n'
    )


def _swing(swing: Swing) -> str:
    first, second = (2, 1) if round(swing.share, 2) == _TRIPLET_SHARE else (
        round(swing.share * 100), 100 - round(swing.share * 100),
    )  # fmt: skip
    return (
        '<direction placement="above"><direction-type><words font-weight="bold">Swing</words>'
        f"</direction-type><sound><swing><first>{first}</first><second>{second}</second>"
        f"<swing-type>{'eighth' if swing.unit == 8 else '16th'}</swing-type></swing></sound>"
        "</direction>\n"
    )


def _rehearsal_mark(text: str, *, offset: int) -> str:
    return (
        '<direction placement="above"><direction-type>'
        f"<rehearsal>{escape(plain_text(text))}</rehearsal></direction-type>"
        f"{_offset(offset)}</direction>\n"
    )


def _harmony(chord: ChordSymbol, text: str, key: Key | None, *, offset: int) -> str:
    root, _, bass = chord.spelled(key).partition("/") if chord.bass is not None else (
        chord.spelled(key), "", "",
    )  # fmt: skip
    kind, colors = _KINDS[chord.quality], chord.colors
    extended = kind.removesuffix("-seventh") if "-seventh" in kind else kind
    if colors[:1] and colors[0] in _EXTENSIONS and extended in ("dominant", "major", "minor"):
        kind, colors = f"{extended}-{_EXTENSIONS[colors[0]]}", colors[1:]
    # Programs add the degrees to the text of the kind.
    suffix = text.strip()[1:].lstrip("#b♯♭").partition("/" if bass else "\0")[0]
    shown = "" if colors else f" text={quoteattr(plain_text(suffix))}"
    said = f"<root><root-step>{root[0]}</root-step>{_alter('root', root)}</root>"
    said += f"<kind{shown}>{kind}</kind>"
    if bass:
        said += f"<bass><bass-step>{bass[0]}</bass-step>{_alter('bass', bass)}</bass>"
    for color in colors:
        alter = {"b": -1, "#": 1}.get(color[0], 0)
        number = color.lstrip("b#")
        does = "alter" if alter and number == "5" else "add"
        said += f"<degree><degree-value>{number}</degree-value>"
        said += f"<degree-alter>{alter}</degree-alter><degree-type>{does}</degree-type></degree>"
    return f"<harmony>{said}{_offset(offset)}</harmony>\n"


def _alter(what: str, name: str) -> str:
    accidental = name[1:2]
    shift = {"b": -1, "#": 1}.get(accidental, 0)
    shift *= 2 if name[1:3] in ("bb", "##") else 1
    return f"<{what}-alter>{shift}</{what}-alter>" if shift else ""


def plain_text(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ")
