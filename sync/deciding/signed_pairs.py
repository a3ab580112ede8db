"""Pairs whose papers are signed: neither a decision nor a kind that is typed beside them undoes that."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from programme.findings import Finding
from programme.pairs import Decision, Pair
from sync.deciding.pair_terms import PAIRS_DIRECTIVE, Terms
from sync.records.papers import PaperRow, place_of


def signed_pairs(existing: tuple[Pair, ...], terms: Terms) -> frozenset[str]:
    """Pairs whose agreement or directive is signed, in the school year by whose papers they work."""
    return frozenset(
        pair.code for pair in existing if pair.code in _signed_in(terms.of_year(terms.home(pair)))
    )


def _signed_in(rows: Sequence[PaperRow]) -> set[str]:
    signed = {paper.pair for paper in rows if paper.signed and paper.kind == "agreement"}
    for paper in sorted(rows, key=lambda row: place_of(row.subject)):
        if paper.signed and paper.kind == PAIRS_DIRECTIVE:
            signed = (signed - set(paper.ends)) | set(paper.covers)
    return signed


def decisions_kept(
    existing: tuple[Pair, ...], signed: frozenset[str]
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """A pair whose agreement or directive is signed stays approved, whatever is typed beside it.

    Ending it takes papers of its own.
    """
    kept = tuple(replace(p, decision=Decision.APPROVE) if p.code in signed else p for p in existing)
    text = (
        "Документы этой пары подписаны, поэтому она остаётся утверждённой. Чтобы прекратить её, заполните столбец "
        "«Прекращение», а в столбец «Решение» верните слово «утвердить»."
    )
    findings = [
        Finding("pairs", p.code, text)
        for p in existing
        if p.code in signed and p.decision is not Decision.APPROVE
    ]
    return kept, findings


def kinds_kept(
    pairs: Iterable[Pair], signed: frozenset[str]
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """A pair whose papers are signed is no mere meeting, whatever kind is typed beside it."""
    kept: list[Pair] = []
    findings: list[Finding] = []
    for pair in pairs:
        if pair.code in signed and pair.kind and pair.kind.is_meeting:
            findings.append(Finding("pairs", pair.code, _SIGNED.format(pair.kind)))
            kept.append(replace(pair, kind=None))
        else:
            kept.append(pair)
    return tuple(kept), findings


_SIGNED = "Вид «{}» не учтён: документы этой пары подписаны. Верните прежний вид; разовую встречу внесите новой строкой."
