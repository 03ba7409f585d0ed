"""Training examples, made again each time a piece is read: windows and gaps to fill.

The example says a random part of what is known of the piece, so that any part can be given when
composing. Controls of the whole piece: none at all in 10 %, all in 15 %, else each with one chance
between 30 and 95 %. The plan: the kinds of the headers (sections, energy, key, chords) and those of
the tracks (role, figure, register, density) are drawn apart: none in 10 %, one in 15 %, all in
55 %, else any subset. The kinds of the tracks are said of every track in half of the examples, else
of some.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.pipeline.configuration.options import option
from amt_core.pipeline.data.augment import UNCHANGED, AugmentOptions, augment, play_louder
from amt_core.pipeline.data.shards import Piece
from amt_core.tokens.bar_plan import PlanKinds
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.infill import fill_answers, fill_context
from amt_core.tokens.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleOptions:
    """The options of making examples.

    Attributes:
        context: Tokens of an example.
        fill_share: Share of examples that fill gaps.
        from_start_share: Share of the others that begin at the first bar.
        keeps_controls: Whether all controls are given, instead of a random subset.
        plan_share: Share of examples that may say something of the plan.
        augment: How much the pieces are changed.
    """

    context: int = option(1024, minimum=64, maximum=16384)
    fill_share: float = option(0.25, minimum=0, maximum=1)
    from_start_share: float = option(0.6, minimum=0, maximum=1)
    keeps_controls: bool = False
    plan_share: float = option(1.0, minimum=0, maximum=1)
    augment: AugmentOptions = field(default_factory=AugmentOptions)


PLAIN = ExampleOptions(fill_share=0.0, from_start_share=1.0, keeps_controls=True, augment=UNCHANGED)
"""Examples as the pieces stand: for measuring a model."""


def make_example(
    piece: Piece, rng: np.random.Generator, options: ExampleOptions
) -> NDArray[np.uint16]:
    """One example of a piece.

    Returns:
        (n,) uint16 token ids from BOS on, at most `options.context + 1`, so that inputs
        and targets are one shifted against the other.
    """
    piece = augment(piece, rng, options.augment)
    encoded = _drop_plan(piece.encoded, rng, options)
    piece = replace(piece, encoded=encoded)
    controls = _all_controls(piece) if options.keeps_controls else _drop_controls(piece, rng)
    encoded, controls = play_louder(encoded, controls, rng, options.augment)
    prompt = [VOCABULARY.bos, *controls.tokens()]
    if rng.random() < options.fill_share:
        tokens = _fill(encoded, prompt, rng, options.context)
    else:
        from_start = rng.random() < options.from_start_share
        last = max(encoded.num_bars - 2, 1)
        tokens = _write(
            encoded, prompt, 0 if from_start else int(rng.integers(last)), options.context
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
    """Cells a person would ask for: a run of bars in some or all tracks, or scattered cells."""
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
        piece.labels.controls,
        num_bars=piece.encoded.num_bars,
        tracks=piece.encoded.tracks,
        track_controls=piece.encoded.track_controls,
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

    named = range(len(controls.tracks))
    if not kept():
        named = [] if rng.random() < 0.7 else [i for i in named if rng.random() < 0.5]
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
        tracks=tuple(controls.tracks[i] for i in named),
        track_controls=tuple(controls.track_controls[i] for i in named if controls.track_controls),
    )


def _drop_plan(
    encoded: EncodedScore, rng: np.random.Generator, options: ExampleOptions
) -> EncodedScore:
    """The piece with some kinds of its plan, or all with `keeps_controls`."""
    if rng.random() >= options.plan_share:
        return replace(encoded, plan=encoded.plan.only(PlanKinds.of(())), track_controls=())
    if options.keeps_controls:
        return encoded
    kinds = PlanKinds.of(_draw_kinds(PlanKinds, rng))
    of_track = _draw_kinds(TrackControls, rng)
    share = 1.0 if rng.random() < 0.5 else float(rng.uniform(0.2, 0.9))
    return replace(
        encoded,
        plan=encoded.plan.only(kinds),
        track_controls=tuple(
            TrackControls(**{name: getattr(track, name) for name in of_track})
            if rng.random() < share
            else TrackControls()
            for track in encoded.track_controls
        ),
    )


def _draw_kinds(of: type[PlanKinds | TrackControls], rng: np.random.Generator) -> list[str]:
    """The names of some fields: see the docstring of the module."""
    names = [each.name for each in fields(of)]
    mode = rng.random()
    if mode < 0.1:
        return []
    if mode < 0.25:
        return [names[int(rng.integers(len(names)))]]
    if mode < 0.8:
        return names
    return [name for name in names if rng.random() < 0.5]
