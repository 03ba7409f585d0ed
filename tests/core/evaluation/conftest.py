"""The pieces that other people's programs have measured."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def independent() -> dict[str, Any]:
    """See `make_independent_values.py`."""
    path = Path(__file__).with_name("independent_values.json")
    return json.loads(path.read_text(encoding="utf-8"))
