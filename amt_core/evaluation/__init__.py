"""How well a piece keeps to its description, how it is made, and how new it is."""
