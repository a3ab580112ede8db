# The commands the project offers. Everything runs in .venv, which `setup` makes from the hashed lock file.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready

# Recorded traffic of Google's servers: replay.py and folders of cassettes. Not part of the project.
RECORDINGS ?= ../shared/conformance

# What the bench of the matching measures beside it, each in an environment of its own.
PEERS := scipy matching mentor-match

.PHONY: setup demo test check bench conformance torture chaos pictures image-check lock

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Nastavnik needs Python 3.11 or newer; this is %s. Try: make setup PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: setup
	$(BIN)/nastavnik demo

# Property tests look at other examples on every run; PYTEST=--hypothesis-profile=ci looks at the same ones.
test: setup
	$(BIN)/python -m pytest -n auto $(PYTEST)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m bench
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.municipality --fast

conformance: setup
	$(BIN)/python -m conformance $(RECORDINGS)

# Ends the product at every request of the demo's story; TORTURE_POINTS=60 takes a fair sample.
torture: setup
	$(BIN)/python -m torture

# Disturbs runs as staff would; CHAOS_EXAMPLES=2000 tries more stories.
chaos: setup
	CHAOS_EXAMPLES=$${CHAOS_EXAMPLES:-100} $(BIN)/python -m pytest -n 0 -s tests/chaos

# Takes the pictures of the guides anew; needs Chromium.
pictures: setup
	NASTAVNIK_PICTURES=take NASTAVNIK_BROWSER_TESTS=required $(BIN)/python -m pytest -n 0 \
		tests/browser/test_pictures.py tests/journey/test_pictures_of_the_year.py tests/journey/test_demo_story.py

# Builds the image's file system by the Containerfile's steps in a clean root directory, and runs the job in it.
image-check: setup
	$(BIN)/python -m deploy.image

lock:
	uv pip compile pyproject.toml --universal --generate-hashes --extra local --extra dev --python-version 3.11 --no-header -q -o requirements.lock
	sed -i '1i # Every dependency of the project with its hashes, for every platform. Made by `make lock` from pyproject.toml.' requirements.lock
	uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-header -q \
	  --constraint requirements.lock -o requirements-production.lock
	sed -i '1i # What the product needs, without the extras: a part of requirements.lock. Made by `make lock` from pyproject.toml.' requirements-production.lock
	cd bench/peers && for peer in $(PEERS); do \
	  uv pip compile $$peer.in --universal --generate-hashes --python-version 3.11 --no-header -q -o $$peer.lock && \
	  sed -i "1i # What the bench measures beside the product. Made by \`make lock\` from $$peer.in." $$peer.lock || exit; done
