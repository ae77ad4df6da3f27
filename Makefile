# Dossier: `make site` builds the site, `make test` proves the code. Needs Debian 12 (or its like) with make, git,
# python3 >= 3.11 and python3-venv; what is missing is installed with apt where that is allowed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:   # one .venv, which two targets must not fill at the same time
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install -c .ci/constraints.txt

# Debian packages that only the tests need.
APT_FOR_TESTS := chromium-headless-shell

# Netlify says where the deploy will live; anywhere else the site has no address unless dossier.toml names one.
ifdef NETLIFY
BASE_URL := $(if $(filter production,$(CONTEXT)),$(URL),$(DEPLOY_PRIME_URL))
endif

.PHONY: help site test check bench fonts words constraints clean

help:  ## print these lines
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' Makefile | expand -t 13

site: .venv/.ready  ## check the quotations, then build content/ into site/
	$(BIN)/dossier check --strict --links none
	$(BIN)/dossier build --strict $(if $(BASE_URL),--base-url '$(BASE_URL)')
	@echo 'open file://$(CURDIR)/site/index.html'

test: .venv/.ready-dev  ## style, types, floors of the house, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n auto --dist loadfile

check: site  ## build, then check links, anchors and evidence
	$(BIN)/dossier check --strict

bench: .venv/.ready  ## time a made-up dossier here and with other generators; ARGS="--help" says more
	$(BIN)/python -m tests.bench.bench $(ARGS)

fonts: .venv/.ready  ## make the fonts in templates/assets again
	$(PIP) -e '.[fonts]'
	$(BIN)/python templates/fonts/make.py

words: .venv/.ready  ## list the words of the interface in templates/words/messages.pot
	$(BIN)/pybabel -q extract -F pyproject.toml -k n_:1,2 -k say --sort-by-file --no-location --omit-header \
	    --no-wrap -o templates/words/messages.pot .

constraints:  ## pin the newest versions that pyproject.toml allows
	$(have_python)
	.ci/pin $(PYTHON) > .ci/constraints.new
	mv .ci/constraints.new .ci/constraints.txt

clean:  ## remove all that was made here: site, caches, .venv
	rm -rf site .site.* .dossier-cache .venv dist build *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator templates tests -name __pycache__ -prune -exec rm -rf {} +

# The stamps. .ready holds the place where it was made: a .venv that is half made has none, and one that was copied or
# moved here has another. Either is made again from nothing.
ifneq ($(shell test -x $(BIN)/python && cat .venv/.ready 2>/dev/null),$(CURDIR))
.PHONY: .venv/.ready
endif

.venv/.ready: pyproject.toml .ci/constraints.txt
	$(have_python)
	@echo 'making .venv'
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) -e .
	@echo '$(CURDIR)' > $@

.venv/.ready-dev: .venv/.ready
	@$(if $(APT_FOR_TESTS),.ci/need $(APT_FOR_TESTS))
	@echo 'adding what the tests need to .venv'
	@$(PIP) -e '.[dev]'
	@touch $@

define have_python
@command -v $(PYTHON) >/dev/null || .ci/need python3 python3-venv
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
    echo "dossier needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1); try: make PYTHON=python3.11" >&2; exit 2; }
@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/need python3-venv
endef
