"""Labels of a map that hide nothing."""

from __future__ import annotations

import numpy as np

from amt_desktop.dialogs.label_places import place_labels

ROOM = (800.0, 500.0)


def apart(one: np.ndarray, other: np.ndarray, reach: np.ndarray) -> bool:
    return bool((np.abs(one - other) >= reach).any())


def test_labels_cover_neither_dots_nor_each_other_and_stay_inside() -> None:
    rng = np.random.default_rng(3)
    dots = rng.normal((400, 250), (120, 60), (64, 2))
    wanted = rng.normal((400, 250), (60, 30), (16, 2))
    sizes = np.column_stack([rng.integers(70, 170, 16), np.full(16, 20)]).astype(np.float64)
    placed = place_labels(wanted, sizes, dots, room=ROOM, dot_px=7)
    for index, (middle, size) in enumerate(zip(placed, sizes, strict=True)):
        assert ((middle - size / 2 >= 0) & (middle + size / 2 <= ROOM)).all()
        for other in range(index):
            assert apart(middle, placed[other], (size + sizes[other]) / 2)
    covered = [
        sum(not apart(middle, dot, size / 2 + 7) for dot in dots)
        for middle, size in zip(placed, sizes, strict=True)
    ]
    assert sum(covered) == 0


def test_a_label_with_room_stands_where_it_is_wanted() -> None:
    wanted, sizes = np.array([[300.0, 200.0]]), np.array([[100.0, 20.0]])
    placed = place_labels(wanted, sizes, np.array([[700.0, 400.0]]), room=ROOM, dot_px=7)
    assert placed.tolist() == wanted.tolist()
