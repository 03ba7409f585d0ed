"""The window while it works: start, stalls, drawing, long runs and killed runs."""
