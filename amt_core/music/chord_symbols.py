"""Chord symbols such as Am7, C/E and F#m7b5: their notes, their names and how they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from amt_core.music.theory import Key

QUALITIES = (
    "maj", "min", "dim", "aug", "sus2", "sus4", "5", "6",
    "m6", "7", "maj7", "m7", "m7b5", "dim7", "mMaj7",
)  # fmt: skip
"""The kinds of chord that are told apart, in the order in which the token language counts them."""

QUALITY_INTERVALS: dict[str, tuple[int, ...]] = {
    "maj": (0, 4, 7), "min": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8), "sus2": (0, 2, 7),
    "sus4": (0, 5, 7), "5": (0, 7), "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "7": (0, 4, 7, 10),
    "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "m7b5": (0, 3, 6, 10), "dim7": (0, 3, 6, 9),
    "mMaj7": (0, 3, 7, 11),
}  # fmt: skip
"""Semitones above the root of each quality, ascending."""

QUALITY_TRIADS: dict[str, str] = {
    "maj": "maj", "6": "maj", "7": "maj", "maj7": "maj",
    "min": "min", "m6": "min", "m7": "min", "mMaj7": "min",
    "dim": "dim", "m7b5": "dim", "dim7": "dim",
    "aug": "aug", "sus2": "sus", "sus4": "sus", "5": "5",
}  # fmt: skip
"""The triad below each quality: maj, min, dim, aug, sus or 5 (no third)."""

COLORS = ("7", "9", "11", "13", "b5", "#5", "b9", "#9", "#11", "b13")
"""Notes that a symbol adds to its quality or alters; "7" only on suspended chords."""

_SUFFIXES = {"maj": "", "min": "m", "m7": "m7", "m7b5": "m7b5"}
_WITH_SEVENTH = ("7", "maj7", "m7", "m7b5", "mMaj7")
# Steps on the line of fifths from the root to each semitone above it, as chords spell them.
_FIFTHS_TO_INTERVAL = (0, -5, 2, -3, 4, -1, 6, 1, 8, 3, -2, 5)
_FLAT_FIFTHS_TO_INTERVAL = {"dim": {6: -6}, "m7b5": {6: -6}, "dim7": {6: -6, 9: -9}}
_LINE_OF_FIFTHS = "FCGDAEB"


@dataclass(frozen=True, slots=True)
class ChordSymbol:
    """A chord as a lead sheet writes it.

    Attributes:
        root: Pitch class of the root, 0 = C … 11 = B.
        quality: One of `QUALITIES`.
        bass: Pitch class of the lowest note where it is not the root, else None.
        colors: Extensions and alterations, each one of `COLORS`. They say how a chord is voiced and
            named; the analysis finds none and the token language writes none.
    """

    root: int
    quality: str
    bass: int | None = None
    colors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        assert 0 <= self.root < 12 and self.quality in QUALITY_INTERVALS
        assert self.bass is None or (0 <= self.bass < 12 and self.bass != self.root)
        assert all(color in COLORS for color in self.colors)

    @property
    def intervals(self) -> tuple[int, ...]:
        """Semitones above the root of the notes of the quality."""
        return QUALITY_INTERVALS[self.quality]

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The notes of the quality and the bass; colors are left out."""
        notes = {(self.root + interval) % 12 for interval in self.intervals}
        return frozenset(notes if self.bass is None else {*notes, self.bass})

    @property
    def triad(self) -> str:
        """The triad below the quality: maj, min, dim, aug, sus or 5."""
        return QUALITY_TRIADS[self.quality]

    @property
    def lowest(self) -> int:
        """The pitch class of the lowest note."""
        return self.root if self.bass is None else self.bass

    @property
    def without_colors(self) -> ChordSymbol:
        """The chord as the token language and the analysis know it."""
        return replace(self, colors=())

    def transposed(self, semitones: int) -> ChordSymbol:
        """The chord some semitones higher or lower."""
        bass = None if self.bass is None else (self.bass + semitones) % 12
        return replace(self, root=(self.root + semitones) % 12, bass=bass)

    def spelled(self, key: Key | None = None) -> str:
        """The symbol, with sharps or flats as the key has them; the usual ones without a key."""
        if key is None:
            lowest = -3 if self.triad in ("min", "dim") else -5
        else:
            lowest = key.num_sharps - (2 if key.mode == "minor" else 5)
        root = lowest + (7 * self.root - lowest) % 12
        # Nobody names a chord Cb, Fb or B#.
        root += 12 * (root < -6) - 12 * (root > 11)
        text = _note_name(root) + _suffix(self.quality, self.colors)
        if self.bass is None:
            return text
        interval = (self.bass - self.root) % 12
        step = _FLAT_FIFTHS_TO_INTERVAL.get(self.quality, {}).get(
            interval, _FIFTHS_TO_INTERVAL[interval]
        )
        if interval == 8 and self.quality != "aug":
            step = -4
        return f"{text}/{_note_name(root + step)}"

    def __str__(self) -> str:
        return self.spelled()


def _note_name(fifths: int) -> str:
    """The name of a place on the line of fifths, 0 being C; never with a double accidental."""
    if fifths < -8:
        fifths += 12
    elif fifths > 12:
        fifths -= 12
    accidentals, letter = divmod(fifths + 1, 7)
    return _LINE_OF_FIFTHS[letter] + ("#" * accidentals if accidentals > 0 else "b" * -accidentals)


def _suffix(quality: str, colors: tuple[str, ...]) -> str:
    suffix = _SUFFIXES.get(quality, quality)
    rest = colors
    if quality in ("sus2", "sus4") and "7" in colors:
        rest = tuple(color for color in colors if color != "7")
        number = "7"
        if rest and rest[0] in ("9", "11", "13"):
            number, rest = rest[0], rest[1:]
        suffix = number + suffix
    elif colors and colors[0] in ("9", "11", "13"):
        if quality in _WITH_SEVENTH:
            suffix, rest = suffix.replace("7", colors[0], 1), colors[1:]
        elif quality in ("6", "m6") and colors[0] == "9":
            suffix, rest = suffix + "/9", colors[1:]
    added = "".join(f"add{c}" if c[0] not in "b#" else c for c in rest)
    # A flat or sharp right after the root would be read as part of it.
    return f"({added})" if added and not suffix and added[0] in "b#" else suffix + added


_ROOT = re.compile(r"([A-H])(##|#|♯|bb|b|♭)?")
_BASS = re.compile(r"/\s*([A-H])(##|#|♯|bb|b|♭)?$")
_HEAD = re.compile(
    r"(?P<maj>[Mm]ajor|maj|Maj|MAJ|ma(?![jd])|Ma(?!j)|M|Δ|△|∆)|(?P<half>ø|Ø)"
    r"|(?P<dim>dim|°|º|o(?!m))|(?P<aug>aug|\+)|(?P<min>[Mm]inor|min|Min|MIN|mi(?!n)|m|-)"
)
_NUMBER = re.compile(r"\(?(?P<maj>/?(?:maj|Maj|MAJ|ma|Ma|M|Δ|△|∆)(?:or)?)?"
                     r"(?P<number>6/9|69|6|5|7|9|11|13|2|4)?(?![0-9])")  # fmt: skip
_MORE = re.compile(r"[\s(),/]*(?:(?P<sus>sus(?:2|4)?(?![0-9]))|(?P<alt>alt)|(?P<no>(?:no|omit)[35])"
                   r"|add(?P<add>[b♭#♯]?(?:11|13|2|4|6|9))(?![0-9])"
                   r"|(?P<altered>[b♭#♯+-](?:5|9|11|13)(?![0-9])|\+$))[\s)]*")  # fmt: skip
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SHIFTS = {"#": 1, "♯": 1, "##": 2, "b": -1, "♭": -1, "bb": -2}
_NO_CHORD_TEXTS = frozenset({"n.c.", "n.c", "nc", "no chord", "tacet"})
_QUALITY_OF: dict[tuple[str, str], str] = {
    ("maj", ""): "maj", ("maj", "6"): "6", ("maj", "7"): "7", ("maj", "maj7"): "maj7",
    ("min", ""): "min", ("min", "6"): "m6", ("min", "7"): "m7", ("min", "maj7"): "mMaj7",
    ("dim", ""): "dim", ("dim", "7"): "dim7", ("dim", "maj7"): "dim7", ("half", "7"): "m7b5",
    ("half", ""): "m7b5", ("aug", ""): "aug", ("aug", "7"): "7", ("aug", "maj7"): "maj7",
    ("half", "maj7"): "m7b5", ("dim", "6"): "dim7", ("half", "6"): "m7b5", ("aug", "6"): "aug",
}  # fmt: skip
# Other spellings of colors; the empty ones add nothing that is kept.
_ALTERED_SAME = {
    "+": "#5", "+5": "#5", "-5": "b5", "+9": "#9", "-9": "b9", "+11": "#11", "-13": "b13",
    "b11": "", "-11": "", "#13": "", "+13": "",
}  # fmt: skip


def is_no_chord(text: str) -> bool:
    """True if a text is a usual mark for a place without a chord, such as N.C."""
    return text.strip().lower() in _NO_CHORD_TEXTS


def parse_chord(text: str, *, is_german: bool = False) -> ChordSymbol | None:
    """The chord that a symbol in any usual spelling stands for; None if it is no chord symbol.

    Extensions are folded onto the nearest of `QUALITIES` and kept as `colors`: C9 is a 7 with the
    color 9, C7sus4 a sus4 with the color 7, C7#5 a 7 with the color #5.

    Args:
        text: The symbol; the root is a capital letter.
        is_german: Whether H is B natural, and B is B flat.
    """
    text = text.strip()
    root_match = _ROOT.match(text)
    root = _pitch_class(root_match, is_german=is_german)
    if root_match is None or root is None:
        return None
    body = text[root_match.end() :]
    bass: int | None = None
    bass_match = _BASS.search(body)
    if bass_match is not None:
        bass = _pitch_class(bass_match, is_german=is_german)
        if bass is None:
            return None
        body = body[: bass_match.start()]
    read = _parse_quality(body.strip())
    if read is None:
        return None
    quality, colors = read
    return ChordSymbol(root, quality, None if bass == root else bass, colors)


def _pitch_class(match: re.Match[str] | None, *, is_german: bool) -> int | None:
    if match is None:
        return None
    letter, accidental = match[1], match[2]
    if is_german and letter in "BH":
        natural = 11 if letter == "H" else 10
        return None if letter == "B" and accidental else (natural + _SHIFTS.get(accidental, 0)) % 12
    natural = _LETTERS.get(letter)
    return None if natural is None else (natural + _SHIFTS.get(accidental, 0)) % 12


def _parse_quality(body: str) -> tuple[str, tuple[str, ...]] | None:
    """The quality and the colors that stand after a root; None if they cannot be read."""
    head_match = _HEAD.match(body)
    head = "maj" if head_match is None else str(head_match.lastgroup)
    has_major_mark = head_match is not None and head == "maj"
    # A triangle alone is a major seventh.
    is_triangle = head_match is not None and head_match[0] in "Δ△∆"
    rest = body if head_match is None else body[head_match.end() :]
    number_match = _NUMBER.match(rest)
    number = ""
    if number_match is not None and (number_match["maj"] or number_match["number"]):
        number = number_match["number"] or ""
        has_major_mark = has_major_mark or number_match["maj"] is not None
        is_triangle = is_triangle or (number_match["maj"] or "")[-1:] in ("Δ", "△", "∆")
        rest = rest[number_match.end() :]
        if number_match[0].startswith("("):
            rest = rest.removeprefix(")")
    colors: list[str] = []
    seventh = "6" if number in ("6", "6/9", "69") else ""
    if number in ("7", "9", "11", "13"):
        seventh = "maj7" if has_major_mark else "7"
    elif is_triangle:
        seventh = "maj7"
    if number in ("9", "11", "13", "6/9", "69", "2"):
        colors.append("9" if number in ("6/9", "69", "2") else number)
    suspended = "sus4" if number == "4" else ""
    is_power = number == "5" and head_match is None
    if number == "5" and not is_power:
        return None
    while rest:
        match = _MORE.match(rest)
        if match is None or not match[0]:
            return None
        rest = rest[match.end() :]
        if match["sus"]:
            suspended = match["sus"] if match["sus"] != "sus" else "sus4"
        elif match["alt"]:
            seventh = seventh or "7"
            colors += ["b9", "b13"]
        elif match["no"]:
            is_power = is_power or match["no"].endswith("3")
        else:
            color = (match["add"] or match["altered"]).replace("♭", "b").replace("♯", "#")
            color = {"2": "9", "4": "11", **_ALTERED_SAME}.get(color, color)
            if color in ("6", "13") and match["add"] and not seventh:
                seventh = "6"
            elif color in COLORS:
                colors.append(color)
            elif color:
                return None
    return _fold(head, seventh, suspended, colors, is_power=is_power)


def _fold(
    head: str, seventh: str, suspended: str, colors: list[str], *, is_power: bool
) -> tuple[str, tuple[str, ...]] | None:
    """The nearest quality, with what it leaves out as colors."""
    quality = _QUALITY_OF[head, seventh]
    if suspended:
        if head != "maj":
            return None
        quality = suspended
        colors = (["7"] if seventh in ("7", "maj7") else []) + colors
    elif is_power and not seventh:
        quality = "5"
    elif head == "aug" and seventh:
        colors = [*colors, "#5"]
    for base, alteration, altered in (
        ("m7", "b5", "m7b5"), ("min", "b5", "dim"), ("maj", "#5", "aug"),
    ):  # fmt: skip
        if quality == base and alteration in colors:
            quality = altered
            colors.remove(alteration)
    return quality, tuple(dict.fromkeys(colors))
