"""The matching measured: instances of any size, the product's solve, and others beside it."""

from bench.matching.adapter import solve

__all__ = ["solve"]
