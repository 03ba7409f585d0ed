"""The sentence encoder: MiniLM, a small BERT, as int8 ONNX.

Needs only onnxruntime, tokenizers and NumPy. The model is `all-MiniLM-L6-v2` (W. Wang et
al., *MiniLM*, 2020; N. Reimers & I. Gurevych, *Sentence-BERT*, 2019); mean pooling and
normalization are part of the graph. `python -m amt_core.text.encoder.export` makes the files.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import check_folder
from amt_core.system.paths import assets_dir

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

logger = logging.getLogger(__name__)

MODEL_FILE = "model_int8.onnx"
TOKENIZER_FILE = "tokenizer.json"
MAX_TOKENS = 128
"""Longer texts are cut; a description says the main things in its first hundred words."""
DIMENSION = 384
_BATCH = 32
_PAD_ID = 0


def default_encoder_path() -> Path:
    """The folder of the encoder that comes with the program.

    Raises:
        AmtError: The program's own files are missing.
    """
    return assets_dir() / "encoder"


class SentenceEncoder:
    """Encodes texts as vectors; texts of similar meaning have similar vectors.

    One encoder may be used by several threads at once.

    Attributes:
        folder: The folder of its files.
    """

    def __init__(
        self, folder: Path, session: onnxruntime.InferenceSession, tokenizer: Tokenizer
    ) -> None:
        self.folder = folder
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, path: Path | None = None) -> SentenceEncoder:
        """Loads the encoder in a folder, by default the built-in one, in about 170 ms.

        Raises:
            AmtError: The files are missing, are broken or differ from their checksums, or
                onnxruntime is not installed.
        """
        folder = default_encoder_path() if path is None else path
        model, tokenizer_file = folder / MODEL_FILE, folder / TOKENIZER_FILE
        if not (model.is_file() and tokenizer_file.is_file()):
            raise AmtError(
                Sentence("The sentence encoder is not in {folder}.", folder=folder),
                "Install AMT Desktop again, or run: python -m amt_core.text.encoder.export",
            )
        check_folder(folder)
        try:
            session, tokenizer = _load(model, tokenizer_file)
        except ImportError as error:
            raise AmtError(
                "The sentence encoder needs onnxruntime.", "Run: pip install onnxruntime"
            ) from error
        except Exception as error:
            # Both libraries raise their own C++ error types, of which only Exception is known.
            raise AmtError(
                Sentence(
                    "The sentence encoder in {folder} can't be read: {error}",
                    folder=folder,
                    error=error,
                ),
                "Install AMT Desktop again, or run: python -m amt_core.text.encoder.export",
            ) from error
        logger.info("Sentence encoder loaded from %s", folder)
        return cls(folder, session, tokenizer)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, 384) float32, one unit vector a text.

        Texts of about the same length are computed together, whatever their order.
        """
        # Half a surrogate pair, as a broken clipboard gives it, is no text for the tokenizer.
        valid = [text.encode(errors="replace").decode() for text in texts]
        encodings = self._tokenizer.encode_batch(valid)
        ids = [encoding.ids for encoding in encodings]
        order = np.argsort([len(row) for row in ids], kind="stable")
        vectors = np.empty((len(ids), DIMENSION), dtype=np.float32)
        for start in range(0, len(ids), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._run([ids[row] for row in rows])
        return vectors

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        length = max(len(row) for row in ids)
        input_ids = np.full((len(ids), length), _PAD_ID, dtype=np.int64)
        mask = np.zeros_like(input_ids)
        for i, row in enumerate(ids):
            input_ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        (vectors,) = self._session.run(None, {"input_ids": input_ids, "attention_mask": mask})
        return np.asarray(vectors, dtype=np.float32)


def _load(model: Path, tokenizer_file: Path) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    # A description is a dozen tokens: one thread computes it in the time that several take to
    # meet, and leaves the other cores to the composer.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return session, tokenizer
