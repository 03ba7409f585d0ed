"""A MIDI port as a synthesizer: timed messages from a process of its own, with MIDI clock."""
