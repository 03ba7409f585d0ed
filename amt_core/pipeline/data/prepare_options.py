"""The options of preparing training data."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.pipeline.configuration.options import option


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareOptions:
    """Turns the pieces into training data.

    Attributes:
        valid_share: Share of the works that are never trained on but watched meanwhile.
        test_share: Share of the works that are kept for the last measurement.
        keep_flagged: Whether to learn also from pieces with something wrong (too short, an
            endless note, silent, an absurd tempo).
        keep_transposed: Whether to learn also from transpositions of pieces that are there already.
        excluded_styles: Beginnings of styles (as the labels spell them) that are left out.
    """

    valid_share: float = option(0.05, minimum=0, maximum=0.5)
    test_share: float = option(0.05, minimum=0, maximum=0.5)
    keep_flagged: bool = False
    keep_transposed: bool = True
    excluded_styles: tuple[str, ...] = ()
