"""Running stages: in child processes, alone in a folder, with a record of what they did."""
