"""Measures of how a piece keeps the plan that was asked for."""
