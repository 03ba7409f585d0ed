"""Embed: a vector for every text, kept on disk by the text's hash.

A cache holds the vectors of one encoder: `vectors.f16`, which is memory-mapped, and `hashes.bin`,
which holds the length of a vector and the hash of each text. Both grow until they are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.pipeline.clusters.encoders import load_encoder
from amt_core.pipeline.executors import Workers
from amt_core.progress import Advanced, Finished, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.system.files import replacing

_CHUNK = 128
# More at once are no faster on a processor, and each thread holds what lies between the layers.
_TEXTS_AT_ONCE = 16
_VECTORS, _HASHES = "vectors.f16", "hashes.bin"
_COPIED_ROWS = 4096
_HEADER_BYTES, _HASH_BYTES = 8, 16
_NUMBER_BYTES = np.dtype(np.float16).itemsize

Vectors = NDArray[np.float16]


def embed_texts(
    texts: Sequence[str], *, encoder: Path, cache: Path, workers: Workers
) -> Iterator[Progress]:
    """Embeds the texts that the cache lacks, texts of similar length together.

    Args:
        texts: The texts.
        encoder: The folder of the encoder, as the workers see it.
        cache: The folder of the vectors of this encoder.
        workers: The workers that compute.

    Raises:
        AmtError: The encoder cannot be read.
    """
    cache.mkdir(parents=True, exist_ok=True)
    rows, width = _rows(cache)
    missing = [text for text in dict.fromkeys(texts) if _hash(text) not in rows]
    # The longest first: later batches fit into the memory of the first, and the estimate of the
    # time that is left errs on the safe side.
    missing.sort(key=len, reverse=True)
    yield Started(total=len(missing), unit="texts", message=Sentence("Embedding the texts"))
    chunks = [missing[first : first + _CHUNK] for first in range(0, len(missing), _CHUNK)]
    with (cache / _VECTORS).open("ab") as vectors, (cache / _HASHES).open("ab") as hashes:
        # What a killed run wrote of one file and not of the other is cut off.
        vectors.truncate(len(rows) * width * _NUMBER_BYTES)
        hashes.truncate(_HEADER_BYTES + len(rows) * _HASH_BYTES if rows else 0)
        done = 0
        for some, encoded in zip(
            chunks, workers.map(partial(encode_chunk, encoder), chunks), strict=True
        ):
            if not width:
                width = encoded.shape[1]
                hashes.write(width.to_bytes(_HEADER_BYTES, "little"))
            vectors.write(encoded.tobytes())
            vectors.flush()
            hashes.write(b"".join(map(_hash, some)))
            hashes.flush()
            done += len(some)
            yield Advanced(done=done, total=len(missing))
    yield Finished(
        message=Sentence(
            "{texts}, {new:,} of them new",
            texts=counted(len(texts), "different texts"),
            new=len(missing),
        )
    )


def encode_chunk(encoder: Path, texts: list[str]) -> Vectors:
    """(texts, d) float16."""
    loaded = load_encoder(encoder)
    parts = [
        loaded.encode(texts[first : first + _TEXTS_AT_ONCE])
        for first in range(0, len(texts), _TEXTS_AT_ONCE)
    ]
    return np.concatenate(parts).astype(np.float16)


def load(cache: Path, texts: Sequence[str]) -> Vectors:
    """(texts, d) float16: the vectors of texts that were embedded; d is 0 without texts."""
    rows, width = _rows(cache)
    if not rows:
        return np.zeros((0, 0), dtype=np.float16)
    vectors = np.memmap(cache / _VECTORS, dtype=np.float16, mode="r", shape=(len(rows), width))
    return vectors[[rows[_hash(text)] for text in texts]]


def bound_cache(cache: Path, texts: Sequence[str], *, most: int) -> None:
    """Drops the oldest vectors of other texts while the cache holds more than `most`.

    Args:
        cache: The folder of the vectors.
        texts: The texts whose vectors stay in any case.
        most: The number of vectors to keep.
    """
    rows, width = _rows(cache)
    if len(rows) <= most:
        return
    needed = {_hash(text) for text in texts} & rows.keys()
    others = [each for each in rows if each not in needed]
    num_others = max(most - len(needed), 0)
    dropped = set(others[: len(others) - num_others])
    if not dropped:
        return
    kept = [each for each in rows if each not in dropped]
    vectors = np.memmap(cache / _VECTORS, dtype=np.float16, mode="r", shape=(len(rows), width))
    with replacing(cache / _VECTORS) as temporary:
        with temporary.open("wb") as file:
            for first in range(0, len(kept), _COPIED_ROWS):
                some = kept[first : first + _COPIED_ROWS]
                file.write(vectors[[rows[each] for each in some]].tobytes())
        del vectors
        # A kill from here on leaves an empty cache, never the vector of another text.
        (cache / _HASHES).unlink()
    with replacing(cache / _HASHES) as temporary:
        temporary.write_bytes(width.to_bytes(_HEADER_BYTES, "little") + b"".join(kept))


def _rows(cache: Path) -> tuple[dict[bytes, int], int]:
    """Hash → row of every text that the cache holds as a whole, and numbers in a vector."""
    if not (cache / _HASHES).exists():
        return {}, 0
    data = (cache / _HASHES).read_bytes()
    width = int.from_bytes(data[:_HEADER_BYTES], "little")
    hashes = data[_HEADER_BYTES:]
    num_vectors = (cache / _VECTORS).stat().st_size // (width * _NUMBER_BYTES) if width else 0
    count = min(len(hashes) // _HASH_BYTES, num_vectors)
    rows = {hashes[i * _HASH_BYTES : (i + 1) * _HASH_BYTES]: i for i in range(count)}
    return rows, width if rows else 0


def _hash(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_HASH_BYTES).digest()
