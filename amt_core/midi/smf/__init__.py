"""The bytes of Standard MIDI Files."""
