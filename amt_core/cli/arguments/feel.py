"""The options of commands that write or render a score as played."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from amt_core.cli.console import decimal_number

if TYPE_CHECKING:
    from amt_core.performance.feel import Feel

_FULL = 1.0


def add_feel_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares how the score is played."""
    parser.add_argument(
        "--feel",
        metavar="AMOUNT",
        type=decimal_number(0.0, 1.0),
        help="play it with feel, from 0 (as written, the default) to 1",
    )
    parser.add_argument(
        "--swing",
        metavar="PERCENT",
        type=decimal_number(50.0, 75.0),
        help="where the off-beat eighth falls in its beat: 50 is straight, 67 a triplet; "
        "implies --feel 1",
    )


def chosen_feel(arguments: argparse.Namespace, style: str) -> Feel:
    """The feel that the options say, for a piece of a style."""
    from amt_core.performance.feel import Feel

    amount = arguments.feel
    if amount is None:
        amount = 0.0 if arguments.swing is None else _FULL
    return Feel(amount=amount, swing_percent=arguments.swing, style=style)
