"""A model on disk: a Hugging Face GPT-2 folder with ``vocabulary.json`` and ``onnx/``.

Whatever does not fit together is found here, from a few kilobytes of headers, before any weight is
read into memory. Weights, graphs and the companion files (`amt_core.engine.companions`) are
compared with their checksums when they are read.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from amt_core.engine.graph_shape import PRECISIONS, GraphShape, Precision
from amt_core.engine.headers import check_onnx, check_safetensors
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import check_file
from amt_core.system.paths import assets_dir

MODEL_ENVIRONMENT_VARIABLE: Final = "AMT_MODEL"

_REINSTALL: Final = Sentence("Install the model again, or choose another model folder.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedVocabulary:
    """The vocabulary that a model must have been trained on.

    Attributes:
        version: Name of the table of tokens.
        size: Number of token ids.
        earlier_sizes: The number of ids of each earlier version that it continues: a model of one
            of these knows fewer tokens, and the same ids for them.
    """

    version: str
    size: int
    earlier_sizes: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A model folder that has been checked and can be loaded.

    Attributes:
        path: The folder.
        n_layer: Transformer blocks.
        n_head: Attention heads of a block.
        n_embd: Width of the residual stream.
        n_positions: Longest sequence the model can see, in tokens.
        vocab_size: Rows of the embedding; at least the vocabulary's size.
        num_known_ids: Ids of the vocabulary that it was trained on; none above is ever given to it.
        n_inner: Width of the feed-forward layer.
        layer_norm_epsilon: Added to the variance in every layer norm.
        has_tokens_in_force: Whether it was trained with the embedding of the tokens in force.
        bos_token_id: The token that every sequence begins with.
        onnx_files: The graphs that are there, by precision.
    """

    path: Path
    n_layer: int
    n_head: int
    n_embd: int
    n_positions: int
    vocab_size: int
    num_known_ids: int
    n_inner: int
    layer_norm_epsilon: float
    has_tokens_in_force: bool
    bos_token_id: int
    onnx_files: dict[Precision, Path]

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        vocabulary: ExpectedVocabulary | None = None,
        require_onnx: bool = True,
    ) -> ModelFolder:
        """Checks the folder and gives what its headers say; loads no weights.

        Args:
            path: The folder.
            vocabulary: What the model must have been trained on; by default this program's own.
            require_onnx: Whether a folder without a graph, or with a damaged one, is an error (to
                compose) or not (to export one).

        Raises:
            AmtError: The folder or one of its files is missing, damaged, not a GPT-2, or of
                another vocabulary; the message names the file.
        """
        folder = Path(path).expanduser()
        if not folder.is_dir():
            raise AmtError(
                Sentence("There is no model folder at {folder}.", folder=folder),
                Sentence(
                    "Choose another folder, or set {variable} to one.",
                    variable=MODEL_ENVIRONMENT_VARIABLE,
                ),
            )
        config = _read_json(folder / "config.json")
        shape = _read_shape(folder / "config.json", config)
        num_known_ids = _check_vocabulary(
            folder / "vocabulary.json", shape, vocabulary or _own_vocabulary()
        )
        check_safetensors(folder / "model.safetensors", weight_shapes(shape))
        onnx_files: dict[Precision, Path] = {
            precision: file
            for precision in PRECISIONS
            if (file := onnx_path(folder, precision)).is_file()
        }
        # A damaged graph must not prevent the export that replaces it.
        for file in onnx_files.values() if require_onnx else ():
            check_onnx(file)
        if require_onnx and not onnx_files:
            raise AmtError(
                Sentence("{folder} has no model_int8.onnx.", folder=folder / "onnx"),
                Sentence("Make it with: amt model export {folder}", folder=folder),
            )
        bos: object = config.get("bos_token_id")
        return cls(
            path=folder,
            n_layer=shape.n_layer,
            n_head=shape.n_head,
            n_embd=shape.n_embd,
            n_positions=shape.n_positions,
            vocab_size=shape.vocab_size,
            num_known_ids=num_known_ids,
            n_inner=shape.n_inner,
            layer_norm_epsilon=shape.layer_norm_epsilon,
            has_tokens_in_force=shape.has_tokens_in_force,
            bos_token_id=bos if isinstance(bos, int) and 0 <= bos < shape.vocab_size else 0,
            onnx_files=onnx_files,
        )

    @property
    def num_weights(self) -> int:
        """Weights of the model; the embedding counts once."""
        return sum(math.prod(shape) for shape in weight_shapes(self.shape).values())

    @property
    def shape(self) -> GraphShape:
        """The numbers that the graph is built from."""
        return GraphShape(
            n_layer=self.n_layer,
            n_head=self.n_head,
            n_embd=self.n_embd,
            n_positions=self.n_positions,
            vocab_size=self.vocab_size,
            n_inner=self.n_inner,
            layer_norm_epsilon=self.layer_norm_epsilon,
            has_tokens_in_force=self.has_tokens_in_force,
        )


def onnx_path(folder: Path, precision: Precision) -> Path:
    """The path of the graph of a precision in a model folder."""
    return folder / "onnx" / f"model_{precision}.onnx"


def default_model_path() -> Path:
    """The folder named by ``AMT_MODEL``, else the model that comes with the program."""
    chosen = os.environ.get(MODEL_ENVIRONMENT_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return assets_dir() / "models" / "default"


def _own_vocabulary() -> ExpectedVocabulary:
    from amt_core.tokens.vocabulary import VOCABULARY

    return ExpectedVocabulary(
        version=VOCABULARY.version,
        size=VOCABULARY.size,
        earlier_sizes=VOCABULARY.earlier_sizes,
    )


def _read_json(file: Path) -> dict[str, Any]:
    check_file(file.parent, file.name)
    try:
        value: object = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AmtError(
            Sentence(
                "The model folder {folder} is incomplete: {name} is missing.",
                folder=file.parent,
                name=file.name,
            ),
            _REINSTALL,
        ) from None
    except (OSError, ValueError) as error:
        raise AmtError(
            Sentence("{file} cannot be read ({error}).", file=file, error=error), _REINSTALL
        ) from error
    if not isinstance(value, dict):
        raise AmtError(
            Sentence("{file} is damaged: it should hold one JSON object.", file=file), _REINSTALL
        )
    return cast("dict[str, Any]", value)


def _read_shape(file: Path, config: dict[str, Any]) -> GraphShape:
    kind = config.get("model_type")
    if kind != "gpt2":
        raise AmtError(
            Sentence(
                "{file} describes a model of type {kind!r}, not a GPT-2.", file=file, kind=kind
            ),
            "Choose a folder that AMT Desktop made, or one in its format.",
        )
    activation = config.get("activation_function", "gelu_new")
    unusual = (
        activation != "gelu_new"
        or config.get("scale_attn_weights", True) is not True
        or config.get("scale_attn_by_inverse_layer_idx", False) is not False
        or config.get("add_cross_attention", False) is not False
    )
    if unusual:
        raise AmtError(
            Sentence("{file} describes a GPT-2 variant that this engine does not run.", file=file),
            "It runs gelu_new with plain scaled attention, which is GPT-2's default.",
        )

    def count(name: str) -> int:
        value = config.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise AmtError(
                Sentence(
                    "{file} is damaged: {name} is {value!r}.", file=file, name=name, value=value
                ),
                _REINSTALL,
            )
        return value

    n_embd, n_head = count("n_embd"), count("n_head")
    if n_embd % n_head:
        raise AmtError(
            Sentence(
                "{file} is damaged: n_embd {n_embd} is not a multiple of n_head {n_head}.",
                file=file,
                n_embd=n_embd,
                n_head=n_head,
            ),
            _REINSTALL,
        )
    epsilon = config.get("layer_norm_epsilon", 1e-5)
    if not isinstance(epsilon, float | int):
        raise AmtError(
            Sentence(
                "{file} is damaged: layer_norm_epsilon is {epsilon!r}.", file=file, epsilon=epsilon
            ),
            _REINSTALL,
        )
    return GraphShape(
        n_layer=count("n_layer"),
        n_head=n_head,
        n_embd=n_embd,
        n_positions=count("n_positions"),
        vocab_size=count("vocab_size"),
        n_inner=count("n_inner") if config.get("n_inner") is not None else 4 * n_embd,
        layer_norm_epsilon=float(epsilon),
        has_tokens_in_force=config.get("tokens_in_force") is True,
    )


def _check_vocabulary(file: Path, shape: GraphShape, expected: ExpectedVocabulary) -> int:
    """The number of ids of the model's vocabulary, which is the expected one or an earlier one."""
    found = _read_json(file)
    version, size = found.get("version"), found.get("size")
    sizes = {expected.version: expected.size, **expected.earlier_sizes}
    if not isinstance(version, str) or version not in sizes:
        raise AmtError(
            Sentence(
                "{file} is of vocabulary {version!r}; this program knows {expected!r}.",
                file=file,
                version=version,
                expected=expected.version,
            ),
            "Update AMT Desktop if the model is newer, or choose a model made for this version.",
        )
    if size != sizes[version] or shape.vocab_size < sizes[version]:
        raise AmtError(
            Sentence(
                "{file} does not fit: it lists {size!r} tokens, the model has {vocab_size}, "
                "this vocabulary {expected}.",
                file=file,
                size=size,
                vocab_size=shape.vocab_size,
                expected=sizes[version],
            ),
            _REINSTALL,
        )
    return sizes[version]


def weight_shapes(shape: GraphShape) -> dict[str, tuple[int, ...]]:
    """Name and shape of every tensor that ``model.safetensors`` must hold.

    Names are without the ``transformer.`` prefix. The head is tied to the token embedding.
    """
    width, inner = shape.n_embd, shape.n_inner
    shapes: dict[str, tuple[int, ...]] = {
        "wte.weight": (shape.vocab_size, width),
        "wpe.weight": (shape.n_positions, width),
        "ln_f.weight": (width,),
        "ln_f.bias": (width,),
    }
    if shape.has_tokens_in_force:
        shapes["wfe.weight"] = (shape.vocab_size, width)
    for layer in range(shape.n_layer):
        parts = {
            "ln_1.weight": (width,),
            "ln_1.bias": (width,),
            "attn.c_attn.weight": (width, 3 * width),
            "attn.c_attn.bias": (3 * width,),
            "attn.c_proj.weight": (width, width),
            "attn.c_proj.bias": (width,),
            "ln_2.weight": (width,),
            "ln_2.bias": (width,),
            "mlp.c_fc.weight": (width, inner),
            "mlp.c_fc.bias": (inner,),
            "mlp.c_proj.weight": (inner, width),
            "mlp.c_proj.bias": (width,),
        }
        shapes |= {f"h.{layer}.{name}": part for name, part in parts.items()}
    return shapes
