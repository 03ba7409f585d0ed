"""Commands of what is heard: playing, recording, and the feel."""
