"""The conditions of a piece for the model: control tokens and track rules, from what is asked for.

A new piece and a change of a piece have the same conditions for the same spec.
"""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.engine.model import Model
from amt_core.music.score import Track
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.styles.clusters import ClusterPair
from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.track_rules import TrackRules, rules_of


def clusters_of(spec: MusicSpec, model: Model) -> ClusterPair | None:
    """The clusters by which the words of a description reach a model, if it has any.

    None where a style is stated that the model has learned by name: the name says more than the
    neighborhood of the words, in which hip-hop lies beside boogie-woogie.
    """
    genre = spec.genre
    is_named = genre.source is Source.STATED and genre.value in model.priors.by_style
    return None if is_named or model.clusters is None else model.clusters.clusters_of(spec)


def controls_of(
    spec: MusicSpec,
    names: Sequence[TrackTokens],
    *,
    genre: str | None,
    key: Key | None,
    num_bars: int,
    clusters: ClusterPair | None,
    track_controls: tuple[TrackControls, ...] = (),
) -> Controls:
    """The controls of a piece.

    Args:
        spec: What is asked for.
        names: The tracks in tokens, in token order.
        genre: The genre, asked for or drawn.
        key: The key of the piece; None for drums alone.
        num_bars: The length of the piece.
        clusters: The clusters of the description, if the model has any.
        track_controls: What each track does; empty for a model that does not know it.
    """
    return Controls(
        key=key,
        genre=genre,
        subgenre=spec.subgenre.value,
        moods=spec.moods.value or (),
        dynamics=spec.dynamics.value,
        density=spec.density.value,
        polyphony=spec.polyphony.value,
        register=spec.register.value,
        num_bars=num_bars,
        coarse_cluster=clusters[0] if clusters else None,
        fine_cluster=clusters[1] if clusters else None,
        tracks=tuple(names),
        track_controls=track_controls,
    )


def track_rules_of(
    spec: MusicSpec, tracks: Sequence[Track], names: Sequence[TrackTokens], *, key: Key | None
) -> tuple[TrackRules, ...]:
    """The rules of the tracks of a piece; words that only suggest something make no rule.

    Args:
        spec: What is asked for.
        tracks: The tracks.
        names: The tracks in tokens.
        key: The key of the piece, if any.
    """
    return rules_of(
        tracks,
        names,
        key=key,
        is_strict=bool(spec.diatonic.value),
        dynamics=spec.dynamics.value if spec.dynamics.is_binding else None,
    )
