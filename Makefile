# make site: build and check the site. make test: everything. make help: the rest.
PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
SAMPLES_BIN := $(subst .venv,.venv-samples,$(BIN))
NPM := $(BIN)/npm

.PHONY: help site serve test check lint fix samples cards bench search-report sbom audit sources lock vendor mutants clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

site: .venv/site.stamp ## build and check everything into site/
	$(BIN)/python scripts/build_docs.py

serve: .venv/site.stamp ## preview at http://127.0.0.1:8000/, refreshed on every save
	$(BIN)/python -m mkdocs serve

test: .venv/test.stamp .venv-samples/stamp node_modules/stamp .venv/browser.stamp lint ## every check there is
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) test --silent
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest

lint: .venv/test.stamp node_modules/stamp ## style and types of Python and JavaScript
	$(BIN)/python -m ruff check scripts tests
	$(BIN)/python -m ruff format --check scripts tests
	$(BIN)/python -m mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent lint

fix: .venv/test.stamp ## let ruff mend what it can
	$(BIN)/python -m ruff check --fix scripts tests
	$(BIN)/python -m ruff format scripts tests

samples: .venv/test.stamp .venv-samples/stamp ## run every sample and record its output
	$(BIN)/python scripts/run_samples.py

cards: .venv/site.stamp ## record which Anki cards say something new, and since when
	$(BIN)/python scripts/date_cards.py

bench: site .venv/test.stamp .venv/browser.stamp node_modules/stamp ## time, memory and page figures, as ratios measured in one run
	$(BIN)/python scripts/bench.py

search-report: site .venv/test.stamp .venv/browser.stamp ## how well the search answers, beside other searches
	$(BIN)/python scripts/search_report.py

sbom: .venv/test.stamp ## what the site is built from, as CycloneDX JSON in build/sbom.json
	@mkdir -p build
	$(BIN)/python -m cyclonedx_py requirements --output-reproducible --output-format JSON --output-file build/sbom.json requirements.txt

audit: .venv/test.stamp node_modules/stamp ## known holes in what the project depends on
	$(BIN)/python -m pip_audit --require-hashes --disable-pip -r requirements.txt
	$(BIN)/python -m pip_audit --require-hashes --disable-pip -r requirements-dev.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) audit

sources: .venv/test.stamp ## sources whose check is due, and addresses that no longer answer
	$(BIN)/python scripts/check_sources.py --reach

lock: .venv/test.stamp ## compile the requirements with hashes, for every platform
	for group in requirements requirements-dev requirements-samples requirements-mutants; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate $$group.in -o $$group.txt || exit 1; done

vendor: .venv/test.stamp ## update the scripts of others that the site carries
	$(BIN)/python scripts/vendor_js.py

mutants: .venv/mutants.stamp ## changes of the code that no fast test notices (only=scripts/cheatsheet/words.py tests=tests/text)
	$(BIN)/python scripts/mutants.py $(only) $(if $(tests),--tests $(tests))

clean: ## remove what was made
	$(PYTHON) scripts/clean.py
	rm -rf .venv .venv-samples node_modules build

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is %d.%d" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv || { echo "python3 -m venv failed: on Debian and Ubuntu install python3-venv" >&2; rm -rf .venv; exit 1; }

.venv/site.stamp: .venv/pyvenv.cfg requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/mutants.stamp: .venv/test.stamp requirements-mutants.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutants.txt
	@touch $@

.venv-samples/stamp: requirements-samples.txt
	$(PYTHON) -m venv .venv-samples
	$(SAMPLES_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-samples.txt
	@touch $@

node_modules/stamp: package-lock.json .venv/test.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent --no-audit --no-fund
	@touch $@

.venv/browser.stamp: .venv/test.stamp
	$(BIN)/python scripts/find_browser.py || $(BIN)/python -m playwright install chromium
	@touch $@
