"""The headless core of AMT Desktop: music, tokens, engine, text, audio and the training pipeline.

Nothing here imports Qt, prints, or keeps global state; the window and the command
line are two thin layers over this package.
"""

import os

# ONNX Runtime 1.32 looks up a telemetry host and keeps a device id in the user's cache folder.
# It reads this variable once, while it is imported; `disable_telemetry_events()` comes too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
