"""Instruments: General MIDI, registers, hands, voices, roles."""
