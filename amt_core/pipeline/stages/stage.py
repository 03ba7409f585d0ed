"""What a stage of the pipeline is, and what it is given to work with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar, Protocol

from amt_core.pipeline.config import PipelineConfig
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a stage works with.

    Attributes:
        config: The configuration.
        catalogue: What the stages before it have found out.
        workers: Processes for work that spreads.
    """

    config: PipelineConfig
    catalogue: Catalogue
    workers: Workers

    @property
    def folder(self) -> Path:
        """Where outputs are written."""
        return self.config.work_folder

    def output_of(self, stage: str) -> str:
        """What came out of an earlier stage; empty if it has not run."""
        return self.catalogue.output_of(stage) or ""


class Stage(Protocol):
    """One step from a folder of MIDI files to a model.

    A stage that has run with a key need not run again with it; one that was killed goes on where
    it was when it is run again with the same key.

    Attributes:
        name: What the command line and the catalogue call it.
        needs: The stages whose outputs it reads.
    """

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]]

    def key(self, context: Context) -> str:
        """A fingerprint of all that the output depends on; empty if it must look each time."""
        ...

    def has_output(self, context: Context) -> bool:
        """Whether what its last run wrote is still there."""
        ...

    def run(self, context: Context) -> Iterator[Progress]:
        """Does the work."""
        ...

    def output(self, context: Context) -> str:
        """A fingerprint of what came out, for the stages after it."""
        ...


def fingerprint_of(*values: object) -> str:
    """A short fingerprint of plain values and dataclasses of such."""
    plain = [_plain(value) for value in values]
    text = json.dumps(plain, sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
