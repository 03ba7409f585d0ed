"""Control tokens: what a sequence is told about its piece before the first bar.

Every control may be absent. In training each is left out at random, so that any subset
can be given when composing. Tempo and meter are no controls: the first bar's header
always says them.
"""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.music.instruments.roles import FIGURES, ROLES
from amt_core.music.theory import ALL_KEYS, Key
from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY, length_class


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackControls:
    """The controls of one track; everything is optional.

    Attributes:
        role: One of `ROLES`.
        figure: One of `FIGURES`.
        register: How high it plays, one of `LEVELS`.
        density: Notes per time while it plays, one of `LEVELS`.
    """

    role: str | None = None
    figure: str | None = None
    register: str | None = None
    density: str | None = None

    def tokens(self) -> list[int]:
        """The control tokens in their fixed order, which follow the name of the track."""
        v = VOCABULARY
        return [
            block.id(values.index(value))
            for block, values, value in (
                (v.role, ROLES, self.role),
                (v.figure, FIGURES, self.figure),
                (v.track_register, LEVELS, self.register),
                (v.track_density, LEVELS, self.density),
            )
            if value is not None
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The controls of a piece; everything is optional.

    Attributes:
        key: Key and mode.
        genre: One of `GENRES`.
        subgenre: One of `SUBGENRES`.
        moods: Of `MOODS`.
        dynamics: One of `DYNAMICS`.
        density: One of `LEVELS`, as are `polyphony` and `register`.
        polyphony: Notes at once.
        register: Height.
        num_bars: Length.
        coarse_cluster: Cluster of the description's embedding, coarse level.
        fine_cluster: The same, fine level.
        tracks: Names of the tracks, in token order.
        track_controls: What each of these tracks does, or empty.
    """

    key: Key | None = None
    genre: str | None = None
    subgenre: str | None = None
    moods: tuple[str, ...] = ()
    dynamics: str | None = None
    density: str | None = None
    polyphony: str | None = None
    register: str | None = None
    num_bars: int | None = None
    coarse_cluster: int | None = None
    fine_cluster: int | None = None
    tracks: tuple[TrackTokens, ...] = ()
    track_controls: tuple[TrackControls, ...] = ()

    def tokens(self) -> list[int]:
        """The control tokens in their fixed order."""
        v = VOCABULARY
        tokens: list[int] = []
        if self.key is not None:
            tokens.append(v.key.id(ALL_KEYS.index(self.key)))
        if self.genre is not None:
            tokens.append(v.genre.id(GENRES.index(self.genre)))
        if self.subgenre is not None:
            tokens.append(v.subgenre.id(SUBGENRES.index(self.subgenre)))
        tokens += [v.mood.id(MOODS.index(mood)) for mood in sorted(self.moods)]
        if self.dynamics is not None:
            tokens.append(v.dynamics.id(DYNAMICS.index(self.dynamics)))
        for block, level in (
            (v.density, self.density),
            (v.polyphony, self.polyphony),
            (v.register, self.register),
        ):
            if level is not None:
                tokens.append(block.id(LEVELS.index(level)))
        if self.num_bars is not None:
            tokens.append(v.length.id(length_class(self.num_bars)))
        if self.coarse_cluster is not None:
            tokens.append(v.coarse.id(self.coarse_cluster))
        if self.fine_cluster is not None:
            tokens.append(v.fine.id(self.fine_cluster))
        of_tracks = self.track_controls or (TrackControls(),) * len(self.tracks)
        for track, of_track in zip(self.tracks, of_tracks, strict=True):
            tokens += [*track.ids, *of_track.tokens()]
        return tokens
