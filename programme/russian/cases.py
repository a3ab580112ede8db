"""The six cases of Russian."""

from enum import StrEnum


class Case(StrEnum):
    """A grammatical case; the value is its Russian name."""

    NOMINATIVE = "именительный"
    GENITIVE = "родительный"
    DATIVE = "дательный"
    ACCUSATIVE = "винительный"
    INSTRUMENTAL = "творительный"
    PREPOSITIONAL = "предложный"
