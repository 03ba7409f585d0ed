"""The page about a run of the pipeline: one HTML file that needs nothing but itself."""
