"""A model that is ready to write: the folder, its identity, and a decoder kept between pieces."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Final

from amt_core.engine.companions import COMPANIONS
from amt_core.engine.critic.critic import CRITIC_FILE, Critic
from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, default_model_path
from amt_core.engine.sampling.generation_config import read_sampling
from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.engine.tuning import tuning_for
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE, StyleClusters
from amt_core.styles.plan_counts import PLAN_COUNTS_FILE, PlanCounts
from amt_core.styles.priors import STYLE_PRIORS_FILE, StylePriors
from amt_core.styles.progressions import PROGRESSIONS_FILE, Progressions
from amt_core.system.settings import CANDIDATES, Settings
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE, KnownRuns

DEFAULT_CANDIDATES: Final = 3
"""Candidates of a bar: six are told from human music little less well, and take twice as long."""


class Model:
    """A loaded model; one for each thread that composes.

    Args:
        folder: A checked model folder.
        threads: As in `Decoder`.
        precision: As in `Decoder`.
        allow_spinning: As in `Decoder`.
        max_rows: As the attribute.
        num_candidates: How often each bar is written; 0 leaves that to the model.

    Attributes:
        max_rows: Takes that are fastest written together; more wait until one has ended. It
            depends on the machine, so it must never decide what is written.
    """

    def __init__(
        self,
        folder: ModelFolder,
        *,
        threads: int | None = None,
        precision: Precision | None = None,
        allow_spinning: bool = True,
        max_rows: int = 8,
        num_candidates: int = 0,
    ) -> None:
        self.folder = folder
        self._threads = threads
        self._precision: Precision | None = precision
        self._allow_spinning = allow_spinning
        self.max_rows = max_rows
        self._num_candidates = num_candidates
        self._decoder: Decoder | None = None

    @classmethod
    def load(
        cls,
        path: Path | str | None = None,
        *,
        vocabulary: ExpectedVocabulary | None = None,
        threads: int | None = None,
        precision: Precision | None = None,
        allow_spinning: bool = True,
        settings: Settings | None = None,
    ) -> Model:
        """Opens a model folder, by default the one that comes with the program, and loads it.

        Args:
            path: The folder.
            vocabulary: As in `ModelFolder.open`.
            threads: As in `Decoder`.
            precision: As in `Decoder`.
            allow_spinning: As in `Decoder`.
            settings: Where the number of candidates and the fastest threads, spinning and batch
                size are kept; those are measured if they are not there yet. If given, they win
                over the other arguments.

        Raises:
            AmtError: As `ModelFolder.open` and `Decoder`.
        """
        folder = ModelFolder.open(path or default_model_path(), vocabulary=vocabulary)
        if settings is None:
            model = cls(folder, threads=threads, precision=precision, allow_spinning=allow_spinning)
        else:
            tuning = tuning_for(folder, settings)
            model = cls(
                folder,
                threads=tuning.threads,
                precision=precision,
                allow_spinning=tuning.allow_spinning,
                max_rows=tuning.max_rows,
                num_candidates=settings.get(CANDIDATES),
            )
        model.decoder()
        return model

    def decoder(self, num_rows: int = 1) -> Decoder:
        """The decoder, with room for ``num_rows`` sequences.

        It stays in memory, with what it knows of recent prompts; asking for more rows empties
        those it has.
        """
        if self._decoder is None:
            self._decoder = Decoder(
                self.folder,
                num_rows=num_rows,
                threads=self._threads,
                precision=self._precision,
                allow_spinning=self._allow_spinning,
            )
        elif self._decoder.num_rows < num_rows:
            self._decoder.make_room(num_rows)
        return self._decoder

    @property
    def num_candidates(self) -> int:
        """Candidates of each bar where nothing else is asked for; 1 without a critic."""
        if self.critic is None:
            return 1
        return self._num_candidates or DEFAULT_CANDIDATES

    @cached_property
    def sampling(self) -> SamplingOptions:
        """The sampling options of the model, else the usual ones.

        Raises:
            AmtError: Its file is damaged, as for each of the files below.
        """
        return read_sampling(self.folder.path)

    @cached_property
    def priors(self) -> StylePriors:
        """The instruments, tempi and meters that are usual in a style."""
        priors = STYLE_PRIORS_FILE.load(self.folder.path)
        assert priors is not None, "a required file is there, or is refused"
        return priors

    @cached_property
    def progressions(self) -> Progressions | None:
        """The progressions of chords by style; None for a model without them."""
        return PROGRESSIONS_FILE.load(self.folder.path)

    @cached_property
    def plan_counts(self) -> PlanCounts | None:
        """The plans of the training pieces by style; None for a model without them."""
        return PLAN_COUNTS_FILE.load(self.folder.path)

    @cached_property
    def clusters(self) -> StyleClusters | None:
        """The clusters of descriptions; None for a model that was trained without them."""
        return STYLE_CLUSTERS_FILE.load(self.folder.path)

    @cached_property
    def known_runs(self) -> KnownRuns | None:
        """The runs of notes that must not be copied; None for a model without them."""
        return KNOWN_RUNS_FILE.load(self.folder.path)

    @cached_property
    def critic(self) -> Critic | None:
        """Judges phrases; None for a model without a critic."""
        return CRITIC_FILE.load(self.folder.path)

    @cached_property
    def id(self) -> str:
        """Names the model by its content: equal ids, equal notes for a spec and a seed."""
        precision = self.decoder().precision
        digest = hashlib.blake2b()
        for path in (
            self.folder.onnx_files[precision],
            *(self.folder.path / companion.name for companion in COMPANIONS),
        ):
            if path.exists():
                with path.open("rb") as stream:
                    digest.update(hashlib.file_digest(stream, "blake2b").digest())
        return f"{self.folder.path.resolve().name}-{precision}-{digest.hexdigest()[:12]}"
