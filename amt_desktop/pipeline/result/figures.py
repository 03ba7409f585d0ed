"""Numbers as people read them: rates and times in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from amt_core.progress import counted
from amt_desktop.look.words import grouped


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("figures", text))


# The units in which stages count, for one and for several.
_UNITS = {
    "files": (_("{0} file"), _("{0} files")),
    "pieces": (_("{0} piece"), _("{0} pieces")),
    "texts": (_("{0} text"), _("{0} texts")),
    "titles": (_("{0} title"), _("{0} titles")),
    "steps": (_("{0} step"), _("{0} steps")),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("figures", text)


def count_text(number: int, unit: str, *, done: int | None = None) -> str:
    """A number of items with their unit, such as `1 piece` or `64 / 300 files`.

    Args:
        number: All items.
        unit: Their unit, in the plural, as a stage names it.
        done: The items that are done, where not all may be.
    """
    if unit not in _UNITS:
        words = counted(number, unit).strip()
        return words if done is None else f"{grouped(done)} / {words}"
    numbers = grouped(number) if done is None else f"{grouped(done)} / {grouped(number)}"
    return _tr(_UNITS[unit][number != 1]).format(numbers)


def duration_text(seconds: float) -> str:
    """A duration in its two largest units, such as `2 h 5 min`."""
    whole = round(seconds)
    minutes, sec = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return _tr("{0} d {1} h").format(days, hours)
    if hours:
        return _tr("{0} h {1} min").format(hours, minutes)
    if minutes:
        return (
            _tr("{0} min {1} s").format(minutes, sec)
            if minutes < 10
            else _tr("{0} min").format(minutes)
        )
    return _tr("{0} s").format(sec)


def clock_text(seconds: float) -> str:
    """A duration where there is little room, such as `1:54` or `2:05:00`."""
    minutes, sec = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{sec:02}" if hours else f"{minutes}:{sec:02}"


def rate_text(per_sec: float) -> str:
    """A rate, such as `320/s`; slow ones are given by the minute."""
    if per_sec >= 10:
        return _tr("{0}/s").format(f"{per_sec:,.0f}")
    if per_sec >= 0.5:
        return _tr("{0}/s").format(f"{per_sec:.1f}")
    return _tr("{0}/min").format(f"{per_sec * 60:.1f}")
