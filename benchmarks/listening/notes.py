"""A person's notes about the sheets: a TOML file that belongs to one run."""

from __future__ import annotations

import tomllib
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.spec.genres import GENRES

EXAMPLE = """\
model = "default-int8-0123456789ab"
seed = 1

[seen]
jazz = "The bass walks, the piano comps; no ending."
"""


def read_notes(path: Path, *, model: str, seed: int) -> dict[str, str]:
    """Reads sentences by genre.

    Args:
        path: A file such as `EXAMPLE`.
        model: The id of the model that wrote the pieces.
        seed: The seed of the first of them.

    Raises:
        AmtError: The file is none, or was written about other pieces.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        written_of, seen = (table["model"], table["seed"]), dict[str, str](table["seen"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AmtError(
            f"{path} cannot be read as notes ({error}).", f"Write it so:\n{EXAMPLE}"
        ) from error
    if written_of != (model, seed):
        raise AmtError(
            f"{path} describes model {written_of[0]} and seed {written_of[1]}, not these pieces.",
            "Look at the new sheets and write what is seen there.",
        )
    wrong = sorted(g for g, text in seen.items() if g not in GENRES or not isinstance(text, str))
    if wrong:
        raise AmtError(
            f"{path} has notes that are no sentence about a genre: {', '.join(wrong)}.",
            f"The genres are: {', '.join(GENRES)}",
        )
    return seen
