"""Descriptions of a piece, as many different people would write them.

A caption says any subset of what is known of a piece, in one of several manners: a line of
keywords, labelled fields, a sentence, a request, two short sentences. What it says can be
read back: `parse_description` of a caption finds the facts that it states.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from amt_core.music.general_midi import DRUM_LIKE, family
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.text.caption_words import (
    DENSITY_WORDS,
    DYNAMICS_WORDS,
    MOOD_WORDS,
    POLYPHONY_WORDS,
    PROGRAM_WORDS,
    REGISTER_WORDS,
    STYLE_WORDS,
    TEMPO_WORDS,
    tempo_bin,
)
from amt_core.text.lexicon.meter import METER_OF_FORM
from amt_core.text.music_spec import Instrument
from amt_core.text.traits import Traits

_MAX_NAMED_INSTRUMENTS = 5
_METERS_OF_STYLE = {
    "waltz": "3/4", "jazz waltz": "3/4", "march": "4/4", "polka": "4/4",
}  # fmt: skip
_NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 8: "eight", 12: "twelve", 16: "sixteen",
                 24: "twenty-four", 32: "thirty-two"}  # fmt: skip
_COUNTED_METERS = {"3/4": "three", "5/4": "five", "7/8": "seven"}
_SPOKEN_METERS = {"3/4": "three-four time", "6/8": "six-eight", "5/4": "five-four",
                  "4/4": "common time", "2/2": "cut time", "12/8": "twelve-eight"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a piece; anything may be absent.

    Attributes:
        genre: One of `GENRES`.
        subgenre: One of `SUBGENRES`.
        moods: Of `MOODS`.
        tempo_bpm: Quarter notes per minute.
        time_signature: The metre.
        key: Key and mode.
        instruments: All that sound, the most important first; drums by `is_drum`.
        num_bars: Length in bars.
        duration_sec: Length in seconds.
        dynamics: One of `DYNAMICS`.
        density: One of `LEVELS`, as are `polyphony` and `register`.
        polyphony: Notes at once.
        register: Height.
    """

    genre: str | None = None
    subgenre: str | None = None
    moods: tuple[str, ...] = ()
    tempo_bpm: float | None = None
    time_signature: TimeSignature | None = None
    key: Key | None = None
    instruments: tuple[Instrument, ...] = ()
    num_bars: int | None = None
    duration_sec: float | None = None
    dynamics: str | None = None
    density: str | None = None
    polyphony: str | None = None
    register: str | None = None

    def with_traits(self, traits: Traits) -> Facts:
        """The facts with what was measured from the notes."""
        return replace(
            self,
            moods=traits.moods,
            dynamics=traits.dynamics,
            density=traits.density,
            polyphony=traits.polyphony,
            register=traits.register,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A description with what it says.

    Attributes:
        text: The description.
        said: Fields of `Facts` that the text states.
        has_number: Whether the tempo is stated as a number.
    """

    text: str
    said: frozenset[str]
    has_number: bool


class _Writer:
    """Phrases for single facts, chosen at random.

    Args:
        facts: The piece.
        rng: Where chance comes from.
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
        """The key, spelt in one of the usual ways."""
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
        """The metre in figures or words."""
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
        """The loudness."""
        return self.pick(DYNAMICS_WORDS[self.facts.dynamics or "mf"])

    def density(self) -> str:
        """How busy it is."""
        return self.pick(DENSITY_WORDS[self.facts.density or "medium"])

    def polyphony(self) -> str:
        """How many notes at once."""
        return self.pick(POLYPHONY_WORDS[self.facts.polyphony or "medium"])

    def register(self) -> str:
        """How high it lies."""
        return self.pick(REGISTER_WORDS[self.facts.register or "medium"])

    def instruments(self) -> str:
        """The instruments as a list; `only` where it names them all."""
        named = _named(self.facts.instruments)
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


def _named(instruments: Sequence[Instrument]) -> list[Instrument]:
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


def write_caption(facts: Facts, rng: np.random.Generator) -> str:
    """A description of a piece, another one with each call.

    Args:
        facts: What is known; at least one fact, or the caption says nothing in particular.
        rng: Same generator state, same caption.
    """
    return compose_caption(facts, rng).text


def compose_caption(facts: Facts, rng: np.random.Generator) -> Caption:
    """A description together with what it says."""
    writer = _Writer(facts, rng)
    said = _choose(facts, writer)
    if not said:
        text = writer.pick(["music", "a piece of music", "write something", "an instrumental"])
        return Caption(text=text, said=frozenset(), has_number=False)
    writer.is_short = len(said) == 1
    manner = writer.pick(
        ["keywords", "keywords", "labels", "sentence", "sentence", "request", "two sentences"]
    )
    text = _MANNERS[manner](writer, said)
    return Caption(
        text=_with_typing_habits(text, writer), said=frozenset(said), has_number=writer.has_number
    )


def _choose(facts: Facts, writer: _Writer) -> list[str]:
    """Which facts to say, in random order."""
    known = [
        field.name
        for field in fields(facts)
        if field.name != "subgenre" and getattr(facts, field.name) not in (None, ())
    ]
    if not _named(facts.instruments):
        known = [name for name in known if name != "instruments"]
    likely = {
        "genre": 0.75, "instruments": 0.7, "moods": 0.6, "tempo_bpm": 0.6, "key": 0.45,
        "time_signature": 0.35, "num_bars": 0.35, "duration_sec": 0.1, "dynamics": 0.2,
        "density": 0.2, "polyphony": 0.12, "register": 0.12,
    }  # fmt: skip
    eagerness = writer.rng.uniform(0.5, 1.5)
    said = [name for name in known if writer.chance(min(likely[name] * eagerness, 1.0))]
    if not said and known:
        said = [writer.pick(known)]
    if "num_bars" in said and "duration_sec" in said:
        said.remove("duration_sec")
    style = facts.subgenre or facts.genre
    usual = _METERS_OF_STYLE.get(style or "") or METER_OF_FORM.get(style or "")
    if "genre" in said and usual and facts.time_signature and str(facts.time_signature) != usual:
        # The name alone would state another metre.
        said = [*said, "time_signature"] if "time_signature" not in said else said
    writer.rng.shuffle(said)
    return said


def _phrase(writer: _Writer, name: str) -> str:
    match name:
        case "genre":
            return writer.style()
        case "moods":
            return writer.moods()
        case "tempo_bpm":
            return writer.tempo()
        case "key":
            return writer.key()
        case "time_signature":
            return writer.meter()
        case "num_bars":
            return writer.length()
        case "duration_sec":
            return writer.duration()
        case "instruments":
            return writer.instruments()
        case "dynamics":
            return writer.dynamics()
        case "density":
            return writer.density()
        case "polyphony":
            return writer.polyphony()
        case _:
            assert name == "register"
            return writer.register()


def _keywords(writer: _Writer, said: list[str]) -> str:
    separator = writer.pick([", ", ", ", "; ", " | ", ". "])
    return separator.join(_phrase(writer, name) for name in said)


_LABELS: dict[str, tuple[str, ...]] = {
    "genre": ("Genre", "Style"), "moods": ("Mood", "Feel", "Character"),
    "tempo_bpm": ("Tempo", "Speed"), "key": ("Key",),
    "time_signature": ("Time signature", "Metre", "Time"),
    "num_bars": ("Length",), "duration_sec": ("Duration", "Length"),
    "instruments": ("Instruments", "Instrumentation", "Scoring"), "dynamics": ("Dynamics",),
    "density": ("Texture",), "polyphony": ("Texture",), "register": ("Range",),
}  # fmt: skip


def _labels(writer: _Writer, said: list[str]) -> str:
    separator = writer.pick(["; ", "\n", " / ", ". ", ", "])
    colon = writer.pick([": ", ": ", " = ", " - "])
    return separator.join(
        f"{writer.pick(_LABELS[name])}{colon}{_phrase(writer, name)}" for name in said
    )


_TEXTURE_NOUNS = frozenset(
    {"notes", "register", "chords", "harmony", "polyphony", "texture", "density"}
)
_COUNTABLE = ("register", "texture")
_NOUNS = ("piece", "tune", "track", "instrumental", "composition", "number")


def _noun_phrase(writer: _Writer, said: list[str]) -> str:
    """`a slow, sad jazz piece for piano and bass in A minor, 16 bars`."""
    before: list[str] = []
    after: list[str] = []
    style = writer.style() if "genre" in said else ""
    for name in said:
        match name:
            case "moods":
                before.append(writer.moods())
            case "dynamics" if writer.facts.dynamics in {"p", "pp", "f", "ff"}:
                before.append(
                    {"p": "quiet", "pp": "very quiet", "f": "loud", "ff": "very loud"}[
                        writer.facts.dynamics
                    ]
                )
            case "tempo_bpm":
                tempo = writer.tempo()
                has_digits = any(char.isdigit() for char in tempo)
                (after if has_digits else before).append(tempo)
            case "instruments":
                after.insert(0, f"{writer.pick(['for', 'with', 'for', 'featuring'])} "
                             f"{writer.instruments()}")  # fmt: skip
            case "key":
                after.append(f"in {writer.key()}")
            case "time_signature":
                meter = writer.meter()
                after.append(meter if meter.startswith("in ") else f"in {meter}")
            case "num_bars" | "duration_sec":
                after.append(_phrase(writer, name))
            case "genre":
                pass
            case _:
                words = _phrase(writer, name)
                if words.rpartition(" ")[2] in _TEXTURE_NOUNS:
                    after.append(f"with {'a ' if words.endswith(_COUNTABLE) else ''}{words}")
                else:
                    before.append(words)
    noun = writer.pick(_NOUNS)
    core = " ".join(part for part in (", ".join(before), style, noun) if part)
    article = "an" if core[0].lower() in "aeiou" else "a"
    return f"{article} {core}" + "".join(
        (" " if part.startswith(("for ", "featuring ", "in ")) and i == 0 else ", ") + part
        for i, part in enumerate(after)
    )


def _sentence(writer: _Writer, said: list[str]) -> str:
    phrase = _noun_phrase(writer, said)
    return writer.pick(
        [phrase, f"{phrase}.", f"This is {phrase}.", f"{phrase[0].upper()}{phrase[1:]}."]
    )


def _request(writer: _Writer, said: list[str]) -> str:
    lead = writer.pick(
        ["Write", "Please write", "Compose", "I'd like", "Can you make", "I want", "Create",
         "Give me", "Could you compose", "I need", "Generate", "We are looking for"]
    )  # fmt: skip
    end = writer.pick(["", ".", ", please", " please.", "!"])
    return f"{lead} {_noun_phrase(writer, said)}{end}"


def _two_sentences(writer: _Writer, said: list[str]) -> str:
    split = max(1, len(said) // 2)
    first, second = said[:split], said[split:]
    opening = _noun_phrase(writer, first)
    if not second:
        return f"{opening[0].upper()}{opening[1:]}."
    rest = ", ".join(_phrase(writer, name) for name in second)
    return f"{opening[0].upper()}{opening[1:]}. {rest[0].upper()}{rest[1:]}."


_MANNERS: dict[str, Callable[[_Writer, list[str]], str]] = {
    "keywords": _keywords,
    "labels": _labels,
    "sentence": _sentence,
    "request": _request,
    "two sentences": _two_sentences,
}


def _with_typing_habits(text: str, writer: _Writer) -> str:
    """Some people never press Shift, a few always do."""
    habit = writer.rng.random()
    if habit < 0.25:
        return text.lower()
    if habit < 0.28:
        return text.upper()
    return text
