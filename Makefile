# QuietHire. `make` or `make help` lists the targets. Every target uses .venv, which `make install` makes.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
EMPLOYERS ?= 60
POSTINGS ?= 3000
DEMO_EXIT ?=
PYTEST ?=

# Without byte code every start compiles a thousand files again.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH VIRTUAL_ENV

.PHONY: help install system-packages demo up test check format types imports lock bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1m%-16s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv with the locked versions (Python 3.11 or later)

$(STAMP): requirements.lock pyproject.toml tools/install
	@tools/install

system-packages: ## Install Chromium and Redis where we may, else say what is missing
	@tools/system-packages chromium redis

demo: install ## Run the main job on a synthetic web, show what was found, serve the page (DEMO_EXIT=1: stop by itself)
	@tools/system-packages chromium
	@$(VENV)/bin/quiethire demo --employers $(EMPLOYERS) --postings $(POSTINGS) $(if $(DEMO_EXIT),--exit)

up: install ## Run QuietHire on the real web until Ctrl-C
	@tools/system-packages chromium
	@$(VENV)/bin/quiethire up

test: install ## Run every test (PYTEST="-k name" for some)
	@tools/system-packages chromium redis
	@$(PY) -m pytest $(PYTEST)

check: install ## Lint, format, types and import layers, as CI runs them
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

format: install ## Format the code and fix what can be fixed
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

lock: install ## Resolve requirements.lock anew (exact versions with hashes, no address of an index)
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --group dev --custom-compile-command "make lock" --upgrade pyproject.toml -o requirements.lock

bench: install ## Run every comparison in bench/
	@for script in bench/*.py; do echo "== $$script"; $(PY) $$script; done

clean: ## Remove .venv and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
