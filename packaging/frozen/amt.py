"""The command `amt` of the frozen program."""

import multiprocessing
import sys

from amt_core.cli import main

if __name__ == "__main__":
    # The worker processes of the pipeline start this program again.
    multiprocessing.freeze_support()
    sys.exit(main())
