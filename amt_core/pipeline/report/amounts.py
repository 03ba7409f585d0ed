"""Numbers with their units as people read them: durations, sizes, rates, changes."""

from __future__ import annotations

_SLOW_PER_SEC = 0.5
_UNITS = ("B", "KiB", "MiB", "GiB", "TiB")


def duration(seconds: float) -> str:
    """A duration in seconds, minutes or hours."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"


def size(num_bytes: float) -> str:
    """A number of bytes in the binary unit that suits it."""
    value, unit = float(num_bytes), 0
    while value >= 1024 and unit < len(_UNITS) - 1:
        value /= 1024
        unit += 1
    return f"{value:.{1 if value < 10 and unit else 0}f} {_UNITS[unit]}"


def rate(per_sec: float) -> str:
    """A number of items per second; slow ones are given by the minute."""
    if per_sec < _SLOW_PER_SEC:
        return f"{60 * per_sec:,.1f} /min"
    return f"{per_sec:,.1f} /s" if per_sec < 100 else f"{per_sec:,.0f} /s"


def change(now: float, before: float) -> str:
    """The change of a figure in percent; "same" if it rounds to nothing."""
    share = now / before - 1
    return f"{share:+.0%}" if abs(share) >= 0.005 else "same"
