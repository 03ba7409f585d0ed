"""Model folders: written for other tools to open, read to train their weights further."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from transformers.utils import logging as transformers_logging

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.training.devices.shares import whole_tensors
from amt_core.sentence import Sentence
from amt_core.system.checksums import check_folder, forget_checksums
from amt_core.tokens.vocabulary import VOCABULARY

_NEW_ROW_NOISE = 0.1
"""Noise of a new embedding row, as a share of the spread of all rows."""


def silence_transformers() -> None:
    """Turns off the remarks and progress bars with which transformers reads and writes weights."""
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()


def save_model(model: InForceGPT2, folder: Path, *, writes: bool = True) -> None:
    """Writes the Hugging Face folder with the vocabulary it was trained on.

    What the folder held stays until the new one is complete.

    Args:
        model: The model.
        folder: The folder.
        writes: False in a process that only gives its shares of split weights.
    """
    # The head has the weights of the embedding, which are kept once.
    weights = whole_tensors({n: p.detach() for n, p in model.named_parameters()}, keeps=writes)
    if not writes:
        return
    temporary = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(temporary, ignore_errors=True)
    model.save_pretrained(temporary, state_dict=weights, safe_serialization=True)
    vocabulary = {
        "version": VOCABULARY.version,
        "size": VOCABULARY.size,
        "tokens": VOCABULARY.names(),
    }
    (temporary / "vocabulary.json").write_text(json.dumps(vocabulary, indent=0), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    forget_checksums(folder)
    # File by file, the weights last: after a kill in between, training goes on from before.
    for path in sorted(temporary.iterdir(), key=lambda p: p.suffix == ".safetensors"):
        path.replace(folder / path.name)
    temporary.rmdir()


def load_model(folder: Path) -> InForceGPT2:
    """The weights of a model folder, to train them further with this program's vocabulary.

    Tokens of the same name keep their embeddings, whatever their ids were; see `carry_rows`.

    Raises:
        AmtError: There is no model, or one of its files differs from its checksum.
    """
    check_folder(folder)
    try:
        stated = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        names = [str(name) for name in stated["tokens"]]
        model = InForceGPT2.from_pretrained(folder).float()
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise AmtError(
            Sentence('"{folder}" holds no model to begin with.', folder=folder),
            "Choose the folder of an exported model.",
        ) from error
    if not model.has_tokens_in_force:
        model.add_tokens_in_force()
    if stated.get("version") != VOCABULARY.version:
        embedding: Any = model.get_input_embeddings()
        rows = embedding.weight.detach()
        carried = carry_rows(rows, names, VOCABULARY.names())
        model.resize_token_embeddings(VOCABULARY.size, mean_resizing=False)
        embedding = model.get_input_embeddings()
        with torch.no_grad():
            embedding.weight.copy_(carried)
        model.config.bos_token_id = VOCABULARY.bos
        model.config.eos_token_id = VOCABULARY.eos
        model.config.pad_token_id = VOCABULARY.pad
    return model


def add_layers(model: InForceGPT2, count: int) -> None:
    """Makes a model deeper that gives at first what it gave before.

    The new blocks stand evenly among the others. Each is a copy of the block below it, except that
    its outputs are zero until they are trained (C. Wu and others, "LLaMA Pro: Progressive LLaMA
    with Block Expansion", 2024).

    Args:
        model: The model.
        count: The number of new blocks.
    """
    transformer: Any = model.transformer
    old: list[Any] = list(transformer.h)
    blocks: list[Any] = []
    for index, block in enumerate(old):
        blocks.append(block)
        # The share of the new blocks that stand up to here, rounded down, is there by now.
        for _ in range((index + 1) * count // len(old) - index * count // len(old)):
            added = copy.deepcopy(block)
            for projection in (added.attn.c_proj, added.mlp.c_proj):
                torch.nn.init.zeros_(projection.weight)
                torch.nn.init.zeros_(projection.bias)
            blocks.append(added)
    for index, block in enumerate(blocks):
        block.attn.layer_idx = index
    transformer.h = torch.nn.ModuleList(blocks)
    model.config.n_layer = len(blocks)


def carry_rows(
    rows: torch.Tensor, old_names: Sequence[str], new_names: Sequence[str]
) -> torch.Tensor:
    """(new tokens, width) embeddings of a new vocabulary from (old tokens, width) of an old one.

    A token of the same name keeps its row. A new token gets the mean of the old tokens of its
    kind (the name up to the first underscore), of all if there are none, plus a little noise with
    a fixed seed, so that no two new rows are alike.
    """
    old_rows = dict(zip(old_names, rows, strict=False))
    by_kind: dict[str, list[torch.Tensor]] = {}
    for name, row in old_rows.items():
        by_kind.setdefault(_kind(name), []).append(row)
    mean = rows.mean(0)
    noise = torch.randn(
        len(new_names), rows.shape[1], generator=torch.Generator().manual_seed(0)
    ) * (_NEW_ROW_NOISE * rows.std(0))
    carried: list[torch.Tensor] = []
    for name, added in zip(new_names, noise, strict=True):
        related = by_kind.get(_kind(name))
        start = torch.stack(related).mean(0) if related else mean
        carried.append(old_rows[name] if name in old_rows else start + added)
    return torch.stack(carried)


def _kind(name: str) -> str:
    return name.partition("_")[0]
