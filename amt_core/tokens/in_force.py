"""The tokens in force: what the plan says of the note that comes next, at every token.

A chord is said once in the header of a bar, and the role of a track once before the first bar. A
model that is shown at every position which of them rule it need not search its context for them.
They follow from the tokens so far and nothing else, so training and composing agree, and they take
no position of the context.

After each token one token of every kind in `KINDS` is in force, or none:

- chord and bass: at the position that was written last in the cell, else the first of the bar;
- key: what a control or a header stated last;
- section and energy: what the header of the bar states; a bar that is filled in has those of the
  bar of the same countdown in the context;
- role, figure, register and density: the controls of the track whose cell is open.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TimeSignature
from amt_core.tokens.bar_plan import chord_beat_ticks
from amt_core.tokens.codec import meter_of
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY, Block

KINDS: tuple[Block, ...] = (
    VOCABULARY.chord, VOCABULARY.bass, VOCABULARY.key, VOCABULARY.section, VOCABULARY.energy,
    VOCABULARY.role, VOCABULARY.figure, VOCABULARY.track_register, VOCABULARY.track_density,
)  # fmt: skip
"""The kinds of tokens that stay in force, in the order of the columns."""

NONE = VOCABULARY.pad
"""Stands where no token of a kind is in force."""

_CHORD, _BASS, _KEY, _SECTION, _ENERGY, _ROLE = range(6)
_OF_TRACK = slice(_ROLE, len(KINDS))
_NO_CONTROLS = [NONE] * (len(KINDS) - _ROLE)


_Action = Callable[["TokensInForce", int], None]


def _by_token(of_blocks: Mapping[tuple[Block, ...], _Action]) -> dict[int, _Action]:
    """The action of each token of some blocks."""
    return {
        token: action
        for blocks, action in of_blocks.items()
        for block in blocks
        for token in range(block.start, block.end)
    }


def _beat_steps(meter: TimeSignature) -> int:
    return chord_beat_ticks(meter) // TICKS_PER_STEP


class TokensInForce:
    """Reads sequences token by token; each begins with `BOS`.

    Attributes:
        row: The token in force of each kind of `KINDS` after the tokens so far; changed in place.
    """

    def __init__(self) -> None:
        self.row = [NONE] * len(KINDS)
        self._begin(VOCABULARY.bos)

    def push(self, token: int) -> list[int]:
        """Takes one token; returns `row`."""
        action = self._ACTIONS.get(token)
        if action is not None:
            action(self, token)
        return self.row

    def read(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """(n, kinds) the tokens in force after each of the next n tokens."""
        rows = [self.push(token).copy() for token in ids]
        return np.array(rows, dtype=np.int64).reshape(-1, len(KINDS))

    def copy(self) -> TokensInForce:
        """A reader that goes on from here."""
        changing: dict[str, object] = {
            "row": self.row.copy(),
            "_chords": [chord.copy() for chord in self._chords],
            "_bars": self._bars.copy(),
        }
        if self._in_prompt:
            # Later they stay as they are.
            changing["_controls"] = {track: row.copy() for track, row in self._controls.items()}
        other = copy.copy(self)
        vars(other).update(changing)
        return other

    def _begin(self, _token: int) -> None:
        self.row[:] = [NONE] * len(KINDS)
        self._beats = VOCABULARY.beats.id(3)
        self._beat_steps = _beat_steps(TimeSignature(4, 4))
        # The chords of the open bar, each with the step it begins at and its bass.
        self._beat = 0
        self._chords: list[list[int]] = []
        # The controls of the tracks by their names in tokens, and the track that was named last.
        self._controls: dict[tuple[int, int], list[int]] = {}
        self._track = (NONE, NONE)
        self._in_prompt = True
        # Section, energy and steps of a beat of the bars so far, by their Bar tokens.
        self._bars: dict[int, tuple[int, int, int]] = {}
        self._bar = NONE
        self._fills = False

    def _begin_filling(self, _token: int) -> None:
        self._fills = True

    def _open_bar(self, token: int) -> None:
        self._in_prompt = False
        self._bar, self._beat = token, 0
        self._chords.clear()
        section, energy = NONE, NONE
        if self._fills and token in self._bars:
            section, energy, self._beat_steps = self._bars[token]
        self.row[:] = [NONE, NONE, self.row[_KEY], section, energy, *_NO_CONTROLS]
        self._keep_bar()

    def _keep_bar(self) -> None:
        self._bars[self._bar] = self.row[_SECTION], self.row[_ENERGY], self._beat_steps

    def _set_key(self, token: int) -> None:
        self.row[_KEY] = token

    def _set_section(self, token: int) -> None:
        self.row[_SECTION] = token
        self._keep_bar()

    def _set_energy(self, token: int) -> None:
        self.row[_ENERGY] = token
        self._keep_bar()

    def _set_beats(self, token: int) -> None:
        self._beats = token

    def _set_unit(self, token: int) -> None:
        self._beat_steps = _beat_steps(meter_of(self._beats, token))
        self._keep_bar()

    def _set_beat(self, token: int) -> None:
        self._beat = token - VOCABULARY.chord_at.start + 1

    def _add_chord(self, token: int) -> None:
        self._chords.append([self._beat * self._beat_steps, token, NONE])
        self._show_chord_at(0)

    def _set_bass(self, token: int) -> None:
        if self._chords:
            self._chords[-1][2] = token
            self._show_chord_at(0)

    def _show_chord_at(self, step: int) -> None:
        for first_step, chord, bass in self._chords:
            if first_step > step and first_step > self._chords[0][0]:
                break
            self.row[_CHORD], self.row[_BASS] = chord, bass

    def _set_position(self, token: int) -> None:
        if len(self._chords) > 1:
            self._show_chord_at(token - VOCABULARY.pos.start)

    def _name_track(self, token: int) -> None:
        self._open_track((token, NONE))

    def _name_part(self, token: int) -> None:
        self._open_track((self._track[0], token))

    def _open_track(self, track: tuple[int, int]) -> None:
        self._track = track
        if self._in_prompt:
            # The name of a second part begins with that of the first.
            self._controls.setdefault(track, _NO_CONTROLS.copy())
        else:
            self.row[_OF_TRACK] = self._controls.get(track, _NO_CONTROLS)
            self._show_chord_at(0)

    def _set_control(self, token: int) -> None:
        if self._in_prompt and self._track in self._controls:
            kind = next(i for i in range(_ROLE, len(KINDS)) if token in KINDS[i])
            self._controls[self._track][kind - _ROLE] = token

    _ACTIONS: ClassVar = _by_token(
        {
            (VOCABULARY.key,): _set_key,
            (VOCABULARY.bar,): _open_bar,
            (VOCABULARY.beats,): _set_beats,
            (VOCABULARY.unit,): _set_unit,
            (VOCABULARY.track,): _name_track,
            (VOCABULARY.part,): _name_part,
            (VOCABULARY.pos,): _set_position,
            (VOCABULARY.section,): _set_section,
            (VOCABULARY.energy,): _set_energy,
            (VOCABULARY.chord,): _add_chord,
            (VOCABULARY.bass,): _set_bass,
            (VOCABULARY.chord_at,): _set_beat,
            KINDS[_ROLE:]: _set_control,
        }
    ) | {VOCABULARY.bos: _begin, VOCABULARY.fill: _begin_filling}
