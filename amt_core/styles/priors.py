"""The usual instruments, tempo, meter and mode of the pieces of a style.

Used where a description leaves something open. The figures are counted over a model's
training pieces and stand next to it, in `priors.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from amt_core.music.instruments.hands import TWO_HANDED
from amt_core.system.companion_file import CompanionFile
from amt_core.tokens.codec import EncodedScore, meter_of
from amt_core.tokens.controls import Controls
from amt_core.tokens.notes import pitched_notes
from amt_core.tokens.vocabulary import VOCABULARY, tempo_of

ANY = "*"
"""The name under which the priors over all styles stand."""

MAX_ENSEMBLES = 40
MAX_TRACKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StylePrior:
    """The usual properties of the pieces of one style.

    Attributes:
        num_pieces: Pieces counted.
        tempo_bpm: Tempo quantiles at 10, 25, 50, 75 and 90 %.
        meters: Time signature → pieces.
        minor_share: Share of pieces in minor.
        left_hand_first: Share of the pieces for one keyboard in two staves that write the lower one
            first.
        ensembles: Programs (128 for drums) of an instrumentation, and how many pieces have it.
    """

    num_pieces: int
    tempo_bpm: tuple[float, ...]
    meters: dict[str, int]
    minor_share: float
    left_hand_first: float = 0.0
    ensembles: tuple[tuple[tuple[int, ...], int], ...]


class StylePriors:
    """Priors by genre and by subgenre."""

    def __init__(self, by_style: dict[str, StylePrior]) -> None:
        self._by_style = by_style

    @classmethod
    def count(cls, pieces: Iterable[tuple[Controls, EncodedScore]]) -> StylePriors:
        """The priors counted over some pieces."""
        groups: dict[str, list[tuple[Controls, EncodedScore]]] = {}
        for controls, encoded in pieces:
            for style in {ANY, controls.genre, controls.subgenre} - {None}:
                groups.setdefault(str(style), []).append((controls, encoded))
        return cls({style: _count(group) for style, group in sorted(groups.items())})

    @property
    def by_style(self) -> Mapping[str, StylePrior]:
        """The prior of each style that is known."""
        return self._by_style

    def of(self, genre: str | None, subgenre: str | None) -> StylePrior:
        """The prior of the most special style that is known."""
        for style in (subgenre, genre):
            if style is not None and style in self._by_style:
                return self._by_style[style]
        return self._by_style[ANY]


def _read(path: Path) -> StylePriors:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return StylePriors({name: _prior(row) for name, row in rows.items()})


def _prior(row: dict[str, object]) -> StylePrior:
    return StylePrior(
        num_pieces=int(row["num_pieces"]),  # type: ignore[call-overload]
        tempo_bpm=tuple(row["tempo_bpm"]),  # type: ignore[arg-type]
        # Folders of earlier versions spell it in British English.
        meters=dict(row.get("meters") or row["metres"]),  # type: ignore[call-overload]
        minor_share=float(row["minor_share"]),  # type: ignore[arg-type]
        left_hand_first=float(row.get("left_hand_first", 0.0)),  # type: ignore[arg-type]
        ensembles=tuple(
            (tuple(programs), count)
            for programs, count in row["ensembles"]  # type: ignore[attr-defined]
        ),
    )


def _count(group: list[tuple[Controls, EncodedScore]]) -> StylePrior:
    tempi = [tempo_of(int(e.tempo[0]) - VOCABULARY.tempo.start) for _, e in group]
    meters = Counter(str(meter_of(*_main_meter(e))) for _, e in group)
    modes = [c.key.mode for c, _ in group if c.key is not None]
    ensembles = Counter(
        tuple(t.program for t in e.tracks) for _, e in group if 0 < len(e.tracks) <= MAX_TRACKS
    )
    return StylePrior(
        num_pieces=len(group),
        tempo_bpm=tuple(np.round(np.quantile(tempi, (0.1, 0.25, 0.5, 0.75, 0.9)), 1).tolist()),
        meters=dict(meters.most_common(6)),
        minor_share=round(modes.count("minor") / max(len(modes), 1), 3),
        left_hand_first=_left_hand_first([encoded for _, encoded in group]),
        ensembles=tuple(ensembles.most_common(MAX_ENSEMBLES)),
    )


def _left_hand_first(pieces: Iterable[EncodedScore]) -> float:
    """The share of pieces in two staves of one keyboard whose first one is the lower."""
    rises: list[bool] = []
    for encoded in pieces:
        programs = [track.program for track in encoded.tracks]
        if len(programs) != 2 or len(set(programs)) > 1 or programs[0] not in TWO_HANDED:
            continue
        notes = pitched_notes(encoded)
        first, second = (notes.pitch[notes.track == track] for track in (0, 1))
        if len(first) and len(second):
            rises.append(bool(first.mean() < second.mean()))
    return round(rises.count(True) / max(len(rises), 1), 3)


def _main_meter(encoded: EncodedScore) -> tuple[int, int]:
    """The Beats and Unit token of most bars."""
    pairs = Counter(zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True))
    return pairs.most_common(1)[0][0]


def _write(path: Path, priors: StylePriors) -> None:
    rows = {name: asdict(prior) for name, prior in priors.by_style.items()}
    path.write_text(json.dumps(rows, separators=(",", ":")), encoding="utf-8")


STYLE_PRIORS_FILE = CompanionFile(
    name="priors.json",
    read=_read,
    write=_write,
    is_required=True,
)
