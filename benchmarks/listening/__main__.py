"""Composes, renders, measures and draws every genre, for a person to judge.

    python -m benchmarks.listening -o OUT [--seed 1] [--per-genre 1] [--model DIR]
    python -m benchmarks.listening -o OUT --human FOLDER --notes seen.toml

OUT receives the pieces as MIDI, `figures.json`, the piano rolls eight a sheet, a page with all of
it, and `card.md`, the section of a model card. What a person saw in the sheets stands in a TOML
file (`benchmarks.listening.notes`) that names model and seed, and is shown with the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.cli.arguments.takes import MAX_SEED
from amt_core.cli.console import ProgressBar, print_table, whole_number
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.progress import Advanced, Progress, Started
from amt_core.spec.genres import GENRES
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.system.files import replacing
from benchmarks.listening.figures import measure_human, piece_figures, summarize
from benchmarks.listening.notes import read_notes
from benchmarks.listening.pieces import Piece, compose_genres
from benchmarks.listening.report import card_section, listening_page
from benchmarks.listening.sheets import paint_sheets
from benchmarks.listening.sound import SoundFigures, measure_sound
from benchmarks.listening.tables import table_of_means, table_of_pieces
from benchmarks.machine import this_machine

_NUM_BARS = 16
_MOST_PER_GENRE = 20


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.listening", description=(__doc__ or "").splitlines()[0]
    )
    add = parser.add_argument
    add("-o", "--output", metavar="OUT", type=Path, required=True, help="where everything goes")
    add("--model", metavar="DIR", type=Path, help="the folder of another model")
    add("--bars", metavar="N", type=whole_number(1, MAX_NUM_BARS), default=_NUM_BARS,
        help="bars of each piece (default 16)")  # fmt: skip
    add("--seed", metavar="N", type=whole_number(0, MAX_SEED), default=1,
        help="seed of the first piece; each further one has the next (default 1)")  # fmt: skip
    add("--per-genre", metavar="N", type=whole_number(1, _MOST_PER_GENRE), default=1,
        help="pieces of each genre (default 1)")  # fmt: skip
    add("--human", metavar="FOLDER", type=Path, help="MIDI files of human pieces to compare with")
    add("--notes", metavar="FILE.toml", type=Path, help="what was seen in the sheets, by genre")
    add("--json", action="store_true", help="print the figures as JSON")
    return parser


def _listen(
    arguments: argparse.Namespace, model: Model, pieces: list[Piece], rows: list[dict[str, Any]]
) -> Iterator[Progress]:
    """Composes, renders and measures, and keeps every piece as MIDI."""
    total = len(GENRES) * arguments.per_genre
    yield Started(total=total, unit="pieces", message="Composing and rendering")
    options = {"seed": arguments.seed, "per_genre": arguments.per_genre, "num_bars": arguments.bars}
    for piece in compose_genres(model, **options):
        name = f"{piece.genre.replace(' ', '-')}-{piece.seed}.mid"
        write_midi(piece.score, arguments.output / "pieces" / name)
        pieces.append(piece)
        rows.append(piece_figures(piece, _sound(piece)))
        yield Advanced(done=len(pieces), total=total)


def _sound(piece: Piece) -> SoundFigures | None:
    return measure_sound(piece.score) if _sound_font() else None


def _sound_font() -> str:
    """The name of the sound font; empty if there is none."""
    try:
        return find_sound_font().name
    except AmtError:
        return ""


def _human_files(folder: Path | None) -> list[Path]:
    paths = [] if folder is None else sorted(folder.rglob("*.mid"))
    if folder is not None and not paths:
        raise AmtError(f"There are no MIDI files in {folder}.", "Name a folder with .mid files.")
    return paths


def _measured(paths: list[Path]) -> Iterator[dict[str, float]]:
    for path in paths:
        score = read_midi(path)
        if len(score.notes):
            yield measure_human(score)


def _run(arguments: argparse.Namespace) -> None:
    human = _human_files(arguments.human)
    model = Model.load(arguments.model) if arguments.model else Model.load()
    notes: dict[str, str] = {}
    if arguments.notes is not None:
        notes = read_notes(arguments.notes, model=model.id, seed=arguments.seed)
    font = _sound_font()
    if not font:
        print("There is no sound font: the notes are measured, the sound is not.", file=sys.stderr)
    try:
        (arguments.output / "pieces").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AmtError(
            f"{arguments.output} cannot be made ({error}).", "Choose another folder with -o."
        ) from error
    pieces: list[Piece] = []
    rows: list[dict[str, Any]] = []
    with ProgressBar() as bar:
        bar.follow(_listen(arguments, model, pieces, rows))
    figures = {
        "command": f"python -m benchmarks.listening --seed {arguments.seed} "
        f"--per-genre {arguments.per_genre}",
        "machine": this_machine().to_json(),
        "model": model.id,
        "seed": arguments.seed,
        "per_genre": arguments.per_genre,
        "sound_font": font,
        "summary": summarize(rows, _measured(human)),
        "pieces": rows,
    }
    _app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    sheets = paint_sheets(pieces, arguments.output)
    try:
        for name, text in (
            ("figures.json", json.dumps(figures, indent=1, ensure_ascii=False) + "\n"),
            ("index.html", listening_page(figures, sheets, notes)),
            ("card.md", card_section(figures, notes)),
        ):
            with replacing(arguments.output / name) as temporary:
                temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        raise AmtError(
            f"The report cannot be written ({error}).", "Choose another folder with -o."
        ) from error
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for names, lines in (table_of_pieces(figures), table_of_means(figures)):
        print_table([names, *lines])
        print()
    print(arguments.output / "index.html")


def main() -> None:
    """Composes, renders, measures, draws and prints."""
    arguments = _parser().parse_args()
    try:
        _run(arguments)
    except AmtError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
