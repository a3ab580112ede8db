"""What is proved about a roadmap line, and how several proofs make one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from programme.progress.facts import ProofItem


class Stage(Enum):
    """How far the registers prove a line."""

    NOTHING = "nothing yet"
    BEGUN = "begun, and more is to be done"
    ASKED = "begun, and people have been asked for what is missing"
    COMPLETE = "all that is provable is there"


@dataclass(frozen=True)
class Proof:
    """What a rule found.

    Attributes:
        stage: How far.
        progress: In Russian, a few words.
        evidence: What proves it.
        waits_for: «кто: что», in Russian; "" where the line waits for nobody.
    """

    stage: Stage = Stage.NOTHING
    progress: str = ""
    evidence: tuple[ProofItem, ...] = ()
    waits_for: str = ""


def combined(proofs: Iterable[Proof]) -> Proof:
    """Several rules that prove a line together: it is complete where each of them is."""
    proofs = tuple(proofs)
    if len(proofs) == 1:
        return proofs[0]
    return Proof(
        _stage([proof.stage for proof in proofs]),
        "; ".join(dict.fromkeys(proof.progress for proof in proofs if proof.progress)),
        tuple(dict.fromkeys(item for proof in proofs for item in proof.evidence)),
        "; ".join(dict.fromkeys(proof.waits_for for proof in proofs if proof.waits_for)),
    )


_BEST_FIRST = (Stage.COMPLETE, Stage.ASKED, Stage.BEGUN, Stage.NOTHING)


def either(proofs: Iterable[Proof]) -> Proof:
    """Several rules of which one is enough: what is furthest speaks, and all evidence is shown."""
    proofs = tuple(proofs)
    stage = min((proof.stage for proof in proofs), key=_BEST_FIRST.index)
    furthest = combined(proof for proof in proofs if proof.stage is stage)
    evidence = tuple(dict.fromkeys(item for proof in proofs for item in proof.evidence))
    return Proof(stage, furthest.progress, evidence, furthest.waits_for)


def _stage(stages: list[Stage]) -> Stage:
    if all(stage is Stage.COMPLETE for stage in stages):
        return Stage.COMPLETE
    if Stage.ASKED in stages:
        return Stage.ASKED
    return Stage.NOTHING if all(stage is Stage.NOTHING for stage in stages) else Stage.BEGUN
