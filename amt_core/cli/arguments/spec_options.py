"""The options that change what a description asks for, for `compose` and `plan`."""

from __future__ import annotations

import argparse
import re

from amt_core.cli.console import parsed_by, whole_number
from amt_core.errors import AmtError
from amt_core.music.chord_symbols import is_no_chord, parse_chord
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec
from amt_core.spec.requests import ChordCycle, ChordPlan, Form, RequestedChord, RequestedSection
from amt_core.spec.spans import SECTION_KINDS
from amt_core.text.parse.instrument_names import instruments_named
from amt_core.traits.plan_analysis import LETTERS

_USUAL_BEATS = 4.0
_BETWEEN_CHORDS = re.compile(r"[\s,;–—]+|(?<=\S)-(?=[A-H])")


def add_spec_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    add = parser.add_argument
    add("--bars", metavar="N", type=whole_number(1, MAX_NUM_BARS), help="number of bars")
    add("--tempo", metavar="BPM", type=_tempo, help="tempo in quarter notes per minute")
    add(
        "--key",
        metavar="KEY",
        type=parsed_by(Key.parse),
        help="key, such as 'A minor' or 'Bb major'",
    )
    add(
        "--time-signature",
        metavar="N/D",
        type=parsed_by(TimeSignature.parse),
        help="time signature, such as 3/4 or 7/8",
    )
    add("--diatonic", action="store_true", help="use only notes of the key's scale")
    add("--instruments", metavar="A,B", help="use exactly these instruments, such as 'piano,bass'")
    add(
        "--chords",
        metavar="CHORDS",
        help="chords, one a bar, or with bar lines, such as 'Am F C G' or 'Dm7 G7 | Cmaj7'",
    )
    add(
        "--form",
        metavar="FORM",
        help="sections with their bars, such as 'intro 4, verse 8, chorus 8', or letters: AA'BA",
    )


def with_options(spec: MusicSpec, arguments: argparse.Namespace) -> MusicSpec:
    """The spec of the words, changed by the options.

    Raises:
        AmtError: An instrument, a chord or a section is not known.
    """
    meter = arguments.time_signature or spec.time_signature.value
    beats = _USUAL_BEATS if meter is None else meter.bar_ticks / meter.beat_ticks
    for name, value in (
        ("num_bars", arguments.bars),
        ("tempo_bpm", arguments.tempo),
        ("key", arguments.key),
        ("diatonic", arguments.diatonic or None),
        ("time_signature", arguments.time_signature),
        ("chords", None if arguments.chords is None else parse_chords(arguments.chords, beats)),
        ("form", None if arguments.form is None else parse_form(arguments.form)),
    ):
        if value is not None:
            spec = spec.setting(name, value)
    if arguments.instruments is not None:
        chosen = instruments_named(arguments.instruments)
        spec = spec.setting("instruments", chosen).setting("only", value=True)
        spec = spec.setting("excluded", None)
    return spec


def options_of_a_plan(arguments: argparse.Namespace) -> list[str]:
    """The given options that a plan already decides, so that they could change nothing."""
    return [
        f"--{name.replace('_', '-')}"
        for name in ("bars", "tempo", "key", "time_signature", "instruments", "chords", "form")
        if getattr(arguments, name) is not None
    ]


def parse_chords(text: str, num_beats: float) -> ChordPlan:
    """The chords of a text: one a bar, or the chords between bar lines share their bar.

    Args:
        text: The chords.
        num_beats: The felt beats of a bar.

    Raises:
        AmtError: There are no chords, or something is no chord.
    """
    has_lines = "|" in text
    bars: list[tuple[RequestedChord, ...]] = []
    for number, part in enumerate(text.strip().strip("|").split("|") if has_lines else [text], 1):
        place = f"bar {number}" if has_lines else "the chords"
        chords = [_requested(word, place) for word in _BETWEEN_CHORDS.split(part) if word]
        if has_lines:
            step = num_beats / max(len(chords), 1)
            bars.append(
                tuple(
                    RequestedChord(beat=i * step, chord=each.chord) for i, each in enumerate(chords)
                )
            )
        else:
            bars += [(each,) for each in chords]
    if not any(bars):
        raise AmtError("There are no chords in --chords.", "Write them as 'Am F C G'.")
    return ChordPlan(cycles=(ChordCycle(bars=tuple(bars)),))


def _requested(word: str, place: str) -> RequestedChord:
    chord = None if is_no_chord(word) else parse_chord(word)
    if chord is None and not is_no_chord(word):
        raise AmtError(
            f'"{word}" in {place} is not a chord.', "Write chords as Am, F#m7b5, Bbmaj7 or C/E."
        )
    return RequestedChord(beat=0.0, chord=chord)


def parse_form(text: str) -> Form:
    """The form of a text: sections with or without their bars, or letters.

    Raises:
        AmtError: A section is not known, or has no bars.
    """
    compact = text.replace(" ", "").replace("′", "'").upper()
    if re.fullmatch(f"([{LETTERS}]'?){{2,64}}", compact):
        letters = re.findall(f"[{LETTERS}]'?", compact)
        sections = tuple(RequestedSection(letter=letter) for letter in letters)
        return Form(sections=sections, is_complete=True)
    sections = tuple(_section(part) for part in re.split(r"[,;]", text) if part.strip())
    if not sections:
        raise AmtError("There are no sections in --form.", "Write them as 'verse 8, chorus 8'.")
    return Form(sections=sections, is_complete=True)


def _section(part: str) -> RequestedSection:
    match = re.fullmatch(r"\s*([A-Za-z][A-Za-z -]*?)\s*:?\s*(\d{1,4})?\s*(?:bars?)?\s*", part)
    name = match[1].lower().replace(" ", "-") if match else ""
    name = {"prechorus": "pre-chorus", "buildup": "build-up"}.get(name, name)
    if match is None or (name not in SECTION_KINDS and name.upper() not in tuple(LETTERS)):
        raise AmtError(
            f'"{part.strip()}" in --form is not a section.',
            f"Write a name and its bars, such as verse 8. Names: {', '.join(SECTION_KINDS)}.",
        )
    num_bars = None if match[2] is None else int(match[2])
    if num_bars is not None and not 1 <= num_bars <= MAX_NUM_BARS:
        raise AmtError(
            f"The {name} of {num_bars} bars in --form cannot be written.",
            f"A section has 1 to {MAX_NUM_BARS} bars.",
        )
    if name in SECTION_KINDS:
        return RequestedSection(kind=name, num_bars=num_bars)
    return RequestedSection(letter=name.upper(), num_bars=num_bars)


def _tempo(text: str) -> float:
    try:
        tempo_bpm = float(text)
    except ValueError:
        tempo_bpm = 0.0
    if not 20 <= tempo_bpm <= 300:
        raise argparse.ArgumentTypeError(f'"{text}" is not a tempo from 20 to 300')
    return tempo_bpm
