"""The grammar of writing a piece from a bar on to its end."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.tokens.bar_plan import PlanTokens
from amt_core.tokens.codec import bar_token, encode
from amt_core.tokens.grammar.cell import CellGrammar, SoundingNotes
from amt_core.tokens.grammar.copy_guard import CopyGuard
from amt_core.tokens.grammar.hands import HandsApart
from amt_core.tokens.grammar.presence import Presence
from amt_core.tokens.grammar.repeated_bar_guard import RepeatedBarGuard
from amt_core.tokens.known_runs import KnownRuns
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.figures.figure_bias import FiguresByBar
from amt_core.tokens.preferences.off_beats import RhythmsByBar
from amt_core.tokens.preferences.played_fills import FillsByBar
from amt_core.tokens.preferences.preferences import Preferences, preferences_of_writing
from amt_core.tokens.preferences.protocol import Choice, Endings, WrittenNote
from amt_core.tokens.preferences.repeated_bars import Form
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY


class WriteGrammar:
    """Walks through a piece bar by bar.

    The bars, meter and tempo of the frame are forced; in every bar something sounds, no required
    track is silent for long, and no bar is repeated too often.

    Args:
        frame: Bars, meter and tempo; its tracks stand in token order.
        rules: The rules of each track of the frame.
        prompt: What precedes the first bar: BOS and the controls.
        first_bar: The bar to begin with.
        keys: (bars,) the key of each bar; empty for none.
        form: For each bar, the earlier bar that it repeats, or None.
        chords: The planned chords of every bar; empty for none.
        resting: (bars,) the tracks that must rest in each bar; empty for none.
        asked: The bars whose chords were asked for.
        header: What the headers of the bars say of the plan; None for nothing.
        velocities: (bars,) for some tracks, the velocities that they may use; empty for none.
        fills: (bars,) the tracks that play a fill in each bar; empty for none.
        figures: (bars,) the tracks that have another figure in the bar; empty for none.
        rhythms: (bars,) the rhythms that are asked for; empty for none.
        known_runs: The runs that no part may copy, if any.
    """

    def __init__(
        self,
        frame: Score,
        rules: Sequence[TrackRules],
        prompt: Sequence[int],
        *,
        first_bar: int = 0,
        keys: Sequence[Key] = (),
        form: Form = (),
        chords: PlannedChords = (),
        resting: Sequence[Collection[int]] = (),
        asked: Collection[int] = (),
        header: PlanTokens | None = None,
        velocities: Sequence[Mapping[int, Ids]] = (),
        fills: FillsByBar = (),
        figures: FiguresByBar = (),
        rhythms: RhythmsByBar = (),
        known_runs: KnownRuns | None = None,
    ) -> None:
        assert len(rules) == len(frame.tracks) > 0
        self._rules = rules
        self._velocities = velocities
        self._prompt = list(prompt)
        self._preferences = Preferences(
            preferences_of_writing(
                rules,
                meter=frame.meter,
                keys=keys,
                chords=chords,
                form=form,
                resting=resting,
                asked=asked,
                fills=fills,
                figures=figures,
                rhythms=rhythms,
                bar_steps=(np.diff(frame.bar_starts_ticks) // TICKS_PER_STEP).tolist(),
            )
        )
        self._presence = Presence(rules, frame.num_bars, resting)
        self._repeated_bar_guard = RepeatedBarGuard()
        self._hands = HandsApart(rules, frame.length_ticks // TICKS_PER_STEP)
        self._known_runs = known_runs
        self._guards = [] if known_runs is None else [CopyGuard(known_runs) for _ in rules]
        self._num_bars = frame.num_bars
        self._bar_starts = (frame.bar_starts_ticks // TICKS_PER_STEP).tolist()
        # Of a piece without notes the headers of its bars are left.
        self._encoded_frame = encode(frame.with_notes(NoteTable.empty()), plan=header)
        self._sounding = [SoundingNotes() for _ in rules]
        self._first_bar = first_bar
        # Tokens of each bar from the first one on: its header, and what followed.
        self._headers: list[list[int]] = []
        self._bodies: list[list[int]] = []
        self._bar = first_bar - 1
        self._allowed: Ids | None = None
        self._endings: Endings | None = None
        self.finished = False
        self._open_bar()

    @property
    def bar(self) -> int:
        """The bar that is being written."""
        return self._bar

    @property
    def header_rest(self) -> Sequence[int]:
        """The tokens of the bar's header that are still to come; they are known."""
        return self._forced

    def allowed(self) -> Ids:
        """(n,) ids that may follow; none when finished."""
        if self._allowed is None:
            self._allowed = self._compute_allowed()
        return self._allowed

    def bias(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """(n,) nats to add to the allowed tokens' part of the (vocabulary,) logits."""
        if self._forced:
            return None
        allowed = self.allowed()
        if self._cell is not None:
            rules = self._rules[self._track]
            return self._preferences.bias(self._cell.choice(logits, allowed, rules, self._endings))
        return self._preferences.bias(
            Choice(
                logits=logits,
                allowed=allowed,
                bar=self._bar,
                track=self._track,
                opened_program=self._program,
                endings=self._endings,
            )
        )

    def accepts(self, token: int) -> bool:
        """True if an allowed token completes no known run."""
        if not self._guards or self._cell is None or token not in VOCABULARY.pitch:
            return True
        pitch = token - VOCABULARY.pitch.start
        return not self._guards[self._track].would_copy(pitch, self._cell.onset_step)

    def advance(self, token: int) -> None:
        """Takes one of the allowed tokens."""
        self._allowed = None
        if self._forced:
            assert token == self._forced[0]
            self._headers[-1].append(self._forced.pop(0))
            return
        if token == VOCABULARY.eos:
            self.finished = True
            return
        if token in VOCABULARY.bar:
            self._close_bar()
            self._open_bar()
            self._headers[-1].append(self._forced.pop(0))
            return
        self._bodies[-1].append(token)
        self._repeated_bar_guard.advance(token)
        if token in VOCABULARY.track:
            self._leave_cell()
            self._program = token - VOCABULARY.track.start
        elif token in VOCABULARY.part:
            self._enter_cell(self._candidate(token - VOCABULARY.part.start + 1))
        else:
            if self._cell is None:
                self._enter_cell(self._candidate(0))
            assert self._cell is not None
            note = self._cell.advance(token)
            if note is not None:
                self._observe(note)

    def copy(self) -> WriteGrammar:
        """An independent grammar at the same place; only before the first cell of a bar.

        What never changes again is shared, so that a copy costs as little late in a long piece as
        at its start: within a bar the cell would share what does change.
        """
        assert self._cell is None and self._program is None
        shared = (
            self._rules, self._encoded_frame, self._bar_starts, self._known_runs, self._velocities,
            *self._headers[:-1], *self._bodies[:-1], *self._preferences.past(),
        )  # fmt: skip
        return copy.deepcopy(self, {id(each): each for each in shared})

    def _observe(self, note: WrittenNote) -> None:
        self._preferences.observe(note)
        self._hands.observe(note)
        if self._guards:
            self._guards[note.track].observe(note)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        """A new beginning for a full context: the controls and as many of the newest bars as fit.

        None if not even the bar that is being written fits.
        """
        room = max_tokens - len(self._prompt)
        result: list[int] | None = None
        later: list[int] = []
        for i in range(len(self._bodies) - 1, -1, -1):
            header = self._header(self._first_bar + i, is_first=True)
            if self._forced and not later:
                header = self._headers[i]  # still being written
            opening = [*header, *self._bodies[i], *later]
            if len(opening) > room:
                break
            result = [*self._prompt, *opening]
            later = [*self._headers[i], *self._bodies[i], *later]
        return result

    def _open_bar(self) -> None:
        self._bar += 1
        self._forced = self._header(self._bar, is_first=self._bar == self._first_bar)
        self._headers.append([])
        self._bodies.append([])
        self._repeated_bar_guard.start_bar()
        self._preferences.start_bar(self._bar)
        self._track = -1
        self._program: int | None = None
        self._cell: CellGrammar | None = None
        # Tokens that may follow the cell, and how many tracks each passes over.
        self._onward: tuple[Ids, NDArray[np.float32]] | None = None
        self._played: set[int] = set()
        self._owed = self._presence.owed(self._bar)

    def _close_bar(self) -> None:
        self._leave_cell()
        self._presence.end_bar(self._bar, self._played)
        self._preferences.end_bar()

    def _header(self, bar: int, *, is_first: bool) -> list[int]:
        return self._encoded_frame.header(bar, previous=None if is_first else bar - 1)

    def _compute_allowed(self) -> Ids:
        if self._forced:
            return np.array(self._forced[:1], dtype=np.int64)
        if self._program is not None and self._cell is None:
            allowed, num_passed = self._allowed_after_track()
            self._endings = Endings(where=slice(None), num_passed=num_passed)
            return allowed
        if self._cell is not None and not self._cell.may_end:
            self._endings = None
            cell = np.concatenate(self._cell.allowed())
            return self._repeated_bar_guard.without_repeat(cell)
        if self._onward is None:
            self._onward = self._allowed_at_cell_border()
        onward, num_passed = self._onward
        if self._cell is None:
            self._endings = Endings(where=slice(None), num_passed=num_passed)
            return onward
        allowed = np.concatenate([*self._cell.allowed(), onward])
        where = slice(len(allowed) - len(onward), len(allowed))
        self._endings = Endings(where=where, num_passed=num_passed)
        return allowed

    def _allowed_at_cell_border(self) -> tuple[Ids, NDArray[np.float32]]:
        """The tokens of the remaining tracks and the bar's end, and how many tracks each passes."""
        candidates = self._candidates()
        # The first of the candidates that has a program, as others may follow it.
        first = {self._rules[i].name.program: i for i in reversed(candidates)}
        ids = [VOCABULARY.track.id(p) for p in sorted(first)]
        passed = [candidates.index(first[p]) for p in sorted(first)]
        owes_nothing = all(i <= self._track for i in self._owed)
        # A bar in which all tracks rest has none.
        if owes_nothing and (self._played or self._cell is not None or not candidates):
            is_last = self._bar == self._num_bars - 1
            ids.append(VOCABULARY.eos if is_last else bar_token(self._num_bars - 2 - self._bar))
            passed.append(len(candidates))
        return np.array(ids, dtype=np.int64), np.array(passed, dtype=np.float32)

    def _candidates(self) -> list[int]:
        """The tracks that may come next: up to the next one that is owed."""
        limit = next((i for i in self._owed if i > self._track), len(self._rules) - 1)
        resting = self._presence.resting(self._bar)
        return [i for i in range(self._track + 1, limit + 1) if i not in resting]

    def _allowed_after_track(self) -> tuple[Ids, NDArray[np.float32]]:
        """The part's token where a program has several tracks, else the first position.

        With each comes the number of tracks that it passes over.
        """
        parts = [
            self._rules[i].name.part
            for i in self._candidates()
            if self._rules[i].name.program == self._program
        ]
        later = [part for part in parts if part > 0]
        ids = [np.array([VOCABULARY.part.id(part - 1) for part in later], dtype=np.int64)]
        passed = [part - parts[0] for part in later]
        if 0 in parts:
            ids += self._new_cell(self._candidate(0)).allowed()
            passed += [0] * sum(map(len, ids[1:]))
        return np.concatenate(ids), np.array(passed, dtype=np.float32)

    def _candidate(self, part: int) -> int:
        """The track with the opened program and this part."""
        return next(
            i
            for i in self._candidates()
            if (self._rules[i].name.program, self._rules[i].name.part) == (self._program, part)
        )

    def _new_cell(self, track: int) -> CellGrammar:
        rules = self._rules[track]
        if self._velocities and track in self._velocities[self._bar]:
            rules = replace(rules, velocities=self._velocities[self._bar][track])
        return CellGrammar.of_track(
            rules,
            track=track,
            bar=self._bar,
            is_final=self._bar == self._num_bars - 1,
            steps=range(*self._bar_starts[self._bar : self._bar + 2]),
            sounding=self._sounding[track],
            room=self._hands.room_of(track),
        )

    def _enter_cell(self, track: int) -> None:
        self._cell = self._new_cell(track)
        self._track = track
        self._onward = None

    def _leave_cell(self) -> None:
        if self._cell is not None:
            self._played.add(self._track)
        self._cell = None
        self._program = None
        self._onward = None
