"""The autumn of a school year, stage by stage, as the people of a kindergarten live it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from demo.cast import MENTEES, MENTORS
from demo.command_line import Commands
from demo.coordinator import PAPERS, PEOPLE, Coordinator
from demo.local_workspace import LocalWorkspace
from demo.school_days import SchoolDays, as_typed, morning
from demo.spreadsheet import Spreadsheet
from demo.surveys import Surveys
from demo.telling import COMMANDS, Teller

Json = dict[str, Any]
ALONE = "Нет наставника."
"""How the programme's remark about a mentee without a mentor begins."""


@dataclass(frozen=True)
class Ending:
    """How the story ends.

    Attributes:
        made: What `nastavnik init` answered: ids and links.
        status: What `nastavnik status` answered.
        changes: What the last run still changed; 0 where all is in agreement.
    """

    made: Json
    status: Json
    changes: int


@dataclass(frozen=True)
class _Kindergarten:
    """Everybody at work, and their tools."""

    workspace: LocalWorkspace
    commands: Commands
    teller: Teller
    surveys: Surveys
    sheet: Spreadsheet
    coordinator: Coordinator
    days: SchoolDays

    def dawn(self, day: date) -> None:
        """It is the morning of that day for everything that happens next."""
        self.workspace.set_clock(morning(day))

    def run(self, command: str, day: date) -> Json:
        """Run a command of the product."""
        with self.teller.busy(COMMANDS):
            return self.commands.run(command, day)


def play(workspace: LocalWorkspace, commands: Commands, teller: Teller, days: SchoolDays) -> Ending:
    """Play all stages.

    Raises:
        StepFailedError: A step failed; the story ends there.
    """
    workspace.set_clock(morning(days.invited))
    with teller.busy(COMMANDS):
        made = commands.run("init", days.invited)
    sheet = Spreadsheet(workspace.base_url, made["spreadsheet_id"], workspace.session)
    kindergarten = _Kindergarten(
        workspace=workspace,
        commands=commands,
        teller=teller,
        surveys=Surveys(teller),
        sheet=sheet,
        coordinator=Coordinator(sheet, teller),
        days=days,
    )
    stages = (_gather_base, _meet, _propose, _decide, _sign)
    with teller.counting(len(stages)):
        for stage in stages:
            stage(kindergarten)
    again = kindergarten.run("sync", days.signed)
    teller.say(f"Повторный запуск: изменений {again['changes']}.")
    return Ending(made, kindergarten.run("status", days.signed), again["changes"])


def _gather_base(at: _Kindergarten) -> None:
    at.dawn(at.days.invited)
    at.surveys.gather(at.sheet)
    at.dawn(at.days.corrected)
    again = at.surveys.correct(at.sheet)
    at.dawn(at.days.gathered)
    ran = at.run("sync", at.days.gathered)
    genders = at.coordinator.check_register()
    at.teller.stage(
        1,
        "База",
        at.days.gathered,
        f"Анкету Ф2 заполнили наставники ({len(MENTORS)}), Ф1 — наставляемые ({len(MENTEES)}; "
        f"ответили ещё раз: {again}, учтён последний ответ). "
        f"В реестре участников: {len(at.coordinator.rows(PEOPLE))}; "
        f"куратор указал пол, где его не подсказало отчество: {genders}. {_ran(ran)}",
    )


def _meet(at: _Kindergarten) -> None:
    at.dawn(at.days.met)
    answers = at.surveys.wish(at.sheet)
    met = as_typed(at.days.met)
    at.coordinator.report_activities(
        {
            "3.5": ("в работе", f"За I квартал: лист ознакомления от {as_typed(at.days.gathered)}"),
            "3.6": ("выполнено", f"Встреча {met}, лист регистрации"),
        }
    )
    ran = at.run("sync", at.days.met)
    at.teller.stage(
        2,
        "Встреча и пожелания",
        at.days.met,
        f"После общей встречи по личным ссылкам пришли ответы на Ф3: {answers}. {_ran(ran)}",
    )


def _propose(at: _Kindergarten) -> None:
    at.dawn(at.days.proposed)
    consents = at.coordinator.enter_consents(at.days.proposed)
    at.coordinator.forbid_subordinates()
    ran = at.run("sync", at.days.proposed)
    refused = at.coordinator.refused_wishes()
    alone = _left_alone(ran)
    at.teller.stage(
        3,
        "Пары",
        at.days.proposed,
        f"Вписаны письменные согласия наставников: {consents} из {len(MENTORS)}. "
        f"Программа предложила пары: {at.coordinator.count_proposed()}; "
        f"не исполнено пожеланий: {len(refused)}; без наставника: {len(alone)}. {_ran(ran)}",
        [*(f"{pair}. {text}" for pair, text in refused), *alone],
    )


def _decide(at: _Kindergarten) -> None:
    at.dawn(at.days.decided)
    decided = at.coordinator.decide()
    late = at.coordinator.enter_late_consent(at.days.decided)
    ran = at.run("sync", at.days.decided)
    at.teller.stage(
        4,
        "Решения",
        at.days.decided,
        f"Куратор утвердил пары: {decided['утвердить']}, отклонил: {decided['отклонить']}, "
        f"обдумывает: {decided['']}. Вписано согласие, пришедшее позже: {late}. {_ran(ran)}",
    )


def _sign(at: _Kindergarten) -> None:
    at.dawn(at.days.signed)
    more = at.coordinator.approve_second_choice()
    signed = at.coordinator.enter_signatures(at.days.signed)
    ran = at.run("sync", at.days.signed)
    papers = sum(1 for row in at.coordinator.rows(PAPERS) if row["Ссылка"])
    at.teller.stage(
        5,
        "Соглашения",
        at.days.signed,
        f"Утверждено из предложенного взамен: {more}. Соглашений в Google Документах: {papers}, "
        f"подписано: {signed}. {_ran(ran)}",
    )


def _left_alone(ran: Json) -> list[str]:
    """Whom the programme left without a mentor, and why."""
    remarks = ran["findings"]
    return [f"{r['row']}. {r['text']}" for r in remarks if r["text"].startswith(ALONE)]


def _ran(ran: Json) -> str:
    return (
        f"Запуск: изменений {ran['changes']}, новых документов {ran['documents']}, "
        f"замечаний {len(ran['findings'])}."
    )
