"""«Личные ссылки» as it should be: who is sent which questionnaire, by a link that carries their code."""

from config.questionnaire import Questionnaire
from generators.questionnaires.links import prefilled_link
from generators.workbook.columns import CellValue
from generators.workbook.links import LINKS_KEY, link_column
from sync.deciding.expecting import is_asked, own_pairs
from sync.deciding.intake import People
from sync.tables import Table
from sync.world import World


def personal_links(world: World, people: People) -> Table:
    """A row for everybody who takes part; rows of those who have left stay, without links."""
    table = world.tables[LINKS_KEY]
    if not table.whole:
        return table
    personal = [q for q in world.configuration.questionnaires if q.is_personal]
    nothing: dict[str, CellValue] = {link_column(q.code): None for q in personal}
    wanted: dict[str, dict[str, CellValue]] = {row.key: nothing for row in table.rows}
    active = (p for p in people.participants.values() if p.active)
    for person in sorted(active, key=lambda p: (len(p.code), p.code)):
        links = {link_column(q.code): _link(q, person.code, world, people) for q in personal}
        wanted[person.code] = {"name": person.full_name, **nothing, **links}
    return table.upserted(wanted)


def _link(questionnaire: Questionnaire, code: str, world: World, people: People) -> CellValue:
    row = world.tables["questionnaires"].row(questionnaire.code)
    if row is None or not row.text("link") or not is_asked(people, questionnaire, code):
        return None
    pairs = own_pairs(people, questionnaire, code)
    # Of several pairs people choose themselves; a link for each would be mixed up.
    pair = pairs[0] if len(pairs) == 1 and questionnaire.per_pair else ""
    return prefilled_link(row.text("link"), questionnaire, code, pair)
