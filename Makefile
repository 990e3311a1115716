# make site: build and check the site. make test: everything. make help: the rest.
PYTHON ?= python3
# Not taken from the environment, where PORT is often somebody else's.
PORT = 8000
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
NPM := $(BIN)/python scripts/node_wheel.py npm

# What a person has set for the Pythons and Nodes of their own must not reach these.
unexport PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONINSPECT PYTHONWARNINGS PYTHONUSERBASE
unexport PYTHONDEVMODE PYTHONVERBOSE PYTHONPLATLIBDIR PYTHONEXECUTABLE PYTHONPROFILEIMPORTTIME NODE_ENV NODE_OPTIONS NODE_PATH
export PYTHONNOUSERSITE := 1

.PHONY: help site serve test quick check lint fix fuzz samples samples-alone cards bench ask search-report mutants spare ace sbom audit sources lock vendor
.PHONY: bare clean moved
.PHONY: python site-needs test-needs samples-needs node-needs browser-needs mutants-needs spare-needs
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

site: site-needs ## build and check everything into site/
	$(BIN)/python scripts/build_docs.py

serve: site-needs ## preview at http://127.0.0.1:8000/ (PORT=8001: another), refreshed on every save
	$(BIN)/python -m mkdocs serve --dev-addr '127.0.0.1:$(PORT)'

# As many processes as there are cores, four at most; what they share and who gets what is said in tests/schedule.py.
SHARED = -p tests.schedule -n auto --maxprocesses 4
# What neither builds, prints, starts a browser, Anki, Java or the samples, nor tries hundreds of texts.
QUICK = tests/sheet tests/pages $(filter-out %_bundle.py,$(wildcard tests/publish/test_*.py)) \
  $(filter-out %_samples.py %_samples_alone.py %_readers.py,$(wildcard tests/answers/test_*.py)) \
  $(filter-out %_every_output.py %_markdown_copy.py %_spreadsheet.py,$(wildcard tests/exports/test_[!a]*.py)) \
  tests/ebook/test_book.py tests/ebook/test_checks_can_fail.py \
  $(filter-out %_search_set.py %_stories.py,$(wildcard tests/search/test_*.py)) \
  $(addprefix tests/build/test_,child.py destination.py disk.py language_record.py no_language_is_named.py requirements.py \
  settings.py spare.py staging.py view.py words.py)
# The tests make files with Cyrillic names and read what others print, on a machine of any language and umask.
test: export PYTHONUTF8 := 1
test: export PYTHONIOENCODING := utf-8
test: export TZ := UTC
test: test-needs samples-needs node-needs browser-needs lint ## every check but those that workflows run every week
	$(NPM) test --silent
	$(BIN)/python -m pytest $(SHARED) --durations 10

quick: export PYTHONUTF8 := 1
quick: export PYTHONIOENCODING := utf-8
quick: export TZ := UTC
quick: lint ## style, types, text and units, in a minute or two, for the loop while writing
	$(NPM) test --silent
	$(BIN)/python -m pytest -q $(SHARED) --hypothesis-profile=quick $(QUICK)

lint: test-needs node-needs ## style and types of Python and JavaScript
	$(BIN)/python -m ruff check scripts tests
	$(BIN)/python -m ruff format --check scripts tests
	$(BIN)/python -m mypy
	$(NPM) run --silent lint

fix: test-needs ## let ruff mend what it can
	$(BIN)/python -m ruff check --fix scripts tests
	$(BIN)/python -m ruff format scripts tests

fuzz: export PYTHONUTF8 := 1
fuzz: export PYTHONIOENCODING := utf-8
fuzz: test-needs ## look for new examples at random; make test tries the same ones on every run
	$(BIN)/python -m pytest --hypothesis-profile=random $$(grep -rl 'from hypothesis import' tests --include='test_*.py')

samples: test-needs samples-needs ## run every sample and record its output
	$(BIN)/python scripts/run_samples.py

samples-alone: test-needs ## run every sample with what its first line names and nothing else, on the oldest and newest Python here
	$(BIN)/python -m pytest -m alone -o faulthandler_timeout=0 tests/answers/test_samples_alone.py

cards: test-needs ## record when each Anki card last changed, after its text did
	$(BIN)/python scripts/date_cards.py

bench: site test-needs browser-needs node-needs ## time, memory and page figures, as ratios measured in one run (save=1: into FIGURES.md)
	PYTHONPATH=scripts $(BIN)/python -m bench $(if $(save),--save)

ask: site-needs node-needs ## what the search makes of a query and why (q='индексы в базе' lang=ru)
	@$(BIN)/python scripts/ask.py $(if $(lang),--lang '$(lang)') '$(subst ','\'',$(q))'

search-report: site test-needs browser-needs ## how well the search answers, beside other searches
	$(BIN)/python scripts/search_report.py

mutants: mutants-needs ## changes of the code that no fast test notices (only=scripts/cheatsheet/words.py tests=tests/sheet)
	$(BIN)/python scripts/mutants.py $(only) $(if $(tests),--tests $(tests))

spare: site-needs spare-needs ## the same pages by the heirs of MkDocs, and in what they differ
	PYTHONPATH=scripts $(BIN)/python -m spare

ace: site test-needs node-needs browser-needs ## what DAISY Ace says of the books for e-readers
	$(BIN)/python scripts/ace.py

sbom: test-needs ## what the site is built from, as CycloneDX JSON in build/sbom.json
	@mkdir -p build
	$(BIN)/python -m cyclonedx_py requirements --output-reproducible --output-format JSON --output-file build/sbom.json requirements.txt

# Every list of Python packages: what makes the site, its tests, what samples import, mutants, the other builder.
LISTS = requirements requirements-dev requirements-samples requirements-mutants requirements-spare
audit: test-needs node-needs ## known holes in what the project depends on
	for group in $(LISTS); do $(BIN)/python -m pip_audit --require-hashes --disable-pip -r $$group.txt || exit 1; done
	$(NPM) audit
	$(NPM) audit --prefix tests/ebook/ace

sources: test-needs ## sources whose check is due, and addresses that no longer answer
	$(BIN)/python scripts/check_sources.py --reach

moved: site-needs ## answers, sources and samples to look at when something has moved (WHAT=PostgreSQL; none: what there is)
	@$(BIN)/python scripts/moved.py '$(WHAT)'

lock: test-needs ## compile the requirements with hashes, for every platform
	for group in $(LISTS); do \
	  $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate $$group.in -o $$group.txt || exit 1; done

vendor: test-needs ## update the scripts of others that the site carries
	$(BIN)/python scripts/vendor_js.py

bare: ## what README says, on a bare Debian in a folder of its own: as root, needs debootstrap
	.ci/bare

clean: ## remove what was made
	$(PYTHON) scripts/clean.py
	rm -rf .venv .venv-samples .venv-spare node_modules

# Each looks first whether everything is there and sound, and makes it anew where it is not.
python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: Python 3.11 or newer is needed" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is %d.%d; another one: make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'

site-needs: python
	@$(PYTHON) -I scripts/environment.py site

test-needs: python
	@$(PYTHON) -I scripts/environment.py test

mutants-needs: test-needs
	@$(PYTHON) -I scripts/environment.py mutants

samples-needs: python
	@$(PYTHON) -I scripts/environment.py samples

spare-needs: python
	@$(PYTHON) -I scripts/environment.py spare

node-needs: test-needs
	@$(PYTHON) -I scripts/environment.py node

browser-needs: test-needs
	@$(PYTHON) -I scripts/environment.py browser
