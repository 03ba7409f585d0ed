"""Long runs, killed runs and damaged files: whether the program stays sound."""
