"""The doors through which other programs on the desk reach this one."""
