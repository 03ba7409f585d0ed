"""The configuration of a work folder as an editor needs it: paths as written, changes saved."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import CONFIG_FILE, PipelineConfig, why_unreadable
from amt_core.pipeline.configuration.options import from_table, to_toml
from amt_core.pipeline.configuration.suggested_config import (
    SMALL_LIBRARY,
    count_music,
    suggested_config,
)
from amt_core.sentence import Sentence
from amt_core.system.files import replacing
from amt_core.system.machine.hardware import this_hardware

_HERE = "."


def config_path(folder: Path) -> Path:
    """The configuration of a work folder."""
    return folder / CONFIG_FILE


def load_config(folder: Path) -> PipelineConfig | None:
    """The configuration with paths as they are written in it; None if the folder has none.

    Raises:
        AmtError: It cannot be read, or an option in it is wrong.
    """
    path = config_path(folder)
    try:
        return from_table(PipelineConfig, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AmtError(
            Sentence('"{path}" cannot be read: {reason}.', path=path, reason=error.strerror),
            "Choose another work folder.",
        ) from error
    except ValueError as error:
        raise AmtError(
            Sentence(
                'The configuration "{path}" {problem}.', path=path, problem=why_unreadable(error)
            ),
            "Correct it, or remove it.",
        ) from error


def save_config(folder: Path, config: PipelineConfig) -> None:
    """Writes the configuration.

    In a file that is there only the lines of changed options are another, so that the comments and
    the order of its author stay; a new one has the help of every option above it.

    Raises:
        AmtError: The file cannot be written.
    """
    path = config_path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        with replacing(path) as temporary:
            temporary.write_text(_edited(text, config), encoding="utf-8")
    except OSError as error:
        raise AmtError(
            Sentence('"{path}" cannot be written: {reason}.', path=path, reason=error.strerror),
            "Choose another work folder.",
        ) from error


def _edited(text: str, config: PipelineConfig) -> str:
    """A configuration file with other options; one that is empty or damaged is written afresh."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if not text.strip():
        return to_toml(config)
    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        return to_toml(config)
    _edit(document, config, type(config)())
    return tomlkit.dumps(document)


def _edit(table: Any, options: Any, defaults: Any) -> None:
    """Sets the options of a table that have another value in it than now."""
    import tomlkit

    for each in fields(options):
        value, default = getattr(options, each.name), getattr(defaults, each.name)
        if is_dataclass(value):
            if each.name not in table:
                if value == default:
                    continue
                table[each.name] = tomlkit.table()
            _edit(table[each.name], value, default)
            continue
        plain = list(value) if isinstance(value, tuple) else value
        present = table.get(each.name, default)
        if (list(present) if isinstance(present, tuple) else present) != plain:
            table[each.name] = plain


def add_music(folder: Path, music: list[Path]) -> PipelineConfig:
    """Adds folders, archives and files to the library.

    The first ones get options that suit them and this machine. What lies in a folder of the
    library is there already.

    Args:
        folder: The work folder.
        music: The folders, archives and files; at least one.

    Raises:
        AmtError: There is no music in them, or the configuration cannot be written.
    """
    places = [path.absolute() for path in music]
    config = load_config(folder)
    if config is None:
        is_small = _count(places) < SMALL_LIBRARY
        config = suggested_config(places[0], this_hardware(), is_small=is_small)
        config = replace(config, library=replace(config.library, folders=(), work=_HERE))
    else:
        _count(places)
    sources = {folder / each: each for each in config.library.folders}
    sources |= {place: str(place) for place in places if place not in sources}
    outer = [text for path, text in sources.items() if not sources.keys() & set(path.parents)]
    config = replace(config, library=replace(config.library, folders=tuple(outer)))
    save_config(folder, config)
    return config


def _count(places: list[Path]) -> int:
    """The number of MIDI files in some folders, archives and files.

    Raises:
        AmtError: There are none, and no archives.
    """
    counts = [count_music(place) for place in places]
    if not any(count.num_files or count.num_archives for count in counts):
        raise AmtError(
            Sentence('There is no music in "{folder}".', folder=places[0]),
            "Choose a folder with .mid, .midi or .kar files, or with .zip or .tar.gz archives.",
        )
    return sum(count.num_files for count in counts)
