"""Words for one hand of a pianist."""

from __future__ import annotations

KEYBOARDS = frozenset((*range(8), *range(16, 22)))
"""Programs that are played with two hands on keys."""
HAND_PHRASES: dict[str, str] = {
    "left": (
        "left hand, lh, l h, linke hand, linken hand, linker hand, main gauche, mano izquierda, "
        "mano sinistra, sinistra, mao esquerda"
    ),
    "right": (
        "right hand, rh, r h, rechte hand, rechten hand, rechter hand, main droite, mano derecha, "
        "mano destra, mao direita"
    ),
}
"""Hand → the phrases for it."""
