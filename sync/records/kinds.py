"""«Виды документов» → which kinds of paper people want, and for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from config.paper_kind import PaperKind, PaperSubject
from generators.workbook.kinds import KINDS, NO, YES
from programme.findings import Finding
from programme.russian.codes import parse_code
from programme.russian.texts import same_text
from sync.tables import Row, Table


@dataclass(frozen=True)
class Wanted:
    """What people want of a kind.

    Attributes:
        made: Whether it is prepared at all.
        only: Codes it is prepared for; none = for all.
    """

    made: bool
    only: frozenset[str] = frozenset()

    def of(self, subject: str) -> bool:
        """Whether it is prepared for that pair, participant or «сад»."""
        return self.made and (not self.only or subject in self.only)


def wanted_kinds(
    table: Table, kinds: Iterable[PaperKind]
) -> tuple[Mapping[str, Wanted], list[Finding]]:
    """Kind → what people want; what can't be read stays as the configuration has it, with a remark."""
    found: dict[str, Wanted] = {}
    findings: list[Finding] = []
    for kind in kinds:
        row = table.row(kind.kind)
        found[kind.kind], remarks = _wanted(row, kind) if row else (_default(kind), [])
        findings += [Finding(KINDS.key, kind.kind, remark) for remark in remarks]
    return found, findings


def _default(kind: PaperKind) -> Wanted:
    return Wanted(made=kind.made == "always")


def _wanted(row: Row, kind: PaperKind) -> tuple[Wanted, list[str]]:
    typed, remarks = row.text("wanted"), []
    made = _default(kind).made
    if typed and not any(same_text(typed, word) for word in (YES, NO)):
        remarks.append(f"«Готовить»: «{typed[:40]}» непонятно, выберите «{YES}» или «{NO}».")
    elif typed:
        made = same_text(typed, YES)
    only: set[str] = set()
    parts = [part for text in row.text("only").split(";") for part in text.split(",")]
    typed_codes = [part.strip() for part in parts if part.strip()]
    for part in typed_codes:
        code = parse_code(part)
        if code and code[0] == _LETTERS[kind.about]:
            only.add(code)
        else:
            remarks.append(f"«Только для (коды)»: «{part[:40]}» — {_ADVICE[kind.about]}.")
    if typed_codes and not only:
        # Nobody can be told: better for none than for all.
        return Wanted(made=False), remarks
    return Wanted(made, frozenset(only)), remarks


_LETTERS: dict[PaperSubject, str] = {"pair": "П", "mentor": "У", "person": "У", "institution": ""}
"""What the codes begin with of those whom a paper is about."""
_OF_PEOPLE = "не код участника. Впишите коды через запятую: У-03, У-07"
_ADVICE: dict[PaperSubject, str] = {
    "pair": "не код пары. Впишите коды через запятую: П-03, П-05",
    "mentor": _OF_PEOPLE,
    "person": _OF_PEOPLE,
    "institution": "этот документ один на всех, коды к нему не подходят. Очистите ячейку: пока он не готовится",
}
