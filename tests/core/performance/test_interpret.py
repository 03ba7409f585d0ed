"""A score is heard as its performance in its mix."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from amt_core.music.note_table import NoteTable
from amt_core.performance.feel import Feel
from amt_core.performance.growing import GrowingInterpretation
from amt_core.performance.interpret import interpret
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import Swing


def test_without_feel_and_mix_the_score_itself_is_heard(music: SimpleNamespace) -> None:
    score = music.band()
    heard = interpret(score, Feel(amount=0.0, style="jazz"), seed=1, mixes=False)
    assert heard.mixed_score is score


def test_the_mix_stands_in_what_a_synthesizer_gets(music: SimpleNamespace) -> None:
    score = music.band()
    heard = interpret(score, Feel(amount=0.0, style="jazz"), seed=1, mixes=True)
    assert heard.mix is not None
    mixed = heard.mixed_score
    assert [track.volume for track in mixed.tracks] == [c.volume for c in heard.mix.channels]
    assert mixed.notes == score.notes
    assert [track.reverb for track in mixed.tracks] == [c.reverb for c in heard.mix.channels]


def test_a_softer_part_stays_softer_in_the_mix(music: SimpleNamespace) -> None:
    score = music.band()
    tracks = (replace(score.tracks[0], volume=50), *score.tracks[1:])
    plain, softer = (
        interpret(each, Feel(amount=0.0), seed=1, mixes=True).mixed_score.tracks[0].volume
        for each in (score, replace(score, tracks=tracks))
    )
    assert abs(softer - plain / 2) <= 1


def test_a_plan_decides_who_leads_whatever_the_notes_are(music: SimpleNamespace) -> None:
    score = music.band()
    found = analyze_plan(score)
    roles = ("chords", "melody", *(track.role for track in found.tracks[2:]))
    plan = replace(
        found,
        tracks=tuple(
            replace(track, role=role) for track, role in zip(found.tracks, roles, strict=True)
        ),
    )
    of_notes, of_plan = (
        interpret(score, Feel(style="rock"), seed=1, mixes=True, plan=each).mixed_score.tracks
        for each in (None, plan)
    )
    assert of_notes[0].volume > of_notes[1].volume
    assert of_plan[0].volume < of_plan[1].volume


def test_nothing_of_the_mix_changes_when_a_piece_is_complete(music: SimpleNamespace) -> None:
    score = music.band()
    found = analyze_plan(score)
    # A plan that the notes do not keep to: who has the tune and who accompanies it change places.
    first, second, *others = found.tracks
    plan = replace(found, tracks=(second, first, *others))
    feel = Feel(style="rock")
    growing = GrowingInterpretation(feel, seed=1, mixes=True, plan=plan)
    first_bar = score.with_notes(score.notes.window(0, int(score.bar_starts_ticks[1])))
    assert growing.extended(first_bar, 1).mix == growing.extended(score, score.num_bars).mix
    complete = interpret(score, feel, seed=1, mixes=True, plan=plan)
    assert growing.extended(score, score.num_bars).mix == complete.mix


def test_notes_that_swing_already_are_not_swung_because_a_plan_says_so(
    music: SimpleNamespace,
) -> None:
    score = music.band()
    onset = score.notes.onset_ticks
    late = np.where(onset % 480 == 240, onset + 80, onset)
    swung = score.with_notes(
        NoteTable.from_columns(
            late, score.notes.duration_ticks, score.notes.pitch, score.notes.velocity,
            score.notes.track,
        )
    )  # fmt: skip
    plan = replace(analyze_plan(swung), swing=Swing(unit=8, share=0.5))
    feel = Feel(style="swing")
    by_plan, by_notes = (
        interpret(swung, feel, seed=1, mixes=False, plan=each).score.notes for each in (plan, None)
    )
    assert by_plan == by_notes
