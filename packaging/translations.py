"""Collects the texts of the window for translators, and compiles what they wrote.

    python packaging/translations.py update     write new texts into assets/translations/*.ts
    python packaging/translations.py compile    make the *.qm files that the program reads

Qt's `lupdate` finds `self.tr(…)` and `translate(…)`. It knows neither functions of ours that mark a
text of a table nor the words of the core, so both are collected here and handed to it. A new
language begins as an empty file `amt_LANGUAGE.ts` and a choice of the setting Language.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from amt_desktop.look.sentences import CONTEXT

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
_MARKS = ("translate", "QT_TRANSLATE_NOOP")
OF_SENTENCES = (
    "Sentence", "AmtError", "InexactGraphError", "SoundFontError", "StageError",
    "TooManyNotesError", "TooManyTracksError",
)  # fmt: skip
"""The classes of the core whose strings are sentences for the user."""
COMMAND_LINE = ROOT / "amt_core" / "cli"
"""Its sentences stay English."""

Text = tuple[str, str]
"""The context of a text, and the text."""


def main() -> None:
    """Updates or compiles the translations of every language."""
    parser = argparse.ArgumentParser(description="The translations of the window.")
    parser.add_argument("what", choices=("update", "compile"))
    what = parser.parse_args().what
    for file in sorted(FOLDER.glob("amt_*.ts")):
        if what == "update":
            update(file)
        else:
            compile_file(file, file.with_suffix(".qm"))


def update(file: Path) -> None:
    """Writes the texts of the program into a file of translations; translations in it stay."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.py"
        calls = (f"translate({context!r}, {text!r})\n" for context, text in table_texts())
        tables.write_text("".join(calls), encoding="utf-8")
        sources = sorted((ROOT / "amt_desktop").rglob("*.py"))
        _run(
            "pyside6-lupdate", *map(str, sources), str(tables),
            "-locations", "none", "-no-obsolete", "-ts", str(file),
        )  # fmt: skip


def compile_file(file: Path, compiled: Path) -> None:
    """Makes the file that the program reads."""
    _run("pyside6-lrelease", str(file), "-qm", str(compiled))


def table_texts() -> list[Text]:
    """The texts that `lupdate` does not find, without repetitions."""
    modules = sorted((ROOT / "amt_desktop").rglob("*.py"))
    texts = [text for file in modules for text in marked(file)]
    modules += sorted((ROOT / "amt_core").rglob("*.py"))
    sentences = [
        (CONTEXT, text)
        for file in modules
        if not file.is_relative_to(COMMAND_LINE)
        for text in sentences_of(file)
    ]
    return list(dict.fromkeys([*texts, *sentences, *core_texts()]))


def sentences_of(file: Path) -> Iterator[str]:
    """The sentences of a module for the user: errors, remedies, and what is made as `Sentence`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in OF_SENTENCES
        ):
            for argument in node.args:
                yield from _strings(argument)


def _strings(node: ast.expr) -> Iterator[str]:
    """The string that an expression is, or the strings that it chooses from."""
    if isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def marked(file: Path) -> Iterator[Text]:
    """The texts that a module marks by a function of its own, such as `_("Open")`.

    Such a function passes its one argument on to Qt, with a context.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    contexts = {
        node.name: context
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and (context := _context_of(node))
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in contexts
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield contexts[node.func.id], node.args[0].value


def _context_of(function: ast.FunctionDef) -> str:
    """The context with which a function passes its argument on; empty if it does not."""
    if len(function.args.args) != 1:
        return ""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and len(node.args) == len(("context", "text")):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            context, text = node.args
            is_passed_on = isinstance(text, ast.Name) and text.id == function.args.args[0].arg
            if name in _MARKS and is_passed_on and isinstance(context, ast.Constant):
                return str(context.value)
    return ""


def core_texts() -> Iterator[Text]:
    """The words of the core that the window shows."""
    from amt_core.music.instruments.controllers import CONTROLLER_NAMES
    from amt_core.music.instruments.general_midi import (
        DRUM_KEY_NAMES,
        DRUM_KIT_NAMES,
        FAMILIES,
        PROGRAM_NAMES,
    )
    from amt_core.music.instruments.roles import FIGURE_ROLES, ROLES
    from amt_core.music.theory import MAX_SIGNATURE, Key
    from amt_core.progress import UNITS, count_template
    from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
    from amt_core.spec.music_spec import LEVELS
    from amt_core.spec.spans import SECTION_KINDS, Reach
    from amt_core.system.settings import GROUPS, SETTINGS
    from amt_desktop.piano_roll.model.snapping import Grid
    from amt_desktop.pipeline.stages.option_words import OPTIONS_CONTEXT, option_texts

    yield from ((OPTIONS_CONTEXT, text) for text in option_texts())
    yield from (("words", grid.label) for grid in Grid if grid.label.isalpha())
    yield from ((CONTEXT, reach.value) for reach in Reach)
    for unit in UNITS:
        yield CONTEXT, unit
        yield from ((CONTEXT, count_template(unit, is_one=is_one)) for is_one in (False, True))
    for setting in SETTINGS:
        texts = (setting.title, setting.help, setting.unit, *(setting.choices or {}).values())
        yield from (("settings", text) for text in texts if text)
    yield from (("settings", title) for title in GROUPS)
    words = (
        *GENRES, *SUBGENRES, *MOODS, *LEVELS, *ROLES, *FIGURE_ROLES, *SECTION_KINDS,
        *FAMILIES, "drums", "Drums", *PROGRAM_NAMES, *DRUM_KIT_NAMES.values(),
        *DRUM_KEY_NAMES.values(), *CONTROLLER_NAMES.values(),
    )  # fmt: skip
    yield from (("words", word) for word in words)
    signatures = range(-MAX_SIGNATURE, MAX_SIGNATURE + 1)
    keys = [
        *(Key.of_signature(sharps, mode) for sharps in signatures for mode in ("major", "minor")),
        *(Key(tonic, mode) for tonic in range(12) for mode in ("major", "minor")),
    ]
    yield from (("words", str(key)) for key in keys)
    yield from (("tonics", key.tonic_name) for key in keys)


def _run(program: str, *arguments: str) -> None:
    subprocess.run([_beside_python(program), *arguments], check=True, capture_output=True)


def _beside_python(program: str) -> str:
    """The path of a program that was installed together with the running Python's packages."""
    found = Path(sys.executable).with_name(program)
    return str(found) if found.exists() else program


if __name__ == "__main__":
    main()
