# The commands. The work is in packaging/bootstrap.py and packaging/build.py, which say what they do.
#
#   make run                  install what is missing, open the window
#   make run BACKEND=gpu      the same on an NVIDIA graphics card
#   make run ARGS=song.mid    hand arguments to the program
#   make test                 install what is missing, run every check
#   make package              build the wheel, the frozen program and the Debian package (build/dist)
#   make docs                 build the pages and the reference of the code (build/docs)
#   make train                go on with the training of the program's own model (background.py)

PYTHON ?= python3
BACKEND ?=
ARGS ?=

.PHONY: run test train docs package

package:
	@$(PYTHON) packaging/build.py wheel frozen $(if $(shell command -v dpkg-deb),deb)

run test train docs:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name one: make $@ PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) packaging/bootstrap.py $@ $(if $(BACKEND),--backend $(BACKEND)) -- $(ARGS)
