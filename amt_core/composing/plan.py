"""From what is wanted to what will be written: every open question is answered, by the seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from amt_core.composing.conditions import controls_of, track_rules_of
from amt_core.composing.form import draw_form
from amt_core.composing.harmony import draw_harmony
from amt_core.composing.players import assign_tracks, choose_instruments
from amt_core.composing.random_streams import Stream, stream_of
from amt_core.errors import AmtError
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.score import KeyChange, Score
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.spec.genres import GENRES
from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec
from amt_core.spec.title import title_of
from amt_core.styles.clusters import ClusterPair
from amt_core.styles.priors import StylePrior, StylePriors
from amt_core.styles.progressions import Progressions
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP, VOCABULARY

DEFAULT_NUM_BARS = 16

# Tonics that players meet most, for pieces for which no key is asked.
_MAJOR_TONICS = (0, 7, 2, 5, 9, 10, 3, 4)
_MINOR_TONICS = (9, 4, 2, 0, 7, 11, 5, 6)

_SLOW_MOODS = frozenset({"calm", "peaceful", "sad", "melancholic", "dreamy", "gentle"})
_FAST_MOODS = frozenset({"energetic", "driving", "aggressive", "playful", "happy"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """The plan of one take, before its notes.

    Attributes:
        frame: Tracks in token order, bars, meter, tempo, key; no notes.
        prompt: BOS and the control tokens.
        rules: The rules of each track.
        key: The key of the piece; None for drums alone.
        form: For every bar the earlier bar that it takes up, or None.
        chords: The chords of every bar; empty where none are planned.
    """

    frame: Score
    prompt: tuple[int, ...]
    rules: tuple[TrackRules, ...]
    key: Key | None
    form: tuple[int | None, ...]
    chords: PlannedChords


def make_plan(
    spec: MusicSpec,
    priors: StylePriors,
    seed: int,
    *,
    clusters: ClusterPair | None = None,
    progressions: Progressions | None = None,
) -> Plan:
    """The plan of a take: what the spec says, and for the rest a choice that the seed makes.

    Args:
        spec: What is wanted.
        priors: What pieces of each style are usually like.
        seed: Answers what the spec leaves open.
        clusters: The clusters of the description, if the model has any.
        progressions: Which chord follows which; without them no chords are planned.

    Raises:
        AmtError: The meter that is asked for has bars longer than sixteen quarter notes.
    """
    rng = stream_of(seed, Stream.PLAN)
    genre, subgenre = spec.genre.value, spec.subgenre.value
    if genre is None and spec.instruments.value is None:
        genre = GENRES[int(rng.integers(len(GENRES)))]
    prior = priors.of(genre, subgenre)
    key = spec.key.value or _draw_key(prior, rng)
    meter = spec.time_signature.value or _draw_meter(prior, rng)
    if meter.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP:
        raise AmtError(f"Bars of {meter} are too long to write.", "Use at most 16/4 or 32/8.")
    bpm = spec.tempo_bpm.value or _draw_tempo(prior, spec.moods.value or (), rng)
    tracks = assign_tracks(choose_instruments(spec, prior, rng), genre, prior)
    num_bars = _num_bars(spec, meter, bpm)
    names = name_tracks(tracks)
    pitched = any(not t.is_drum for t in tracks)
    key_of_piece = key if pitched else None
    controls = controls_of(
        spec, names, genre=genre, key=key_of_piece, num_bars=num_bars, clusters=clusters
    )
    frame = Score(
        num_bars=num_bars,
        tracks=tracks,
        meter=MeterMap.constant(meter),
        tempo=TempoMap.constant(bpm),
        keys=(KeyChange(bar=0, key=key),) if pitched else (),
        title=title_of(spec.text),
    )
    form = draw_form(num_bars, stream_of(seed, Stream.FORM))
    chords: PlannedChords = ()
    if progressions is not None and pitched:
        chords = draw_harmony(
            progressions,
            key,
            frame,
            genre=genre,
            form=form,
            rng=stream_of(seed, Stream.CHORDS),
            is_strict=bool(spec.diatonic.value),
        )
    return Plan(
        frame=frame,
        prompt=(VOCABULARY.bos, *controls.tokens()),
        rules=track_rules_of(spec, tracks, names, key=key),
        key=key_of_piece,
        form=form,
        chords=chords,
    )


def _draw_key(prior: StylePrior, rng: np.random.Generator) -> Key:
    if rng.random() < prior.minor_share:
        return Key(_MINOR_TONICS[int(rng.integers(len(_MINOR_TONICS)))], "minor")
    return Key(_MAJOR_TONICS[int(rng.integers(len(_MAJOR_TONICS)))], "major")


def _draw_meter(prior: StylePrior, rng: np.random.Generator) -> TimeSignature:
    names = list(prior.meters)
    counts = np.array([prior.meters[name] for name in names], dtype=np.float64)
    # Squared, so that what is rare in a style stays a rare surprise.
    weights = counts**2 / np.sum(counts**2)
    return TimeSignature.parse(names[int(rng.choice(len(names), p=weights))])


def _draw_tempo(prior: StylePrior, moods: Sequence[str], rng: np.random.Generator) -> float:
    """A tempo between the style's outer deciles, in the half that the moods point to."""
    low, high = 0.15, 0.85
    if _SLOW_MOODS.intersection(moods):
        high = 0.5
    if _FAST_MOODS.intersection(moods):
        low = 0.5
    quantile = rng.uniform(min(low, high), max(low, high))
    return float(round(np.interp(quantile, (0.1, 0.25, 0.5, 0.75, 0.9), prior.tempo_bpm)))


def _num_bars(spec: MusicSpec, meter: TimeSignature, bpm: float) -> int:
    if spec.num_bars.value is not None:
        return int(np.clip(spec.num_bars.value, 1, MAX_NUM_BARS))
    if spec.duration_sec.value is not None:
        bar_sec = meter.bar_ticks / TICKS_PER_QUARTER * 60.0 / bpm
        return int(np.clip(round(spec.duration_sec.value / bar_sec), 1, MAX_NUM_BARS))
    return DEFAULT_NUM_BARS
