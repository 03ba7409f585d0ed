"""FluidSynth: its library, its engine and driver, the sound fonts of this machine and their presets."""
