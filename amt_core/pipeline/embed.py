"""Embed: a vector for every text, kept on disk by the text's hash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.progress import Advanced, Finished, Progress, Started
from amt_core.text.encoder import DIMENSION, SentenceEncoder

_BATCH = 256
_VECTORS, _HASHES = "vectors.f16", "hashes.bin"
_HASH_BYTES = 16


def embed_texts(
    texts: Sequence[str], *, encoder: SentenceEncoder, cache: Path
) -> Iterator[Progress]:
    """Embeds the texts that the cache lacks, those of like length together.

    Args:
        texts: The texts.
        encoder: The sentence encoder.
        cache: The folder of the vectors.
    """
    cache.mkdir(parents=True, exist_ok=True)
    places = _places(cache)
    missing = [text for text in dict.fromkeys(texts) if _hash(text) not in places]
    missing.sort(key=len)
    yield Started(total=len(missing), unit="texts", message="Embedding the texts")
    # What a killed run wrote of one file and not of the other is cut off.
    count = len(places)
    with (cache / _VECTORS).open("ab") as vectors, (cache / _HASHES).open("ab") as hashes:
        vectors.truncate(count * DIMENSION * 2)
        hashes.truncate(count * _HASH_BYTES)
        for first in range(0, len(missing), _BATCH):
            some = missing[first : first + _BATCH]
            vectors.write(encoder.encode(some).astype(np.float16).tobytes())
            vectors.flush()
            hashes.write(b"".join(map(_hash, some)))
            hashes.flush()
            yield Advanced(done=first + len(some), total=len(missing))
    yield Finished(message=f"{len(missing)} new texts of {len(texts)}")


def load(cache: Path, texts: Sequence[str]) -> NDArray[np.float16]:
    """(texts, 384) float16: the vectors of texts that were embedded."""
    places = _places(cache)
    vectors = np.memmap(cache / _VECTORS, dtype=np.float16, mode="r").reshape(-1, DIMENSION)
    return vectors[[places[_hash(text)] for text in texts]]


def _places(cache: Path) -> dict[bytes, int]:
    """Hash → row of every text in the cache."""
    if not (cache / _HASHES).exists():
        return {}
    data = (cache / _HASHES).read_bytes()
    num_vectors = (cache / _VECTORS).stat().st_size // (DIMENSION * 2)
    count = min(len(data) // _HASH_BYTES, num_vectors)
    return {data[i * _HASH_BYTES : (i + 1) * _HASH_BYTES]: i for i in range(count)}


def _hash(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_HASH_BYTES).digest()
