"""The gauges of the machine, and the strip of a run."""
