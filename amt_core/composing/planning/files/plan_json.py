"""A plan as JSON, and back with a sentence that names the place of each mistake."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from amt_core.composing.planning.files.check_plan import check_plan
from amt_core.composing.planning.files.checked_json import PLAN_HINT, JsonObject
from amt_core.composing.planning.plan import (
    FILLS,
    Plan,
    PlannedBar,
    PlannedChord,
    PlannedFeel,
    PlannedFigure,
    PlannedKey,
    PlannedMeter,
    PlannedRest,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.composing.planning.players.ensemble import MAX_TRACKS
from amt_core.errors import AmtError
from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.music.instruments.roles import FIGURE_ROLES, FIGURES, ROLES, figures_of
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.sentence import Sentence
from amt_core.spec.genres import GENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS, MAX_NUM_BARS, Source
from amt_core.spec.spans import SECTION_KINDS
from amt_core.system.input_file import read_input
from amt_core.system.json_text import parse_json
from amt_core.tokens.grid import track_order
from amt_core.traits.plan_analysis import LETTERS, NUM_ENERGIES

FORMAT = 1
"""The version of the JSON."""

_MAX_FILE_BYTES = 16 * 1024 * 1024
_MIN_BPM, _MAX_BPM = 20.0, 300.0


def plan_to_json(plan: Plan) -> dict[str, object]:
    """The plan as plain JSON values; bars and beats count from 1."""
    names = [player.name for player in plan.players]
    return {
        "format": FORMAT,
        "title": plan.title,
        "style": plan.style,
        "bars": plan.num_bars,
        "sections": [
            {
                "name": s.name,
                "letter": s.letter,
                "first_bar": s.first_bar + 1,
                "bars": s.num_bars,
                "energy": s.energy,
                "varied": s.is_varied,
                "playing": [n for n, plays in zip(names, s.playing, strict=True) if plays],
                "source": str(s.source),
            }
            for s in plan.sections
        ],
        "chords": [
            {
                "bar": bar + 1,
                "chords": [[at.beat + 1, at.spelled(plan.key_of(bar))] for at in b.chords],
                "source": str(b.source),
            }
            for bar, b in enumerate(plan.chords)
        ],
        "tempo": [
            {"bar": t.bar + 1, "beat": t.beat + 1, "bpm": t.bpm, "source": str(t.source)}
            for t in plan.tempo
        ],
        "meter": [
            {"bar": m.bar + 1, "time_signature": str(m.time_signature), "source": str(m.source)}
            for m in plan.meter
        ],
        "keys": [{"bar": k.bar + 1, "key": str(k.key), "source": str(k.source)} for k in plan.keys],
        "players": [
            {
                "name": p.name,
                "program": p.program,
                "is_drum": p.is_drum,
                "pan": p.pan,
                "role": p.role,
                "role_source": str(p.role_source),
                "figure": p.figure,
                "figure_source": str(p.figure_source),
                "register": p.register,
                "density": p.density,
                "dynamics": p.dynamics,
                "voices": p.num_voices,
                "fills": p.fills,
                "source": str(p.source),
            }
            for p in plan.players
        ],
        "rests": [
            {
                "player": names[r.player],
                "first_bar": r.first_bar + 1,
                "last_bar": r.stop_bar,
                "source": str(r.source),
            }
            for r in plan.rests
        ],
        "figures": [
            {
                "player": names[f.player],
                "figure": f.figure,
                "first_bar": f.first_bar + 1,
                "last_bar": f.stop_bar,
                "source": str(f.source),
            }
            for f in plan.figures
        ],
        "feel": {
            "swing_unit": plan.feel.swing_unit,
            "swing_share": plan.feel.swing_share,
            "source": str(plan.feel.source),
        },
    }


def read_plan(path: Path) -> Plan:
    """The plan in a file.

    Raises:
        AmtError: The file cannot be read, is no JSON, holds no plan, or has unknown entries.
    """
    text = read_input(path, max_bytes=_MAX_FILE_BYTES)
    try:
        value: object = parse_json(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AmtError(Sentence('"{path}" is not UTF-8 text.', path=path), PLAN_HINT) from error
    except ValueError as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise AmtError(
            Sentence('"{path}" is not JSON{place}.', path=path, place=place), PLAN_HINT
        ) from error
    top = _top(value)
    plan = _plan(top)
    top.check_names()
    return plan


def plan_from_json(value: object, *, is_of_piece: bool = False) -> Plan:
    """The plan that JSON values say.

    Args:
        value: The JSON values.
        is_of_piece: Whether it is the plan of a piece that is there: its players stay in the order
            of the tracks, and all of them may rest in a bar.

    Raises:
        AmtError: Something is missing, has a wrong type or contradicts itself; the message names
            the place.
    """
    return _plan(_top(value), is_of_piece=is_of_piece)


def _top(value: object) -> JsonObject:
    top = JsonObject(value, "the plan")
    # `amt plan --json` writes the plan next to the spec.
    return JsonObject(top.values["plan"], "the plan") if "plan" in top.values else top


def _plan(top: JsonObject, *, is_of_piece: bool = False) -> Plan:
    top.choice("format", (FORMAT,), FORMAT)
    num_bars = top.whole("bars", 1, MAX_NUM_BARS)
    players = tuple(map(_player, top.objects("players")))
    names = [player.name for player in players]
    if not 1 <= len(players) <= MAX_TRACKS:
        raise AmtError(
            Sentence("The plan has {num_players} players.", num_players=len(players)),
            Sentence("Give 1 to {most}.", most=MAX_TRACKS),
        )
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise AmtError(
            Sentence('Two players of the plan are called "{twice}".', twice=twice),
            "Rename one of them.",
        )
    meter = tuple(_meter(each, num_bars) for each in top.objects("meter"))
    feel = top.part("feel", "the feel of the plan")
    plan = Plan(
        title=top.text("title", ""),
        style=top.choice("style", GENRES, None),
        num_bars=num_bars,
        sections=tuple(_section(each, names, num_bars) for each in top.objects("sections")),
        chords=_chords(top.objects("chords"), num_bars),
        tempo=tuple(_tempo(each, num_bars) for each in top.objects("tempo")),
        meter=meter,
        keys=tuple(
            PlannedKey(
                bar=each.bar("bar", num_bars),
                key=each.parsed("key", Key.parse),
                source=each.source(),
            )
            for each in top.objects("keys")
        ),
        players=players,
        rests=tuple(_rest(each, names, num_bars) for each in top.objects("rests")),
        figures=tuple(_figure(each, players, num_bars) for each in top.objects("figures")),
        feel=PlannedFeel(
            swing_unit=feel.choice("swing_unit", (8, 16), 8),
            swing_share=feel.number("swing_share", 0.5, 0.75, 0.5),
            source=feel.source(),
        ),
    )
    check_plan(plan, may_be_silent=is_of_piece)
    return plan if is_of_piece else _in_token_order(plan)


def _in_token_order(plan: Plan) -> Plan:
    """The plan with its players in the order in which tokens write their tracks."""
    order = [int(i) for i in track_order(tuple(player.track for player in plan.players))]
    return replace(
        plan,
        players=tuple(plan.players[i] for i in order),
        sections=tuple(
            replace(section, playing=tuple(section.playing[i] for i in order))
            for section in plan.sections
        ),
        rests=tuple(replace(rest, player=order.index(rest.player)) for rest in plan.rests),
        figures=tuple(replace(each, player=order.index(each.player)) for each in plan.figures),
    )


def _player(each: JsonObject) -> Player:
    is_drum = each.is_true("is_drum")
    role = each.choice("role", ROLES, "drums" if is_drum else "full")
    num_voices = each.whole("voices", 1, 10) if each.has("voices") else None
    figure = each.optional_text("figure")
    if figure is not None:
        figure = each.choice("figure", figures_of(role) or FIGURES, "")
    # Plans of earlier versions say where a player is from, and had drawn most of the figures.
    usual = Source.FREE if figure is None or each.has("source") else Source.SET
    return Player(
        name=each.text("name"),
        program=each.whole("program", 0, 127, 0),
        is_drum=is_drum,
        pan=each.whole("pan", 0, 127, 64),
        role=role,
        role_source=each.source("role_source", Source.FREE),
        figure=figure or None,
        figure_source=each.source("figure_source", usual),
        register=each.choice("register", LEVELS, None),
        density=each.choice("density", LEVELS, None),
        dynamics=each.choice("dynamics", DYNAMICS, None),
        num_voices=num_voices,
        fills=each.choice("fills", FILLS, FILLS[0]) or FILLS[0],
        source=each.source(),
    )


def _section(each: JsonObject, names: Sequence[str], num_bars: int) -> PlannedSection:
    playing = set(names)
    if each.has("playing"):
        listed = [name if isinstance(name, str) else "" for name in each.list("playing")]
        for name in listed:
            _check_player(name, names)
        playing = set(listed)
    first_bar = each.bar("first_bar", num_bars)
    return PlannedSection(
        name=each.choice("name", SECTION_KINDS, ""),
        letter=each.choice("letter", tuple(LETTERS), "A"),
        first_bar=first_bar,
        num_bars=each.whole("bars", 1, num_bars - first_bar),
        energy=each.whole("energy", 0, NUM_ENERGIES - 1, 2),
        playing=tuple(name in playing for name in names),
        is_varied=each.is_true("varied"),
        source=each.source(),
    )


def _check_player(name: str, names: Sequence[str]) -> None:
    if name not in names:
        raise AmtError(
            Sentence('The plan has no player "{name}".', name=name),
            Sentence("It has: {names}.", names=", ".join(names)),
        )


def _chords(rows: Sequence[JsonObject], num_bars: int) -> tuple[PlannedBar, ...]:
    """The chords of all bars; a bar that is not named keeps the chord before it."""
    given: dict[int, PlannedBar] = {}
    for row in rows:
        bar = row.bar("bar", num_bars)
        chords = tuple(_chord(item, bar) for item in row.list("chords"))
        if list(chords) != sorted(chords, key=lambda at: at.beat) or not chords:
            raise AmtError(
                Sentence("The chords of bar {bar} are not in order.", bar=bar + 1),
                "Order them by beat.",
            )
        given[bar] = PlannedBar(chords=chords, source=row.source())
    if not given:
        return ()
    bars: list[PlannedBar] = []
    last = PlannedChord(beat=0.0, chord=None)
    for bar in range(num_bars):
        at = given.get(bar, PlannedBar(chords=(last,)))
        if at.chords[0].beat > 0:
            at = PlannedBar(chords=(last, *at.chords), source=at.source)
        last = PlannedChord(beat=0.0, chord=at.chords[-1].chord)
        bars.append(at)
    return tuple(bars)


def _chord(item: object, bar: int) -> PlannedChord:
    match item:
        case [int() | float() as beat, str() as text] if not isinstance(beat, bool):
            if not 1 <= beat < 33:
                raise AmtError(
                    Sentence("Bar {bar} has no beat {beat:g}.", bar=bar + 1, beat=beat),
                    "Beats count from 1.",
                )
            return PlannedChord(beat=float(beat) - 1, chord=_parse_symbol(text, bar))
        case str():
            return PlannedChord(beat=0.0, chord=_parse_symbol(item, bar))
        case _:
            raise AmtError(
                Sentence("The chords of bar {bar} cannot be read.", bar=bar + 1),
                'Write them as [[1, "Am"], [3, "F"]].',
            )


def _parse_symbol(text: str, bar: int) -> ChordSymbol | None:
    if is_no_chord(text):
        return None
    chord = parse_chord(text)
    if chord is None:
        raise AmtError(
            Sentence('"{text}" in bar {bar} is not a chord.', text=text, bar=bar + 1),
            "Write it as Am7 or C/E.",
        )
    return chord


def _tempo(each: JsonObject, num_bars: int) -> PlannedTempo:
    return PlannedTempo(
        bar=each.bar("bar", num_bars),
        beat=each.number("beat", 1, 33, 1) - 1,
        bpm=each.number("bpm", _MIN_BPM, _MAX_BPM),
        source=each.source(),
    )


def _meter(each: JsonObject, num_bars: int) -> PlannedMeter:
    return PlannedMeter(
        bar=each.bar("bar", num_bars),
        time_signature=each.parsed("time_signature", TimeSignature.parse),
        source=each.source(),
    )


def _rest(each: JsonObject, names: Sequence[str], num_bars: int) -> PlannedRest:
    name = each.text("player")
    _check_player(name, names)
    first_bar = each.bar("first_bar", num_bars)
    return PlannedRest(
        player=names.index(name),
        first_bar=first_bar,
        stop_bar=each.whole("last_bar", first_bar + 1, num_bars),
        source=each.source(),
    )


def _figure(each: JsonObject, players: Sequence[Player], num_bars: int) -> PlannedFigure:
    names = [player.name for player in players]
    name = each.text("player")
    _check_player(name, names)
    player = players[names.index(name)]
    drums = [figure for figure in FIGURES if "drums" in FIGURE_ROLES[figure]]
    pitched = [figure for figure in FIGURES if figure not in drums]
    first_bar = each.bar("first_bar", num_bars)
    each.text("figure")
    return PlannedFigure(
        player=names.index(name),
        figure=each.choice("figure", drums if player.is_drum else pitched, FIGURES[0]),
        first_bar=first_bar,
        stop_bar=each.whole("last_bar", first_bar + 1, num_bars),
        source=each.source(),
    )
