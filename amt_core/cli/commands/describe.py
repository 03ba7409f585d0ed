"""`amt describe`: shows how a description is understood."""

from __future__ import annotations

import argparse

from amt_core.cli.command import Command
from amt_core.cli.console import print_json, print_table, typed_text
from amt_core.spec.music_spec import MusicSpec, Source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "text", metavar="TEXT", help="the description; - reads it from standard input"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from amt_core.text import describe

    spec = describe(typed_text(arguments.text))
    if arguments.json:
        print_json(spec.to_json())
    else:
        print_spec(spec)
    return 0


def print_spec(spec: MusicSpec) -> None:
    """Prints what is asked, what contradicts itself, what was not read, and what is left free."""
    names = (*spec.attribute_names(), *spec.plan_attribute_names())
    asked = [name for name in names if spec.attribute(name).value is not None]
    free = [name for name in names if name not in asked]
    if asked:
        attributes = ((name, spec.attribute(name)) for name in asked)
        print_table((title(name), written(a.value), str(a.source)) for name, a in attributes)
    print_without_effect(spec)
    if free:
        print(f"{Source.FREE}: {', '.join(map(title, free))}")


def print_without_effect(spec: MusicSpec) -> None:
    """Prints what contradicts itself in a description, and the words that had no effect."""
    for conflict in spec.conflicts:
        print(f"conflict: {conflict.message} {conflict.hint}")
    for unread in spec.unread:
        if unread.hint:
            print(f"unread: {unread.hint}")
    unread_words = [unread.range.of(spec.text) for unread in spec.unread if not unread.hint]
    if unread_words:
        print(f"unread: {', '.join(unread_words)}")


def title(name: str) -> str:
    """An attribute's name for a person."""
    return _TITLES.get(name, name.replace("_", " "))


_TITLES = {"tempo_bpm": "tempo (bpm)", "num_bars": "bars", "duration_sec": "length (s)"}


def written(value: object) -> str:
    """An attribute's value for a person."""
    from amt_core.spec.requests_text import RequestWriter

    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case _:
            return ", ".join(RequestWriter().items(value))


COMMAND = Command(
    name="describe",
    summary="show how a description is understood",
    description="Shows how a description is understood: each attribute and its source, which is "
    "'stated' by the words or 'inferred' from them. If words contradict each other, a number wins "
    "over a musical term such as adagio, a term wins over an everyday word, and otherwise the "
    "first one wins. A 'fast adagio' is as fast as an adagio can be. An instrument that the "
    "description excludes anywhere does not play. What is said about a part of the piece, such as "
    "'no drums in the intro', holds there only. Words without effect are listed as unread.",
    examples="""\
  amt describe "a slow waltz for piano and cello in D minor"
  amt describe "rock band, 140 bpm, no keyboards" --json
  amt describe "Am F C G, piano, no drums in the intro, slows down at the end"
  echo "e-Moll, Streichquartett" | amt describe -
""",
    add_arguments=add_arguments,
    run=run,
)
