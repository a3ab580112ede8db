"""The programme's columns of «Участники»: what the register says of everybody."""

from collections.abc import Mapping

from generators.questionnaires.links import prefilled_link
from generators.workbook.columns import CellValue
from programme.people import Background
from sync.deciding.intake import People
from sync.tables import Table
from sync.world import World


def people_described(
    world: World, table: Table, people: People, roles_in_pairs: Mapping[str, str]
) -> Table:
    """The programme's columns of «Участники».

    Args:
        world: What was read.
        table: The tab so far.
        people: Everybody.
        roles_in_pairs: Code → «П-01 (наставник), П-04 (наставляемый)».
    """
    texts = {c.key: c.text for c in world.configuration.competencies}
    second: dict[str, dict[str, CellValue]] = {
        code: {**_NOBODY, "roles": f"вторая запись участника {main}"}
        for code, main in people.merges.mains.items()
    }
    return table.written(
        second
        | {
            code: {
                "roles": people.roles[code].told,
                **_background(code, people),
                "needs": "\n".join(texts[key] for key in _needs(code, people)),
                "offers": "\n".join(texts[key] for key in _offers(code, people)),
                "answered": ", ".join(people.answered.get(code, ())),
                "pairs": roles_in_pairs.get(code, ""),
                "personal_link": _personal_link(world, code),
            }
            for code in people.participants
        }
    )


_NOBODY: dict[str, CellValue] = dict.fromkeys(
    ("experience", "group", "category", "needs", "offers", "answered", "pairs", "personal_link")
)
"""The cells of a row that stands for nobody."""


def _background(code: str, people: People) -> dict[str, CellValue]:
    profile = people.mentees.get(code) or people.mentors.get(code)
    known = profile.background if profile else Background()
    return {"experience": known.experience, "group": known.group, "category": known.category}


def _needs(code: str, people: People) -> tuple[str, ...]:
    return people.mentees[code].needs if code in people.mentees else ()


def _offers(code: str, people: People) -> tuple[str, ...]:
    return people.mentors[code].offers if code in people.mentors else ()


def _personal_link(world: World, code: str) -> str:
    """The wishes go out as a link that carries the code."""
    for questionnaire in world.configuration.questionnaires:
        row = world.tables["questionnaires"].row(questionnaire.code)
        if questionnaire.reads == "wishes" and row and row.text("link"):
            return prefilled_link(row.text("link"), questionnaire, code)
    return ""
