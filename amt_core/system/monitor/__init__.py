"""What the machine is doing while long work runs: samples, sums by stage, alerts."""

from __future__ import annotations
