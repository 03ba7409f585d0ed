"""Sound: a synthesizer, the look-ahead schedule of a score, the transport, and files of audio."""
