"""The facts that captions state of a piece, from its labels and from its notes."""

from __future__ import annotations

from collections import Counter

import numpy as np

from amt_core.errors import AmtError
from amt_core.music.analysis import longest_tempo, longest_time_signature
from amt_core.music.score import Score
from amt_core.music.theory import Key, find_key, pitch_class_histogram
from amt_core.pipeline.library.labels import PieceLabels
from amt_core.spec.genres import GENRES, SUBGENRES
from amt_core.spec.music_spec import Instrument
from amt_core.text.captions.facts import Facts
from amt_core.tokens.grid import quantize
from amt_core.traits.traits import measure_traits

# A key that the notes fit less clearly is not spoken of.
_MIN_KEY_CONFIDENCE = 0.3


def piece_facts(score: Score, labels: PieceLabels) -> Facts:
    """The facts of a piece.

    Raises:
        AmtError: The score has more parts than tokens can name.
    """
    score = quantize(score)
    facts = Facts(
        genre=labels.genre if labels.genre in GENRES else None,
        subgenre=labels.subgenre if labels.subgenre in SUBGENRES else None,
        tempo_bpm=longest_tempo(score),
        time_signature=longest_time_signature(score),
        key=_key(score, labels.key),
        instruments=_instruments(score),
        num_bars=score.num_bars,
        duration_sec=score.duration_sec,
    )
    return facts.with_traits(measure_traits(score))


def _key(score: Score, stated: str) -> Key | None:
    """The key of the labels, else that of the notes if they are clear, else the signature's."""
    if stated:
        try:
            return Key.parse(stated)
        except AmtError:
            pass  # labels are written by many hands
    is_drum = [track.is_drum for track in score.tracks]
    if not all(is_drum):
        pitched = score.notes.select(~np.array(is_drum)[score.notes.track])
        found = find_key(pitch_class_histogram(pitched))
        if found is not None and found[1] >= _MIN_KEY_CONFIDENCE:
            return found[0]
    return score.key


def _instruments(score: Score) -> tuple[Instrument, ...]:
    """Parts in the order of their number of notes; equal parts count as players."""
    notes = Counter[tuple[int, bool]]()
    players = Counter[tuple[int, bool]]()
    counts = Counter(score.notes.track.tolist())
    for index, track in enumerate(score.tracks):
        sound = (0, True) if track.is_drum else (track.program, False)
        notes[sound] += counts[index]
        players[sound] += 1
    return tuple(
        Instrument(program=program, is_drum=is_drum, count=1 if is_drum else players[sound])
        for sound, _ in notes.most_common()
        for program, is_drum in [sound]
    )
