"""From words to attributes: the steps between a description and its spec."""
