"""Evaluation: adherence to the description, musicality, novelty, the score of a take."""
