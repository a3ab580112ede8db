"""The names of golden_names.txt, read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from programme.people import Gender
from programme.russian.cases import Case

FILE = Path(__file__).parent / "golden_names.txt"
GENDERS = {"ж": Gender.FEMALE, "м": Gender.MALE}
CASES = {case.value[0]: case for case in Case}


@dataclass
class GoldenName:
    """One block of the file.

    Attributes:
        typed: As somebody typed it.
        gender: Given, as in the register.
        forms: Case → what is right there; several where the norm allows several.
        error: Why the programme is known to be wrong here; "" as a rule.
    """

    typed: str
    gender: Gender
    forms: dict[Case, tuple[str, ...]] = field(default_factory=dict)
    error: str = ""


def golden_names() -> list[GoldenName]:
    """The names of the file, in its order."""
    return list(_read(FILE.read_text(encoding="utf-8").splitlines()))


def _read(lines: list[str]) -> Iterator[GoldenName]:
    name: GoldenName | None = None
    for line in lines:
        mark, _, text = line.partition(" ")
        if mark in GENDERS:
            name = GoldenName(text, GENDERS[mark])
            name.forms[Case.NOMINATIVE] = (text,)
            yield name
        elif mark in CASES and name:
            name.forms[CASES[mark]] = _variants(text)
        elif mark == "!" and name:
            name.error = text
        elif line and mark != "#":
            raise ValueError(f"not understood: {line}")


def _variants(text: str) -> tuple[str, ...]:
    words = [word.split("/") for word in re.split(r" ", text)]
    return tuple(" ".join(chosen) for chosen in product(*words))
