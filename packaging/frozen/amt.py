"""The command `amt` of the frozen program."""

import multiprocessing
import runpy
import sys

from amt_core.system.own_command import MODULE_OPTION

if __name__ == "__main__":
    # The worker processes of the pipeline start this program again.
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [MODULE_OPTION]:
        # As does the process that holds a MIDI port, which must start fast.
        del sys.argv[1]
        runpy.run_module(sys.argv.pop(1), run_name="__main__")
    else:
        from amt_core.cli import main

        sys.exit(main())
