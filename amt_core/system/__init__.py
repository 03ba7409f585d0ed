"""What the program keeps on this machine and finds there: folders, settings, log, doctor."""
