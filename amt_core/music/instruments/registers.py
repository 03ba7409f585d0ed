"""The part of its range in which an instrument usually plays.

Counted over scores of many kinds, each counting the same: 96 of 100 notes of an instrument lie in
its register, which is two octaves wide at least. What is playable beyond it is
`general_midi.pitch_range`'s to say.
"""

from __future__ import annotations

_REGISTERS: dict[int, tuple[int, int]] = {
    0: (36, 82), 4: (53, 77), 5: (57, 82), 6: (41, 81), 10: (63, 87), 11: (57, 81), 16: (40, 75),
    19: (35, 76), 21: (54, 78), 24: (47, 79), 25: (52, 76), 26: (49, 73), 27: (51, 75),
    28: (54, 78), 29: (42, 76), 30: (38, 75), 32: (26, 50), 33: (26, 50), 34: (25, 49),
    35: (26, 50), 38: (27, 51), 39: (23, 47), 40: (57, 86), 41: (50, 74), 42: (38, 68),
    43: (28, 53), 46: (44, 85), 48: (45, 78), 49: (48, 72), 50: (40, 77), 52: (44, 76),
    53: (51, 78), 56: (57, 81), 57: (44, 71), 58: (27, 51), 60: (51, 77), 61: (53, 77),
    64: (58, 82), 65: (53, 77), 66: (50, 74), 68: (50, 81), 70: (38, 65), 71: (55, 86),
    72: (69, 93), 73: (63, 88), 80: (41, 83), 81: (30, 82), 89: (50, 74), 90: (52, 76),
    95: (53, 77), 98: (60, 84), 105: (53, 77), 110: (61, 85),
}  # fmt: skip


def usual_register(program: int) -> tuple[int, int] | None:
    """The lowest and the highest MIDI pitch of its register; None where too few were counted."""
    return _REGISTERS.get(program)
