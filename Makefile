BIN := .venv/bin

# Commands are started hundreds of times here: what Python has compiled is kept, whatever the machine says otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test act channels readability bench clean

help:
	@echo "make demo   audit the example service and write demo-run/report.html"
	@echo "make test   all tests, lint and types"
	@echo "make bench  speed against a bare page load and a lean axe run"
	@echo "make act    audit the W3C ACT test cases in ../shared/act and score the result"
	@echo "make channels  audit the labelled pages in ../shared/corpus and score the channels told of them"
	@echo "make readability  score the reading level on the labelled texts in ../shared/readability"
	@echo "make clean  remove what these commands made"

demo:
	@scripts/setup.sh
	@$(BIN)/python examples/demo.py

test:
	@scripts/setup.sh dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	cd bench && MYPYPATH=.. ../$(BIN)/mypy --config-file ../pyproject.toml --exclude '^$$' *.py
	$(BIN)/python -m pytest -n 3 --dist worksteal

bench:
	@scripts/setup.sh dev
	@$(BIN)/python bench/bench.py

act:
	@scripts/setup.sh ocr
	@$(BIN)/python scripts/act.py

channels:
	@scripts/setup.sh
	@$(BIN)/python scripts/channels.py

readability:
	@scripts/setup.sh
	@$(BIN)/python scripts/readability.py

clean:
	rm -rf .venv demo-run act-run channels-run channels-run.* build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
