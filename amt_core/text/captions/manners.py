"""The manners in which people describe, from a line of keywords to two short sentences."""

from __future__ import annotations

from collections.abc import Callable

from amt_core.text.captions.phrase_writer import PhraseWriter


def _keywords(writer: PhraseWriter, said: list[str]) -> str:
    separator = writer.pick([", ", ", ", "; ", " | ", ". "])
    return separator.join(writer.phrase(name) for name in said)


_LABELS: dict[str, tuple[str, ...]] = {
    "genre": ("Genre", "Style"), "moods": ("Mood", "Feel", "Character"),
    "tempo_bpm": ("Tempo", "Speed"), "key": ("Key",),
    "time_signature": ("Time signature", "Meter", "Time"),
    "num_bars": ("Length",), "duration_sec": ("Duration", "Length"),
    "instruments": ("Instruments", "Instrumentation", "Scoring"), "dynamics": ("Dynamics",),
    "density": ("Texture",), "polyphony": ("Texture",), "register": ("Range",),
}  # fmt: skip


def _labels(writer: PhraseWriter, said: list[str]) -> str:
    separator = writer.pick(["; ", "\n", " / ", ". ", ", "])
    colon = writer.pick([": ", ": ", " = ", " - "])
    return separator.join(
        f"{writer.pick(_LABELS[name])}{colon}{writer.phrase(name)}" for name in said
    )


_TEXTURE_NOUNS = frozenset(
    {"notes", "register", "chords", "harmony", "polyphony", "texture", "density"}
)
_COUNTABLE = ("register", "texture")
_NOUNS = ("piece", "tune", "track", "instrumental", "composition", "number")


def _noun_phrase(writer: PhraseWriter, said: list[str]) -> str:
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
                after.append(writer.phrase(name))
            case "genre":
                pass
            case _:
                words = writer.phrase(name)
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


def _sentence(writer: PhraseWriter, said: list[str]) -> str:
    phrase = _noun_phrase(writer, said)
    return writer.pick(
        [phrase, f"{phrase}.", f"This is {phrase}.", f"{phrase[0].upper()}{phrase[1:]}."]
    )


def _request(writer: PhraseWriter, said: list[str]) -> str:
    lead = writer.pick(
        ["Write", "Please write", "Compose", "I'd like", "Can you make", "I want", "Create",
         "Give me", "Could you compose", "I need", "Generate", "We are looking for"]
    )  # fmt: skip
    end = writer.pick(["", ".", ", please", " please.", "!"])
    return f"{lead} {_noun_phrase(writer, said)}{end}"


def _two_sentences(writer: PhraseWriter, said: list[str]) -> str:
    split = max(1, len(said) // 2)
    first, second = said[:split], said[split:]
    opening = _noun_phrase(writer, first)
    if not second:
        return f"{opening[0].upper()}{opening[1:]}."
    rest = ", ".join(writer.phrase(name) for name in second)
    return f"{opening[0].upper()}{opening[1:]}. {rest[0].upper()}{rest[1:]}."


MANNERS: dict[str, Callable[[PhraseWriter, list[str]], str]] = {
    "keywords": _keywords,
    "labels": _labels,
    "sentence": _sentence,
    "request": _request,
    "two sentences": _two_sentences,
}
"""Name → function that writes chosen fields of `Facts` as a description."""


def with_typing_habits(text: str, writer: PhraseWriter) -> str:
    """Writes a caption in lower or upper case now and then, as some people type."""
    habit = writer.rng.random()
    if habit < 0.25:
        return text.lower()
    if habit < 0.28:
        return text.upper()
    return text
