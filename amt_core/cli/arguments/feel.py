"""The options of commands that write or render a score as played."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from amt_core.cli.console import decimal_number

if TYPE_CHECKING:
    from amt_core.performance.feel import Feel
    from amt_core.spec.requests import FeelRequest

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


def chosen_feel(
    arguments: argparse.Namespace, style: str, requests: Sequence[FeelRequest] = ()
) -> Feel:
    """The feel that the options say, for a piece of a style.

    Args:
        arguments: The options.
        style: A genre or subgenre.
        requests: The requests of the description; options win over them, and without options a
            piece whose description asks for a feel is played with it.
    """
    from amt_core.performance.requested_feel import requested_feel

    amount = arguments.feel
    if amount is None:
        amount = _FULL if requests or arguments.swing is not None else 0.0
    feel = requested_feel(requests, amount=amount, style=style)
    return feel if arguments.swing is None else replace(feel, swing_percent=arguments.swing)
