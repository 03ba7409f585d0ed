"""Phrases for single facts, in the usual spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from amt_core.music.instruments.general_midi import DRUM_LIKE, family
from amt_core.music.tempo_map import tempo_bin
from amt_core.spec.music_spec import Instrument
from amt_core.text.captions.caption_words import (
    DENSITY_WORDS,
    DYNAMICS_WORDS,
    MOOD_WORDS,
    POLYPHONY_WORDS,
    PROGRAM_WORDS,
    REGISTER_WORDS,
    STYLE_WORDS,
    TEMPO_WORDS,
)
from amt_core.text.captions.facts import Facts

_MAX_NAMED_INSTRUMENTS = 5
_NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 8: "eight", 12: "twelve", 16: "sixteen",
                 24: "twenty-four", 32: "thirty-two"}  # fmt: skip
_COUNTED_METERS = {"3/4": "three", "5/4": "five", "7/8": "seven"}
_SPOKEN_METERS = {"3/4": "three-four time", "6/8": "six-eight", "5/4": "five-four",
                  "4/4": "common time", "2/2": "cut time", "12/8": "twelve-eight"}  # fmt: skip


class PhraseWriter:
    """Phrases for single facts, chosen at random.

    Args:
        facts: The piece.
        rng: The source of random choices.

    Attributes:
        has_number: Whether a tempo was written as a number.
        is_short: Whether a phrase stands alone, so that it must be clear by itself.
    """

    def __init__(self, facts: Facts, rng: np.random.Generator) -> None:
        self.facts = facts
        self.rng = rng
        self.has_number = False
        self.is_short = False

    def pick(self, choices: Sequence[str]) -> str:
        """One of several texts."""
        return choices[int(self.rng.integers(len(choices)))]

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return bool(self.rng.random() < share)

    def phrase(self, name: str) -> str:
        """A phrase for one field of `Facts`."""
        match name:
            case "genre":
                return self.style()
            case "moods":
                return self.moods()
            case "tempo_bpm":
                return self.tempo()
            case "key":
                return self.key()
            case "time_signature":
                return self.meter()
            case "num_bars":
                return self.length()
            case "duration_sec":
                return self.duration()
            case "instruments":
                return self.instruments()
            case "dynamics":
                return self.dynamics()
            case "density":
                return self.density()
            case "polyphony":
                return self.polyphony()
            case _:
                assert name == "register"
                return self.register()

    def style(self) -> str:
        """The name of the genre, of the subgenre if there is one."""
        name = self.facts.subgenre or self.facts.genre
        assert name is not None
        return self.pick(STYLE_WORDS.get(name, (name,)))

    def moods(self) -> str:
        """One to three mood words."""
        words = [self.pick(MOOD_WORDS[mood]) for mood in self.facts.moods]
        if len(words) > 1 and self.chance(0.4):
            return " and ".join((", ".join(words[:-1]), words[-1]))
        return ", ".join(words)

    def tempo(self, *, as_word: bool | None = None) -> str:
        """The tempo as a number or as a word."""
        bpm = self.facts.tempo_bpm
        assert bpm is not None
        words = TEMPO_WORDS.get(tempo_bin(bpm), ())
        wants_word = self.chance(0.35) if as_word is None else as_word
        if words and wants_word:
            return self.pick(words)
        self.has_number = True
        n = round(bpm)
        return self.pick(
            [f"{n} bpm", f"{n}bpm", f"{n} BPM", f"tempo {n}", f"at {n} bpm", f"tempo of {n}",
             f"{n} beats per minute", f"♩ = {n}", f"around {n} bpm"]
        )  # fmt: skip

    def key(self) -> str:
        """The key, spelled in one of the usual ways."""
        key = self.facts.key
        assert key is not None
        tonic = key.tonic_name
        letter, accidental = tonic[0], tonic[1:]
        sign = {"#": "-sharp", "b": "-flat", "": ""}[accidental]
        spellings = [f"{tonic} {key.mode}", f"{tonic} {key.mode}", f"{letter}{sign} {key.mode}",
                     f"{letter}{sign.replace('-', ' ')} {key.mode}"]  # fmt: skip
        if key.mode == "major":
            spellings.append(f"{tonic} maj")
        elif not self.is_short:
            # Alone on a line "em" or "am" is no key.
            spellings.append(f"{tonic}m")
        return self.pick(spellings)

    def meter(self) -> str:
        """The meter in figures or words."""
        meter = str(self.facts.time_signature)
        forms = [meter, f"{meter} time", meter]
        if meter in _COUNTED_METERS:
            forms.append(f"in {_COUNTED_METERS[meter]}")
        if meter in _SPOKEN_METERS:
            forms.append(_SPOKEN_METERS[meter])
        return self.pick(forms)

    def length(self) -> str:
        """The length in bars."""
        bars = self.facts.num_bars
        assert bars is not None
        forms = [f"{bars} bars", f"{bars} measures", f"{bars} bars long"]
        if bars in _NUMBER_WORDS:
            forms.append(f"{_NUMBER_WORDS[bars]} bars")
        return "1 bar" if bars == 1 else self.pick(forms)

    def duration(self) -> str:
        """The length in time."""
        seconds = round(self.facts.duration_sec or 0)
        forms = [f"{seconds} seconds", f"{seconds} seconds long"]
        if seconds >= 60:
            forms += [f"{seconds // 60}:{seconds % 60:02d} long"] * 2
        return self.pick(forms)

    def dynamics(self) -> str:
        """A phrase for the dynamics."""
        return self.pick(DYNAMICS_WORDS[self.facts.dynamics or "mf"])

    def density(self) -> str:
        """A phrase for the density."""
        return self.pick(DENSITY_WORDS[self.facts.density or "medium"])

    def polyphony(self) -> str:
        """A phrase for the polyphony."""
        return self.pick(POLYPHONY_WORDS[self.facts.polyphony or "medium"])

    def register(self) -> str:
        """A phrase for the register."""
        return self.pick(REGISTER_WORDS[self.facts.register or "medium"])

    def instruments(self) -> str:
        """The instruments as a list; `only` where it names them all."""
        named = named_instruments(self.facts.instruments)
        all_named = len(named) == len(self.facts.instruments)
        shown = named[:_MAX_NAMED_INSTRUMENTS]
        if len(shown) > 2 and self.chance(0.2):
            shown = shown[: int(self.rng.integers(2, len(shown)))]
        is_all = all_named and len(shown) == len(named)
        names = [self._player(instrument) for instrument in shown]
        if is_all and len(names) == 1 and shown[0].count == 1 and self.chance(0.6):
            return self.pick([f"solo {names[0]}", f"only {names[0]}", f"unaccompanied {names[0]}"])
        joined = self._joined(names)
        has_drums = any(i.is_drum or i.program in DRUM_LIKE for i in self.facts.instruments)
        if not has_drums and self.chance(0.12):
            return f"{joined}, {self.pick(['no drums', 'without drums'])}"
        return joined

    def _player(self, instrument: Instrument) -> str:
        word = self.pick(PROGRAM_WORDS[-1 if instrument.is_drum else instrument.program])
        if instrument.count == 1 or instrument.is_drum:
            return word
        count = _NUMBER_WORDS.get(instrument.count, str(instrument.count))
        return f"{count} {word}{'' if word.endswith('s') else 'es' if word.endswith('x') else 's'}"

    def _joined(self, names: list[str]) -> str:
        if len(names) == 1 or self.chance(0.4):
            return ", ".join(names)
        link = self.pick(["and", "and", "&", "with"]) if len(names) == 2 else "and"
        return f"{', '.join(names[:-1])} {link} {names[-1]}"


def named_instruments(instruments: Sequence[Instrument]) -> list[Instrument]:
    """The instruments that have a word, equal ones together."""
    found: dict[tuple[int, bool], Instrument] = {}
    for instrument in instruments:
        program = -1 if instrument.is_drum else instrument.program
        if program not in PROGRAM_WORDS:
            continue
        key = (program, instrument.is_drum)
        count = found[key].count + instrument.count if key in found else instrument.count
        # "Two voices" is a texture and "two drums" no second kit.
        is_single = instrument.is_drum or family(program) == "ensemble"
        found[key] = replace(instrument, count=1 if is_single else min(count, 8))
    return list(found.values())
