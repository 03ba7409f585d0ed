"""The headless core of AMT Desktop: music, tokens, engine, text, audio and the training pipeline.

Nothing here imports Qt, prints, or keeps global state; the window and the command
line are two thin shells around this package.
"""
