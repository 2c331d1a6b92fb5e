# Two commands: `make run` serves the site, `make test` proves it. Everything they need is installed into .venv.
PYTHON ?= python3
PORT ?= 8000
CASES ?= 100000
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
INSTALL := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check) --require-hashes
COMPILE := uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml
MO := $(patsubst %.po,%.mo,$(wildcard config/locale/*/LC_MESSAGES/*.po))

.PHONY: run test check pictures bench lock
.NOTPARALLEL:

run: $(VENV)/run.stamp $(MO)
	@$(BIN)/python manage.py start --port $(PORT)

test: $(VENV)/dev.stamp $(MO)
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/dev.stamp $(MO)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --check --lint --quiet templates
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run

pictures: $(VENV)/dev.stamp $(MO)
	$(BIN)/python -m tests.browser.pictures pictures $(DAY)

# pages of an office of CASES cases: tables of SQLite and PostgreSQL, for tests/bench/README.md
bench: $(VENV)/dev.stamp $(MO)
	@new=$$(mktemp -d); trap 'rm -rf "$$new"' EXIT; export MEDIA_ROOT=$$new/media; \
	DATABASE_URL=sqlite:///$$new/office.sqlite3 $(BIN)/python -m tests.bench $(CASES); \
	.ci/postgres $(BIN)/python -m tests.bench $(CASES)

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv"; exit 1; }
	$(COMPILE) --group dev -o requirements-dev.txt
	$(COMPILE) -c requirements-dev.txt -o requirements.txt

# the development set holds the runtime set, so either stamp serves `make run` once dev is there
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	@$(INSTALL) -r $<
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	@$(INSTALL) -r $<
	@touch $@

%.mo: %.po | $(BIN)/python
	@$(BIN)/python -c 'import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])' $< $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "Python 3.11, 3.12 or 3.13 is needed: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "Python cannot make virtual environments here (Debian: apt install python3-venv)"; exit 1; }
