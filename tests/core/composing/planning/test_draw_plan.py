"""A plan keeps what a description says, and decides what it leaves open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.sections.phrases import DEFAULT_NUM_BARS
from amt_core.errors import AmtError
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key, find_key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_core.spec.requests import FigureRequest, Form, PlayingChange, RequestedSection
from amt_core.spec.spans import Span
from amt_core.styles.plan_counts import PlanCounts, StylePlans
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.styles.progressions import Progressions
from amt_core.text import describe

JAZZ = StylePrior(
    num_pieces=10,
    tempo_bpm=(80, 100, 120, 150, 200),
    meters={"4/4": 9, "3/4": 1},
    minor_share=0.0,
    ensembles=(((128, 32, 0), 5), ((128, 32, 26, 66), 2), ((128, 32, 73, 0), 1)),
)
PRIORS = StylePriors({ANY: JAZZ, "jazz": JAZZ})
SEEDS = range(30)
# Every chord may follow every other.
ANYTHING = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})


def spec(**values: object) -> MusicSpec:
    result = MusicSpec(text="a test")
    for name, value in values.items():
        result = result.setting(name, value)
    return result


def programs(wanted: MusicSpec, seed: int) -> list[int]:
    tracks = draw_plan(wanted, PRIORS, seed).frame().tracks
    return [128 if t.is_drum else t.program for t in tracks]


def test_what_is_set_is_what_is_planned() -> None:
    wanted = spec(
        tempo_bpm=97.5, time_signature=TimeSignature(7, 8), key=Key(6, "minor"), num_bars=11
    )
    for seed in SEEDS:
        frame = draw_plan(wanted, PRIORS, seed).frame()
        assert frame.tempo.at(0) == 97.5
        assert frame.meter.at(10) == TimeSignature(7, 8)
        assert frame.key == Key(6, "minor")
        assert frame.num_bars == 11


def test_the_same_seed_plans_the_same_and_another_seed_something_else() -> None:
    plans = [draw_plan(spec(genre="jazz"), PRIORS, seed) for seed in (1, 1, 2, 3, 4)]
    assert plans[0] == plans[1]
    assert len({plan.frame().tempo.at(0) for plan in plans}) > 2


def test_chords_that_would_sound_in_the_relative_key_are_drawn_again() -> None:
    allowed = [0, 5, 7, 2 + 12, 4 + 12, 9 + 12]  # C, F, G, Dm, Em and Am, all equally likely
    steps, starts = np.zeros((2, 2, 24, 24)), np.zeros((2, 24))
    steps[:, :, :, allowed] = starts[:, allowed] = 1.0
    diatonic = Progressions({ANY: steps}, {ANY: starts})
    found: list[Key] = []
    for seed in SEEDS:
        wanted = spec(genre="jazz", key=Key(0), num_bars=8)
        plan = draw_plan(wanted, PRIORS, seed, progressions=diatonic)
        histogram = np.zeros(12)
        for bar in plan.chords:
            for at in bar.chords:
                assert at.chord is not None
                histogram[list(at.chord.pitch_classes)] += 1.0
        key = find_key(histogram)
        assert key is not None
        found.append(key[0])
    assert found.count(Key(0)) >= 0.9 * len(found)


def test_every_bar_has_a_chord_and_nothing_else_is_planned_otherwise_for_it() -> None:
    for seed in SEEDS:
        wanted = spec(genre="jazz")
        plan = draw_plan(wanted, PRIORS, seed, progressions=ANYTHING)
        assert len(plan.chords) == plan.num_bars
        assert all(bar.chords[0].beat == 0 for bar in plan.chords)
        without = draw_plan(wanted, PRIORS, seed)
        assert not without.chords
        assert without == replace(plan, chords=())


def test_drums_alone_have_no_chords() -> None:
    wanted = spec(instruments=(Instrument(is_drum=True),), only=True)
    assert not draw_plan(wanted, PRIORS, 1, progressions=ANYTHING).chords


def test_a_lone_tune_has_chords_as_an_accompanied_one_has() -> None:
    fiddle, guitar = Instrument(program=110), Instrument(program=24)
    for instruments in ((fiddle,), (fiddle, guitar)):
        wanted = spec(genre="celtic", instruments=instruments, only=True)
        plan = draw_plan(wanted, PRIORS, 1, progressions=ANYTHING)
        assert len({bar.chords[0].chord for bar in plan.chords}) > 1


def test_a_length_in_seconds_becomes_the_nearest_number_of_bars() -> None:
    frame = draw_plan(spec(duration_sec=30.0, tempo_bpm=120.0,
                           time_signature=TimeSignature(4, 4)), PRIORS, 0).frame()  # fmt: skip
    assert frame.num_bars == 15
    assert draw_plan(spec(), PRIORS, 0).frame().num_bars == DEFAULT_NUM_BARS


@pytest.mark.parametrize(
    "asked",
    [(Instrument(24),), (Instrument(40), Instrument(42)), (Instrument(73, count=2), Instrument(0))],
)
def test_instruments_that_can_stand_alone_stay_alone(asked: tuple[Instrument, ...]) -> None:
    expected = sorted(i.program for i in asked for _ in range(i.count))
    for seed in SEEDS:
        assert sorted(programs(spec(genre="jazz", instruments=asked), seed)) == expected


def test_a_single_line_in_a_style_gets_company() -> None:
    for seed in SEEDS:
        found = programs(spec(genre="jazz", instruments=(Instrument(66),)), seed)
        assert 66 in found
        assert len(found) > 1


def test_a_solo_stays_alone_also_in_a_style() -> None:
    wanted = spec(genre="jazz", instruments=(Instrument(66),), only=True)
    assert all(programs(wanted, seed) == [66] for seed in SEEDS)


def test_a_style_alone_never_gets_players_who_cannot_play_a_chord() -> None:
    ensembles = (((32,), 90), ((71,), 50), ((128,), 50), ((73, 73), 50), ((32, 26, 71), 1))
    priors = StylePriors({ANY: replace(JAZZ, ensembles=ensembles)})
    for seed in SEEDS:
        tracks = draw_plan(spec(genre="jazz"), priors, seed).frame().tracks
        assert sorted(t.program for t in tracks) == [26, 32, 71]


def test_a_style_alone_is_played_by_somebody_who_has_the_tune() -> None:
    ensembles = (((32, 24), 90), ((128, 32, 24), 90), ((32, 24, 73), 1), ((32, 0), 1))
    priors = StylePriors({ANY: replace(JAZZ, ensembles=ensembles)})
    for seed in SEEDS:
        tracks = draw_plan(spec(genre="bossa nova"), priors, seed).frame().tracks
        assert {0, 73} & {track.program for track in tracks}, "not the guitar with the bass alone"


def test_a_style_alone_is_mostly_played_by_its_usual_ensemble() -> None:
    rare = tuple(((32, 0, program), 1) for program in range(40, 48))
    priors = StylePriors({ANY: replace(JAZZ, ensembles=(((32, 0, 66), 8), *rare))})
    plans = [draw_plan(spec(genre="jazz"), priors, seed) for seed in range(100)]
    usual = sum(any(t.program == 66 for t in plan.frame().tracks) for plan in plans)
    assert 75 < usual < 100, "half of the pieces have it"


def test_a_style_alone_is_played_by_several_where_it_has_such_ensembles() -> None:
    guitar_and_band = (((24,), 50), ((128, 33, 24), 1))
    priors = StylePriors({ANY: replace(JAZZ, ensembles=guitar_and_band)})
    for seed in SEEDS:
        assert len(draw_plan(spec(genre="blues"), priors, seed).frame().tracks) == 3


def test_a_style_of_single_lines_alone_is_played_by_them() -> None:
    priors = StylePriors({ANY: replace(JAZZ, ensembles=(((71,), 5),))})
    tracks = draw_plan(spec(genre="jazz"), priors, 0).frame().tracks
    assert [t.program for t in tracks] == [71]


def test_a_player_that_the_style_implies_is_joined_by_those_it_plays_with() -> None:
    priors = StylePriors({ANY: replace(JAZZ, ensembles=(((52, 52), 5), ((19, 52), 5), ((71,), 9)))})
    wanted = replace(
        spec(genre="hymn"), instruments=Attribute((Instrument(52),), source=Source.INFERRED)
    )
    found = [draw_plan(wanted, priors, seed).frame().tracks for seed in SEEDS]
    assert {tuple(t.program for t in tracks) for tracks in found} == {(52, 52), (19, 52)}


@pytest.mark.parametrize("lone", [Instrument(104), Instrument(0)])
def test_an_implied_keyboard_or_one_the_style_does_not_know_stays_alone(lone: Instrument) -> None:
    wanted = replace(spec(genre="jazz"), instruments=Attribute((lone,), source=Source.INFERRED))
    assert all(set(programs(wanted, seed)) == {lone.program} for seed in SEEDS)


@pytest.mark.parametrize("staves", [(6, 6), (6, 6, 6)])
def test_the_staves_of_a_keyboard_that_a_style_plays_are_its_hands(staves: tuple[int, ...]) -> None:
    priors = StylePriors({ANY: replace(JAZZ, ensembles=((staves, 5),))})
    tracks = draw_plan(spec(genre="baroque"), priors, 0).frame().tracks
    assert [(t.program, t.name) for t in tracks] == [(6, "Right hand"), (6, "Left hand")]


def test_hands_are_written_in_the_order_that_the_style_has() -> None:
    boogie = replace(JAZZ, ensembles=(((0, 0), 5),), left_hand_first=0.9)
    tracks = draw_plan(spec(genre="baroque"), StylePriors({ANY: boogie}), 0).frame().tracks
    assert [track.name for track in tracks] == ["Left hand", "Right hand"]
    assert len({track.pan for track in tracks}) == 1


def test_singers_are_called_by_their_voices() -> None:
    asked = (Instrument(program=52, count=4), Instrument(program=19))
    tracks = draw_plan(spec(instruments=asked, only=True), PRIORS, 1).frame().tracks
    assert [t.name for t in tracks if t.program == 52] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert len({track.pan for track in tracks}) == 5


def test_an_orchestra_with_more_players_than_tracks_sits_within_the_stereo_field() -> None:
    asked = tuple(Instrument(program=program, count=2) for program in range(40, 58))
    plan = draw_plan(spec(instruments=asked), PRIORS, 1)
    assert all(0 <= player.pan <= 127 for player in plan.players)


def test_two_pianos_are_no_hands() -> None:
    asked = (Instrument(program=0, count=2),)
    tracks = draw_plan(spec(instruments=asked, only=True), PRIORS, 1).frame().tracks
    assert [track.name for track in tracks] == ["Acoustic Grand Piano 1", "Acoustic Grand Piano 2"]


def test_what_is_excluded_never_joins() -> None:
    banned = (Instrument(is_drum=True), Instrument(0))
    for seed in SEEDS:
        assert not {128, 0} & set(programs(spec(genre="jazz", excluded=banned), seed))


def test_something_plays_even_if_all_players_of_the_style_are_excluded() -> None:
    players = tuple(Instrument(p) for p in (0, 26, 32, 66, 73))
    banned = (*players, Instrument(is_drum=True))
    found = [programs(spec(genre="jazz", excluded=banned), seed) for seed in SEEDS]
    assert all(len(f) == 1 and f[0] not in {0, 26, 32, 66, 73, 128} for f in found)


def test_a_bar_that_cannot_be_written_is_refused_with_a_remedy() -> None:
    with pytest.raises(AmtError) as caught:
        draw_plan(spec(time_signature=TimeSignature(20, 4)), PRIORS, 0)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ((Instrument(program=0),), ["Right hand", "Left hand"]),
        ((Instrument(program=6),), ["Right hand", "Left hand"]),
        ((Instrument(program=24),), ["Acoustic Guitar (nylon)"]),
        ((Instrument(program=0), Instrument(program=73)), ["Acoustic Grand Piano", "Flute"]),
    ],
)
def test_a_keyboard_alone_is_written_in_two_staves(
    asked: tuple[Instrument, ...], names: list[str]
) -> None:
    tracks = draw_plan(spec(instruments=asked, only=True), PRIORS, 1).frame().tracks
    assert [track.name for track in tracks] == names


COUNTS = PlanCounts(
    {
        ANY: StylePlans(
            num_pieces=100,
            forms={"A8 B8 A8": 50},
            section_bars={"12": 50},
            energy_starts={"1": 50},
            energy_steps={"1 3": 50},
            rests={"first": {"melody": 1, "chords": 1}, "middle": {"chords": 1, "bass": 1}},
            figures={"bass other": {"walking": 50}, "bass triple": {"pedal point": 50}},
            qualities={"major 7 maj": {"7": 50}, "major 0 maj": {"dim7": 50}},
            ensembles={"128 32 26 66": {"drums|bass|pad|solo": 50}},
        )
    }
)


def counted(wanted: MusicSpec, seed: int) -> Plan:
    return draw_plan(wanted, PRIORS, seed, progressions=ANYTHING, counts=COUNTS)


def test_forms_and_energies_are_drawn_from_the_counts() -> None:
    plans = [counted(spec(genre="jazz", num_bars=24), seed) for seed in SEEDS]
    forms = {tuple((s.letter, s.num_bars, s.energy) for s in plan.sections) for plan in plans}
    assert forms == {(("A", 8, 1), ("B", 8, 3), ("A", 8, 1))}


def test_drums_that_only_a_rest_names_and_no_style_brings_stay_away() -> None:
    plan = draw_plan(describe("piano nocturne, no drums in the intro"), PRIORS, 1)
    assert not any(player.is_drum for player in plan.players)
    assert plan.sections[0].name == "intro"


def test_a_rest_of_denied_drums_is_still_refused() -> None:
    with pytest.raises(AmtError, match="There is no"):
        draw_plan(describe("nocturne without drums, drums enter at bar 9"), PRIORS, 1)


def test_the_figure_of_a_mood_is_held() -> None:
    counts = PlanCounts(
        {ANY: StylePlans(figures={"chords other": {"arpeggio": 30, "comping": 30}})}
    )
    piano = spec(genre="jazz", instruments=(Instrument(0),), moods=("calm",), only=True)
    found = {
        (player.figure, player.held_figure)
        for seed in SEEDS
        for player in draw_plan(piano, PRIORS, seed, counts=counts).players
        if player.role == "chords"
    }
    assert found == {("arpeggio", "arpeggio"), ("comping", None)}


def test_verses_and_choruses_have_a_counted_length() -> None:
    plan = counted(spec(genre="pop", form=Form(sections=(RequestedSection(kind="verse"),))), 1)
    assert {s.num_bars for s in plan.sections if s.name in ("verse", "chorus")} == {12}


def test_figures_go_with_the_meter_and_the_tune_stays_free() -> None:
    trio = (Instrument(is_drum=True), Instrument(32), Instrument(0), Instrument(66))
    figures = {
        meter: [
            player.figure
            for player in counted(
                spec(instruments=trio, time_signature=TimeSignature.parse(meter)), 1
            ).players
            if player.role in ("bass", "melody")
        ]
        for meter in ("4/4", "3/4")
    }
    assert figures == {"4/4": ["walking", None], "3/4": ["pedal point", None]}


def test_an_ensemble_has_the_roles_that_it_had_in_training() -> None:
    band = (Instrument(is_drum=True), Instrument(32), Instrument(26), Instrument(66))
    plan = counted(spec(genre="jazz", instruments=band, only=True), 1)
    assert [player.role for player in plan.players] == ["drums", "bass", "pad", "solo"]


def test_dominants_get_their_sevenths_and_tonics_rest() -> None:
    for seed in SEEDS:
        plan = counted(spec(genre="jazz", key=Key(0)), seed)
        chords = [at.chord for bar in plan.chords for at in bar.chords if at.chord is not None]
        tonics = {chord.quality for chord in chords if chord.root == 0}
        assert tonics <= {"maj", "min"}
        assert {c.quality for c in chords if c.root == 7 and c.triad == "maj"} <= {"7", "maj"}


def test_everybody_plays_in_some_section_and_some_play_in_each() -> None:
    for seed in SEEDS:
        plan = counted(spec(genre="jazz", num_bars=48), seed)
        playing = np.array([section.playing for section in plan.sections])
        assert playing.any(axis=0).all()
        assert (playing.sum(axis=1) >= min(2, len(plan.players))).all()


def test_a_figure_of_the_drums_brings_drums_unless_nobody_else_may_play() -> None:
    drums = Instrument(is_drum=True)
    asked = (FigureRequest(instrument=drums, figure="train beat"),)
    duo = (Instrument(25), Instrument(32))
    plan = draw_plan(spec(instruments=duo, figures=asked), PRIORS, 1)
    assert [p.figure for p in plan.players if p.is_drum] == ["train beat"]
    with pytest.raises(AmtError, match="There is no Drums"):
        draw_plan(spec(instruments=duo, figures=asked, only=True), PRIORS, 1)


DENSE = PlanCounts(
    {
        ANY: StylePlans(
            figures={"melody other": {"running": 30, "lyrical": 30}},
            densities={
                "melody 2 running": {"very high": 40, "medium": 20},
                "melody 2 lyrical": {"low": 40},
            },
            rest_bars={"melody 2": {"0": 20, "4": 20}},
        )
    }
)
FLUTE_AND_HARP = (Instrument(73), Instrument(46))


def tunes(**asked: object) -> set[tuple[str | None, str | None]]:
    """The figures and densities of the flute in the plans of some seeds."""
    wanted = spec(genre="folk", instruments=FLUTE_AND_HARP, only=True, tempo_bpm=120.0, **asked)
    plans = [draw_plan(wanted, PRIORS, seed, counts=DENSE) for seed in SEEDS]
    return {
        (player.figure, player.density)
        for plan in plans
        for player in plan.players
        if player.role == "melody"
    }


def test_figure_and_density_of_a_tune_are_drawn_from_the_counts() -> None:
    assert tunes() == {("running", "very high"), ("running", "medium"), ("lyrical", "low")}


def test_a_calm_tune_is_no_torrent_of_notes() -> None:
    assert {density for _, density in tunes(moods=("calm",))} == {"medium", "low"}


def test_the_density_that_is_asked_of_the_whole_is_not_drawn_of_a_part() -> None:
    assert {density for _, density in tunes(density="low")} == {None}


def test_where_chords_are_asked_for_nobody_runs_over_them() -> None:
    chords = describe("Am F C G").chords.value
    assert tunes(chords=chords) == {(None, None)}


def test_rests_within_sections_are_drawn_but_not_of_a_player_that_is_asked_to_play() -> None:
    free = spec(genre="folk", instruments=FLUTE_AND_HARP, only=True, num_bars=16)
    flute = PlayingChange(instruments=FLUTE_AND_HARP[:1], is_playing=True, span=Span())
    asked = free.setting("changes", (flute,))
    assert any(draw_plan(free, PRIORS, seed, counts=DENSE).rests for seed in SEEDS)
    assert not any(draw_plan(asked, PRIORS, seed, counts=DENSE).rests for seed in SEEDS)
