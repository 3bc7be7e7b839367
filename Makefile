# Two commands do all that matters: `make site` and `make test`. Each works as the first one on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is installed, to the last version and hash: `make lock` writes it.
LOCKS := scripts/locks
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# What `make bench` alone needs stands outside of the environment that builds and tests.
PEER := .cache/mkdocs-quiz
# A banner about the generator's plans would head every build.
export NO_MKDOCS_2_WARNING := 1

PROCESSORS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
# A test in a browser often waits for it: one worker more than processors leaves none of them idle.
export PYTEST_XDIST_AUTO_NUM_WORKERS ?= $(shell expr $(PROCESSORS) + 1)

# Else each worker, and each command that a test starts, compiles anew what the others have compiled.
export PYTHONDONTWRITEBYTECODE :=

# What uses one processor each.
BESIDE = $(MAKE) --no-print-directory -j2

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: site
site: $(VENV)/.site ## Check everything and build the course into site/
	@$(BIN)/course site

.PHONY: check
check: $(VENV)/.site ## Check the answers against the guidance, and the guidance against its sources
	@$(BIN)/course check

.PHONY: serve
serve: $(VENV)/.site ## Preview the course, and see every change at once
	@$(BIN)/mkdocs serve --livereload

.PHONY: test
test: $(VENV)/.dev browser firefox webkit node office nginx java ## Run every check and test, in real browsers too
	@$(BESIDE) types lint check rewritten
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

.PHONY: content
content: $(VENV)/.dev ## Test what authors change: pages, questions, stories, sessions
	@$(BIN)/course check --strict
	@$(BIN)/python -m pytest -q -n $(PROCESSORS) --dist worksteal -m content

.PHONY: quick
quick: $(VENV)/.dev ## Run every check, and every test that needs no browser, Node or LibreOffice
	@$(BESIDE) types lint check
	@$(BIN)/python -m pytest -q -n $(PROCESSORS) --dist worksteal -m quick

.PHONY: types lint rewritten
types:
	@$(BIN)/mypy

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

# So that not every worker has to read each test and prepare what its assertions say.
rewritten:
	@$(BIN)/python -m pytest -qq --collect-only >/dev/null

.PHONY: browser
browser: ## Install Chromium where there is none
	@scripts/browser.sh

.PHONY: firefox
firefox: ## Install Firefox where there is none: the tests walk a learner's main way in it
	@scripts/firefox.sh

.PHONY: webkit
webkit: ## Install WebKit where there is none, on Linux: the tests walk the same way in it
	@scripts/webkit.sh

.PHONY: node
node: ## Install Node where there is none, and what the tests use of it
	@scripts/node.sh

.PHONY: office
office: ## Install LibreOffice where there is none: the tests open every kind of file with it
	@scripts/office.sh

.PHONY: nginx
nginx: ## Install nginx where there is none: the tests open the site behind it
	@scripts/nginx.sh

.PHONY: java
java: ## Install Java where there is none: the tests read each page with a checker that runs on it
	@scripts/java.sh

.PHONY: packages
packages: $(VENV)/.packages ## Write the questions for learning systems, phones and paper into packages/
	@$(BIN)/course packages

.PHONY: packs
packs: $(VENV)/.packages ## Write slides, handouts, forms and PDFs for trainers into packs/, and into the site
	@$(BIN)/course packs

.PHONY: bench
bench: $(VENV)/.dev $(PEER)/.installed ## Measure what quizzes cost a build, and what they cost with mkdocs-quiz
	@$(BIN)/python -m tests.bench --peer $(PEER)

.PHONY: lighthouse
lighthouse: site browser node ## Measure three pages as a slow phone gets them: five visits each, on a quiet machine
	@cd tests/lighthouse && npm ci --silent --ignore-scripts --omit=optional --no-audit --no-fund
	@cd tests/lighthouse && CHROME_PATH="$$(command -v chromium || command -v google-chrome)" node run.mjs index.html modules/preventing-breakdown.html assessment/final-check.html

.PHONY: lock
lock: $(VENV)/.lock ## Bring the lock files up to date with pyproject.toml
	@scripts/lock.sh $(BIN) $(LOCKS)

# In a place of its own: what is installed here stays as it is.
.PHONY: newest
newest: $(VENV)/.lock ## Try the newest versions that pyproject.toml allows; say which differ from the locked ones
	@rm -rf .newest
	@scripts/lock.sh $(BIN) .newest/locks
	@$(BIN)/python scripts/differ.py scripts/locks/dev.txt .newest/locks/dev.txt
	@$(MAKE) --no-print-directory VENV=.newest/venv LOCKS=.newest/locks .newest/venv/.dev
	@.newest/venv/bin/course site --out .newest/site
	@$(MAKE) --no-print-directory VENV=.newest/venv LOCKS=.newest/locks quick
	@echo "The newest versions build the site and pass the quick tests. CONTRIBUTING.md says how to take them."

.PHONY: format
format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

.PHONY: clean
clean: ## Delete what the other targets made
	rm -rf $(VENV) $(PEER) .newest site packages packs .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer; $(PYTHON) is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV) || { echo "A virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

# What a lock file names and nothing else, by its hash; then the course itself, which takes nothing more.
$(VENV)/.site $(VENV)/.packages $(VENV)/.dev: $(VENV)/.%: $(VENV)/bin/python pyproject.toml $(LOCKS)/%.txt
	@echo "Installing what $(LOCKS)/$*.txt names …"
	@$(PIP) --require-hashes --requirement $(LOCKS)/$*.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(within_$*:%=$(VENV)/.%)

within_packages := site
within_dev := site packages

$(VENV)/.lock: $(VENV)/bin/python scripts/locks/lock.txt
	@$(PIP) --require-hashes --requirement scripts/locks/lock.txt
	@touch $@

$(PEER)/.installed: $(VENV)/bin/python tests/bench/peer.txt
	@echo "Installing what ours is measured against …"
	@rm -rf $(PEER)
	@$(PIP) --require-hashes --no-deps --target $(PEER) --requirement tests/bench/peer.txt
	@touch $@
