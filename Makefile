# Needs Python 3.11 or newer, pip and make. Everything else goes into .venv.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PORT ?= 8501
FILES ?= 1000
VENV := .venv
BIN := $(VENV)/bin
# The first Python that is new enough; choose another with `make PYTHON=…`.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$python && break; done)
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input

export PYTHONUTF8 := 1

.PHONY: help run test check cover bench build tables clean

help:  ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: tables  ## Start the app on 127.0.0.1; PORT=8501 chooses the port
	@PORT=$(PORT) $(BIN)/python -m budget.asgi

test: $(VENV)/tests.done tables  ## Run all tests
	@$(BIN)/python -m pytest -q -n auto --dist loadgroup

check: $(VENV)/tests.done tables  ## Format, lint, types, layers, tests
	@$(BIN)/ruff format --check --quiet . || { echo "Run: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/python -m pytest -q -n auto --dist loadgroup

cover: $(VENV)/tests.done tables  ## Tests, and the lines that none of them reaches
	@$(BIN)/python -m pytest -q -n auto --dist loadgroup --cov --cov-report=term

bench: $(VENV)/tests.done tables  ## Measure reading and the app; FILES=1000 workbooks
	@$(BIN)/python -m tests.bench --files $(FILES)

build: $(VENV)/runtime.done  ## Make all tables again
	@$(BIN)/python -m ingest build

clean:  ## Remove the environment, the tables and all caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find data/tables -type f -name '*.parquet' -delete 2>/dev/null || true
	@rm -f data/tables/manifest.json
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Tables are made again when a document, a code list or a reader is newer than they are.
tables: $(VENV)/runtime.done
	@$(BIN)/python -m ingest build --if-changed

# A changed requirements.txt makes the environment anew, so that nothing left over is used.
$(VENV)/runtime.done: requirements.txt
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer is needed. Found: $$(python3 --version 2>&1 || true)"; \
		echo "Install it, or name it: make PYTHON=/path/to/python3.11 …"; exit 1; \
	fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; exit 1; }
	@echo "Making the environment in $(VENV) with $$($(PYTHON) --version): a minute or two, once"
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 || { \
		rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV) && \
		$(PYTHON) -m pip --quiet --python $(BIN)/python install pip; }
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/tests.done: $(VENV)/runtime.done tests/requirements.txt
	@echo "Installing the tools for tests"
	@$(PIP_INSTALL) -r tests/requirements.txt
	@touch $@
