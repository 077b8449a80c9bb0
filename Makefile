VENV ?= .venv
BIN := $(VENV)/bin
CATALOGUES := kiosk/locale

.DEFAULT_GOAL := help
.PHONY: help venv test lint format check lock catalogues messages bench demo clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv: $(BIN)/.installed ## install everything, tools included, into .venv

$(BIN)/.installed: pyproject.toml requirements.lock
	python3 -m venv $(VENV)
	$(BIN)/pip install --require-hashes -r requirements.lock
	$(BIN)/pip install -e ".[dev]"
	touch $@

test: venv catalogues ## run the tests
	$(BIN)/pytest

lint: venv ## check format, lint, types and import contracts
	.ci/lint $(BIN)

format: venv ## format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: ## run the whole check as the server does, in fresh copies of this folder
	.ci/run

lock: venv ## write requirements.lock anew: hashes, and no address of any index
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--all-extras --python-version 3.11 --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	! grep -n '://' requirements.lock

messages: venv ## take new messages of the screens into the catalogues, untranslated
	$(BIN)/python -m tests.translations

catalogues: venv ## compile the translations
	$(BIN)/pybabel compile -D kiosk -d $(CATALOGUES)

bench: venv ## measure against the targets and write bench.json
	$(BIN)/python tests/benchmarks

demo: venv ## open the demonstration event
	$(BIN)/kiosk demo

clean: ## remove what the tools made
	rm -rf $(VENV) build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache kiosk-demo
	rm -f bench.json snapshot_report.html $(CATALOGUES)/*/LC_MESSAGES/*.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
