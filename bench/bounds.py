"""What a run may cost at most, and what the product's runs cost."""

from collections.abc import Iterator

from bench.measuring import Measured

QUESTIONNAIRES = 13
ABOUT_PAIRS = 6
"""Questionnaires whose options follow the pairs: each form is looked at and renewed once pairs are approved."""
TEMPLATES = 1


def broken_quiet(run: Measured) -> Iterator[str]:
    """Bounds that a run which found nothing new has broken: 1 Sheets read + q + 3 others, no write."""
    others = len(run.calls) - run.sheets_reads
    if run.sheets_reads > 1:
        yield f"{run.sheets_reads} Sheets reads, at most 1"
    if others > QUESTIONNAIRES + 3:
        yield f"{others} other requests, at most q + 3 = {QUESTIONNAIRES + 3}"
    if run.writes:
        yield f"{run.writes} writes, none allowed"


def broken_papers(run: Measured, papers: int) -> Iterator[str]:
    """Bounds that a run which made so many papers has broken: 2d + q + k + 2u + 8 requests, two Sheets writes."""
    allowed = most_with_papers(papers)
    if len(run.calls) > allowed:
        yield f"{len(run.calls)} requests, at most 2d + q + k + 2u + 8 = {allowed}"
    if run.sheets_writes != 2:
        yield f"{run.sheets_writes} Sheets writes, not 2"


def most_with_papers(papers: int) -> int:
    """How many requests a run that makes so many papers may send."""
    return 2 * papers + QUESTIONNAIRES + TEMPLATES + 2 * ABOUT_PAIRS + 8
