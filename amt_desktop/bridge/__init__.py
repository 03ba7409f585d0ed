"""What connects the window to the core: workers, the queue into the GUI thread, the audio clock."""
