"""The players of a piece: its instruments, and the tracks they are written on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.music.instruments.general_midi import family, is_bass, max_chord_size
from amt_core.music.instruments.hands import HAND_NAMES, TWO_HANDED
from amt_core.music.instruments.voices import SINGERS, voice_names
from amt_core.music.score import Track
from amt_core.spec.genres import GENRES_WITHOUT_DRUMS
from amt_core.spec.music_spec import MAX_PARTS, Instrument, MusicSpec
from amt_core.styles.priors import StylePrior
from amt_core.tokens.grid import track_order
from amt_core.tokens.vocabulary import DRUM_PROGRAM

MAX_TRACKS = MAX_PARTS

# The first that may play where none of the style may: piano, guitar, strings, organ, flute.
_LONE_PLAYERS = (0, 24, 48, 16, 73)

_NOTES_OF_A_CHORD = 3
# A player of no more notes at once plays a single voice.
_DOUBLE_STOPS = 2

# A band of these styles has a guitar, though many of the pieces that are counted are arrangements.
_WITH_GUITARS = frozenset({"rock", "metal", "punk"})
_GUITARS = 3  # the family of the programs 24 to 31

# General MIDI drum kits, by genre; the standard kit elsewhere.
_KITS = {
    "electronic dance": 24, "synth-pop": 24, "chiptune": 24, "hip-hop": 25, "jazz": 32,
    "swing": 32, "early jazz": 32, "bossa nova": 32, "metal": 16, "punk": 16,
}  # fmt: skip


def choose_instruments(
    spec: MusicSpec, prior: StylePrior, rng: np.random.Generator
) -> list[Instrument]:
    """The instruments that will play.

    What the spec asks for plays. Others join only where it asks for no more than a single
    line, or for the rhythm section alone, and names a style whose players are known; or where
    a player is only implied by the style ("hymn": a choir), which then tells who sings, in as
    many parts and with whom.
    """
    asked = in_voices(spec.instruments.value or (), spec.num_voices.value)
    names_style = spec.genre.value is not None
    is_hint = not spec.instruments.is_binding and _is_hint(asked, prior)
    if asked and (spec.only.value or not names_style or not (is_hint or _needs_company(asked))):
        return asked
    banned = {_program(i) for i in spec.excluded.value or ()}
    if spec.genre.value in GENRES_WITHOUT_DRUMS and not any(i.is_drum for i in asked):
        banned.add(DRUM_PROGRAM)
    players = _draw_ensemble(asked, banned, prior, rng, genre=spec.genre.value)
    if players or asked:
        return players or asked
    return [Instrument(program=next(p for p in (*_LONE_PLAYERS, *range(128)) if p not in banned))]


def with_requested(instruments: Sequence[Instrument], spec: MusicSpec) -> list[Instrument]:
    """The instruments, with drums where a figure of theirs is asked for.

    A train beat needs drums, whoever else is named; where nobody else may play they stay away.
    """
    wants_drums = any(
        request.instrument is not None and request.instrument.is_drum
        for request in spec.figures.value or ()
    )
    is_banned = spec.only.value or any(i.is_drum for i in spec.excluded.value or ())
    if not wants_drums or is_banned or any(i.is_drum for i in instruments):
        return list(instruments)
    return [*instruments, Instrument(is_drum=True)]


def in_voices(asked: Sequence[Instrument], num_voices: int | None) -> list[Instrument]:
    """The instruments, each voice with a track of its own where one choir has several."""
    if num_voices is None or len(asked) != 1 or asked[0].count > 1:
        return list(asked)
    lone = asked[0]
    is_line = lone.program in SINGERS or max_chord_size(lone.program) <= _DOUBLE_STOPS
    return [replace(lone, count=num_voices)] if is_line and not lone.is_drum else [lone]


def _is_hint(implied: Sequence[Instrument], prior: StylePrior) -> bool:
    """True if one implied player stands for the ensembles of a style in which it plays.

    A keyboard is what its recital pieces are written for: it stays alone, as a choir does whose
    voices are counted.
    """
    if len(implied) != 1 or implied[0].count > 1 or _is_two_handed(implied[0]):
        return False
    return any(len(e) > 1 and _program(implied[0]) in e for e, _ in prior.ensembles)


def _needs_company(asked: Sequence[Instrument]) -> bool:
    """True if these instruments alone leave a piece without harmony by accident."""
    lines = sum(i.count for i in asked if not i.is_drum)
    if all(i.is_drum or family(i.program) == "bass" for i in asked):
        return True
    return len(asked) == 1 and lines == 1 and max_chord_size(asked[0].program) == 1


def _draw_ensemble(
    asked: Sequence[Instrument],
    banned: set[int],
    prior: StylePrior,
    rng: np.random.Generator,
    *,
    genre: str | None,
) -> list[Instrument]:
    """An instrumentation of the style with the asked instruments and without the banned ones.

    Libraries have many pieces for one player, and parts that somebody extracted: who names but a
    style does not mean these. They get an ensemble that can play a chord, of several parts if the
    style has one, and with somebody left for the tune. Nor do they mean what two pieces of the
    style happen to be written for: usual ensembles are drawn by the squares of their counts.
    """
    wanted = {_program(i) for i in asked}
    choices: dict[tuple[int, ...], float] = {}
    for programs, count in prior.ensembles:
        kept = tuple(p for p in programs if p not in banned)
        if not kept or (asked and len(kept) < 2):
            continue
        missing = wanted.difference(kept)
        # Ensembles with all of the wanted instruments come first, by far.
        weight = (count * 0.02 ** len(missing)) ** 2
        choices[kept] = choices.get(kept, 0.0) + weight
    choices = {e: weight for e, weight in choices.items() if _plays_chords(e)} or choices
    choices = {e: weight for e, weight in choices.items() if len(e) > 1} or choices
    if genre in _WITH_GUITARS:
        choices = {
            e: w for e, w in choices.items() if any(p // 8 == _GUITARS for p in e)
        } or choices
    choices = {e: weight for e, weight in choices.items() if _plays_tune_and_chords(e)} or choices
    if not choices:
        return []
    ensembles = list(choices)
    weights = np.array([choices[e] for e in ensembles])
    chosen = list(ensembles[int(rng.choice(len(ensembles), p=weights / weights.sum()))])
    for program in sorted(wanted.difference(chosen)):
        # A newcomer takes the place of the highest line, so that the ensemble stays whole.
        replaceable = [p for p in chosen if p not in wanted and p < DRUM_PROGRAM and p // 8 != 4]
        if len(replaceable) > 1:
            chosen.remove(replaceable[-1])
        chosen.append(program)
    return [
        Instrument(is_drum=True) if p == DRUM_PROGRAM else Instrument(program=p) for p in chosen
    ]


def _plays_chords(programs: Sequence[int]) -> bool:
    """True if these have the three notes of a chord at once."""
    return sum(max_chord_size(p) for p in programs if p != DRUM_PROGRAM) >= _NOTES_OF_A_CHORD


def _plays_tune_and_chords(programs: Sequence[int]) -> bool:
    """True if somebody is left for the tune next to the chords; a keyboard plays both."""
    players = [p for p in programs if p != DRUM_PROGRAM and not is_bass(p)]
    return len(players) > 1 or not TWO_HANDED.isdisjoint(players)


def _program(instrument: Instrument) -> int:
    return DRUM_PROGRAM if instrument.is_drum else instrument.program


def assign_tracks(
    instruments: Sequence[Instrument], genre: str | None, prior: StylePrior
) -> tuple[Track, ...]:
    """The players as tracks in token order, spread over the stereo field."""
    tracks: list[Track] = []
    for instrument in dict.fromkeys(instruments):
        for number, name in enumerate(_names(instrument, instruments, prior)):
            # Two hands sit at one keyboard.
            sits_there = number > 0 and name in HAND_NAMES
            tracks.append(
                Track(
                    program=_KITS.get(genre or "", 0) if instrument.is_drum else instrument.program,
                    is_drum=instrument.is_drum,
                    name=name,
                    pan=tracks[-1].pan if sits_there else _pan(len(tracks), instrument),
                )
            )
    tracks = tracks[:MAX_TRACKS]
    return tuple(tracks[i] for i in track_order(tuple(tracks)))


def _names(
    instrument: Instrument, instruments: Sequence[Instrument], prior: StylePrior
) -> list[str]:
    """The names of all tracks of an instrument."""
    # A style's ensembles have each staff of a keyboard as a part.
    entries = instruments.count(instrument)
    is_alone = entries == len(instruments) == 1
    if _is_two_handed(instrument) and (is_alone or entries > 1):
        # In the order in which the model has read such pieces.
        return list(HAND_NAMES if prior.left_hand_first <= 0.5 else HAND_NAMES[::-1])
    count = entries * instrument.count
    if count == 1:
        return [instrument.name]
    if instrument.program in SINGERS and not instrument.is_drum:
        return voice_names(count)
    return [f"{instrument.name} {number + 1}" for number in range(count)]


def unique_names(names: Sequence[str]) -> list[str]:
    """The names, those that occur several times with numbers."""
    return [
        name if names.count(name) == 1 else f"{name} {names[: i + 1].count(name)}"
        for i, name in enumerate(names)
    ]


def _is_two_handed(instrument: Instrument) -> bool:
    return not instrument.is_drum and instrument.count == 1 and instrument.program in TWO_HANDED


def _pan(index: int, instrument: Instrument) -> int:
    """Beat and bass in the middle, the others alternately left and right of it."""
    if instrument.is_drum or family(instrument.program) == "bass" or index == 0:
        return 64
    # Players who are left out later are placed as well.
    offset = min(12 + 6 * (index // 2), 63)
    return 64 + (offset if index % 2 else -offset)
