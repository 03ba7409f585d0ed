"""`amt doctor`: checks of this machine, and remedies for what is missing."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from amt_core.cli.command import Command
from amt_core.cli.console import print_json, print_table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Carries the command out."""
    from amt_core.cli.machine_checks import can_compose, examine

    checks = list(examine())
    if arguments.json:
        print_json({"can_compose": can_compose(checks), "checks": [asdict(c) for c in checks]})
    else:
        print_table((str(check.status), check.name, check.detail) for check in checks)
        for check in checks:
            if check.remedy:
                print(f"{check.name}: {check.remedy}")
    return 0 if can_compose(checks) else 1


COMMAND = Command(
    name="doctor",
    summary="check this machine for what composing and playing need",
    description="Checks everything that composing and playing need, and says how to get what "
    "is missing. The exit status is 1 when music cannot be composed here.",
    examples="""\
  amt doctor
  amt doctor --json
""",
    add_arguments=add_arguments,
    run=run,
)
