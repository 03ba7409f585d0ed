"""The protocol of a stage, and the context that it runs in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The work folder and the workers of a running stage.

    Attributes:
        work: Where inputs lie and outputs are written.
        workers: Processes for work that spreads.
    """

    work: WorkFolder
    workers: Workers

    @property
    def config(self) -> PipelineConfig:
        """The configuration."""
        return self.work.config

    @property
    def catalogue(self) -> Catalogue:
        """The results of the stages before this one."""
        return self.work.catalogue


class Stage(Protocol):
    """One step from a folder of MIDI files to a model.

    A stage that has run with a key need not run again with it; one that was killed goes on where
    it was when it is run again with the same key.
    """

    def key(self, work: WorkFolder) -> str:
        """A fingerprint of all that the output depends on; empty if the stage always runs."""
        ...

    def has_output(self, work: WorkFolder) -> bool:
        """True if the output of the last run is still there."""
        ...

    def run(self, context: Context) -> Iterator[Progress]:
        """Does the work."""
        ...

    def output(self, work: WorkFolder) -> str:
        """A fingerprint of the output, for the stages after this one."""
        ...
