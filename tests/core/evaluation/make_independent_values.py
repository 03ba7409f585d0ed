"""Writes `independent_values.json`: what other people's programs measure on a few made-up pieces.

Run it where they are installed, which need not be here (together they are half a gigabyte):

    pip install muspy music21 libfmp
    python tests/core/evaluation/make_independent_values.py

The values come from MusPy 0.5.0, music21 10.5.1 and libfmp 1.3.0. Notes end before the
beat and the bar line, where MusPy takes a note that ends on a line as sounding after it.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import muspy
import numpy as np
from libfmp.c4 import (
    compute_accumulated_score_matrix,
    compute_fitness,
    compute_optimal_path_family,
)
from music21 import note, stream

RESOLUTION = 24
NUM_BARS = 8


def make_piece(number: int) -> dict[str, object]:
    """Eight bars for piano, bass and drums, in 4/4 or 3/4; in steps of 24 to the quarter."""
    rng = np.random.default_rng(number)
    beats = 3 if number % 3 == 0 else 4
    scale = np.array([0, 2, 4, 5, 7, 9, 11]) if number % 2 else np.array([0, 2, 3, 5, 7, 8, 10])
    notes: list[list[int]] = []
    for track, (low, count) in enumerate(((60, 90), (36, 30), (0, 60))):
        for _ in range(count):
            beat = int(rng.integers(NUM_BARS * beats))
            place = int(rng.choice([0, 6, 8, 12, 16, 18, 20]))
            longest = min(3, NUM_BARS * beats - beat) * RESOLUTION
            end = int(rng.choice(np.arange(place + 2, longest)))
            end -= end % RESOLUTION == 0
            rest = (3 * beats * RESOLUTION, 4 * beats * RESOLUTION)
            onset = beat * RESOLUTION + place
            if number >= 4 and onset < rest[1] and beat * RESOLUTION + end >= rest[0]:
                continue  # a bar of silence
            pitch = int(rng.choice([36, 38, 42, 46]))
            if track < 2:
                octave, tonic = int(rng.integers(2)), number % 12
                color = int(rng.random() < 0.1)
                pitch = low + 12 * octave + (tonic + int(rng.choice(scale)) + color) % 12
            notes.append([onset, end - place, pitch, 80, track])
    # Something sounds at the very end, so that everybody counts the same bars.
    notes.append([(NUM_BARS * beats - 1) * RESOLUTION, RESOLUTION - 1, 60, 80, 0])
    different = {(onset, pitch, track): row for row in notes for onset, _, pitch, _, track in [row]}
    return {"beats": beats, "notes": sorted(different.values())}


def values(piece: dict) -> dict[str, float]:
    """The measures of MusPy and the key of music21."""
    tracks = [
        muspy.Track(
            program=program,
            is_drum=is_drum,
            notes=[
                muspy.Note(time=on, pitch=pitch, duration=dur, velocity=vel)
                for on, dur, pitch, vel, track in piece["notes"]
                if track == number
            ],
        )
        for number, (program, is_drum) in enumerate(((0, False), (33, False), (0, True)))
    ]
    music = muspy.Music(resolution=RESOLUTION, tracks=tracks)
    bar = piece["beats"] * RESOLUTION
    found = {
        "pitch_class_entropy": muspy.pitch_class_entropy(music),
        "scale_consistency": muspy.scale_consistency(music),
        "groove_consistency": muspy.groove_consistency(music, bar),
        "polyphony": muspy.polyphony(music),
        # MusPy counts more pitches than the threshold.
        "polyphony_rate": muspy.polyphony_rate(music, threshold=1),
        "empty_beat_rate": muspy.empty_beat_rate(music),
        "empty_measure_rate": muspy.empty_measure_rate(music, bar),
        "drum_pattern_consistency": muspy.drum_pattern_consistency(music),
    }
    assert not any(math.isnan(value) for value in found.values())
    line = stream.Stream()
    for on, dur, pitch, _, track in piece["notes"]:
        if track < 2:
            line.insert(on / RESOLUTION, note.Note(pitch, quarterLength=dur / RESOLUTION))
    key, again = line.analyze("key.krumhansl"), line.analyze("key.temperley")
    return {name: float(value) for name, value in found.items()} | {
        "key": [key.tonic.pitchClass, key.mode],
        "key_temperley": [again.tonic.pitchClass, again.mode],
    }


def scape(number: int) -> dict[str, object]:
    """A self-similarity matrix and the fitness of its segments, by start and length."""
    rng = np.random.default_rng(number)
    theme = rng.integers(0, 4, 4)
    symbols = np.concatenate(
        [theme, rng.integers(0, 4, 3), theme, rng.integers(0, 4, 2), theme[:3]]
    )
    similarity = np.where(symbols[:, None] == symbols[None, :], 1.0, -2.0)
    noise = rng.random(similarity.shape)
    similarity[similarity > 0] = (0.5 + 0.5 * noise)[similarity > 0]
    similarity = np.maximum(similarity, similarity.T)
    np.fill_diagonal(similarity, 1.0)
    size = len(similarity)
    fitness: dict[str, float] = {}
    for length in range(1, size + 1):
        for start in range(size - length + 1):
            segment = similarity[:, start : start + length]
            matrix, score = compute_accumulated_score_matrix(segment)
            paths = compute_optimal_path_family(matrix)
            # libfmp lets a path begin in the second column, against the definition, and then
            # finds other paths than the score is of: such segments are left out.
            of_paths = sum(segment[cell] for path in paths for cell in path)
            if abs(of_paths - score) < 1e-9 and all(path[0][1] == 0 for path in paths):
                fitness[f"{start},{length}"] = float(compute_fitness(paths, score, size)[0])
    return {"similarity": similarity.tolist(), "fitness": fitness}


def main() -> None:
    """Writes the file."""
    pieces = [make_piece(number) for number in range(8)]
    table = {
        "pieces": [{**piece, "values": values(piece)} for piece in pieces],
        "scapes": [scape(number) for number in range(2)],
    }
    path = Path(__file__).with_name("independent_values.json")
    path.write_text(json.dumps(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
