"""Models that the user keeps under a name, apart from the work folders that they were made in."""

from __future__ import annotations

import shutil
from pathlib import Path

from amt_core.engine.model_folder import default_model_path
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.paths import data_dir

_FORBIDDEN = '<>:"/\\|?*\0'
_CONFIG_FILE = "config.json"


def store_folder() -> Path:
    """The folder of the kept models."""
    return data_dir() / "models"


def kept_models() -> list[Path]:
    """The kept models by name."""
    folder = store_folder()
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if (path / _CONFIG_FILE).exists())
    return sorted(found, key=lambda path: path.name.lower())


def keep_model(model: Path, name: str) -> Path:
    """Copies a model into the store; returns the copy.

    Raises:
        AmtError: The name is not possible or in use, or the model cannot be copied.
    """
    return _copy(model, _free_place(name))


def rename_model(model: Path, name: str) -> Path:
    """Renames a kept model; returns its new folder.

    Raises:
        AmtError: The name is not possible or in use, or the folder cannot be renamed.
    """
    place = _free_place(name)
    try:
        return model.rename(place)
    except OSError as error:
        raise AmtError(
            Sentence(
                '"{name}" cannot be renamed: {reason}.', name=model.name, reason=error.strerror
            )
        ) from error


def export_model(model: Path, folder: Path) -> Path:
    """Copies a model into a folder of the user's; returns the copy.

    Raises:
        AmtError: There is a model of this name already, or the model cannot be copied.
    """
    target = folder / model.name
    if target.exists():
        raise AmtError(
            Sentence('"{target}" is there already.', target=target), "Choose another folder."
        )
    return _copy(model, target)


def delete_model(model: Path) -> None:
    """Deletes a model's folder.

    Raises:
        AmtError: It is no model folder, or the program's own, or cannot be deleted.
    """
    is_own = model.resolve() == default_model_path().resolve()
    if is_own or not (model / _CONFIG_FILE).exists():
        raise AmtError(
            Sentence('"{model}" is no model of yours.', model=model), "Choose another one."
        )
    try:
        shutil.rmtree(model)
    except OSError as error:
        raise AmtError(
            Sentence('"{model}" cannot be deleted: {reason}.', model=model, reason=error.strerror)
        ) from error


def _free_place(name: str) -> Path:
    name = name.strip().strip(".")
    if not name or any(char in _FORBIDDEN for char in name):
        raise AmtError(
            Sentence('"{name}" cannot be the name of a folder.', name=name),
            "Use letters and numbers.",
        )
    place = store_folder() / name
    if place.exists():
        raise AmtError(
            Sentence('There is a model "{name}" already.', name=name), "Choose another name."
        )
    return place


def _copy(model: Path, target: Path) -> Path:
    """A copy that is complete or not there."""
    making = target.with_name(f"{target.name}.part")
    try:
        shutil.rmtree(making, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(model, making)
        return making.rename(target)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise AmtError(
            Sentence(
                'The model cannot be copied to "{target}": {reason}.',
                target=target,
                reason=error.strerror,
            ),
            "Make room.",
        ) from error
