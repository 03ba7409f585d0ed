"""Sets of written descriptions with which a model is evaluated."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.input_file import read_input
from amt_core.system.paths import assets_dir

SEEN, UNSEEN = "seen", "unseen"
_MAX_FILE_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A text that asks for a piece.

    Attributes:
        text: The text.
        part: The part of the set; the half that was never used during development is `unseen`.
    """

    text: str
    part: str = SEEN


def own_descriptions() -> list[Description]:
    """The program's own set: 300 descriptions over all genres, half of them unseen."""
    return read_descriptions(assets_dir() / "evaluation" / "descriptions.toml")


def plan_descriptions() -> list[Description]:
    """The program's set of chords, forms, changes, roles and figures: a part for each kind."""
    return read_descriptions(assets_dir() / "evaluation" / "plan_descriptions.toml")


def read_descriptions(path: Path) -> list[Description]:
    """A set: a TOML file of lists of texts, each list a part, or a text file, a text a line.

    Raises:
        AmtError: The file cannot be read, or holds no texts.
    """
    data = read_input(path, max_bytes=_MAX_FILE_BYTES)
    try:
        content = data.decode("utf-8")
        if path.suffix.lower() == ".toml":
            found = _of_table(tomllib.loads(content))
        else:
            found = [Description(text=t) for line in content.splitlines() if (t := line.strip())]
    except ValueError as error:
        raise AmtError(
            Sentence(
                "{path} cannot be read as a set of descriptions ({error}).", path=path, error=error
            ),
            "Write one description a line, or lists of texts in TOML.",
        ) from error
    if not found:
        raise AmtError(
            Sentence("{path} holds no descriptions.", path=path), "Write one description a line."
        )
    return found


def _of_table(table: dict[str, object]) -> list[Description]:
    found: list[Description] = []
    for part, texts in table.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError(f"`{part}` is not a list of texts")
        found += [Description(text=str(text), part=part) for text in texts]
    return found
