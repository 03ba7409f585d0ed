"""Requests for parts of a piece hold there, and elsewhere nothing changes."""

from __future__ import annotations

import pytest

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.files.plan_json import plan_from_json, plan_to_json
from amt_core.composing.planning.plan import Plan
from amt_core.composing.write_conditions import conditions_of
from amt_core.errors import AmtError
from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import (
    Change,
    ChordCycle,
    ChordPlan,
    EnergyChange,
    FigureRequest,
    Form,
    KeyChange,
    MeterChange,
    PlayingChange,
    RequestedChord,
    RequestedSection,
    RoleRequest,
    TempoChange,
)
from amt_core.spec.spans import Place, Span, bars_span, section_span
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.traits.tracks.drum_figures import BRUSH_KIT

BAND = StylePrior(
    num_pieces=10,
    tempo_bpm=(80, 100, 120, 150, 200),
    meters={"4/4": 1, "3/4": 9},
    minor_share=0.0,
    ensembles=(((128, 32, 0, 71), 5), ((128, 32, 27), 1)),
)
PRIORS = StylePriors({ANY: BAND})
DRUMS = Instrument(is_drum=True)
SONG = Form(
    sections=tuple(
        RequestedSection(kind=kind, num_bars=bars)
        for kind, bars in (("intro", 4), ("verse", 8), ("chorus", 8))
    ),
    is_complete=True,
)
SEEDS = range(20)


def plan(*changes: Change, seed: int = 0, **values: object) -> Plan:
    spec = MusicSpec(text="a test").setting("genre", "pop").setting("tempo_bpm", 100.0)
    spec = spec.setting("key", Key(0)).setting("changes", changes or None)
    for name, value in values.items():
        spec = spec.setting(name, value)
    return draw_plan(spec, PRIORS, seed)


def chord_plan(text: str, span: Span | None = None) -> ChordPlan:
    bars = tuple((RequestedChord(beat=0.0, chord=parse_chord(word)),) for word in text.split())
    return ChordPlan(cycles=(ChordCycle(bars=bars, span=span or Span()),))


def symbols(of: Plan) -> list[str]:
    return [str(at.chord) for bar in of.chords for at in bar.chords]


def drums_rest(of: Plan) -> list[bool]:
    return [0 in of.resting(bar) for bar in range(of.num_bars)]


def test_sections_have_the_order_and_the_bars_that_are_asked() -> None:
    found = plan(form=SONG).sections
    assert [(s.name, s.first_bar, s.num_bars) for s in found] == [
        ("intro", 0, 4), ("verse", 4, 8), ("chorus", 12, 8),
    ]  # fmt: skip


def test_a_section_that_is_longer_than_the_piece_is_named() -> None:
    with pytest.raises(AmtError, match="verse of 8 bars"):
        plan(form=SONG, num_bars=4)


def test_a_form_goes_round_in_a_longer_piece() -> None:
    sections = plan(form=SONG, num_bars=36).sections
    assert [s.name for s in sections] == ["intro", "verse", "chorus", "verse", "chorus"]


@pytest.mark.parametrize("num_bars", [1, 3, 16, 31, 32, 48, 97, 128, 511])
def test_the_sections_of_any_length_fill_the_piece(num_bars: int) -> None:
    for seed in SEEDS:
        found = plan(num_bars=num_bars, seed=seed)
        starts = [section.first_bar for section in found.sections]
        assert starts == [0, *(section.stop_bar for section in found.sections[:-1])]
        assert found.sections[-1].stop_bar == num_bars


def test_a_long_piece_has_sections_that_return() -> None:
    for seed in SEEDS:
        letters = [s.letter for s in plan(num_bars=96, seed=seed).sections]
        assert len(set(letters)) < len(letters)


def test_pop_is_in_common_time_unless_it_is_asked() -> None:
    assert {plan(seed=seed).meter[0].time_signature for seed in SEEDS} == {TimeSignature()}
    waltz = plan(time_signature=TimeSignature(3, 4))
    assert waltz.meter[0].time_signature == TimeSignature(3, 4)


def test_a_rock_band_has_a_guitar() -> None:
    for seed in SEEDS:
        programs = [player.program for player in plan(genre="rock", seed=seed).players]
        assert any(24 <= program < 32 for program in programs)


def test_a_nocturne_gets_no_drums() -> None:
    for seed in SEEDS:
        assert not any(p.is_drum for p in plan(genre="romantic", seed=seed).players)


def test_four_voices_have_a_track_each() -> None:
    choir = plan(instruments=(Instrument(program=52),), num_voices=4, only=True)
    assert [player.name for player in choir.players] == ["Soprano", "Alto", "Tenor", "Bass"]


def test_chords_go_round_one_a_bar() -> None:
    assert symbols(plan(chords=chord_plan("Am F C G"), num_bars=8)) == ["Am", "F", "C", "G"] * 2


def test_a_progression_without_a_key_brings_its_own() -> None:
    spec = MusicSpec(text="").setting("chords", chord_plan("Dm7 G7 Cmaj7"))
    assert draw_plan(spec, PRIORS, 0).keys[0].key == Key(0)


def test_degrees_are_chords_of_the_key() -> None:
    bars = tuple((RequestedChord(beat=0.0, chord=ChordSymbol(r, "maj")),) for r in (0, 7))
    degrees = ChordPlan(cycles=(ChordCycle(bars=bars, mode="major"),))
    assert symbols(plan(chords=degrees, key=Key(7), num_bars=2)) == ["G", "D"]


def test_the_chords_of_a_section_hold_in_it_alone() -> None:
    both = ChordPlan(
        cycles=(
            *chord_plan("C G").cycles,
            *chord_plan("Am F", section_span("chorus")).cycles,
        )
    )
    assert symbols(plan(chords=both, form=SONG)) == ["C", "G"] * 6 + ["Am", "F"] * 4


def test_chords_move_with_a_modulation() -> None:
    up = KeyChange(semitones=2, span=section_span("chorus", -1))
    found = plan(up, chords=chord_plan("C"), form=SONG)
    assert symbols(found) == ["C"] * 12 + ["D"] * 8
    assert [(at.bar, at.key) for at in found.keys] == [(0, Key(0)), (12, Key(2))]


def test_a_piece_ends_in_the_key_that_is_asked() -> None:
    found = plan(KeyChange(key=Key(0, "major"), span=Span(place=Place.END)), key=Key(0, "minor"))
    assert (found.keys[0].key, found.keys[-1].key) == (Key(0, "minor"), Key(0, "major"))


def test_no_drums_in_the_intro_rests_there_alone() -> None:
    rest = PlayingChange(instruments=(DRUMS,), is_playing=False, span=section_span("intro"))
    assert drums_rest(plan(rest, form=SONG)) == [True] * 4 + [False] * 16


def test_no_drums_in_an_intro_that_is_not_asked_for_makes_one() -> None:
    rest = PlayingChange(instruments=(DRUMS,), is_playing=False, span=section_span("intro"))
    for seed in SEEDS:
        found = plan(rest, seed=seed)
        assert found.sections[0].name == "intro"
        intro = found.sections[0].num_bars
        assert drums_rest(found) == [True] * intro + [False] * (found.num_bars - intro)


def test_drums_enter_in_the_bar_that_is_asked() -> None:
    rest = PlayingChange(instruments=(DRUMS,), is_playing=False, span=bars_span(0, 6))
    assert drums_rest(plan(rest, num_bars=16)) == [True] * 6 + [False] * 10


def test_all_rest_in_a_bar_for_which_everything_stops() -> None:
    silence = PlayingChange(instruments=(), is_playing=True, is_only=True, span=bars_span(9, 10))
    found = plan(silence, form=SONG)
    everybody = set(range(len(found.players)))
    assert [bar for bar in range(20) if set(found.resting(bar)) == everybody] == [9]


def test_a_section_in_which_everything_stops_is_refused() -> None:
    silence = PlayingChange(
        instruments=(), is_playing=True, is_only=True, span=section_span("verse")
    )
    with pytest.raises(AmtError, match="In bar 5 all players would rest"):
        plan(silence, form=SONG)


def test_a_player_of_the_chorus_alone_rests_elsewhere() -> None:
    clarinet = Instrument(program=71)
    rest = PlayingChange(
        instruments=(clarinet,), is_playing=False, is_elsewhere=True, span=section_span("chorus")
    )
    found = plan(rest, form=SONG, instruments=(clarinet, Instrument(program=0)), only=True)
    index = [player.program for player in found.players].index(71)
    assert [index in found.resting(bar) for bar in range(20)] == [True] * 12 + [False] * 8


@pytest.mark.parametrize(
    "change",
    [
        PlayingChange(instruments=(DRUMS,), is_playing=False, span=bars_span(90, 95)),
        PlayingChange(instruments=(DRUMS,), is_playing=False, span=section_span("chorus", 3)),
        PlayingChange(instruments=(Instrument(program=56),), is_playing=False),
        PlayingChange(instruments=(DRUMS,), is_playing=False, is_only=True),
        TempoChange(kind="gradual", factor=0.7, span=bars_span(99)),
    ],
)
def test_what_cannot_be_gets_a_sentence(change: Change) -> None:
    with pytest.raises(AmtError) as caught:
        plan(change, form=SONG)
    assert caught.value.hint


def test_an_accelerando_arrives_at_its_target_on_the_last_beat() -> None:
    tempo = plan(TempoChange(kind="gradual", target_bpm=140.0), num_bars=8).tempo
    assert (tempo[0].bpm, tempo[-1].bpm, tempo[-1].bar) == (100.0, 140.0, 7)
    assert [at.bpm for at in tempo] == sorted(at.bpm for at in tempo)


def test_a_ritardando_at_the_end_leaves_the_rest_in_tempo() -> None:
    end = Span(place=Place.END)
    tempo = plan(TempoChange(kind="gradual", factor=0.6, span=end), num_bars=16).frame().tempo
    bar = TimeSignature().bar_ticks
    assert tempo.at(12 * bar - 1) == 100.0
    assert tempo.at(16 * bar - 1) == pytest.approx(60.0)


def test_a_fermata_holds_one_beat() -> None:
    tempo = plan(TempoChange(kind="fermata", span=bars_span(3, 4)), num_bars=8).tempo
    assert [(at.bar, at.beat, at.bpm) for at in tempo] == [(0, 0, 100), (3, 3, 40), (4, 0, 100)]


def test_one_bar_has_another_meter() -> None:
    change = MeterChange(time_signature=TimeSignature(2, 4), num_bars=1)
    found = plan(change, num_bars=8)
    assert [str(found.frame().meter.at(bar)) for bar in range(8)].count("2/4") == 1


def test_a_piece_that_builds_has_rising_energies() -> None:
    rising = EnergyChange(is_gradual=True, direction=1)
    energies = [s.energy for s in plan(rising, num_bars=16, form=SONG_OF_FOUR).sections]
    assert energies == [0, 1, 3, 4]


SONG_OF_FOUR = Form(
    sections=tuple(RequestedSection(letter=letter) for letter in "ABCD"), is_complete=True
)


def test_the_asked_player_has_the_tune_and_no_other() -> None:
    asked = (Instrument(program=71), Instrument(program=73), Instrument(program=0))
    role = RoleRequest(instrument=Instrument(program=73), role="melody")
    found = plan(roles=(role,), instruments=asked, only=True)
    assert [p.program for p in found.players if p.role == "melody"] == [73]


def test_a_walking_bass_goes_to_the_bass() -> None:
    found = plan(figures=(FigureRequest(instrument=None, figure="walking"),))
    assert [p.figure for p in found.players if p.role == "bass"] == ["walking"]


def test_an_unknown_player_of_a_role_is_named() -> None:
    with pytest.raises(AmtError, match="Trumpet"):
        plan(roles=(RoleRequest(instrument=Instrument(program=56), role="melody"),))


def test_brushes_get_their_kit() -> None:
    asked = plan(figures=(FigureRequest(figure="brushes", instrument=DRUMS),))
    assert asked.players[0].program == BRUSH_KIT != plan().players[0].program


def test_a_figure_of_a_section_is_played_there_and_nowhere_else() -> None:
    piano = Instrument(program=0)
    asked = (
        FigureRequest(figure="arpeggio", instrument=piano, span=section_span("verse")),
        FigureRequest(figure="block chords", instrument=piano, span=section_span("chorus")),
    )
    found = plan(form=SONG, figures=asked, instruments=(piano, Instrument(program=73)))
    index = next(i for i, player in enumerate(found.players) if player.program == 0)
    assert found.players[index].figure is None
    assert [found.figures_in(bar).get(index) for bar in (0, 4, 11, 12, 19)] == [
        None, "arpeggio", "arpeggio", "block chords", "block chords",
    ]  # fmt: skip
    assert all(found.sections[i].playing[index] for i in (1, 2))
    assert conditions_of(found, MusicSpec()).figures[4] == {index: "arpeggio"}
    assert plan_from_json(plan_to_json(found)) == found


@pytest.mark.parametrize(("figure", "meter"), [("train beat", (4, 4)), ("waltz", (3, 4))])
def test_figures_of_drums_get_the_meter_in_which_they_are_played(
    figure: str, meter: tuple[int, int]
) -> None:
    asked = (FigureRequest(figure=figure, instrument=DRUMS),)
    drawn = {plan(figures=asked, genre="folk", seed=s).meter[0].time_signature for s in SEEDS}
    assert drawn == {TimeSignature(*meter)}


def test_of_two_hands_the_one_that_accompanies_plays_the_accompaniment() -> None:
    piano = Instrument(program=0)
    asked = (FigureRequest(figure="stride", instrument=piano),)
    hands = plan(figures=asked, instruments=(piano,), only=True).players
    assert {(p.name, p.held_figure) for p in hands} == {
        ("Right hand", None),
        ("Left hand", "stride"),
    }


def test_figures_and_tunes_that_are_asked_for_are_held_and_others_are_not() -> None:
    clarinet, bass = Instrument(program=71), Instrument(program=32)
    asked = plan(
        roles=(RoleRequest(role="melody", instrument=clarinet),),
        figures=(FigureRequest(figure="walking", instrument=bass),),
    )
    held = {p.program: (p.held_figure, p.is_asked_tune) for p in asked.players if not p.is_drum}
    assert held == {32: ("walking", False), 0: (None, False), 71: (None, True)}
    rules = conditions_of(asked, MusicSpec(text="")).rules
    assert [r.is_asked_tune for r in rules] == [p.is_asked_tune for p in asked.players]
    assert [r.figure for r in rules] == [p.held_figure for p in asked.players]
    assert plan_from_json(plan_to_json(asked)).players == asked.players
