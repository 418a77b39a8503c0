# make run    answer questions in the terminal      make run Q="how many are outstanding?"
# make test   everything that must hold             make bench   how fast it is
# make teams-package  the package to upload to Teams, for the bot of TEAMS_CLIENT_ID
# make requirements   pin what pyproject.toml names, keeping the versions pinned already
# make upgrade        pin it anew, at the newest versions

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
COMPILE = .uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make requirements" $(NEWEST)

# The question reaches the bot through the environment and as typed: neither make nor the shell
# may read the `$`, quotes and backticks in it.
override Q := $(value Q)
export Q

.DELETE_ON_ERROR:
.PHONY: run test bench teams-package requirements upgrade clean

run: $(VENV)/runtime
	@$(BIN)/python -m compileall -q bot  # or the first answer would be slower than the next
	@$(BIN)/python -m bot ingest data/releases
	@if [ -n "$$Q" ]; then $(BIN)/python -m bot ask -- "$$Q"; else $(BIN)/python -m bot chat; fi

test: $(VENV)/tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

bench: $(VENV)/tests
	@$(BIN)/python -m tests.benchmarks

teams-package: $(VENV)/runtime
	@$(BIN)/python -m bot teams-package build/teams.zip

# Both stamps lie inside the environment, which is built afresh when a requirement changes: it
# holds what the files pin and nothing left over.
$(VENV)/runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is \
	needed and $(PYTHON) is %d.%d: name another, as in make PYTHON=python3.12" % sys.version_info[:2])'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/tests: $(VENV)/runtime tests/requirements.txt
	@$(PIP) --require-hashes -r tests/requirements.txt
	@touch $@

requirements: .uv/bin/uv
	@$(COMPILE) pyproject.toml -o requirements.txt
	@$(COMPILE) --group test -c requirements.txt -o tests/requirements.txt

upgrade: NEWEST := --upgrade
upgrade: requirements

.uv/bin/uv:
	@$(PYTHON) -m venv --clear .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

clean:
	@rm -rf $(VENV) .uv .mypy_cache .pytest_cache .ruff_cache .hypothesis build data/releases.db*
	@find bot tests -name __pycache__ -prune -exec rm -rf {} +
