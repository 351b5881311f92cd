# PYTHON is the interpreter that the virtual environment is made from: 3.11 or later.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
TESTS ?= tests
PYTEST_OPTIONS ?= -n 2 --cov=chainfix
GROUP ?= dev

.PHONY: demo test test-oldest peers clients-lab lint format docs clean

demo: $(VENV)/.installed  ## repair the example case
	PYTHON="$(CURDIR)/$(BIN)/python" examples/comodo-2018/run.sh

test: $(VENV)/.dev-installed  ## run every test
	$(BIN)/python -m pytest $(PYTEST_OPTIONS) $(TESTS)

test-oldest: $(VENV)-oldest/.installed  ## unit tests with the oldest dependencies that pyproject.toml admits
	$(VENV)-oldest/bin/python -m pytest $(PYTEST_OPTIONS) tests/unit

peers: .venv-peers/.installed  ## the checkers from PyPI that check is compared with

clients-lab: $(VENV)/.dev-installed .venv-lab/.installed  ## every TLS client that is here before every list of the lab; the table of docs/clients.md
	$(BIN)/python -m tests.support.lab

lint: $(VENV)/.dev-installed  ## ruff, mypy, the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev-installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.dev-installed  ## HTML in docs/_build
	$(BIN)/sphinx-build -W --keep-going -b html docs docs/_build

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("chainfix needs Python 3.11 or later: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev-installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[stores]' --group $(GROUP)
	touch $@

$(VENV)-oldest/.installed: pyproject.toml tests/oldest.txt
	$(PYTHON) -m venv $(VENV)-oldest
	$(VENV)-oldest/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(VENV)-oldest/bin/python -m pip install --quiet --constraint tests/oldest.txt --editable '.[stores]' --group test
	touch $@

# sslyze wants an older cryptography than chainfix may have.
.venv-peers/.installed: tests/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --requirement tests/peers.txt
	touch $@

# Clients from PyPI and npm, in the versions that are modelled; without npm those of npm are not asked.
.venv-lab/.installed: tests/lab.txt tests/lab-npm.txt
	$(PYTHON) -m venv .venv-lab
	.venv-lab/bin/python -m pip install --quiet --requirement tests/lab.txt
	if command -v npm >/dev/null; then xargs npm install --silent --no-save --prefix .venv-lab <tests/lab-npm.txt; fi
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-* .venv-peers .venv-lab docs/_build examples/*/generated
