"""Small files of the kinds that people report trouble with, each with the right value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amt_core.midi.read import read_midi
from amt_core.music.score import Score

CASES = Path(__file__).parent / "cases"

# File -> what holds of its score.
RIGHT: dict[str, dict[str, Any]] = {
    "01-pedal.mid": {"notes": 16, "bars": 4},
    "08-program-change-midtrack.mid": {"programs": [27], "notes": 16},
    "09-LH-RH-one-channel.mid": {"names": ["Piano RH", "Piano LH"], "channels": [0, 0]},
    "10-loop-8bars-eot.mid": {"bars": 8},
    "10b-loop-8bars-eot-fmt1.mid": {"bars": 8},
    "11-shiftjis.mid": {"names": ["ピアノ右手", "ベース"]},
    "11b-cp1252.mid": {"names": ["Flöte – „Solo“", "Piano d’étude"]},
    "12-smpte25x40.mid": {"seconds": 8.0},
    "13-first-tempo-late.mid": {"tempo": ((0, 120.0), (1920, 60.0))},
    "14-tempo0.mid": {"seconds": 8.0, "remarks": "tempo of zero"},
    "14b-tempo-slow3.6bpm.mid": {"seconds": pytest.approx(268.4, abs=0.1)},
    "14c-tempo-960bpm.mid": {"seconds": 1.0},
    "15-timesig-denom2^33.mid": {"meter": [(0, "4/4")], "remarks": "2/2^33"},
    "15b-timesig-3_64.mid": {"remarks": "/64"},
    "15c-timesig-33_4.mid": {"remarks": "40/8"},
    "16-keysig-18flats.mid": {"key": None, "remarks": "key signature"},
    "16c-keysig-Gb-major.mid": {"key": "Gb major"},
    "17-pickup-1_4-then-4_4.mid": {"meter": [(0, "1/4"), (1, "4/4")]},
    "17b-timesig-midbar.mid": {"meter": [(0, "4/4"), (1, "2/4"), (2, "3/4")]},
    "17c-timesig-midbar-long.mid": {
        "meter": [(0, "4/4"), (4, "2/4"), (5, "3/4"), (9, "4/4")],
    },
    "18b-running-status-sysex-2tracks.mid": {"notes": 32},
    "18c-running-status-meta-2tracks.mid": {"notes": 32},
    "19-no-eot-no-tempo.mid": {"notes": 16},
    "20-zero-length-drums.mid": {"notes": 16, "drums": [True]},
    "24-rmid.rmi": {"notes": 16},
    "25-trailing-garbage.mid": {"notes": 16},
    "26-tempo-tail-30min.mid": {"bars": 4},
    "26b-conductor-tail-16bars.mid": {"bars": 4},
    "27-division0.mid": {"notes": 16},
    "28-hanging-note.mid": {"notes": 17, "bars": 4},
    "29-leading-empty-bars.mid": {"bars": 8},
    "33-huge-delta.mid": {"notes": 8, "remarks": "left out"},
    "34-120-tracks.mid": {"notes": 1920},
    "39-channels-kept.mid": {"channels": [4, 15, 9]},
    "40-duplicate-notes.mid": {"notes": 32},
    "41-drum-long-overlap.mid": {"notes": 32, "bars": 4},
    "45-programs-in-track1.mid": {"programs": [40, 42, 73]},
    "48-ntrks-too-many.mid": {"notes": 16},
    "48b-ntrks-too-few.mid": {"notes": 32},
    "49-truncated.mid": {"notes": 26, "remarks": "is cut off"},
    "53-onoff-order-same-tick.mid": {"notes": 16},
    "54-zero-length-between.mid": {"notes": 3},
    "56-drums-without-offs.mid": {"notes": 16, "drums": [True]},
    "58-gm2-bank120-drums-ch2.mid": {"drums": [True], "channels": [1]},
    "61-second-copy-after-zeros.mid": {"notes": 32, "names": ["Organ", "Strings"]},
    "62-sysex-zero-length.mid": {"notes": 16},
}


def _facts(score: Score) -> dict[str, Any]:
    assert score.source is not None
    return {
        "notes": len(score.notes),
        "bars": score.num_bars,
        "seconds": score.duration_sec,
        "programs": [track.program for track in score.tracks],
        "drums": [track.is_drum for track in score.tracks],
        "names": [track.name for track in score.tracks],
        "channels": [track.part % 16 for track in score.tracks],
        "tempo": score.tempo.changes,
        "meter": [(bar, str(signature)) for bar, signature in score.meter.changes],
        "key": str(score.key) if score.key else None,
    }


@pytest.mark.parametrize("name", RIGHT)
def test_a_case_is_read_right(name: str) -> None:
    score = read_midi(CASES / name)
    expected = dict(RIGHT[name])
    remark = expected.pop("remarks", None)
    assert score.source is not None
    said = " ".join(score.source.remarks)
    assert (remark in said) if remark else not said
    facts = _facts(score)
    assert {fact: facts[fact] for fact in expected} == expected


def test_overlapping_notes_of_one_pitch_keep_their_lengths() -> None:
    durations = read_midi(CASES / "21-overlap-same-pitch.mid").notes.duration_ticks
    assert durations.tolist() == [960, 1440, 1440]
