"""Writes the requests of a spec as short texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.requests import (
    ArticulationRequest,
    ChordCycle,
    ChordPlan,
    EnergyChange,
    FeelRequest,
    FigureRequest,
    Form,
    KeyChange,
    MeterChange,
    PlayingChange,
    RequestedChord,
    RhythmRequest,
    RoleRequest,
    TempoChange,
)
from amt_core.spec.requests_json import chord_text
from amt_core.spec.spans import Place, Span


def player_name(instrument: Instrument) -> str:
    """An instrument with the number of its players, if there are several."""
    return f"{instrument.count} × {instrument.name}" if instrument.count > 1 else instrument.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWriter:
    """Writes requests.

    Attributes:
        player: Names an instrument.
        place: Stands before the part of the piece.
        key: The key in which degrees are written as chords; None leaves them degrees.
    """

    player: Callable[[Instrument], str] = player_name
    place: str = " at "
    key: Key | None = None

    def items(self, value: object) -> list[str]:
        """The requests of an attribute's value, one text each."""
        if isinstance(value, ChordPlan):
            return [self.item(cycle) for cycle in value.cycles]
        if isinstance(value, tuple):
            return [self.item(item) for item in cast("tuple[object, ...]", value)]
        return [self.item(value)]

    def item(self, request: object) -> str:
        """One request."""
        match request:
            case Instrument():
                return self.player(request)
            case Form():
                return _form(request)
            case ChordCycle():
                cycle = request if self.key is None else request.in_key(self.key)
                return _at_heading(_bars(cycle), cycle.span)
            case RoleRequest():
                return self._at(f"{request.role} {self._player(request.instrument)}", request.span)
            case FigureRequest():
                return self._at(
                    f"{request.figure} {self._player(request.instrument)}", request.span
                )
            case ArticulationRequest():
                player = self._player(request.instrument)
                return self._at(f"{request.articulation} {player}", request.span)
            case RhythmRequest():
                return self._at(
                    f"{request.rhythm} {self._player(request.instrument)}", request.span
                )
            case FeelRequest():
                return self._at(_feel(request), request.span)
            case KeyChange():
                key_text = _key_text(request)
                return f"key {key_text}{self.place}{request.span}"
            case TempoChange():
                return f"{_tempo(request)}{self.place}{request.span}"
            case MeterChange():
                times = "" if request.num_bars is None else f"x{request.num_bars}"
                return f"meter {request.time_signature}{times}{self.place}{request.span}"
            case EnergyChange():
                return f"{self._energy(request)}{self.place}{request.span}"
            case PlayingChange():
                verb = "only" if request.is_only else "play" if request.is_playing else "rest"
                players = " ".join(map(self._player, request.instruments))
                elsewhere = "not " if request.is_elsewhere else ""
                return f"{verb} {players}{self.place}{elsewhere}{request.span}"
            case _:
                return str(request)

    def _at(self, text: str, span: Span) -> str:
        return text if span.place is Place.WHOLE else f"{text}{self.place}{span}"

    def _player(self, instrument: Instrument | None) -> str:
        return "-" if instrument is None else self.player(instrument)

    def _energy(self, change: EnergyChange) -> str:
        who = " ".join(("", *map(self._player, change.instruments)))
        if not change.is_gradual:
            named = change.dynamics or ("louder" if change.direction > 0 else "softer")
            return named + who
        start = f"{change.start_dynamics}-" if change.start_dynamics else ""
        target = f" {start}{change.dynamics}" if change.dynamics else ""
        return ("cresc" if change.direction > 0 else "dim") + target + who


def _at_heading(text: str, span: Span) -> str:
    return text if span.place is Place.WHOLE else f"{span}: {text}"


def _bars(cycle: ChordCycle) -> str:
    def bar_text(bar: tuple[RequestedChord, ...]) -> str:
        is_degree = cycle.mode is not None
        return ",".join(chord_text(at.chord, is_degree=is_degree) for at in bar) or "%"

    return " ".join(map(bar_text, cycle.bars))


def _form(form: Form) -> str:
    parts = [form.name] if form.name and form.name != "loop" else []
    parts += ["loop"] if form.is_loop else []
    parts += [f"x{form.num_variations}"] if form.num_variations else []
    if form.sections and not form.is_complete:
        parts.append("+")
    for section in form.sections:
        length = "" if section.num_bars is None else f":{section.num_bars}"
        start = "" if section.first_bar is None else f"@{section.first_bar + 1}"
        parts.append(f"{section.kind or section.letter}{length}{start}")
    if form.excluded:
        parts += ["-", *form.excluded]
    return " ".join(parts)


def _feel(feel: FeelRequest) -> str:
    if feel.is_laid_back:
        return "laid back"
    if feel.is_rubato:
        return "rubato"
    if feel.amount_share is not None:
        return "tight" if feel.amount_share else "machine-like"
    if not feel.is_swung:
        return "straight"
    unit = "" if feel.swing_unit == 8 else f" {feel.swing_unit}"
    share = "" if feel.swing_share is None else f" {feel.swing_share:.0%}"
    return f"swing{unit}{share}"


def _key_text(change: KeyChange) -> str:
    if change.key is not None:
        return str(change.key)
    interval = f"{change.semitones:+d}" if change.semitones or change.mode is None else ""
    return " ".join(filter(None, (interval, change.mode)))


def _tempo(change: TempoChange) -> str:
    target = "" if change.target_bpm is None else f" {change.target_bpm:g}"
    match change.kind:
        case "gradual":
            return ("rit" if change.factor < 1 else "accel") + target
        case "sudden":
            return f"tempo{target or (' slower' if change.factor < 1 else ' faster')}"
        case "fermata" | "a tempo":
            return change.kind
