"""`python -m amt_core.cli` is `amt`."""

import sys

from amt_core.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
