"""The journal of a run in its work folder, which lets any program follow, find and stop the run."""
