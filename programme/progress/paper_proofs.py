"""What papers prove of a roadmap line, beside what the registers do."""

from collections.abc import Sequence

from config.roadmap import Activity, Evidence
from programme.progress.facts import Facts, PaperProof, ProofItem
from programme.progress.proof import Proof, Stage
from programme.russian.numbers import plural

MOST = 40
"""So many links stand in one cell; the register has the others."""

_BY_PAPERS = frozenset({Evidence.MANUAL, Evidence.ROADMAP, Evidence.TEMPLATE, Evidence.PAIRS})
"""Evidence that says little beside a paper: once papers are there, they tell how far the line is."""


def papers(activity: Activity, facts: Facts) -> Proof:
    """Complete when every paper that the line rests on is signed, and there is one at least."""
    counted = [
        paper for paper in facts.papers if paper.activity == activity.number and paper.proves
    ]
    if not counted:
        return Proof()
    stage, told, waits_for = _standing(counted)
    return Proof(stage, told, (), waits_for)


def with_papers(proof: Proof, activity: Activity, facts: Facts) -> Proof:
    """A line's proof with its papers: all are evidence, and those that it rests on must be signed.

    Where none of these has been made, the line is proved as before: they may have been written elsewhere.
    """
    ours = [paper for paper in facts.papers if paper.activity == activity.number]
    proof = Proof(proof.stage, proof.progress, _items(ours, proof.evidence), proof.waits_for)
    counted = [paper for paper in ours if paper.proves]
    if not counted or Evidence.PAPERS in activity.evidence:
        return proof
    stage, told, waits_for = _standing(counted)
    if set(activity.evidence) <= _BY_PAPERS and proof.stage in {Stage.NOTHING, Stage.BEGUN}:
        return Proof(stage, told, proof.evidence, waits_for)
    if proof.stage is not Stage.COMPLETE or stage is Stage.COMPLETE:
        return proof
    return Proof(stage, f"{proof.progress}; {told}", proof.evidence, waits_for)


def _items(papers: Sequence[PaperProof], others: tuple[ProofItem, ...]) -> tuple[ProofItem, ...]:
    items = [paper.item for paper in papers]
    if len(items) > MOST:
        left = len(items) - MOST
        items = [*items[:MOST], ProofItem(f"и ещё {left} на вкладке «Документы»")]
    return (*items, *others)


def _standing(papers: Sequence[PaperProof]) -> tuple[Stage, str, str]:
    """How far the papers that a line rests on are, in words, and whom they wait for."""
    signed = sum(paper.is_signed for paper in papers)
    made = plural(len(papers), "документ", "документа", "документов")
    told = f"{len(papers)} {made}, подписано {signed}"
    drafts = [paper for paper in papers if paper.is_draft]
    if signed == len(papers):
        return Stage.COMPLETE, told, ""
    if drafts:
        return Stage.ASKED, told, "куратор: вписать номер и дату из журнала приказов"
    left = [paper for paper in papers if not paper.is_signed]
    papers_left = plural(len(left), "документ", "документа", "документов")
    return Stage.ASKED, told, f"{left[0].owner}: подписать {len(left)} {papers_left}"
