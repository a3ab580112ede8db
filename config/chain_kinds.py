"""Kinds of paper that have a part in the legal chain of a pair; the code knows them by these names.

A configuration may call such a paper what it likes (``caption``, ``title``), give it another line of the roadmap, or
do without it; the kind's own name, and of whom it is made, are the product's (ст. 351.8 ТК РФ, programme/chain.py).
"""

from collections.abc import Iterator, Sequence

from config.paper_kind import PaperKind, Whom
from config.source import Place

CHAIN_KINDS: dict[str, Whom] = {
    "mentor_consent": "candidates",
    "labour_addendum": "mentors",
    "directive_pairs": "institution",
    "directive_payment": "institution",
    "agreement": "pairs",
    "mentoring_plan": "pairs",
    "mentor_refusal": "refusals",
    "cancellation_notice": "cancellations",
    "directive_prolongation": "prolongations",
    "addendum_prolongation": "prolongations",
}
"""Kind → of whom one paper each is made."""
_NAMING_PAIRS = frozenset({"labour_addendum", "directive_pairs", "directive_payment"})
"""Those that name pairs: which pairs they are for is read from what they name."""
_REGISTERED = frozenset({"directive_pairs", "directive_payment", "directive_prolongation"})
"""Those that count only with the number and date of the institution's journal."""


def chain_faults(papers: Sequence[PaperKind]) -> Iterator[tuple[Place, str]]:
    """Kinds of the chain that are described as something else: place in config/papers.yaml, and what is wrong."""
    for n, paper in enumerate(papers):
        whom = CHAIN_KINDS.get(paper.kind, paper.whom)
        if paper.whom != whom:
            told = f"документ «{paper.kind}» готовится на «{paper.whom}», а в оформлении пары он другой"
            yield (n, "whom"), f"{told}; ожидалось whom: {whom} или другое слово в kind"
        if paper.kind in _NAMING_PAIRS and not paper.follows_pairs:
            told = f"в документе «{paper.kind}» названы пары"
            yield (n, "kind"), f"{told}; ожидалось follows_pairs: true"
        if paper.kind in _REGISTERED and paper.number != "typed":
            told = f"приказ «{paper.kind}» действует с номером из журнала"
            yield (n, "kind"), f"{told}; ожидалось number: typed"
