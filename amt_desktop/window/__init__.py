"""The window around its pages: parts, actions, layout and messages."""
