"""FluidSynth: its library, its engine and driver, and the sound fonts with their presets."""
