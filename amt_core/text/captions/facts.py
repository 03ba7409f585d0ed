"""The facts of a piece that captions can state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument
from amt_core.traits.traits import Traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The known facts of a piece; any of them may be absent.

    Attributes:
        genre: One of `GENRES`.
        subgenre: One of `SUBGENRES`.
        moods: Of `MOODS`.
        tempo_bpm: Quarter notes per minute.
        time_signature: The meter.
        key: Key and mode.
        instruments: All that sound, the most important first; drums by `is_drum`.
        num_bars: Length in bars.
        duration_sec: Length in seconds.
        dynamics: One of `DYNAMICS`.
        density: One of `LEVELS`, as are `polyphony` and `register`.
        polyphony: Notes at once.
        register: Height.
    """

    genre: str | None = None
    subgenre: str | None = None
    moods: tuple[str, ...] = ()
    tempo_bpm: float | None = None
    time_signature: TimeSignature | None = None
    key: Key | None = None
    instruments: tuple[Instrument, ...] = ()
    num_bars: int | None = None
    duration_sec: float | None = None
    dynamics: str | None = None
    density: str | None = None
    polyphony: str | None = None
    register: str | None = None

    def with_traits(self, traits: Traits) -> Facts:
        """The facts together with the traits measured from the notes."""
        return replace(
            self,
            moods=traits.moods,
            dynamics=traits.dynamics,
            density=traits.density,
            polyphony=traits.polyphony,
            register=traits.register,
        )
