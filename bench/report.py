"""What was measured, as text for a terminal."""

from collections.abc import Iterator, Sequence
from statistics import median

from bench.measuring import Measured

_ROW = "{:<38}{:>12}{:>12}{:>12}"


def table(title: str, product: Sequence[Measured], script: Sequence[Measured]) -> Iterator[str]:
    """One kind of run, both sides beside each other; of several repeats the median."""
    yield ""
    yield title
    yield _ROW.format("", "nastavnik", "plain", "plain / n.")
    for name in sorted({*product[-1].by_method, *script[-1].by_method}):
        counts = [side[-1].by_method.get(name, 0) for side in (product, script)]
        yield _ROW.format(f"  {name}", *(str(count or "–") for count in counts), "")
    yield _line("requests", len(product[-1].calls), len(script[-1].calls))
    yield _line("  Sheets reads", product[-1].sheets_reads, script[-1].sheets_reads)
    yield _line("  Sheets writes", product[-1].sheets_writes, script[-1].sheets_writes)
    yield from _resources(product, script)


def waiting(title: str, product: Measured, script: Measured) -> Iterator[str]:
    """One kind of run under quotas and latency: only what these change."""
    yield ""
    yield title
    yield _ROW.format("", "nastavnik", "plain", "plain / n.")
    yield _line("requests", len(product.calls), len(script.calls))
    yield _line("  refused with 429", product.refused, script.refused)
    yield _line("exit code", product.code, script.code)
    yield _line("wall time, s", product.seconds, script.seconds, digits=2)


def _resources(product: Sequence[Measured], script: Sequence[Measured]) -> Iterator[str]:
    times = [[run.seconds for run in side] for side in (product, script)]
    yield _line("wall time, s (median)", *(median(side) for side in times), digits=2)
    yield _ROW.format(
        f"  smallest–largest of {len(product)}",
        *(f"{min(side):.2f}–{max(side):.2f}" for side in times),
        "",
    )
    peaks = [[run.megabytes for run in side if run.megabytes] for side in (product, script)]
    if all(peaks):
        yield _line("peak memory, MB (median)", *(median(side) for side in peaks))
    else:
        yield "peak memory                           not measured: this system has no /proc"


def _line(name: str, product: float, script: float, *, digits: int = 0) -> str:
    ratio = f"{script / product:.2f}" if product and script else ""
    return _ROW.format(name, f"{product:.{digits}f}", f"{script:.{digits}f}", ratio)
