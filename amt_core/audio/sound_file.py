"""Sound files that appear when they are complete: stereo, WAV or FLAC of 16 bits, or OGG."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

from amt_core.audio.loudness import SAMPLE_RATE, Samples
from amt_core.errors import AmtError
from amt_core.midi.write import cannot_write
from amt_core.sentence import Sentence
from amt_core.system.files import replacing

# Ending -> format and encoding of libsndfile.
_FORMATS = {".wav": ("WAV", "PCM_16"), ".flac": ("FLAC", "PCM_16"), ".ogg": ("OGG", "VORBIS")}
# With less than this free, an error of libsndfile is a full disk.
_LEAST_FREE_BYTES = 2**18


def check_sound_format(path: Path) -> None:
    """Accepts names that end in .wav, .flac or .ogg.

    Raises:
        AmtError: The name has another ending.
    """
    if path.suffix.lower() not in _FORMATS:
        raise AmtError(
            Sentence('Audio cannot be written as "{ending}".', ending=path.suffix or path.name),
            "Use a name that ends in .wav, .flac or .ogg.",
        )


@contextlib.contextmanager
def writing_sound(path: Path) -> Generator[Callable[[Samples], None]]:
    """A function that appends samples (n, 2) to a file, which appears when the block ends.

    Raises:
        AmtError: The file cannot be written; libsndfile calls a full disk a system error like any
            other.
    """
    import soundfile

    file_format, encoding = _FORMATS[path.suffix.lower()]
    try:
        with replacing(path) as temporary:
            try:
                with soundfile.SoundFile(
                    temporary,
                    "w",
                    SAMPLE_RATE,
                    channels=2,
                    subtype=encoding,
                    format=file_format,
                ) as file:
                    yield file.write
            except soundfile.LibsndfileError as error:
                if shutil.disk_usage(path.parent).free < _LEAST_FREE_BYTES:
                    raise _disk_is_full() from error
                raise
    except (OSError, ValueError, soundfile.LibsndfileError) as error:
        raise cannot_write(path, error) from error


def _disk_is_full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
