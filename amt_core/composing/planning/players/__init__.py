"""The players of a plan: the ensemble, its roles and figures, and when each of them plays."""
