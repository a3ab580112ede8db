"""Two entries of one person: which row stands for whom, as the coordinator typed it.

A merge is nothing but a reading: rows, codes and answers stay as they are, and everybody who asks for
the second code is told the main one. So clearing the cell takes it back (docs/decisions/0006).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from programme.findings import Finding
from programme.people import Participant

_ITSELF = "«Тот же человек, что (код)»: здесь код этой же строки. Впишите код основной строки или очистите ячейку."
_UNKNOWN = (
    "«Тот же человек, что (код)»: участника {code} на вкладке нет. Впишите код основной строки."
)
_CIRCLE = "«Тот же человек, что (код)»: строки ссылаются друг на друга по кругу ({codes}), поэтому не объединены. Очистите ячейку в основной из них."


@dataclass(frozen=True)
class Merged:
    """Second entries and the main ones they stand for.

    Attributes:
        mains: Code of a second entry → code of the main one, which is never itself a second entry.
        findings: Cells that mean nothing, beside their rows.
    """

    mains: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def main(self, code: str) -> str:
        """The code that counts for a code."""
        return self.mains.get(code, code)

    def unique(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes that count, each once, in the given order."""
        return tuple(dict.fromkeys(self.main(code) for code in codes))


def merged(participants: Iterable[Participant]) -> Merged:
    """Read the merges of a register; what is contradictory merges nothing and is said."""
    rows = {p.code: p for p in participants}
    pointed = {code: p.same_as for code, p in rows.items() if p.same_as}
    mains: dict[str, str] = {}
    findings: list[Finding] = []
    for code, target in pointed.items():
        if target == code:
            findings.append(Finding("people", code, _ITSELF))
        elif target not in rows:
            findings.append(Finding("people", code, _UNKNOWN.format(code=target)))
        elif end := _end(code, pointed, rows):
            mains[code] = end
        elif circle := _circle(code, pointed):
            findings.append(Finding("people", code, _CIRCLE.format(codes=", ".join(circle))))
    return Merged(mains, tuple(findings))


def _end(code: str, pointed: Mapping[str, str], rows: Mapping[str, Participant]) -> str:
    """The last entry of a chain; "" where the chain runs in a circle."""
    seen = {code}
    while (target := pointed.get(code)) and target != code and target in rows:
        if target in seen:
            return ""
        seen.add(target)
        code = target
    return code


def _circle(code: str, pointed: Mapping[str, str]) -> list[str]:
    """The entries of the circle that a code is part of; [] for one that only leads into it."""
    path = [code]
    while (target := pointed[path[-1]]) not in path:
        path.append(target)
    return sorted(path) if target == code else []


def with_merges_read(participant: Participant, merges: Merged) -> Participant:
    """A participant whose references to others name the entries that count."""
    others = merges.unique(participant.superior_of)
    return replace(participant, superior_of=tuple(c for c in others if c != participant.code))
