"""What every run begins with, done once before runs are forked: the shipped configuration is parsed."""

import gc
from importlib import import_module
from pathlib import Path

# By name, as ``torture.loaded`` loads the product: nothing here rests on what it is made of.
import_module("config.loading").load(Path(__file__).parents[1] / "config" / "organisation.yaml")

# What is loaded stays: a run need not look through it for garbage, which would also copy its memory.
gc.freeze()
