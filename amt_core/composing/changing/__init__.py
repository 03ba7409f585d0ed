"""Changing a piece that is there: rewrite, continue, add a track, vary, all by masked cells.

The cells that are wanted are emptied, shown to the model as gaps among what comes before and
after them, and filled in (`amt_core.tokens.grammar.fill`). Every other cell stays as it is, to the
tick.
"""
