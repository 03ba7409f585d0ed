"""From a folder of MIDI files to a model of one's own, stage by stage."""
