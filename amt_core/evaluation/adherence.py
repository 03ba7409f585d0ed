"""Adherence: compares the notes of a piece with what its description states.

Tempo, key, meter, instruments and length are compared with what a spec states. The key is found
in the notes, not read from the key signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.evaluation.measures.second_key import find_key_again
from amt_core.music.analysis import longest_tempo, longest_time_signature
from amt_core.music.instruments.general_midi import family
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.music.tempo_map import tempo_bin
from amt_core.music.theory import Key, pitch_class_histogram
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.spec.requests import TempoChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """Agreement of a piece with a spec: 1 is right, 0 is wrong, None was not requested.

    Attributes:
        tempo_bin: TB: the tempo is in the bin of the requested tempo.
        tempo_bin_near: TBT: at most one bin away.
        tempo_exact: At most one tempo step of the tokens (5 %) away.
        key: CK: the key found has this tonic and mode.
        key_relative: CKD: the key or its relative.
        key_mustango: CKD as computed by Mustango's script, which shifts the relative key the wrong
            way: given for comparison with published figures.
        key_temperley: CK by Temperley's profiles instead of Krumhansl's.
        time_signature: The time signature is the requested one.
        num_bars: The number of bars is the requested one.
        duration: The playing time is right within one bar; only if no number of bars is requested.
        instrument_precision: Share of the sounding families that were requested.
        instrument_recall: Share of the requested families that sound. Drums are a family.
        instrument_f1: Their harmonic mean.
        has_instruments: All requested families sound.
        keeps_excluded: No excluded instrument sounds.
        keeps_only: No instrument sounds that `only` does not allow.
        asa: MuseCoco's attribute control accuracy: the share of right ones among the requested
            tempo_bin, key, time_signature, num_bars or duration, has_instruments, keeps_excluded
            and keeps_only.
    """

    tempo_bin: float | None = None
    tempo_bin_near: float | None = None
    tempo_exact: float | None = None
    key: float | None = None
    key_relative: float | None = None
    key_mustango: float | None = None
    key_temperley: float | None = None
    time_signature: float | None = None
    num_bars: float | None = None
    duration: float | None = None
    instrument_precision: float | None = None
    instrument_recall: float | None = None
    instrument_f1: float | None = None
    has_instruments: float | None = None
    keeps_excluded: float | None = None
    keeps_only: float | None = None
    asa: float | None = None

    def to_json(self) -> dict[str, float]:
        """The figures of the requested attributes."""
        return {name: value for name, value in asdict(self).items() if value is not None}


ASKED = (
    "tempo_bin", "key", "time_signature", "num_bars", "duration", "has_instruments",
    "keeps_excluded", "keeps_only",
)  # fmt: skip
"""The objective attributes, each of which counts once in ASA."""


def measure_adherence(spec: MusicSpec, score: Score) -> Adherence:
    """Compares a piece with the binding attributes of a spec; suggestions are not measured."""
    figures: dict[str, float | None] = {
        **_tempo(spec, score),
        **_key(spec, score),
        **_frame(spec, score),
        **_instruments(spec, score),
    }
    asked = [value for name in ASKED if (value := figures.get(name)) is not None]
    return Adherence(**figures, asa=float(np.mean(asked)) if asked else None)


def mustango_relative(key: Key) -> Key:
    """The "relative" key of Mustango's `evaluate_control_testB.py`, shifted the wrong way."""
    if key.mode == "major":
        return Key((key.tonic + 3) % 12, "minor")
    return Key((key.tonic + 9) % 12, "major")


def sounding_instruments(score: Score) -> tuple[Instrument, ...]:
    """The instruments that play at least one note, each once."""
    sounding = set(score.notes.track.tolist())
    return tuple(
        sorted(
            {
                Instrument(is_drum=True) if track.is_drum else Instrument(program=track.program)
                for number, track in enumerate(score.tracks)
                if number in sounding
            }
        )
    )


def families_of(instruments: Sequence[Instrument]) -> frozenset[str]:
    """The families of some instruments; drums are one of them."""
    return frozenset("drums" if i.is_drum else family(i.program) for i in instruments)


def _tempo(spec: MusicSpec, score: Score) -> dict[str, float | None]:
    asked = spec.tempo_bpm
    if asked.value is None or not asked.is_binding:
        return {}
    # A tempo that moves is asked for where the piece begins.
    moves = any(isinstance(change, TempoChange) for change in spec.changes.value or ())
    bpm = score.tempo.at(0) if moves else longest_tempo(score)
    distance = abs(tempo_bin(bpm) - tempo_bin(asked.value))
    return {
        "tempo_bin": float(distance == 0),
        "tempo_bin_near": float(distance <= 1),
        "tempo_exact": float(abs(np.log(bpm / asked.value)) <= np.log(1.05)),
    }


def _key(spec: MusicSpec, score: Score) -> dict[str, float | None]:
    asked = spec.key.value
    if asked is None or not spec.key.is_binding:
        return {}
    columns = PieceColumns(score)
    found = Harmony(columns).key
    again = find_key_again(pitch_class_histogram(columns.pitched))
    return {
        "key": float(found == asked),
        "key_relative": float(found in {asked, asked.relative}),
        "key_mustango": float(found in {asked, mustango_relative(asked)}),
        "key_temperley": float(again == asked),
    }


def _frame(spec: MusicSpec, score: Score) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    meter = longest_time_signature(score)
    if spec.time_signature.is_binding:
        figures["time_signature"] = float(meter == spec.time_signature.value)
    if spec.num_bars.is_binding:
        figures["num_bars"] = float(score.num_bars == spec.num_bars.value)
    elif spec.duration_sec.is_binding and spec.duration_sec.value is not None:
        bar_sec = meter.bar_ticks / TICKS_PER_QUARTER * 60.0 / longest_tempo(score)
        distance_sec = abs(score.duration_sec - spec.duration_sec.value)
        figures["duration"] = float(distance_sec <= bar_sec)
    return figures


def _instruments(spec: MusicSpec, score: Score) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    sounding = sounding_instruments(score)
    asked = spec.instruments.value or () if spec.instruments.is_binding else ()
    if asked:
        wanted, played = families_of(asked), families_of(sounding)
        common = len(wanted & played)
        precision, recall = common / max(len(played), 1), common / len(wanted)
        figures["instrument_precision"] = precision
        figures["instrument_recall"] = recall
        figures["instrument_f1"] = 2 * common / (len(wanted) + len(played))
        figures["has_instruments"] = float(wanted <= played)
        if spec.only.is_binding and spec.only.value:
            allowed = {_identity(i) for i in asked}
            figures["keeps_only"] = float(all(_identity(i) in allowed for i in sounding))
    if spec.excluded.is_binding and spec.excluded.value:
        banned = {_identity(i) for i in spec.excluded.value}
        figures["keeps_excluded"] = float(all(_identity(i) not in banned for i in sounding))
    return figures


def _identity(instrument: Instrument) -> int:
    return -1 if instrument.is_drum else instrument.program
