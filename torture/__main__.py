"""`python -m torture`: ends the product at every request of the demo's story and counts what survives."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from torture.shares import swept


def main() -> int:
    """Play, strike, count; returns the exit code."""
    wanted = int(os.environ.get("TORTURE_POINTS", "0"))
    workers = max(1, min(int(os.environ.get("TORTURE_WORKERS", "0")) or os.cpu_count() or 1, 8))
    began = perf_counter()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        shares = [pool.submit(swept, wanted, share, workers) for share in range(workers)]
        verdicts = [verdict for share in shares for verdict in share.result()]
    survived = sum(verdict.survived for verdict in verdicts)
    lost = sum(bool(verdict.missing or verdict.trouble) for verdict in verdicts)
    doubled = sum(bool(verdict.surplus) for verdict in verdicts)
    print(f"{perf_counter() - began:.0f} s")
    print(
        f"torture: points {len(verdicts)}, survived {survived}, lost {lost}, doubled {doubled}",
        flush=True,
    )
    return 0 if verdicts and survived == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
