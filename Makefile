# Two commands do everything from a fresh checkout: `make graph` builds the graph, `make test` checks the project.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph test lint setup clean bench concepts

graph: $(VENV)/.core
	$(BIN)/policykg build

test: lint
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

concepts: $(VENV)/.core
	$(BIN)/python -m ontology.scheme

bench: $(VENV)/.dev
	$(BIN)/python tests/bench/extract.py
	$(BIN)/python tests/bench/scale.py --documents 10 100
	$(BIN)/python tests/bench/views.py

setup: $(VENV)/.dev

# An environment that has no pip was cut off while it was made: it is made again.
$(VENV)/.made:
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  rm -rf $(VENV); \
	  "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "make: Python 3.11 or later is needed; name one: make graph PYTHON=/path/to/python3.11" >&2; exit 1; }; \
	  "$(PYTHON)" -m venv $(VENV) && $(BIN)/python -m pip --version >/dev/null || { \
	    rm -rf $(VENV); \
	    echo "make: $(PYTHON) cannot make an environment; install its venv module (on Debian python3-venv)," \
	      "or name another: make graph PYTHON=/path/to/python" >&2; exit 1; }; \
	}
	@touch $@

$(VENV)/.core: setup.cfg | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: setup.cfg | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.core

clean:
	rm -rf $(VENV) build dist *.egg-info
