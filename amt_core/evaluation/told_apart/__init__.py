"""A classifier two-sample test: how well composed pieces are told from human ones."""
