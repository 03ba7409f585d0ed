"""The description of a piece: what a listener could ask for to get one like it."""

from __future__ import annotations

from amt_core.music.analysis import longest_tempo
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.spec.genres import SUBGENRES
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source


def spec_of_piece(
    score: Score, *, genre: str | None, subgenre: str | None, key: Key | None
) -> MusicSpec:
    """A spec with the instruments, tempo, meter and length of a piece, and what is known of it.

    Args:
        score: The piece.
        genre: Its genre, if known.
        subgenre: Its subgenre, if known; one that specs do not know is left out.
        key: Its key, if known.
    """
    counts: dict[Instrument, int] = {}
    for track in score.tracks:
        one = Instrument(program=0 if track.is_drum else track.program, is_drum=track.is_drum)
        counts[one] = counts.get(one, 0) + 1
    values = {
        "tempo_bpm": float(round(longest_tempo(score))),
        "time_signature": score.meter.at(0),
        "key": key,
        "instruments": tuple(
            Instrument(program=one.program, is_drum=one.is_drum, count=count)
            for one, count in counts.items()
        ),
        "only": True,
        "num_bars": score.num_bars,
        "genre": genre,
        "subgenre": subgenre if subgenre in SUBGENRES else None,
    }
    stated = {
        name: Attribute(value, Source.STATED) for name, value in values.items() if value is not None
    }
    return MusicSpec(**stated)  # type: ignore[arg-type]
