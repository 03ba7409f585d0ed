"""`python -m amt_core.cli` is `amt`."""

import logging
import os
import sys

from amt_core.cli import main

if __name__ == "__main__":
    status = main()
    if "TORCHELASTIC_RUN_ID" in os.environ:
        # A thread of torch.distributed may still run, and then an orderly exit ends with
        # "terminate called without an active exception" now and then (PyTorch 2.13).
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)
