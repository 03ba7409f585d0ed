"""How fast the engine writes, beside other ways to run the same GPT-2 on the same processor."""
