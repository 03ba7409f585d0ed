"""Jobs, services, messages and the audio clock: the connection of the window to the core."""
