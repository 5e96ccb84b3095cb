# Two commands are enough: `make run` and `make test`. `make help` lists the others.
# Needs Python 3.11+ and make; everything else goes into .venv, in the versions that constraints.txt names.

PYTHON ?= python3
VENV ?= .venv
RAW ?= raw
CLEAN ?= clean
JOBS ?= 2
# `make test SLOW=1` also runs the tests that take their time: the built wheel, a real Prefect server, killed runs.
SLOW ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
BUILD := --build-constraint constraints.txt
# Tests in Chromium and with other tools are left out where those are missing; in CI they then fail.
LEFT_OUT := $(if $(SLOW),,slow)
LEFT_OUT += $(if $(CI)$(wildcard /usr/bin/chromium),,browser)
LEFT_OUT += $(if $(CI)$(wildcard $(VENV)/.consumers),,consumers)
LEFT_OUT += $(if $(CI)$(wildcard /usr/local/bin/postgres /usr/lib/postgresql/*/bin/postgres),,postgres)
EMPTY :=
without = -m "not $(subst $(EMPTY) $(EMPTY), and not ,$(strip $(1)))"
MARKS := $(call without,$(LEFT_OUT) nightly)

.DEFAULT_GOAL := help
.PHONY: help run test newest check consumers format lint types schemas golden docs model model-html model-titles bench benchmarks constraints findings docs-site clean-env

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*  ## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*  ## /\1\t/' | expand -t 16

run: $(VENV)/.package  ## install what is missing, then turn RAW=raw into CLEAN=clean
	$(BIN)/newswinnow run "$(RAW)" "$(CLEAN)"

test: $(VENV)/.dev  ## the fast tests; SLOW=1 for all, ARGS="-k dates" for some
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(MARKS) $(ARGS)

newest:  ## for every night: the tests with the newest packages that pyproject.toml allows, in build/newest; SLOW and ARGS as above
	rm -rf build/newest
	$(PYTHON) -m venv build/newest
	build/newest/bin/python -m pip install --quiet --upgrade pip
	build/newest/bin/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable . --group dev
	@mkdir -p build; grep -v '^#' constraints.txt > build/known.txt; build/newest/bin/python -m pip freeze --exclude newswinnow | \
	  grep -vxFf build/known.txt | sed 's/^/newer than constraints.txt: /' || echo 'nothing is newer than constraints.txt'
	cd build && newest/bin/newswinnow doctor
	build/newest/bin/python -m pytest $(call without,$(LEFT_OUT) consumers) $(ARGS)

check: $(if $(CI),$(VENV)/.everything,$(VENV)/.docs)  ## everything that a change must pass: format, lint, types, layers, schemas, the site, all tests, the wheel
	$(MAKE) --jobs $(JOBS) types lint docs-site
	$(MAKE) test SLOW=1

types: $(VENV)/.dev
	$(BIN)/mypy

lint: $(VENV)/.dev
	$(BIN)/ruff format --check pipeline lab tests
	$(BIN)/ruff check pipeline lab tests
	$(BIN)/lint-imports
	$(BIN)/newswinnow schema --check schemas

format: $(VENV)/.dev  ## format the code and fix what ruff can fix
	$(BIN)/ruff format pipeline lab tests
	$(BIN)/ruff check --fix pipeline lab tests

schemas: $(VENV)/.package  ## write schemas/ from the models
	$(BIN)/newswinnow schema --write schemas

docs: $(VENV)/.dev  ## write docs/CLI.md and the tables of docs/RECORD.md
	$(BIN)/python -m tests.docs --write

docs-site: $(VENV)/.docs  ## the documents and the API reference as a site in build/site; a dead link or a wrong docstring fails
	$(BIN)/sphinx-build --quiet --fresh-env --fail-on-warning --keep-going --conf-dir docs . build/site
	@echo "build/site/README.html"

golden: $(VENV)/.dev  ## show how the goldens differ, and rewrite them; SLUGS="en-… de-…" for some
	$(BIN)/python -m tests.golden --update $(SLUGS)

model: $(VENV)/.dev  ## DATA=folder of labelled dumps: train the line model anew, write its weights and its card
	@test -n "$(DATA)" || { echo 'name the folder of labelled data: make $@ DATA=…' >&2; exit 2; }
	$(PIP) $(BUILD) --editable ".[training]"
	$(BIN)/python -m lab.training text --data "$(DATA)" --write --card docs/MODELS.md

model-html: $(VENV)/.dev  ## DATA=folder of labelled pages: train the block model anew, write its weights
	@test -n "$(DATA)" || { echo 'name the folder of labelled data: make $@ DATA=…' >&2; exit 2; }
	$(PIP) $(BUILD) --editable ".[training]"
	$(BIN)/python -m lab.training html --data "$(DATA)" --write

model-titles: $(VENV)/.dev  ## DATA=folder of labelled dumps and pages: fit the choice of headlines anew, write its weights and its card
	@test -n "$(DATA)" || { echo 'name the folder of labelled data: make $@ DATA=…' >&2; exit 2; }
	$(PIP) $(BUILD) --editable ".[training]"
	$(BIN)/python -m lab.training titles --data "$(DATA)" --write --card docs/MODELS.md

bench: $(VENV)/.package  ## documents per second, by stage, beside trafilatura's
	$(BIN)/python -m lab bench text "$(RAW)"
	$(BIN)/python -m lab bench html "$(RAW)"

# How much `make benchmarks` measures: some ten minutes on two cores.
PAGES ?= 600
DUMPS ?= 600
FLOW ?= --documents 400 --many 10000 --fewer 2500 --rounds 1 $(foreach row,cpu workers unchanged memory peer first,--row $(row))
DATE ?= $(shell date +%F)
RESULTS ?= build/benchmarks
SAYS ?= labelled pages and dumps of public benchmarks, a fair sample; the documents are not part of the project

benchmarks: $(VENV)/.consumers  ## DATA=folder of labelled data (pages/, flat/, seeds/): all bench commands, the benchmarks in docs/QUALITY.md
	@test -n "$(DATA)" || { echo 'name the folder of labelled data: make $@ DATA=…' >&2; exit 2; }
	mkdir -p "$(RESULTS)"
	$(BIN)/python -m lab bench compare text --data "$(DATA)/flat" --limit $(DUMPS) --json > "$(RESULTS)/compare-text.json"
	$(BIN)/python -m lab bench compare html --data "$(DATA)/pages" --limit $(PAGES) --json > "$(RESULTS)/compare-html.json"
	$(BIN)/python -m lab bench metadata --data "$(DATA)" --json > "$(RESULTS)/metadata.json"
	$(BIN)/python -m lab bench text "$(DATA)/seeds" --documents 200 --json > "$(RESULTS)/text.json"
	$(BIN)/python -m lab bench html "$(DATA)/pages/html" --documents 100 --rounds 3 --json > "$(RESULTS)/html.json"
	$(BIN)/python -m lab bench flow --data "$(DATA)" --kind html $(FLOW) --json > "$(RESULTS)/flow.json"
	$(BIN)/python -m lab bench document "$(RESULTS)" docs/QUALITY.md --date "$(DATE)" --data "$(SAYS)"

constraints:  ## resolve all dependencies anew and write constraints.txt
	rm -rf build/resolve
	$(PYTHON) -m venv build/resolve
	build/resolve/bin/python -m pip install --quiet --upgrade pip
	build/resolve/bin/python -m pip install --quiet hatchling editables setuptools --upgrade ".[all]" --group dev --group consumers --group docs
	( sed -n '/^#/p' constraints.txt; \
	  build/resolve/bin/python -m pip freeze --all --exclude newswinnow ) > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/resolve

consumers: $(VENV)/.consumers  ## install the tools that docs/examples/ shows, so that `make test SLOW=1` tries them

findings:  ## which surprises of other libraries still hold; installs them one by one, needs a package index
	@changed=""; for script in findings/*.sh; do \
	  if PYTHON="$(PYTHON)" bash "$$script" > /dev/null 2>&1; then echo "holds    $$script"; \
	  else echo "changed  $$script (or it could not be installed: run it alone)"; changed="$$changed $$script"; fi; \
	done; test -z "$$changed"

clean-env:  ## remove the environment and every cache; raw/ and clean/ stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: a second `make run` installs nothing; a change of pyproject.toml or constraints.txt installs again.
# pip goes first, since old ones do not know dependency groups and resolve extras wrongly.
$(VENV)/.pip: constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "newswinnow needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip
	@touch $@

$(VENV)/.package: $(VENV)/.pip pyproject.toml
	@echo "installing newswinnow and what it needs into $(VENV), once; this takes a minute or two"
	$(PIP) $(BUILD) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.package
	$(PIP) $(BUILD) --editable . --group dev
	@touch $@

# For CI, on a fresh clone: all of them resolved and installed at once, not one after the other.
$(VENV)/.everything: $(VENV)/.pip pyproject.toml
	$(PIP) $(BUILD) --editable . --group dev --group docs --group consumers
	@touch $(VENV)/.package $(VENV)/.dev $(VENV)/.docs $(VENV)/.consumers $@

$(VENV)/.docs: $(VENV)/.dev
	$(PIP) $(BUILD) --editable . --group docs
	@touch $@

$(VENV)/.consumers: $(VENV)/.dev
	$(PIP) $(BUILD) --editable . --group dev --group consumers
	@touch $@
