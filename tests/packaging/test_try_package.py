"""The trial of the Debian package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian packages are for Linux")


def test_a_second_trial_at_the_same_time_is_refused_with_a_sentence(tmp_path: Path) -> None:
    from linux.try_package import only_trial

    lock = tmp_path / "lock"
    with only_trial(lock), pytest.raises(SystemExit, match="Another trial"), only_trial(lock):
        pytest.fail("two trials ran at the same time")


def test_a_trial_that_failed_leaves_room_for_the_next(tmp_path: Path) -> None:
    from linux.try_package import only_trial

    lock = tmp_path / "lock"
    with pytest.raises(RuntimeError), only_trial(lock):
        raise RuntimeError
    with only_trial(lock):
        assert lock.exists()
