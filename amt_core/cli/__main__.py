"""`python -m amt_core.cli` is `amt`."""

import sys

from amt_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
