"""Encoders that turn texts into vectors: the program's own, or any BERT of Hugging Face."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.installed import how_to_install
from amt_core.text.encoder.sentence_encoder import (
    MODEL_FILE,
    TOKENIZER_FILE,
    SentenceEncoder,
    default_encoder_path,
)

_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_POOLING_FILE = Path("1_Pooling", "config.json")
# The ends of the names of architectures that predict the next token.
_GENERATORS = ("LMHeadModel", "ForCausalLM")
_MAX_TOKENS = 256
_BATCH = 32


class Encoder(Protocol):
    """A model that turns texts into vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) float32, one unit vector per text."""
        ...


class BertFolder:
    """A BERT as Hugging Face and Sentence-BERT (Reimers & Gurevych, 2019) store it, with PyTorch.

    The vector of a text is the mean over its tokens, or the first token's where the folder says so
    (`1_Pooling`), made as long as 1.

    Args:
        folder: With `config.json`, weights, and the tokenizer's files.

    Raises:
        AmtError: PyTorch is not installed, or the folder holds no such model.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import torch
            from transformers import AutoModel, AutoTokenizer
            from transformers.utils import logging as transformers_logging
        except ImportError as error:
            raise AmtError(
                "An encoder of your own needs PyTorch and transformers.",
                how_to_install("amt-desktop[train]"),
            ) from error
        transformers_logging.disable_progress_bar()
        transformers_logging.set_verbosity_error()
        self._torch = torch
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        try:
            # Never from the network: a name that is no folder is refused before.
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            model: Any = AutoModel.from_pretrained(folder, local_files_only=True)
        except Exception as error:
            # Each of the libraries below raises error types of its own.
            (reason, *_) = str(error).splitlines() or [type(error).__name__]
            raise AmtError(
                Sentence(
                    'The encoder in "{folder}" cannot be read: {reason}',
                    folder=folder,
                    reason=reason,
                ),
                "Give the folder of a BERT with its tokenizer, as Hugging Face stores it.",
            ) from error
        self._model = model.to(self._device).eval()
        self._takes_first = _takes_first_token(folder)
        known = int(getattr(model.config, "max_position_embeddings", _MAX_TOKENS))
        self._max_tokens = min(known, _MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) float32, one unit vector per text; texts of similar length run together."""
        order = np.argsort([len(text) for text in texts], kind="stable")
        vectors = np.concatenate(
            [
                self._run([texts[i] for i in map(int, order[start : start + _BATCH])])
                for start in range(0, len(texts), _BATCH)
            ]
        )
        vectors[order] = vectors.copy()
        return vectors

    def _run(self, texts: list[str]) -> NDArray[np.float32]:
        torch = self._torch
        batch = self._tokenizer(
            texts, padding=True, truncation=True, max_length=self._max_tokens, return_tensors="pt"
        ).to(self._device)
        with torch.inference_mode():
            tokens = self._model(**batch).last_hidden_state  # (n, tokens, d)
            if self._takes_first:
                pooled = tokens[:, 0]
            else:
                weight = batch["attention_mask"].unsqueeze(-1).to(tokens.dtype)
                pooled = (tokens * weight).sum(1) / weight.sum(1)
            return torch.nn.functional.normalize(pooled.float(), dim=1).cpu().numpy()


def _takes_first_token(folder: Path) -> bool:
    path = folder / _POOLING_FILE
    if not path.exists():
        return False
    try:
        return bool(json.loads(path.read_text(encoding="utf-8")).get("pooling_mode_cls_token"))
    except ValueError as error:
        raise AmtError(
            Sentence('"{path}" is broken: {error}.', path=path, error=error),
            "Download the encoder again.",
        ) from error


def encoder_folder(chosen: str) -> Path:
    """The folder of the encoder that an option names; empty is the program's own.

    Raises:
        AmtError: There is no encoder.
    """
    folder = Path(chosen) if chosen else default_encoder_path()
    if _weights_of(folder).name != MODEL_FILE:
        _refuse_generators(folder)
    return folder


def _refuse_generators(folder: Path) -> None:
    """Refuses models such as GPT-2, which predict the next token and have no vector for a text.

    Raises:
        AmtError: The folder holds such a model, or its description cannot be read.
    """
    path = folder / "config.json"
    try:
        config: Any = json.loads(path.read_text(encoding="utf-8"))
        names = [str(name) for name in config.get("architectures") or ()]
        kind = str(config.get("model_type", ""))
    except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise AmtError(
            Sentence('"{path}" cannot be read.', path=path),
            "Give the folder of a BERT with its tokenizer, as Hugging Face stores it.",
        ) from error
    generators = [name for name in names if name.endswith(_GENERATORS)]
    # A model that this program has trained has an architecture of its own.
    if generators or kind.startswith("gpt"):
        raise AmtError(
            Sentence(
                'The model in "{folder}" is a {architecture}, which is no sentence encoder.',
                folder=folder,
                architecture=generators[0] if generators else kind,
            ),
            "Give the folder of a BERT with its tokenizer, as Hugging Face stores it.",
        )


@lru_cache(maxsize=1)
def load_encoder(folder: Path) -> Encoder:
    """The encoder in a folder, kept in memory for the next call.

    Raises:
        AmtError: It cannot be read.
    """
    if _weights_of(folder).name == MODEL_FILE:
        return SentenceEncoder.load(folder)
    return BertFolder(folder)


def encoder_fingerprint(folder: Path) -> str:
    """The same for the same weights and words, wherever they lie."""
    files = [_weights_of(folder)]
    files += [path for name in (TOKENIZER_FILE, "vocab.txt") if (path := folder / name).is_file()]
    status = [path.stat() for path in files]
    return _digest(tuple(files), tuple((s.st_size, s.st_mtime_ns) for s in status))


@lru_cache(maxsize=8)
def _digest(files: tuple[Path, ...], _: tuple[tuple[int, int], ...]) -> str:
    parts: list[str] = []
    for path in files:
        with path.open("rb") as file:
            parts.append(file_digest(file, "blake2b").hexdigest()[:16])
    return "-".join(parts)


def _weights_of(folder: Path) -> Path:
    for name in (MODEL_FILE, *_WEIGHTS):
        if (folder / name).is_file():
            return folder / name
    raise AmtError(
        Sentence('There is no sentence encoder in "{folder}".', folder=folder),
        Sentence(
            "It holds {file}, or a BERT as Hugging Face stores it ({weights}).",
            file=MODEL_FILE,
            weights=_WEIGHTS[0],
        ),
    )
