"""The chords of a plan: asked for, drawn as a style has them, and heard in the written piece."""
