"""The tokens in force follow from the tokens so far, chord by chord and track by track."""

from __future__ import annotations

import pytest

from amt_core.music.chord_symbols import QUALITIES
from amt_core.tokens.in_force import KINDS, NONE, TokensInForce
from amt_core.tokens.vocabulary import VOCABULARY

V = VOCABULARY
C, G, F = (V.chord.id(root * len(QUALITIES)) for root in (0, 7, 5))
PIANO, FLUTE = V.track.id(0), V.track.id(73)
MELODY, BASS = V.role.id(0), V.role.id(1)
HIGH = V.track_register.id(3)
PROMPT = [V.bos, V.key.id(2), PIANO, BASS, FLUTE, MELODY, HIGH, FLUTE, V.part.id(0), BASS]
FOUR_FOUR = [V.beats.id(3), V.unit.id(2)]


def in_force(ids: list[int]) -> dict[str, int]:
    """The tokens in force after the last one, by the names of their kinds."""
    row = TokensInForce().read(ids)[-1].tolist()
    return {k.name: token for k, token in zip(KINDS, row, strict=True) if token != NONE}


def test_a_chord_is_in_force_from_its_beat_on() -> None:
    bar = [*PROMPT, V.bar.id(3), *FOUR_FOUR, C, V.chord_at.id(1), G, V.bass.id(11), PIANO]
    assert in_force(bar)["Chord"] == C
    assert in_force([*bar, V.pos.id(47)])["Chord"] == C
    assert in_force([*bar, V.pos.id(48)]) == {
        "Chord": G, "Bass": V.bass.id(11), "Key": V.key.id(2), "Role": BASS,
    }  # fmt: skip
    next_cell = [*bar, V.pos.id(48), V.pitch.id(60), FLUTE]
    assert in_force(next_cell)["Chord"] == C, "a cell begins at the first chord again"


def test_beats_of_chords_are_those_of_the_meter() -> None:
    six_eight = [V.beats.id(5), V.unit.id(3)]
    bar = [*PROMPT, V.bar.id(3), *six_eight, C, V.chord_at.id(0), G, PIANO]
    assert in_force([*bar, V.pos.id(35)])["Chord"] == C
    assert in_force([*bar, V.pos.id(36)])["Chord"] == G


def test_each_track_has_its_own_controls() -> None:
    bar = [*PROMPT, V.bar.id(3), *FOUR_FOUR]
    assert "Role" not in in_force(bar)
    assert in_force([*bar, FLUTE]) == {
        "Key": V.key.id(2), "Role": MELODY, "TrackRegister": HIGH,
    }  # fmt: skip
    assert in_force([*bar, FLUTE, V.part.id(0)]) == {"Key": V.key.id(2), "Role": BASS}


def test_a_bar_forgets_all_but_the_key() -> None:
    bar = [*PROMPT, V.bar.id(3), V.section.id(1), V.energy.id(4), V.key.id(5), *FOUR_FOUR, C, PIANO]
    assert set(in_force(bar)) == {"Chord", "Key", "Section", "Energy", "Role"}
    assert in_force([*bar, V.bar.id(2)]) == {"Key": V.key.id(5)}


def test_a_bar_that_is_filled_in_has_the_section_of_the_context() -> None:
    context = [
        *PROMPT, V.bar.id(1), V.section.id(0), V.energy.id(1), *FOUR_FOUR, PIANO, V.mask,
        V.bar.id(0), V.section.id(2), V.energy.id(3), PIANO, V.mask, V.fill,
    ]  # fmt: skip
    opened = in_force([*context, V.bar.id(1), F, PIANO])
    assert (opened["Section"], opened["Energy"]) == (V.section.id(0), V.energy.id(1))
    assert (opened["Chord"], opened["Role"]) == (F, BASS)


def test_a_new_sequence_begins_with_nothing() -> None:
    assert in_force([*PROMPT, V.bar.id(0), *FOUR_FOUR, C, PIANO, V.bos]) == {}


@pytest.mark.parametrize("at", range(1, 24))
def test_a_copy_goes_on_as_the_reader_would(at: int) -> None:
    ids = [*PROMPT, V.bar.id(3), *FOUR_FOUR, C, V.chord_at.id(1), G, PIANO, V.pos.id(48),
           V.bar.id(2), C, FLUTE, V.pos.id(0)]  # fmt: skip
    whole = TokensInForce().read(ids)
    reader = TokensInForce()
    reader.read(ids[:at])
    copied = reader.copy()
    reader.read([V.bos, FLUTE])
    assert (copied.read(ids[at:]) == whole[at:]).all()
