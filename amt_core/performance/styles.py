"""The manner of playing of each genre: drummers, swing, delays, rubato, endings and pedal."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.spec.genres import GENRE_OF_SUBGENRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A manner of playing.

    Attributes:
        drummers: The style in the table of drum feel whose drummers are followed.
        swings: Whether eighths swing, by a share that follows from the tempo.
        delay_ms: How late melodies and chords are against the beat; negative is early.
        soloist_delay_ms: How late solo lines are on the beat, while their off-beats are on time.
        rubato: 0..1, how freely the tempo breathes with the phrases.
        ritardando: 0..1, how much the last bars slow down.
        has_pedal: Whether pianists hold the sustain pedal.
        gate: Share of their lengths for which the notes of plucked and struck chords are held.
    """

    drummers: str = "rock"
    swings: bool = False
    delay_ms: float = 0.0
    soloist_delay_ms: float = 0.0
    rubato: float = 0.0
    ritardando: float = 0.0
    has_pedal: bool = True
    gate: float = 0.95


_CONCERT = Style(rubato=0.7, ritardando=0.8)
_EARLY = Style(rubato=0.25, ritardando=0.6, has_pedal=False, gate=0.85)
_ROMANTIC = Style(rubato=1.0, ritardando=1.0)
_DANCE = Style(drummers="dance", has_pedal=False, gate=0.85)
_FOLK = Style(drummers="pop", rubato=0.2, ritardando=0.5, gate=0.9)
# Solo lines lie behind the ride cymbal on the beat and meet it off the beat (Friberg & Sundström,
# "Swing ratios and ensemble timing in jazz performance", Music Perception 19, 2002).
_JAZZ = Style(drummers="jazz", swings=True, soloist_delay_ms=30.0, ritardando=0.4, has_pedal=False)
_LATIN = Style(drummers="latin", delay_ms=-4.0, has_pedal=False, gate=0.85)
_CARIBBEAN = Style(drummers="reggae", delay_ms=6.0, has_pedal=False, gate=0.7)
_CALM = Style(drummers="pop", rubato=0.6, ritardando=0.9)

PLAIN = Style()
"""The manner of playing for a piece of no known style."""

STYLES: dict[str, Style] = {
    "ambient": Style(drummers="pop", rubato=0.2, ritardando=0.3),
    "art song": _ROMANTIC,
    "ballad": Style(drummers="pop", delay_ms=6.0, rubato=0.5, ritardando=0.9),
    "baroque": _EARLY,
    "bluegrass": Style(drummers="rock", delay_ms=-4.0, has_pedal=False, gate=0.85),
    "blues": Style(drummers="jazz", swings=True, delay_ms=8.0, ritardando=0.3, has_pedal=False),
    "bolero and rumba": Style(drummers="afrocuban", delay_ms=4.0, ritardando=0.5),
    "boogie-woogie": Style(drummers="jazz", swings=True, has_pedal=False, gate=0.85),
    "bossa nova": Style(drummers="latin", delay_ms=6.0, ritardando=0.3, gate=0.85),
    "calypso": Style(drummers="afrocuban", has_pedal=False, gate=0.8),
    "celtic": _FOLK,
    "chamber music": _CONCERT,
    "cinematic": Style(rubato=0.4, ritardando=0.7),
    "classical": _CONCERT,
    "country": Style(drummers="rock", ritardando=0.3, gate=0.9),
    "disco": _DANCE,
    "early jazz": Style(drummers="neworleans", swings=True, ritardando=0.5, has_pedal=False),
    "electronic dance": _DANCE,
    "etude": _CONCERT,
    "folk": _FOLK,
    "funk": Style(drummers="funk", delay_ms=3.0, has_pedal=False, gate=0.75),
    "game music": Style(drummers="pop", has_pedal=False),
    "gospel": Style(drummers="soul", delay_ms=8.0, rubato=0.2, ritardando=0.8),
    "hip-hop": Style(drummers="hiphop", delay_ms=12.0, gate=0.9),
    "hymn": Style(rubato=0.3, ritardando=0.9),
    "jazz": _JAZZ,
    "latin dance": _LATIN,
    "lullaby": _CALM,
    "march": Style(drummers="rock", ritardando=0.3, has_pedal=False, gate=0.85),
    "modern classical": _CONCERT,
    "new age": _CALM,
    "polka": Style(drummers="rock", ritardando=0.3, has_pedal=False, gate=0.8),
    "pop": Style(drummers="pop", ritardando=0.2),
    "ragtime": Style(drummers="neworleans", ritardando=0.4, has_pedal=False, gate=0.9),
    "reggae": _CARIBBEAN,
    "renaissance": _EARLY,
    "romantic": _ROMANTIC,
    "samba": _LATIN,
    "showtune": Style(drummers="jazz", rubato=0.3, ritardando=0.9),
    "ska": Style(drummers="reggae", has_pedal=False, gate=0.7),
    "soul and r&b": Style(drummers="soul", delay_ms=10.0, ritardando=0.3),
    "swing": _JAZZ,
    "synth-pop": _DANCE,
    "tango": Style(drummers="latin", rubato=0.4, ritardando=0.8, has_pedal=False, gate=0.8),
    "waltz": Style(drummers="jazz", rubato=0.5, ritardando=0.9),
    "world": Style(drummers="afrobeat", has_pedal=False, gate=0.85),
    "afrobeat": Style(drummers="afrobeat", has_pedal=False, gate=0.8),
}
"""Genres, and the subgenre whose drummers were measured by themselves."""


def style_of(name: str) -> Style:
    """The manner of playing of a genre or subgenre; `PLAIN` for any other word."""
    return STYLES.get(name) or STYLES.get(GENRE_OF_SUBGENRE.get(name, ""), PLAIN)
