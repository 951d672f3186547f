# Two commands do everything from a fresh checkout: `make graph` builds the graph, `make test` checks the project.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph test lint setup clean bench concepts

graph: $(VENV)/.core
	$(BIN)/policykg build

test: lint
	$(BIN)/python -m pytest -q

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

concepts: $(VENV)/.core
	$(BIN)/python -m ontology.scheme

bench: $(VENV)/.dev
	$(BIN)/python tests/bench/extract.py
	$(BIN)/python tests/bench/views.py

setup: $(VENV)/.dev

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/.core: setup.cfg | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: setup.cfg | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.core

clean:
	rm -rf $(VENV) build dist *.egg-info
