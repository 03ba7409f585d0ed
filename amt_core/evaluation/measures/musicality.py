"""The measures of a piece in one table, for comparison with human pieces."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.evaluation.measures.pitch import (
    entropy_of_bars,
    pitch_class_entropy,
    polyphony,
    scale_consistency,
)
from amt_core.evaluation.measures.repetition import (
    MAX_SAME_BARS,
    bar_hashes,
    longest_same_bars,
    repeats_idea,
    structural_repetition,
    zlib_ratio,
)
from amt_core.evaluation.measures.rhythm import (
    drum_pattern_consistency,
    empty_beat_rate,
    empty_measure_rate,
    groove_consistency,
    groove_similarity,
    interval_entropy,
)
from amt_core.evaluation.measures.structureness import structureness
from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Musicality:
    """Measures of one piece; None where it has nothing to measure.

    Attributes:
        pitch_class_entropy: Bits of the 12-bin histogram, drums left out.
        scale_consistency: Largest share of notes in one major or minor scale.
        groove_consistency: Likeness of the onsets of adjacent bars.
        polyphony: Pitches at once while any sounds.
        polyphony_rate: Share of time with two pitches or more.
        empty_beat_rate: Share of quarter notes in which nothing sounds.
        empty_measure_rate: Share of bars in which nothing sounds.
        drum_pattern_consistency: Share of drum notes on the sixteenths or the triplets.
        entropy_1_bar: H1, mean pitch-class entropy of single bars.
        entropy_4_bars: H4, the same over four bars.
        groove_similarity: GS, likeness of the onsets of all pairs of bars.
        chord_irregularity: CPI, share of unique chord trigrams.
        structure_short: SI over 3 to 8 seconds.
        structure_middle: SI over 8 to 15 seconds.
        structure_long: SI over more than 15 seconds.
        notes_per_bar: Note density.
        interval_entropy: Bits of the waits between onsets.
        structural_repetition: Share of bars that repeat an earlier bar exactly.
        zlib_ratio: Compression ratio of the notes by deflate.
        mean_velocity: Mean loudness, 1..127.
        velocity_spread: Standard deviation of the velocity.
        bass_root_rate: Bass notes on strong beats that are the root of the chord.
        melody_in_scale: Notes of the highest part in the scale of the key.
        repeats_idea: 1 if two to four bars of the melody are repeated.
        ends_on_tonic: 1 if the last bar sounds and its bass ends on the tonic.
        longest_same_bars: Most bars in a row that are the same.
        is_stuck: 1 if a bar is repeated more than eight times, unchanged.
        is_empty: 1 if there are no notes.
    """

    pitch_class_entropy: float | None
    scale_consistency: float | None
    groove_consistency: float | None
    polyphony: float | None
    polyphony_rate: float | None
    empty_beat_rate: float
    empty_measure_rate: float
    drum_pattern_consistency: float | None
    entropy_1_bar: float | None
    entropy_4_bars: float | None
    groove_similarity: float | None
    chord_irregularity: float | None
    structure_short: float | None
    structure_middle: float | None
    structure_long: float | None
    notes_per_bar: float
    interval_entropy: float | None
    structural_repetition: float | None
    zlib_ratio: float | None
    mean_velocity: float | None
    velocity_spread: float | None
    bass_root_rate: float | None
    melody_in_scale: float | None
    repeats_idea: float | None
    ends_on_tonic: float | None
    longest_same_bars: float
    is_stuck: float
    is_empty: float

    def to_json(self) -> dict[str, float]:
        """The measures that are not None."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def measure_musicality(score: Score) -> Musicality:
    """Measures a piece."""
    columns = PieceColumns(score)
    harmony = Harmony(columns)
    hashes = bar_hashes(columns)
    same_bars = longest_same_bars(hashes)
    mean_polyphony, polyphony_rate = polyphony(columns)
    structure = structureness(columns)
    velocity = columns.notes.velocity
    return Musicality(
        pitch_class_entropy=pitch_class_entropy(columns),
        scale_consistency=scale_consistency(columns),
        groove_consistency=groove_consistency(columns),
        polyphony=mean_polyphony,
        polyphony_rate=polyphony_rate,
        empty_beat_rate=empty_beat_rate(columns),
        empty_measure_rate=empty_measure_rate(columns),
        drum_pattern_consistency=drum_pattern_consistency(columns),
        entropy_1_bar=entropy_of_bars(columns, 1),
        entropy_4_bars=entropy_of_bars(columns, 4),
        groove_similarity=groove_similarity(columns),
        chord_irregularity=harmony.chord_irregularity(),
        structure_short=structure["short"],
        structure_middle=structure["middle"],
        structure_long=structure["long"],
        notes_per_bar=len(columns.notes) / score.num_bars,
        interval_entropy=interval_entropy(columns),
        structural_repetition=structural_repetition(hashes),
        zlib_ratio=zlib_ratio(columns),
        mean_velocity=float(velocity.mean()) if len(velocity) else None,
        velocity_spread=float(velocity.std()) if len(velocity) else None,
        bass_root_rate=harmony.bass_root_rate(),
        melody_in_scale=harmony.melody_in_scale(),
        repeats_idea=repeats_idea(columns, harmony.melody),
        ends_on_tonic=harmony.ends_on_tonic(),
        longest_same_bars=float(same_bars),
        is_stuck=float(same_bars > MAX_SAME_BARS + 1),
        is_empty=float(not len(columns.notes)),
    )
