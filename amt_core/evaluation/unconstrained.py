"""Composes without the grammar that enforces a spec, to measure the model alone.

The model gets the same prompt as for composing: the control tokens (key, genre, moods, instruments,
length and so on) and the header of the first bar with its meter and tempo, for which there are no
control tokens. After that, any sequence in the token format is allowed: bars count down, the parts
of a bar stand in their order, cells are well-formed. The instruments, the key, the ranges, the
meter and the tempo are not enforced.
"""

from __future__ import annotations

import numpy as np

from amt_core.composing.compose import conditions_of_takes, plan_takes
from amt_core.composing.random_streams import Stream, stream_of
from amt_core.engine.model import Model
from amt_core.engine.sampling.sampler import Sampler
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.codec import bar_token, meter_of, meter_tokens
from amt_core.tokens.grammar.cell import CellGrammar, SoundingNotes
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import (
    DRUM_PROGRAM,
    MAX_BAR_STEPS,
    TICKS_PER_STEP,
    VOCABULARY,
    tempo_class,
)

_MOST_NOTES_AT_ONCE = 128
_NONE: Ids = np.zeros(0, dtype=np.int64)


def compose_unconstrained(spec: MusicSpec, *, model: Model, seed: int) -> Score:
    """Composes a piece with the plan of the same take of `compose`.

    Args:
        spec: The request; the plan, and so the prompt, is that of the same take of `compose`.
        model: The model that writes.
        seed: At least 0.

    Raises:
        AmtError: The model cannot be used, or memory ran out.
    """
    plans = plan_takes(spec, model=model, seed=seed)
    (conditions,) = conditions_of_takes(spec, plans, model=model)
    frame = conditions.frame
    meter = frame.meter.at(0)
    opening = [
        bar_token(frame.num_bars - 1),
        *meter_tokens(meter),
        VOCABULARY.tempo.id(tempo_class(frame.tempo.at(0))),
    ]
    grammar = SyntaxGrammar(conditions.prompt, opening, num_bars=frame.num_bars)
    row = TakeRow(
        take=0,
        prompt=[*conditions.prompt, *opening],
        grammar=grammar,
        sampler=Sampler(model.sampling, stream_of(seed, Stream.TOKENS)),
    )
    written = [token for _, token in write_tokens(model.decoder(1), rows=[row])]
    if not grammar.finished:
        written.append(VOCABULARY.eos)
    return decode([*opening, *written])


class SyntaxGrammar:
    """A grammar that allows every sequence in the token format.

    Args:
        prompt: BOS and the controls.
        opening: The frame of the first bar: its Bar, Beats, Unit and Tempo tokens.
        num_bars: The number from which the bars count down.
    """

    def __init__(self, prompt: tuple[int, ...], opening: list[int], *, num_bars: int) -> None:
        self._prompt = list(prompt)
        self._num_bars = num_bars
        self._beats, self._unit, self._tempo = opening[1:4]
        # Tokens of each bar so far, and its meter and tempo.
        self._bars: list[list[int]] = [list(opening)]
        self._frames = [(self._beats, self._unit, self._tempo)]
        self._sounding: dict[tuple[int, int], SoundingNotes] = {}
        self._bar_start = 0
        self._opened: set[tuple[int, int]] = set()
        self._program: int | None = None
        self._cell: CellGrammar | None = None
        self._may_frame = False
        self.finished = False

    def bias(self, logits: object) -> None:
        """Adds no logit bias."""

    def accepts(self, token: int) -> bool:
        """Accepts every allowed token."""
        del token
        return True

    def allowed(self) -> Ids:
        """(n,) ids that may follow; none when finished."""
        v = VOCABULARY
        last = self._bars[-1][-1]
        if self.finished:
            return _NONE
        if last in v.beats:
            return np.array([u for u in v.unit.ids().tolist() if self._fits(last, u)])
        if self._program is not None and self._cell is None:
            first = self._next_part(self._program)
            ids = [v.part.ids(first=max(first - 1, 0))]
            if first == 0:
                ids += self._new_cell(0).allowed()
            return np.concatenate(ids)
        ids = list(self._cell.allowed()) if self._cell is not None else []
        if self._cell is None or self._cell.may_end:
            ids += self._borders()
        if self._may_frame and self._cell is None:
            if last in v.bar:
                ids.append(v.beats.ids())
            if last not in v.tempo:
                ids.append(v.tempo.ids())
        return np.concatenate(ids)

    def advance(self, token: int) -> None:
        """Records one of the allowed tokens."""
        v = VOCABULARY
        if token == v.eos:
            self.finished = True
            return
        if token in v.bar:
            self._open_bar()
        self._bars[-1].append(token)
        if token in v.beats:
            self._beats = token
        elif token in v.unit:
            self._unit = token
        elif token in v.tempo:
            self._tempo = token
        elif token in v.track:
            self._program, self._cell, self._may_frame = token - v.track.start, None, False
        elif token in v.part:
            self._enter_cell(token - v.part.start + 1)
        elif token not in v.bar:
            cell = self._cell or self._enter_cell(0)
            cell.advance(token)
        self._frames[-1] = (self._beats, self._unit, self._tempo)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        """The controls and as many of the newest bars as fit, the first with its whole frame."""
        later: list[int] = []
        result: list[int] | None = None
        for tokens, frame in zip(reversed(self._bars), reversed(self._frames), strict=True):
            body = [t for t in tokens[1:] if not _is_frame(t)]
            opening = [*self._prompt, tokens[0], *frame, *body, *later]
            if len(opening) > max_tokens:
                break
            result = opening
            later = [*tokens, *later]
        return result

    def _open_bar(self) -> None:
        self._bar_start += self._bar_steps
        self._bars.append([])
        self._frames.append((self._beats, self._unit, self._tempo))
        self._opened = set()
        self._program, self._cell, self._may_frame = None, None, True

    @property
    def _bar_steps(self) -> int:
        return meter_of(self._beats, self._unit).bar_ticks // TICKS_PER_STEP

    def _fits(self, beats: int, unit: int) -> bool:
        return 0 < meter_of(beats, unit).bar_ticks // TICKS_PER_STEP <= MAX_BAR_STEPS

    def _borders(self) -> list[Ids]:
        """Tracks that may still play in this bar, and the next bar or the end."""
        v = VOCABULARY
        order = max((_order(program) for program, _ in self._opened), default=-3)
        tracks = [
            v.track.id(program)
            for program in range(v.track.size)
            if _order(program) >= order and self._next_part(program) <= v.part.size
        ]
        is_last = len(self._bars) == self._num_bars
        end = v.eos if is_last else bar_token(self._num_bars - 1 - len(self._bars))
        return [np.array([*tracks, end], dtype=np.int64)]

    def _next_part(self, program: int) -> int:
        """The first part that a track of this program may have: they ascend."""
        return max((part + 1 for opened, part in self._opened if opened == program), default=0)

    def _enter_cell(self, part: int) -> CellGrammar:
        assert self._program is not None
        self._cell = self._new_cell(part)
        self._opened.add((self._program, part))
        return self._cell

    def _new_cell(self, part: int) -> CellGrammar:
        assert self._program is not None
        is_drum = self._program == DRUM_PROGRAM
        return CellGrammar(
            pitches=(VOCABULARY.drum if is_drum else VOCABULARY.pitch).ids(),
            velocities=VOCABULARY.vel.ids(),
            max_chord=_MOST_NOTES_AT_ONCE,
            bar_steps=self._bar_steps,
            bar_start_step=self._bar_start,
            sounding=self._sounding.setdefault((self._program, part), SoundingNotes()),
        )


def _order(program: int) -> int:
    """The place of a program within a bar (`track_order`): drums, basses, the others."""
    return -2 if program == DRUM_PROGRAM else -1 if 32 <= program < 40 else program


def _is_frame(token: int) -> bool:
    v = VOCABULARY
    return token in v.beats or token in v.unit or token in v.tempo
