"""How far each roadmap line is, and what proves it."""

from programme.progress.assessing import ActivityState, Progress, assess
from programme.progress.facts import Facts, Happening, PaperProof, ProofItem

__all__ = ["ActivityState", "Facts", "Happening", "PaperProof", "Progress", "ProofItem", "assess"]
