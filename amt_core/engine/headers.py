"""The check of a weights file by its header: is it whole, and the one it should be?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

_REINSTALL: Final = Sentence("Install the model again, or choose another model folder.")
_MAX_HEADER_BYTES: Final = 100_000_000
_PICKLED: Final = ("pytorch_model.bin", "model.pt", "model.pth", "model.ckpt")
_READABLE_DTYPES: Final = ("F32", "F16")

# Protobuf's wire types, and the number of ModelProto's field `graph`.
_VARINT, _LENGTH_DELIMITED = 0, 2
_PLAIN_KINDS: Final = (_VARINT, _LENGTH_DELIMITED)
_GRAPH_FIELD: Final = 7


def check_safetensors(file: Path, wanted_shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Checks that a safetensors file is whole and holds tensors of the wanted shapes.

    The format is 8 bytes of length, that many bytes of JSON, then the tensors.

    Args:
        file: The file.
        wanted_shapes: By name, without the ``transformer.`` prefix of ``GPT2LMHeadModel``.

    Raises:
        AmtError: It is missing, truncated, of another format or another model.
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            header_bytes = int.from_bytes(stream.read(8), "little")
            if size < 8 or header_bytes > min(size - 8, _MAX_HEADER_BYTES):
                raise AmtError(
                    Sentence("{file} is truncated or not a safetensors file.", file=file),
                    _REINSTALL,
                )
            header: object = json.loads(stream.read(header_bytes))
    except FileNotFoundError:
        pickled = next((file.with_name(n) for n in _PICKLED if file.with_name(n).exists()), None)
        if pickled is not None:
            raise AmtError(
                Sentence(
                    "{pickled} holds weights in a format that can run code when it is opened.",
                    pickled=pickled,
                ),
                Sentence(
                    "Save them as {name}: load the model in transformers and call save_pretrained.",
                    name=file.name,
                ),
            ) from None
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
            Sentence("{file} is truncated or not a safetensors file.", file=file), _REINSTALL
        ) from error
    if not isinstance(header, dict):
        raise AmtError(Sentence("{file} is not a safetensors file.", file=file), _REINSTALL)
    tensors = {
        name.removeprefix("transformer."): cast("dict[str, Any]", entry)
        for name, entry in cast("dict[str, object]", header).items()
        if name != "__metadata__" and isinstance(entry, dict)
    }
    for name, wanted in wanted_shapes.items():
        entry = tensors.get(name)
        if entry is None:
            raise AmtError(
                Sentence("{file} lacks the weights {name}.", file=file, name=name), _REINSTALL
            )
        if tuple(entry.get("shape", ())) != wanted:
            raise AmtError(
                Sentence(
                    "{file} does not fit config.json: {name} is {shape}, not {wanted}.",
                    file=file,
                    name=name,
                    shape=entry.get("shape"),
                    wanted=list(wanted),
                ),
                _REINSTALL,
            )
        if entry.get("dtype") not in _READABLE_DTYPES:
            raise AmtError(
                Sentence(
                    "{file} holds {name} as {type}.", file=file, name=name, type=entry.get("dtype")
                ),
                "Save the model in float32 or float16.",
            )
    try:
        end = max(int(entry["data_offsets"][1]) for entry in tensors.values())
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise AmtError(
            Sentence("{file} is not a safetensors file.", file=file), _REINSTALL
        ) from error
    if size < 8 + header_bytes + end:
        missing = 8 + header_bytes + end - size
        raise AmtError(
            Sentence(
                "{file} is truncated: {missing:,} bytes are missing.", file=file, missing=missing
            ),
            _REINSTALL,
        )


def check_onnx(file: Path) -> None:
    """Checks that an ONNX file is whole, by walking its outermost protobuf fields.

    They must end where the file ends. The graph is one length-delimited field of the
    ``ModelProto``, so that a file that was cut anywhere shows.

    Raises:
        AmtError: It is truncated or of another format.
    """
    size = file.stat().st_size
    at = 0
    has_graph = False
    with file.open("rb") as stream:
        while at < size:
            stream.seek(at)
            head = stream.read(20)
            try:
                key, used = _read_varint(head, 0)
                kind = key & 7
                value, used = _read_varint(head, used)
            except (IndexError, ValueError) as error:
                raise AmtError(
                    Sentence("{file} is not an ONNX model.", file=file), _export_again(file)
                ) from error
            if kind not in _PLAIN_KINDS:
                raise AmtError(
                    Sentence("{file} is not an ONNX model.", file=file), _export_again(file)
                )
            at += used + (value if kind == _LENGTH_DELIMITED else 0)
            has_graph = has_graph or key >> 3 == _GRAPH_FIELD
    if at > size:
        raise AmtError(Sentence("{file} is truncated.", file=file), _export_again(file))
    if not has_graph:
        raise AmtError(Sentence("{file} is not an ONNX model.", file=file), _export_again(file))


def _export_again(file: Path) -> str:
    return Sentence("Make it again with: amt model export {folder}", folder=file.parent.parent)


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        shift += 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise ValueError("varint too long")
