"""A model that is ready to write: the folder, its identity, and a decoder kept between pieces."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from amt_core.engine.decoder import Decoder
from amt_core.engine.graph import Precision
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, default_model_path


class Model:
    """A loaded model; one for each thread that composes.

    Args:
        folder: A checked model folder.
        threads: As in `Decoder`.
        precision: As in `Decoder`.
        allow_spinning: As in `Decoder`.
    """

    def __init__(
        self,
        folder: ModelFolder,
        *,
        threads: int | None = None,
        precision: Precision | None = None,
        allow_spinning: bool = True,
    ) -> None:
        self.folder = folder
        self._threads = threads
        self._precision: Precision | None = precision
        self._allow_spinning = allow_spinning
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
    ) -> Model:
        """Opens a model folder, by default the one that comes with the program, and loads it.

        Raises:
            AmtError: As `ModelFolder.open` and `Decoder`.
        """
        model = cls(
            ModelFolder.open(path or default_model_path(), vocabulary=vocabulary),
            threads=threads,
            precision=precision,
            allow_spinning=allow_spinning,
        )
        model.decoder()
        return model

    def decoder(self, num_rows: int = 1) -> Decoder:
        """The decoder, with room for at least ``num_rows`` sequences.

        It stays in memory, with what it knows of recent prompts, and is loaded again only to
        make room for more rows.
        """
        if self._decoder is None or self._decoder.num_rows < num_rows:
            # Released before the larger one is loaded, so that the two never are in memory at once.
            self._decoder = None
            self._decoder = Decoder(
                self.folder,
                num_rows=num_rows,
                threads=self._threads,
                precision=self._precision,
                allow_spinning=self._allow_spinning,
            )
        return self._decoder

    @cached_property
    def id(self) -> str:
        """Names the model by its content: equal ids, equal notes for a spec and a seed."""
        decoder = self.decoder()
        with self.folder.onnx_files[decoder.precision].open("rb") as stream:
            digest = hashlib.file_digest(stream, "blake2b").hexdigest()[:12]
        return f"{self.folder.path.resolve().name}-{decoder.precision}-{digest}"
