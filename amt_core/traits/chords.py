"""The chords of a piece: sevenths and slash basses, one for each run of beats.

Every chord draws the pitch classes of a beat with its own likelihoods, the lowest note among them
most; going to another chord costs, less on strong beats and less to chords that the key has
(a hidden Markov model over templates, after Sheh & Ellis, ISMIR 2003, and Mauch & Dixon, 2010).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import QUALITIES, QUALITY_INTERVALS, ChordSymbol
from amt_core.music.score import KeyChange
from amt_core.music.theory import ALL_KEYS
from amt_core.traits.frames import Floats, Frames, Ints
from amt_core.traits.keys import key_of_bars
from amt_core.traits.plan_analysis import ChordAt

_NUM_QUALITIES = len(QUALITIES)
_NUM_CHORDS = 12 * _NUM_QUALITIES
_NO_CHORD = _NUM_CHORDS

# The share of what sounds that belongs to the chord; how root, third, fifth and seventh part it.
_CHORD_NOTES_SHARE = 0.88
_NOTE_WEIGHTS = (1.25, 0.95, 1.0, 0.6)
# Sixths, ninths and fourths pass more often than notes a semitone from the root.
_PASSING_WEIGHTS = np.array([1.0, 0.35, 1.3, 0.6, 0.6, 0.8, 0.5, 1.0, 0.5, 1.1, 0.9, 0.6])

# Shares of the bass: root, third, fifth and seventh of the chord, and any other note together.
_BASS_SHARES = (0.55, 0.16, 0.15, 0.06)
_BASS_OTHER_SHARE = 0.08
_BASS_NATS = 0.65

# Log of how usual each quality is, against the major triad.
_QUALITY_NATS = {
    "maj": 0.0, "min": -0.1, "7": -0.2, "m7": -0.3, "maj7": -0.6, "dim": -2.6, "aug": -2.6,
    "sus2": -3.2, "sus4": -1.6, "5": -3.2, "6": -1.9, "m6": -2.0, "m7b5": -1.3, "dim7": -1.6,
    "mMaj7": -3.0,
}  # fmt: skip
_IN_SCALE_NATS, _ROOT_OUT_OF_SCALE_NATS = 0.8, -0.8

# The numbers below and above lie on a plateau: on the generated pieces of the corpus, a change of
# any of them by half moves the share of right triads by about one in a hundred.
# Nats that another chord costs on the first beat, and on the weakest one.
_CHANGE_COST = 1.4
_WEAK_CHANGE_COST = 3.0
# The most drawn notes that a beat counts as, however much sounds in it.
_MAX_NOTES_OF_A_FRAME = 4.0
# Where nothing sounds, or notes that fit no chord, there is none.
_SILENT_FRAME_NATS = 0.6
_NO_CHORD_NATS = -1.0
_NO_CHORD_NATS_PER_NOTE = -0.15

# A slash bass rules this share of the bass, and the root no more than that.
_SLASH_SHARE, _SLASH_ROOT_SHARE = 0.5, 0.25

# Sixth chords, and what they are called when the sixth is the root.
_SIXTHS = {"6": "m7", "m6": "m7b5"}


def _tables() -> tuple[Floats, Floats, Floats]:
    """(180, 12) nats of a sounding note, (180, 12) of the bass, (180,) of the quality."""
    notes = np.zeros((_NUM_CHORDS, 12))
    bass = np.zeros((_NUM_CHORDS, 12))
    for number, quality in enumerate(QUALITIES):
        intervals = list(QUALITY_INTERVALS[quality])
        shares = np.zeros(12)
        weights = np.array(_NOTE_WEIGHTS[: len(intervals)])
        shares[intervals] = _CHORD_NOTES_SHARE * weights / weights.sum()
        passing = _PASSING_WEIGHTS.copy()
        passing[intervals] = 0.0
        shares += (1.0 - _CHORD_NOTES_SHARE) * passing / passing.sum()
        bass_shares = np.full(12, _BASS_OTHER_SHARE / (12 - len(intervals)))
        bass_shares[intervals] = _BASS_SHARES[: len(intervals)]
        for root in range(12):
            notes[root * _NUM_QUALITIES + number] = np.roll(np.log(shares * 12), root)
            bass[root * _NUM_QUALITIES + number] = np.roll(np.log(bass_shares * 12), root)
    quality_nats = np.tile([_QUALITY_NATS[quality] for quality in QUALITIES], 12)
    return notes, bass, quality_nats


def _key_tables() -> Floats:
    """(25, 180) nats of entering each chord in each key; the last row is for no key."""
    table = np.zeros((25, _NUM_CHORDS))
    for row, scale in enumerate(key.scale for key in ALL_KEYS):
        for chord in range(_NUM_CHORDS):
            root, number = divmod(chord, _NUM_QUALITIES)
            pitches = {(root + i) % 12 for i in QUALITY_INTERVALS[QUALITIES[number]]}
            if pitches <= scale:
                table[row, chord] = _IN_SCALE_NATS
            elif root not in scale:
                table[row, chord] = _ROOT_OUT_OF_SCALE_NATS
    return table


_NOTE_NATS, _BASS_TABLE, _ENTRY_NATS = _tables()
_KEY_NATS = _key_tables()


def find_chords(
    frames: Frames, keys: tuple[KeyChange, ...], num_bars: int
) -> tuple[tuple[ChordAt, ...], ...]:
    """The chords of every bar; the first of each stands at its start."""
    if num_bars == 0:
        return ()
    path = _decode(frames, keys, num_bars)
    return _by_bar(frames, path, num_bars)


def _decode(frames: Frames, keys: tuple[KeyChange, ...], num_bars: int) -> Ints:
    """(frames,) the chord of each frame, root × qualities + quality; `_NO_CHORD` for none."""
    total = frames.chroma.sum(axis=1, keepdims=True)
    quarters = np.diff(frames.start_ticks)[:, None] / 480.0
    num_drawn = _MAX_NOTES_OF_A_FRAME * quarters * total / (total + 1.5 * quarters)
    drawn = np.divide(
        frames.chroma * num_drawn, total, out=np.zeros_like(frames.chroma), where=total > 0
    )
    nats = np.empty((len(drawn), _NUM_CHORDS + 1))
    # Not a matrix product: BLAS would wake its threads for it, which costs more than it saves.
    np.einsum("fp,cp->fc", drawn, _NOTE_NATS, out=nats[:, :_NO_CHORD])
    bass_weight = _BASS_NATS * (0.5 + 0.5 * frames.strength)[:, None] * np.minimum(quarters, 1.0)
    nats[:, :_NO_CHORD] += np.einsum("fp,cp->fc", frames.bass * bass_weight, _BASS_TABLE)
    is_silent = total[:, 0] == 0
    nats[:, _NO_CHORD] = np.where(
        is_silent, _SILENT_FRAME_NATS, _NO_CHORD_NATS_PER_NOTE * num_drawn[:, 0]
    )
    entry = np.append(_ENTRY_NATS, _NO_CHORD_NATS)
    of_key = np.pad(_KEY_NATS, ((0, 0), (0, 1)))[key_of_bars(keys, num_bars)] + entry
    costs = _CHANGE_COST + (_WEAK_CHANGE_COST - _CHANGE_COST) * (1.0 - frames.strength)
    return _viterbi(nats, of_key, frames.bar, costs)


def _viterbi(nats: Floats, entry: Floats, bar: Ints, costs: Floats) -> Ints:
    """The likeliest state of each frame, where all changes into a state cost the same."""
    num_frames = len(nats)
    stays = np.zeros(nats.shape, dtype=np.bool_)
    origin = np.zeros(num_frames, dtype=np.int64)
    best = nats[0] + entry[bar[0]]
    for frame in range(1, num_frames):
        origin[frame] = best.argmax()
        entered = entry[bar[frame]] + (best[origin[frame]] - costs[frame])
        np.greater_equal(best, entered, out=stays[frame])
        np.maximum(best, entered, out=best)
        best += nats[frame]
    path = np.empty(num_frames, dtype=np.int64)
    state = int(best.argmax())
    for frame in range(num_frames - 1, -1, -1):
        path[frame] = state
        if not stays[frame, state]:
            state = int(origin[frame])
    return path


def _by_bar(frames: Frames, path: Ints, num_bars: int) -> tuple[tuple[ChordAt, ...], ...]:
    """The chords with their basses, cut at bar lines."""
    is_change = np.diff(path, prepend=-1) != 0
    is_start = is_change | (np.diff(frames.bar, prepend=-1) != 0)
    starts = np.flatnonzero(is_start)
    whole = np.add.reduceat(frames.bass, np.flatnonzero(is_change), axis=0)
    whole_of_start = np.cumsum(is_change)[starts] - 1
    bass = np.add.reduceat(frames.bass, starts, axis=0)
    chords: list[list[ChordAt]] = [[] for _ in range(num_bars)]
    last: list[ChordSymbol | None] = [None] * num_bars
    for nth, frame in enumerate(starts.tolist()):
        chord = _symbol(int(path[frame]), bass[nth], whole[whole_of_start[nth]])
        bar = int(frames.bar[frame])
        if chords[bar] and last[bar] == chord:
            continue
        last[bar] = chord
        chords[bar].append(ChordAt(offset_ticks=int(frames.offset_ticks[frame]), chord=chord))
    return tuple(tuple(bar) for bar in chords)


def _symbol(
    state: int, bass: NDArray[np.float64], bass_of_span: NDArray[np.float64]
) -> ChordSymbol | None:
    """The chord of a state over what lies lowest in its bar and in its whole span."""
    if state == _NO_CHORD:
        return None
    root, number = divmod(state, _NUM_QUALITIES)
    quality = QUALITIES[number]
    lowest = int(np.argmax(bass))
    total = float(bass.sum())
    if lowest == root or total == 0.0 or bass[lowest] < _SLASH_SHARE * total:
        return ChordSymbol(root, quality)
    # C6 and Am7 have the same notes, Cm6 and Am7b5 too: a sixth chord stands on its root.
    if quality in _SIXTHS:
        root, quality = (root + 9) % 12, _SIXTHS[quality]
        if lowest == root:
            return ChordSymbol(root, quality)
    # A bass that goes to the fifth and back, bar by bar, is a figure and no inversion.
    of_span = bass_of_span if (lowest - root) % 12 == 7 else bass
    if of_span[root] > _SLASH_ROOT_SHARE * of_span.sum():
        return ChordSymbol(root, quality)
    return ChordSymbol(root, quality, lowest)
