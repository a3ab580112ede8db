"""How far each roadmap line is, and what proves it."""

from programme.progress.assessing import Planned, Progress, Typed, assess
from programme.progress.by_hand import NOTHING, ByHand
from programme.progress.facts import (
    NO_FIGURES,
    Facts,
    Happening,
    MonitoringFacts,
    PaperProof,
    ProofItem,
)
from programme.progress.instances import Instance
from programme.progress.knowing import activity_of, is_in_doubt, is_renamed, speak_of_one
from programme.progress.states import ActivityState

__all__ = [
    "NOTHING",
    "NO_FIGURES",
    "ActivityState",
    "ByHand",
    "Facts",
    "Happening",
    "Instance",
    "MonitoringFacts",
    "PaperProof",
    "Planned",
    "Progress",
    "ProofItem",
    "Typed",
    "activity_of",
    "assess",
    "is_in_doubt",
    "is_renamed",
    "speak_of_one",
]
