"""The keys of a piece, bar by bar: where it modulates, and to which key.

A hidden Markov model over bars (Temperley, *Music and Probability*, 2007, ch. 6): each bar
draws its pitch classes from the profile of the key, and keys seldom change. What passes in a few
bars is folded into the keys around it.
"""

from __future__ import annotations

import numpy as np

from amt_core.music.score import KeyChange, Score
from amt_core.music.theory import ALL_KEYS
from amt_core.traits.frames import Floats, Frames, Ints

# Nats that a change of key costs, and how much more for each accidental between the signatures.
_CHANGE_COST = 13.0
_COST_BY_ACCIDENTAL = 1.2
# From minor to the major key with the same tonic, and back, costs less than the signatures tell.
_PARALLEL_COST = 8.0
# Keys that do not last this many bars are passing ones.
_MIN_BARS = 4
# The most drawn notes that a bar counts as, however much sounds in it.
_MAX_NOTES_OF_A_BAR = 6.0
# The tonic in the bass speaks for its key; weights in nats for a whole bar.
_BASS_TONIC, _BASS_DOMINANT = 0.9, 0.3
_FINAL_BASS_TONIC = 8.0
# A declared key is believed as much as this many clear bars, spread over the bars it rules.
_DECLARED_NATS_PER_BAR = 1.0

# How often each pitch class sounds in a segment of a piece in the key (Temperley, 2007, ch. 6,
# counted over the examples of a harmony textbook); the subtonic of minor is as strong as the
# leading tone, as in popular music. Flattened, since bars are not drawn independently.
_MAJOR = (0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400)
_MINOR = (0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.280, 0.300)
_FLATTENING = 0.7


def _log_profiles() -> Floats:
    """(24, 12) log-likelihood of each pitch class in each key, relative to chance."""
    rows: list[Floats] = []
    for key in ALL_KEYS:
        profile = np.array(_MAJOR if key.mode == "major" else _MINOR) ** _FLATTENING
        rows.append(np.roll(profile / profile.sum() * 12, key.tonic))
    return np.log(np.stack(rows))


def _bass_profiles() -> Floats:
    """(24, 12) nats for a bar with each pitch class in the bass."""
    table = np.zeros((24, 12))
    for row, key in enumerate(ALL_KEYS):
        table[row, key.tonic] = _BASS_TONIC
        table[row, (key.tonic + 7) % 12] = _BASS_DOMINANT
    return table


def _change_costs() -> Floats:
    """(24, 24) nats to go from one key to another."""
    costs = np.zeros((24, 24))
    for i, one in enumerate(ALL_KEYS):
        for j, other in enumerate(ALL_KEYS):
            apart = abs(one.num_sharps - other.num_sharps)
            costs[i, j] = _CHANGE_COST + _COST_BY_ACCIDENTAL * min(apart, 12 - apart)
            if one.tonic == other.tonic:
                costs[i, j] = _PARALLEL_COST
    np.fill_diagonal(costs, 0.0)
    return costs


_PROFILES = _log_profiles()
_BASS_PROFILES = _bass_profiles()
_COSTS = _change_costs()


def find_keys(score: Score, frames: Frames) -> tuple[KeyChange, ...]:
    """The keys of a score, the first at bar 0; empty if nothing in it has a pitch.

    Keys that the score declares are evidence, and what sounds can outweigh them.
    """
    chroma = frames.sum_by_bar(frames.chroma, score.num_bars)
    if not chroma.any():
        return ()
    bass = frames.sum_by_bar(frames.bass * frames.strength[:, None], score.num_bars)
    total = chroma.sum(axis=1, keepdims=True)
    num_drawn = _MAX_NOTES_OF_A_BAR * total / (total + 2.0)
    scores = np.divide(chroma * num_drawn, total, out=np.zeros_like(chroma), where=total > 0)
    nats = scores @ _PROFILES.T
    bass /= np.maximum(bass.sum(axis=1, keepdims=True), 1e-9)
    nats += bass @ _BASS_PROFILES.T
    sounding = np.flatnonzero(total[:, 0] > 0)
    nats[sounding[-1]] += _FINAL_BASS_TONIC * bass[sounding[-1]] @ (_BASS_PROFILES.T / _BASS_TONIC)
    nats += _declared(score)
    path = _fold_passing(_viterbi(nats), nats)
    starts = np.flatnonzero(np.diff(path, prepend=-1))
    return tuple(KeyChange(bar=int(bar), key=ALL_KEYS[path[bar]]) for bar in starts)


def key_of_bars(keys: tuple[KeyChange, ...], num_bars: int) -> Ints:
    """(bars,) index into `ALL_KEYS` of the key in which each bar stands; -1 without keys."""
    index = np.full(num_bars, -1, dtype=np.int64)
    for change in keys:
        index[change.bar :] = ALL_KEYS.index(change.key)
    return index


def _declared(score: Score) -> Floats:
    """(bars, 24) nats for the declared keys; relative keys share a signature, so they get half."""
    nats = np.zeros((score.num_bars, 24))
    for change in score.keys:
        row = np.zeros(24)
        row[ALL_KEYS.index(change.key)] = _DECLARED_NATS_PER_BAR
        row[ALL_KEYS.index(change.key.relative)] = _DECLARED_NATS_PER_BAR / 2
        nats[change.bar :] = row
    return nats


def _viterbi(nats: Floats) -> Ints:
    """(bars,) the likeliest key of each bar."""
    num_bars = len(nats)
    came_from = np.zeros((num_bars, 24), dtype=np.int64)
    best = nats[0].copy()
    for bar in range(1, num_bars):
        options = best[:, None] - _COSTS
        came_from[bar] = np.argmax(options, axis=0)
        best = np.max(options, axis=0) + nats[bar]
    path = np.zeros(num_bars, dtype=np.int64)
    path[-1] = int(np.argmax(best))
    for bar in range(num_bars - 1, 0, -1):
        path[bar - 1] = came_from[bar, path[bar]]
    return path


def _fold_passing(path: Ints, nats: Floats) -> Ints:
    """The path without keys that last less than `_MIN_BARS`: each joins the fitter neighbor."""
    path = path.copy()
    while True:
        starts = np.flatnonzero(np.diff(path, prepend=-1))
        lengths = np.diff(np.append(starts, len(path)))
        short = np.flatnonzero(lengths < _MIN_BARS)
        if not len(short) or len(starts) == 1:
            return path
        run = int(short[np.argmin(lengths[short])])
        span = slice(int(starts[run]), int(starts[run] + lengths[run]))
        neighbors = [int(path[at]) for at in (span.start - 1, span.stop) if 0 <= at < len(path)]
        path[span] = max(neighbors, key=lambda key: float(nats[span, key].sum()))
