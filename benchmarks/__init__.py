"""Benchmarks: each module prints a table and, with `--json`, its figures as JSON."""
