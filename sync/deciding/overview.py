"""What people see first: «Начните здесь», the list of questionnaires, the list of remarks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from config.questionnaire import Questionnaire
from generators.questionnaires.choices import Choices, choice_label, choices_fingerprint
from generators.questionnaires.invitations import invitation
from generators.workbook.columns import CellValue
from generators.workbook.start import steps
from generators.workbook.tabs import CLOSED
from programme.due import Urgency
from programme.findings import Finding
from programme.pairs import PairState
from programme.people import Participant
from programme.russian.dates import short_date
from programme.russian.numbers import counted
from programme.school_year import SchoolYear, day_of_year
from sync.deciding.answers_kept import closing_day, takes_part
from sync.deciding.declension import checked_of
from sync.deciding.expecting import came, expected, is_known, silent
from sync.deciding.intake import People
from sync.deciding.proving import Standing, tab_url
from sync.records.papers import DONE, STANDING
from sync.tables import Row, Table
from sync.world import ChoiceUpdate, World


def register_choices(standing: Standing, year: SchoolYear) -> Choices:
    """Today's candidates, «У-07 — Мария Петровна», the pairs that questionnaires ask about, the events so far."""
    everybody = standing.people.participants
    mentors = [everybody[code] for code in standing.people.mentors if everybody[code].active]
    mentees = [everybody[code] for code in standing.people.mentees if everybody[code].active]
    pairs = (row.pair for row in standing.pairs)
    asked = sorted((p.code for p in pairs if takes_part(p, year)), key=_by_number)
    return Choices(_labels(mentors), _labels(mentees), tuple(asked), standing.events)


def _by_number(code: str) -> tuple[int, str]:
    return len(code), code


def _labels(people: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(
        choice_label(p.code, p.full_name) for p in sorted(people, key=lambda p: _by_number(p.code))
    )


def questionnaires(world: World, standing: Standing) -> tuple[Table, tuple[ChoiceUpdate, ...]]:
    """The tab «Анкеты» as it should be, and the forms whose choices lag behind the registers."""
    table = world.tables["questionnaires"]
    choices = register_choices(standing, world.year)
    rows: dict[str, dict[str, CellValue]] = {}
    updates: list[ChoiceUpdate] = []
    for questionnaire in world.configuration.questionnaires:
        row = table.row(questionnaire.code)
        if row is None:
            continue
        came = _came(questionnaire, world)
        rows[questionnaire.code] = {
            "answers": len(came),
            "last": max(_sent(came), default=None),
            **_asking(questionnaire, row, standing.people, world.year),
        }
        if questionnaire.code in world.missing_forms:
            continue
        door = _door(questionnaire, row, world)
        stood = row.text("doors").startswith(CLOSED)
        # Where it can't be noted that a form was closed, it would be closed again at every run.
        shuts = door.startswith(CLOSED) is not stood and "doors" not in table.lacking
        rows[questionnaire.code]["doors"] = door
        fingerprint = choices_fingerprint(questionnaire, world.configuration, choices)
        if (shuts or fingerprint != row.text("choices")) and row.text("form"):
            accepts = not door.startswith(CLOSED) if shuts else None
            form = row.text("form")
            updates.append(ChoiceUpdate(questionnaire.code, form, fingerprint, choices, accepts))
        rows[questionnaire.code]["choices"] = fingerprint
    return table.written(rows), tuple(updates)


def _door(questionnaire: Questionnaire, row: Row, world: World) -> str:
    """Whether a form takes answers, and until when."""
    closes = closing_day(questionnaire.closes, row, world, [])
    if closes is None:
        return "открыт"
    if world.today <= closes:
        return f"открыт до {closes:%d.%m.%Y}"
    return f"{CLOSED} с {closes + timedelta(days=1):%d.%m.%Y}"


def joined(update: ChoiceUpdate, earlier: Mapping[str, ChoiceUpdate]) -> ChoiceUpdate:
    """An update of a later round with what an earlier round has decided of the form's door."""
    before = earlier.get(update.questionnaire)
    if update.accepts is None and before is not None:
        return replace(update, accepts=before.accepts)
    return update


def unasked(world: World) -> set[str]:
    """Tabs of answers that are missing because nobody was ever asked: ``init`` adds them with the form."""
    table = world.tables["questionnaires"]
    return {
        q.tab
        for q in world.configuration.questionnaires
        if world.tables[q.tab].missing and not ((row := table.row(q.code)) and row.text("form"))
    }


def _asking(
    questionnaire: Questionnaire, row: Row, people: People, year: SchoolYear
) -> dict[str, CellValue]:
    """What a questionnaire is sent with, and who is to be reminded."""
    code = questionnaire.code
    asked, waiting = expected(people, code), silent(people, code)
    told = f"{len(asked) - len(waiting)} из {len(asked)}" if asked else ""
    if not is_known(people, code):
        told = (
            f"{len(asked)}; сколько человек получили ссылку, программе неизвестно" if asked else ""
        )
    if code not in people.opened:
        told = f"ответы ждём с {short_date(day_of_year(questionnaire.opens, year))}"
    names = (
        f"{c} — {people.participants[c].full_name}" if c in people.participants else c
        for c in waiting
    )
    return {
        "message": invitation(questionnaire, row.text("link")),
        "progress": told,
        "silent": "\n".join(names),
    }


def _sent(rows: Iterable[Row]) -> Iterable[float]:
    return (at for row in rows if isinstance(at := row.cells.get("submitted"), float))


def start(world: World, standing: Standing, findings: Sequence[Finding]) -> Table:
    """The steps of «Начните здесь» with where each of them stands."""
    states = [row.pair.state for row in standing.pairs]
    undecided = states.count(PairState.PROPOSED)
    made = [p for p in standing.papers if p.state in STANDING]
    signed = [p for p in made if p.state in DONE]
    people = standing.people
    mentors = [people.participants[code] for code in people.mentors]
    counts = {
        "questionnaires": "; ".join(
            f"{q.code}: {counted(len(_came(q, world)), 'ответ', 'ответа', 'ответов')}"
            for q in world.configuration.questionnaires
            if q.identity == "fio"
        ),
        "people": counted(len(people.participants), "участник", "участника", "участников"),
        "declension": "проверено: {} из {}".format(*checked_of(world.tables["declension"], people)),
        "consents": f"есть {sum(m.consent_given is not None for m in mentors)} из {len(mentors)}",
        "meeting": _wished(people),
        "pairs": f"ждут решения: {undecided}; утверждено: {_approved(states)}",
        "papers": f"создано: {len(made)}; подписано: {len(signed)}",
        "kinds": f"видов создано: {len({p.kind for p in made})} из {len(world.configuration.papers)}",
        "due": _due(world.tables["due"]),
        "findings": f"замечаний: {len(findings)}" if findings else "замечаний нет",
    }
    rows: dict[str, dict[str, CellValue]] = {}
    for step in steps(world.configuration.questionnaires):
        rows[step.caption] = {"state": counts[step.key]} if step.key in counts else {}
        if step.tab:
            rows[step.caption]["link"] = tab_url(world, step.tab)
    return world.tables["start"].written(rows)


def _due(table: Table) -> str:
    """How much is late and how much is near; "" where nothing is due."""
    states = Counter(row.text("state") for row in table.rows)
    told = (Urgency.LATE, Urgency.SOON)
    return "; ".join(
        f"{state.value}: {states[state.value]}" for state in told if states[state.value]
    )


def _came(questionnaire: Questionnaire, world: World) -> list[Row]:
    """The answers of the school year that the form is for; one whose year can't be read is never hidden."""
    row = world.tables["questionnaires"].row(questionnaire.code)
    years = ("", (row.text("year") if row else "") or world.year.caption)
    answers = world.tables[questionnaire.tab].rows
    return [a for a in answers if not a.keyless and a.text("school_year") in years]


def _wished(people: People) -> str:
    """How many have said with whom they want to work."""
    asking = [q.code for q in people.questionnaires.values() if q.reads == "wishes"]
    return "; ".join(
        f"{counted(came(people, code), 'ответ', 'ответа', 'ответов')} на {code}" for code in asking
    )


def _approved(states: Sequence[PairState]) -> int:
    return states.count(PairState.APPROVED) + states.count(PairState.ACTIVE)


def finding_list(table: Table, titled: Sequence[tuple[str, str, str]]) -> Table:
    """The tab «Замечания» as it should be: numbered from 1, rows that are no longer needed emptied.

    Args:
        table: The tab.
        titled: Tab title, row, text of every remark, in order.
    """
    wanted: dict[str, dict[str, CellValue]] = {
        str(place): {"key": place, "tab": tab, "row": row, "text": text}
        for place, (tab, row, text) in enumerate(titled, start=1)
    }
    empty: dict[str, CellValue] = {"key": None, "tab": None, "row": None, "text": None}
    unneeded = {row.key: empty for row in table.rows if row.key not in wanted}
    return table.written(unneeded).upserted(wanted)
