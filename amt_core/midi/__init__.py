"""Standard MIDI Files in and out, and the MIDI ports of the machine."""
