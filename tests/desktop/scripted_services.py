"""Services that need no model: composing is seeded and held back by a gate."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from amt_core.audio.mix import Mix
from amt_core.audio.mixer import Strip
from amt_core.composing.compose import (
    BarWritten,
    ComposeEvent,
    TakeFinished,
    TakeStarted,
    TakeStats,
)
from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.edits.score_edits import shortened_plan
from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.plan import Plan, PlannedKey
from amt_core.errors import AmtError
from amt_core.evaluation.label import TakeLabel
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.progress import Progress
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_desktop.bridge.services import Services, Sound

DEFAULT_INSTRUMENTS = (
    Instrument(program=0), Instrument(program=42), Instrument(program=32),
    Instrument(is_drum=True),
)  # fmt: skip


PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1,
            tempo_bpm=(90, 100, 110, 120, 130),
            meters={"4/4": 1},
            minor_share=0.5,
            ensembles=(((0, 32, 128), 1),),
        )
    }
)
SHORT_SPEC = MusicSpec(num_bars=Attribute(4, Source.SET))


class Gate:
    """Lets bars through one by one, so that a test decides when music is written."""

    def __init__(self, *, is_open: bool = True, delay_sec: float = 0.0) -> None:
        self._bars = threading.Semaphore(0)
        self._is_open = is_open
        self._delay_sec = delay_sec

    def let(self, num_bars: int) -> None:
        """Lets some more bars through."""
        self._bars.release(num_bars)

    def open(self) -> None:
        """Lets everything through."""
        self._is_open = True
        self._bars.release(10_000)

    def close(self) -> None:
        """Holds everything back again."""
        self._is_open = False
        self._bars = threading.Semaphore(0)

    def wait(self, cancel: threading.Event | None) -> bool:
        """Waits for the next bar's turn; False if composing was canceled instead."""
        if self._is_open:
            return not (cancel.wait(self._delay_sec) if cancel else False)
        while not self._bars.acquire(timeout=0.01):
            if cancel is not None and cancel.is_set():
                return False
        return not (cancel is not None and cancel.is_set())


def empty_score(spec: MusicSpec) -> Score:
    """The frame of a piece as the spec wants it."""
    instruments = spec.instruments.value or DEFAULT_INSTRUMENTS
    tracks = tuple(
        Track(program=0 if item.is_drum else item.program, is_drum=item.is_drum)
        for item in instruments
        for _ in range(item.count)
    )
    return Score(
        num_bars=spec.num_bars.value or 16,
        tracks=tracks,
        meter=MeterMap.constant(spec.time_signature.value or TimeSignature()),
        tempo=TempoMap.constant(float(spec.tempo_bpm.value or 112)),
        keys=(KeyChange(bar=0, key=spec.key.value or Key(9, "minor")),),
    )


def empty_plan(score: Score) -> Plan:
    """The plan of a frame, in which all players play what `bar_of_notes` writes."""
    plan = find_plan(score)
    everyone = tuple(True for _ in plan.players)
    players = tuple(
        replace(player, role=_role_of(track, index))
        for index, (player, track) in enumerate(zip(plan.players, score.tracks, strict=True))
    )
    sections = tuple(replace(section, playing=everyone) for section in plan.sections)
    keys = tuple(PlannedKey(bar=change.bar, key=change.key) for change in score.keys)
    return replace(plan, sections=sections, keys=keys, players=players)


def _role_of(track: Track, index: int) -> str:
    if track.is_drum:
        return "drums"
    if "bass" in track.instrument.lower():
        return "bass"
    return "melody" if index else "chords"


def bar_of_notes(score: Score, bar: int, chance: random.Random) -> NoteTable:
    """One bar: bass, chords, a tune and a beat, for the tracks there are."""
    start, end = score.bar_starts_ticks[bar : bar + 2].tolist()
    key = score.key or Key(0)
    scale = sorted(key.scale)[:7]
    degree = (0, 5, 3, 4, 0, 2, 3, 4)[bar % 8]
    notes: list[Note] = []
    for index, track in enumerate(score.tracks):
        velocity = chance.randint(70, 105)
        if track.is_drum:
            notes += [
                Note(tick, 120, 42, chance.randint(45, 85), index)
                for tick in range(start, end, 240)
            ]
            notes += [
                Note(tick, 120, 38 if beat % 2 else 36, 100, index)
                for beat, tick in enumerate(range(start, end, 480))
            ]
        elif index == 0:
            for step in (0, 2, 4):
                pitch = 60 + scale[(degree + step) % 7]
                notes.append(Note(start, end - start, pitch, velocity - 15, index))
            for tick in range(start + 240, end, 480):
                pitch = 60 + scale[(degree + chance.choice((0, 2, 4))) % 7]
                notes.append(Note(tick, 220, pitch + 12, velocity - 25, index))
        elif "Bass" in track.instrument or "bass" in track.instrument:
            for tick in range(start, end, 480):
                pitch = 36 + scale[(degree + chance.choice((0, 0, 4))) % 7]
                notes.append(Note(tick, 440, pitch, velocity, index))
        else:
            tick = start
            while tick < end:
                length = min(chance.choice((240, 240, 480, 720)), end - tick)
                if chance.random() < 0.8:
                    pitch = 55 + 5 * index + scale[(degree + chance.choice((0, 1, 2, 4))) % 7]
                    notes.append(Note(tick, length - 20, pitch, velocity, index))
                tick += length
    return NoteTable.from_notes(notes)


def whole_score() -> Score:
    """A short piece with all its notes."""
    score, chance = empty_score(SHORT_SPEC), random.Random(1)
    bars = [bar_of_notes(score, bar, chance) for bar in range(score.num_bars)]
    return score.with_notes(NoteTable.concat(bars))


def scripted_compose(gate: Gate) -> Callable[..., Iterator[ComposeEvent]]:
    """A compose function whose bars pass through a gate; takes are written side by side."""

    def compose(
        spec: MusicSpec,
        *,
        model: Any,
        seed: int,
        takes: int,
        plan: Plan | None,
        cancel: threading.Event | None,
    ) -> Iterator[ComposeEvent]:
        start = time.monotonic()
        scores = [plan.frame() if plan else empty_score(spec) for _ in range(takes)]
        plans = [plan or empty_plan(score) for score in scores]
        chances = [random.Random(seed + take) for take in range(takes)]
        for take, score in enumerate(scores):
            yield TakeStarted(take=take, seed=seed + take, score=score, plan=plans[take])
        written = 0
        while written < scores[0].num_bars and gate.wait(cancel):
            for take in range(takes):
                notes = bar_of_notes(scores[take], written, chances[take])
                scores[take] = scores[take].with_notes(
                    NoteTable.concat([scores[take].notes, notes])
                )
                yield BarWritten(take=take, bar=written, notes=notes)
            written += 1
        for take, score in enumerate(scores):
            was_stopped = written < score.num_bars
            final = replace(score, num_bars=max(written, 1))
            stats = TakeStats(
                tokens=3 * len(final.notes),
                seconds=max(time.monotonic() - start, 1e-3),
                first_bar_ms=1.0,
                music_sec=final.duration_sec,
            )
            yield TakeFinished(
                take=take,
                seed=seed + take,
                score=final,
                plan=shortened_plan(plans[take], final.num_bars),
                stats=stats,
                was_stopped=was_stopped,
            )

    return compose


def understood(text: str, _encoder: object = None) -> MusicSpec:
    """The words of a description, as the real parser understands them."""
    from amt_core.text.parse.parser import parse_description

    return parse_description(text)


def silent_sound() -> Sound:
    """A player without a sound device."""
    from amt_core.audio.player import Player
    from amt_core.audio.synth import NullSynth

    return Sound(player=Player(NullSynth()))


def scripted_services(
    gate: Gate,
    *,
    describe: Callable[[str, Any], MusicSpec] = understood,
    open_sound: Callable[[], Sound] = silent_sound,
    has_model: bool = True,
    has_encoder: bool = True,
) -> Services:
    """The services of the core with everything slow replaced."""

    def load_model() -> object:
        if not has_model:
            raise AmtError("There is no model to compose with.", "Put one into assets/models.")
        return "scripted"

    def load_encoder() -> object | None:
        if not has_encoder:
            raise AmtError("The encoder is damaged.", "Install the program again.")
        return None

    def render(
        score: Score, path: Path, *, mixer: Sequence[Strip], mix: Mix | None
    ) -> Iterator[Progress]:
        from amt_core.audio.render import render_audio

        return render_audio(score, path, mixer=mixer, mix=mix)

    def stems(
        score: Score, path: Path, *, mixer: Sequence[Strip], mix: Mix | None
    ) -> Iterator[Progress]:
        from amt_core.audio.render import render_stems

        return render_stems(score, path, mixer=mixer, mix=mix)

    return Services(
        compose=scripted_compose(gate),
        draw_plan=lambda spec, _model, seed: draw_plan(spec, PRIORS, seed),
        label=lambda _spec, score, _model: TakeLabel(
            adherence={"key": 1.0, "tempo_bin": 0.0, "asa": 0.5},
            novelty={"longest_rare_run": 5},
            score=len(score.notes) % 97 / 97,
        ),
        describe=describe,
        load_model=load_model,
        load_encoder=load_encoder,
        open_sound=open_sound,
        render=render,
        render_stems=stems,
    )
