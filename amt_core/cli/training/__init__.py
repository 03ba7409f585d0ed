"""Programs that train the default model; no commands of `amt`."""
