"""The monitor of the machine during long work: samples, sums by stage, alerts."""

from __future__ import annotations
