# Everything a person does here, in one word each. `make` alone lists it.
# Without make (Windows): `py tools\setup.py`, then the programs in .venv\Scripts.

PYTHON3 := $(shell command -v python3 || command -v python)
BIN := .venv/bin
WORKERS ?= 2
# More options for pytest: make test TESTOPTS="-k clock --headed"
TESTOPTS ?=
# Which tests `make test` plays, by their markers; make test CHOSEN="not nightly" takes the slow ones in.
CHOSEN ?= not slow and not nightly
UPGRADE ?=
# make endurance RUNS=50 RECORD=endurance.jsonl: plays until the file counts so many.
RUNS ?= 20
RECORD ?= endurance.jsonl
# Longest first, modules whole (tests/dealing.py).
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder -p randomly

# Tests start hundreds of programs: each file is compiled for the first of them only.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup serve guide test test-slow mutants endurance nightly bench check format lock clean distclean

help:
	@echo "make setup      prépare tout : .venv, dépendances verrouillées, navigateur"
	@echo "make serve      ouvre le portail fictif (salle de pilotage à l'adresse affichée)"
	@echo "make guide      écrit le guide illustré : build/guide/index.html"
	@echo "make test       joue les scénarios et les tests"
	@echo "make test-slow  joue les tests lents"
	@echo "make nightly    joue ce que la nuit répète (tests/README.md)"
	@echo "make mutants    casse les règles une à une : quel scénario le voit ? (docs/mutants.md)"
	@echo "make endurance  rejoue les scénarios sous la charge, RUNS fois (tests/README.md)"
	@echo "make bench      mesure les temps"
	@echo "make check      contrôle le code, les types, les imports, les gabarits, les scénarios"
	@echo "make format     met en forme et corrige ce qui peut l'être"
	@echo "make lock       récrit requirements.lock (UPGRADE=1 : prend les dernières versions)"
	@echo "make clean      efface ce qui est produit ; make distclean efface aussi .venv"

setup:
	@test -n "$(PYTHON3)" || { echo "Il faut Python 3.11 ou plus récent (python3)."; exit 1; }
	@"$(PYTHON3)" tools/setup.py

serve: setup
	@$(BIN)/mockportal serve

guide: setup
	@$(BIN)/guide build -o build/guide --variant documente

test: setup
	$(PYTEST) -m "$(CHOSEN)" $(TESTOPTS)

# pytest ends with 5 when it finds no test: TESTOPTS may leave no slow one.
test-slow: setup
	$(PYTEST) -m "slow and not nightly" $(TESTOPTS) || test $$? -eq 5

mutants: setup
	@$(BIN)/python -m tools.mutants

endurance: setup
	@$(BIN)/python -m tools.endurance --runs $(RUNS) --record $(RECORD)

nightly: setup
	$(PYTEST) -m "nightly or scenario" $(TESTOPTS)

bench: setup
	@$(BIN)/python -m benchmarks

check: setup
	@$(BIN)/python tools/check.py

format: setup
	@$(BIN)/python tools/check.py --fix

lock: setup
	@$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)

clean:
	rm -rf build dist test-results .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path "./.venv/*" -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv
