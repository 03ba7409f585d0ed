"""The notation of expected chords, form, changes, roles, figures and feel in test descriptions.

The value of an attribute is a list of requests, separated by ` / `:

- `chords Am F,G % C / bridge: Dm G`: bars are separated by spaces, chords within a bar by commas,
  `%` keeps the chord before. Degrees are written as in `I VIm bVII`.
- `form AABA A:8 A:8 B:8 A:8`, `form intro:4 verse:8`, `form loop`, `form + bridge` (further
  sections may follow), `form - intro` (a section that must not come),
  `form theme and variations x5`.
- `changes key +2@last chorus / rit@end / accel 140@whole / tempo slower@bridge / fermata@end /
  meter 2/4x1@whole / cresc pp-ff@whole / f@chorus / louder@chorus / rest drums@intro /
  only 0@intro / play 73@chorus / rest 48@not chorus`.
- `roles melody 71 / chords 0@chorus`, `figures walking 32 / brushes drums`: a role or figure and
  the program that plays it, `-` where none is named.
- `feel swing 66% / laid back / rubato@intro`, `swing 16` for sixteenths.
- `voices 4`.
"""

from __future__ import annotations

from amt_core.music.chord_symbols import parse_chord
from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.spec.requests import (
    ChordCycle,
    EnergyChange,
    Feel,
    FigureRequest,
    Form,
    KeyChange,
    MeterChange,
    PlayingChange,
    RequestedChord,
    RoleRequest,
    TempoChange,
)
from amt_core.spec.requests_json import chord_text
from amt_core.spec.spans import Place, Span

PLAN_NAMES = {
    "chords": "chords", "form": "form", "changes": "changes", "roles": "roles",
    "figures": "figures", "feel": "feel", "voices": "num_voices",
}  # fmt: skip
"""Name in the notation → field of `MusicSpec`."""

SEPARATOR = " / "


def plan_values(spec: MusicSpec) -> dict[str, str]:
    """Attribute → the notation of its requests, for everything about a plan that is stated."""
    found: dict[str, str] = {}
    for name in spec.plan_attribute_names():
        attribute = spec.attribute(name)
        if attribute.source is Source.STATED:
            found[name] = SEPARATOR.join(_items(attribute.value, spec.key.value))
    return found


def items_of(name: str, value: str | None) -> list[str]:
    """The requests of a value in the notation, each in its normal spelling, sorted."""
    if not value:
        return []
    items = [" ".join(item.split()) for item in value.split(SEPARATOR)]
    return sorted(map(_normal_chords, items) if name == "chords" else items)


def _normal_chords(item: str) -> str:
    head, colon, bars = item.rpartition(":")
    named = " ".join(",".join(map(_normal_chord, bar.split(","))) for bar in bars.split())
    return f"{head}{colon} {named}" if colon else named


def _normal_chord(text: str) -> str:
    chord = parse_chord(text)
    return text if chord is None else chord.spelled()


def _items(value: object, key: Key | None) -> list[str]:
    if isinstance(value, Form):
        return [_form(value)]
    if isinstance(value, int):
        return [str(value)]
    requests = getattr(value, "cycles", value)
    assert isinstance(requests, tuple)
    return [_item(request, key) for request in requests]  # pyright: ignore[reportUnknownVariableType]


def _item(request: object, key: Key | None) -> str:
    match request:
        case ChordCycle():
            cycle = request if key is None else request.in_key(key)
            return _at_heading(_bars(cycle), cycle.span)
        case RoleRequest():
            return _at(f"{request.role} {_player(request.instrument)}", request.span)
        case FigureRequest():
            return _at(f"{request.figure} {_player(request.instrument)}", request.span)
        case Feel():
            return _at(_feel(request), request.span)
        case KeyChange():
            key_text = request.key or request.mode or f"{request.semitones:+d}"
            return f"key {key_text}@{request.span}"
        case TempoChange():
            return f"{_tempo(request)}@{request.span}"
        case MeterChange():
            times = "" if request.num_bars is None else f"x{request.num_bars}"
            return f"meter {request.time_signature}{times}@{request.span}"
        case EnergyChange():
            return f"{_energy(request)}@{request.span}"
        case PlayingChange():
            verb = "only" if request.is_only else "play" if request.is_playing else "rest"
            players = " ".join(map(_player, request.instruments))
            elsewhere = "not " if request.is_elsewhere else ""
            return f"{verb} {players}@{elsewhere}{request.span}"
        case _:
            raise AssertionError(request)


def _at(text: str, span: Span) -> str:
    return text if span.place is Place.WHOLE else f"{text}@{span}"


def _at_heading(text: str, span: Span) -> str:
    return text if span.place is Place.WHOLE else f"{span}: {text}"


def _player(instrument: Instrument | None) -> str:
    if instrument is None:
        return "-"
    return "drums" if instrument.is_drum else str(instrument.program)


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
        parts.append(f"{section.kind or section.letter}{length}")
    if form.excluded:
        parts += ["-", *form.excluded]
    return " ".join(parts)


def _feel(feel: Feel) -> str:
    if feel.is_laid_back:
        return "laid back"
    if feel.is_rubato:
        return "rubato"
    if not feel.is_swung:
        return "straight"
    unit = "" if feel.swing_unit == 8 else f" {feel.swing_unit}"
    share = "" if feel.swing_share is None else f" {feel.swing_share:.0%}"
    return f"swing{unit}{share}"


def _tempo(change: TempoChange) -> str:
    target = "" if change.target_bpm is None else f" {change.target_bpm:g}"
    match change.kind:
        case "gradual":
            return ("rit" if change.factor < 1 else "accel") + target
        case "sudden":
            return f"tempo{target or (' slower' if change.factor < 1 else ' faster')}"
        case "fermata" | "a tempo":
            return change.kind


def _energy(change: EnergyChange) -> str:
    who = " ".join(("", *map(_player, change.instruments)))
    if not change.is_gradual:
        named = change.dynamics or ("louder" if change.direction > 0 else "softer")
        return named + who
    start = f"{change.start_dynamics}-" if change.start_dynamics else ""
    target = f" {start}{change.dynamics}" if change.dynamics else ""
    return ("cresc" if change.direction > 0 else "dim") + target + who
