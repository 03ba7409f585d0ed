"""Training examples, made anew each time a piece is read: windows, gaps to fill, augmentation."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.general_midi import FAMILIES
from amt_core.pipeline.options import option
from amt_core.pipeline.shards import Piece
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.fill import fill_answers, fill_context
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import DRUM_PROGRAM, VOCABULARY

# Programs that players and arrangers exchange for one another: the members of a group have
# about the same range and role. Groups stay within one family of General MIDI.
_EXCHANGEABLE: tuple[tuple[int, ...], ...] = (
    (0, 1, 2), (4, 5), (16, 17, 18), (24, 25), (26, 27), (29, 30), (32, 35), (33, 34, 36, 37),
    (38, 39), (48, 49), (50, 51), (52, 53), (62, 63), (64, 65), (66, 67), (73, 74, 75),
    (80, 81), (88, 89, 90, 91), (92, 93, 94, 95),
)  # fmt: skip
_GROUP_OF = {program: group for group in _EXCHANGEABLE for program in group}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleOptions:
    """How examples are made.

    Attributes:
        context: Tokens of an example.
        fill_share: Share of examples that fill gaps.
        from_start_share: Share of the others that begin at the first bar.
        max_transposition: Semitones up or down.
        max_tempo_shift: Tempo classes up or down.
        drop_tracks_share: Share of examples that leave out some tracks.
        exchange_share: Chance of each track to be played by another instrument of its kind.
        keeps_controls: Whether all controls are given, instead of a random subset.
    """

    context: int = option(1024, minimum=64, maximum=16384)
    fill_share: float = option(0.25, minimum=0, maximum=1)
    from_start_share: float = option(0.6, minimum=0, maximum=1)
    max_transposition: int = option(5, minimum=0, maximum=12)
    max_tempo_shift: int = option(3, minimum=0, maximum=12)
    drop_tracks_share: float = option(0.15, minimum=0, maximum=1)
    exchange_share: float = option(0.15, minimum=0, maximum=1)
    keeps_controls: bool = False


PLAIN = ExampleOptions(
    fill_share=0.0, from_start_share=1.0, max_transposition=0, max_tempo_shift=0,
    drop_tracks_share=0.0, exchange_share=0.0, keeps_controls=True,
)  # fmt: skip
"""Examples as the pieces stand: for measuring a model."""


def make_example(
    piece: Piece, rng: np.random.Generator, options: ExampleOptions
) -> NDArray[np.uint16]:
    """One example of a piece.

    Returns:
        (n,) uint16 token ids from BOS on, at most `options.context + 1`, so that inputs
        and targets are one shifted against the other.
    """
    piece = _augment(piece, rng, options)
    controls = _all_controls(piece) if options.keeps_controls else _drop_controls(piece, rng)
    prompt = [VOCABULARY.bos, *controls.tokens()]
    if rng.random() < options.fill_share:
        tokens = _fill(piece.encoded, prompt, rng, options.context)
    else:
        from_start = rng.random() < options.from_start_share
        last = max(piece.encoded.num_bars - 2, 1)
        tokens = _write(
            piece.encoded, prompt, 0 if from_start else int(rng.integers(last)), options.context
        )
    return np.array(tokens[: options.context + 1], dtype=np.uint16)


def _write(encoded: EncodedScore, prompt: list[int], start: int, context: int) -> list[int]:
    """A window of bars from `start` on, EOS after the last one if it fits."""
    tokens = list(prompt)
    for bar in range(start, encoded.num_bars):
        tokens += encoded.bar_tokens(bar, previous=None if bar == start else bar - 1)
        if len(tokens) > context:
            return tokens
    return [*tokens, VOCABULARY.eos]


def _fill(
    encoded: EncodedScore, prompt: list[int], rng: np.random.Generator, context: int
) -> list[int]:
    """A window of bars with some cells masked, then the masked cells."""
    bars = _window(encoded, int(rng.integers(encoded.num_bars)), context * 3 // 4 - len(prompt))
    masked = _masked_cells(encoded, bars, rng)
    return [*prompt, *fill_context(encoded, bars, masked), *fill_answers(encoded, masked)]


def _window(encoded: EncodedScore, start: int, budget: int) -> range:
    """As many bars from `start` on as the budget of tokens holds, at least one."""
    stop, used = start, 0
    while stop < encoded.num_bars:
        used += len(encoded.bar_tokens(stop, previous=None))
        if used > budget and stop > start:
            break
        stop += 1
    return range(start, stop)


def _masked_cells(
    encoded: EncodedScore, bars: range, rng: np.random.Generator
) -> list[tuple[int, int]]:
    """What a person would ask for: a run of bars in some or all tracks, or scattered cells."""
    num_tracks = len(encoded.tracks)
    if rng.random() < 0.2:
        share = rng.uniform(0.1, 0.5)
        cells = [(b, t) for b in bars for t in range(num_tracks) if rng.random() < share]
    else:
        if num_tracks == 1 or rng.random() < 0.2:
            tracks = list(range(num_tracks))
        elif rng.random() < 0.6:
            tracks = [int(rng.integers(num_tracks))]
        else:
            count = int(rng.integers(1, num_tracks))
            tracks = sorted(rng.choice(num_tracks, size=count, replace=False).tolist())
        whole_column = rng.random() < 0.25 and len(tracks) < num_tracks
        length = len(bars) if whole_column else int(rng.integers(1, min(len(bars), 8) + 1))
        first = bars.start + int(rng.integers(len(bars) - length + 1))
        cells = [(b, t) for b in range(first, first + length) for t in tracks]
    return cells or [(bars.start, 0)]


def _all_controls(piece: Piece) -> Controls:
    return replace(
        piece.labels.controls, num_bars=piece.encoded.num_bars, tracks=piece.encoded.tracks
    )


def _drop_controls(piece: Piece, rng: np.random.Generator) -> Controls:
    """A random subset of the controls: sometimes none, sometimes all, usually some."""
    controls = _all_controls(piece)
    mode = rng.random()
    if mode < 0.1:
        return Controls()
    keep = 1.0 if mode < 0.25 else float(rng.uniform(0.3, 0.95))

    def kept() -> bool:
        return rng.random() < keep

    tracks = controls.tracks
    if not kept():
        tracks = () if rng.random() < 0.7 else tuple(t for t in tracks if rng.random() < 0.5)
    return Controls(
        key=controls.key if kept() else None,
        genre=controls.genre if kept() else None,
        subgenre=controls.subgenre if kept() else None,
        moods=tuple(mood for mood in controls.moods if kept()),
        dynamics=controls.dynamics if kept() else None,
        density=controls.density if kept() else None,
        polyphony=controls.polyphony if kept() else None,
        register=controls.register if kept() else None,
        num_bars=controls.num_bars if kept() else None,
        coarse_cluster=controls.coarse_cluster if kept() else None,
        fine_cluster=controls.fine_cluster if kept() else None,
        tracks=tracks,
    )


def _augment(piece: Piece, rng: np.random.Generator, options: ExampleOptions) -> Piece:
    encoded, controls = piece.encoded, piece.labels.controls
    if rng.random() < options.drop_tracks_share and len(encoded.tracks) > 1:
        encoded = _drop_tracks(encoded, rng)
        # What was measured over all tracks no longer holds.
        controls = replace(controls, density=None, polyphony=None, register=None, dynamics=None)
    encoded = _exchange_instruments(encoded, rng, options.exchange_share)
    if options.max_transposition:
        limit = options.max_transposition
        semitones = int(rng.integers(-limit, limit + 1))
        encoded, semitones = _transpose(encoded, semitones)
        if controls.key is not None:
            controls = replace(controls, key=controls.key.transposed(semitones))
    if options.max_tempo_shift:
        shift = int(rng.integers(-options.max_tempo_shift, options.max_tempo_shift + 1))
        tempo = encoded.tempo.astype(np.int64) + shift
        low, high = VOCABULARY.tempo.start, VOCABULARY.tempo.end - 1
        encoded = replace(encoded, tempo=np.clip(tempo, low, high).astype(np.uint16))
    return Piece(labels=replace(piece.labels, controls=controls), encoded=encoded)


def _transpose(encoded: EncodedScore, semitones: int) -> tuple[EncodedScore, int]:
    """The piece some semitones higher, or as far as the lowest and highest pitch allow."""
    v = VOCABULARY
    pitched = (encoded.cells >= v.pitch.start) & (encoded.cells < v.pitch.end)
    pitches = encoded.cells[pitched].astype(np.int64) - v.pitch.start
    if not pitches.size:
        return encoded, 0
    if pitches.min() + semitones < 12 or pitches.max() + semitones > 115:
        return encoded, 0
    cells = encoded.cells.copy()
    cells[pitched] = v.pitch.start + pitches + semitones
    return replace(encoded, cells=cells), semitones


def _drop_tracks(encoded: EncodedScore, rng: np.random.Generator) -> EncodedScore:
    """The piece without some of its tracks; at least one that plays stays."""
    playing = np.unique(encoded.cell_track)
    count = int(rng.integers(1, len(playing) + 1)) if len(playing) else 0
    kept_tracks = set(rng.choice(playing, size=count, replace=False).tolist())
    # A later part of the same program would change its name: it goes with the earlier ones.
    names = [
        (i, t) for i, t in enumerate(encoded.tracks)
        if i in kept_tracks
        and all(
            j in kept_tracks
            for j, other in enumerate(encoded.tracks)
            if other.program == t.program and other.part < t.part
        )
    ]  # fmt: skip
    if not names:
        return encoded
    new_index = {old: new for new, (old, _) in enumerate(names)}
    return _with_cells(
        encoded,
        [c for c, track in enumerate(encoded.cell_track.tolist()) if track in new_index],
        new_index,
        tuple(name for _, name in names),
    )


def _with_cells(
    encoded: EncodedScore,
    cells: list[int],
    new_index: dict[int, int],
    tracks: tuple[TrackTokens, ...],
) -> EncodedScore:
    tokens = [encoded.cell_tokens(c) for c in cells]
    lengths = [len(t) for t in tokens]
    return replace(
        encoded,
        cells=np.concatenate(tokens) if tokens else np.zeros(0, dtype=np.uint16),
        cell_offsets=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        cell_bar=encoded.cell_bar[cells],
        cell_track=np.array([new_index[int(encoded.cell_track[c])] for c in cells], dtype=np.int32),
        tracks=tracks,
    )


def _exchange_instruments(
    encoded: EncodedScore, rng: np.random.Generator, share: float
) -> EncodedScore:
    """The piece with some instruments exchanged for others of the same kind.

    An exchange that would change the order of the tracks, or that leaves the new
    instrument's range, is not made.
    """
    programs = [t.program for t in encoded.tracks]
    v = VOCABULARY
    renamed: dict[int, int] = {}
    for i, program in enumerate(programs):
        group = _GROUP_OF.get(program)
        if program == DRUM_PROGRAM or group is None or rng.random() >= share:
            continue
        other = int(rng.choice(group))
        ordered = [*programs[:i], other, *programs[i + 1 :]]
        if programs.count(program) == 1 and other not in programs and _in_order(ordered):
            renamed[i] = other
            programs = ordered
    if not renamed:
        return encoded
    cells = encoded.cells.copy()
    for i, other in renamed.items():
        cells[encoded.cell_offsets[:-1][encoded.cell_track == i]] = v.track.id(other)
    tracks = tuple(
        replace(t, program=renamed[i]) if i in renamed else t for i, t in enumerate(encoded.tracks)
    )
    return replace(encoded, cells=cells, tracks=tracks)


def _in_order(programs: list[int]) -> bool:
    bass = FAMILIES.index("bass")
    ranks = [-2 if p == DRUM_PROGRAM else -1 if p // 8 == bass else p for p in programs]
    return ranks == sorted(ranks)
