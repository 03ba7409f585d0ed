"""`amt analyze`: measures tempo, key, instruments and more of a MIDI file."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.command import Command
from amt_core.cli.console import print_json, print_table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the MIDI or MusicXML file")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from amt_core.formats.files import read_score
    from amt_core.music.analysis import analyze

    score = read_score(arguments.file)
    facts = analyze(score)
    values: dict[str, object] = {
        "tempo_bpm": round(facts.tempo_bpm, 2),
        "time_signature": str(facts.time_signature),
        "key": None if facts.key is None else str(facts.key),
        "key_confidence": round(facts.key_confidence, 3),
        "instruments": list(facts.instruments),
        "has_drums": facts.has_drums,
        "bars": facts.num_bars,
        "notes": facts.num_notes,
        "duration_sec": round(facts.duration_sec, 2),
        "notes_per_bar": round(facts.notes_per_bar, 2),
        "remarks": list(score.source.remarks) if score.source else [],
    }
    if arguments.json:
        print_json(values)
    else:
        print_table((name.replace("_", " "), _written(value)) for name, value in values.items())
    return 0


def _written(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)


COMMAND = Command(
    name="analyze",
    summary="show tempo, key, instruments and more of a MIDI file",
    description="Shows the tempo, meter, key, instruments, length and density of a MIDI file. The "
    "key is found from the notes.",
    examples="""\
  amt analyze song.mid
  amt analyze song.mid --json
""",
    add_arguments=add_arguments,
    run=run,
)
