"""The first stages: the programme's own papers, the base, the meeting."""

from datetime import timedelta

from demo.cast import LAST_TO_COME, MENTEES, MENTORS, WITHDRAWING
from demo.coordinator import PEOPLE
from demo.kindergarten import Kindergarten, told
from demo.paperwork import by_kind
from demo.registers import EVENTS, event

DIRECTIVES = {
    "directive_launch": "26",
    "directive_regulation": "26/1",
    "directive_programme": "27",
    "directive_roadmap": "28",
    "directive_agreement_form": "28-а",
}
"""Kind of a directive → its number in the journal, all of one day."""
APPROVED = ("regulation", "programme", "roadmap")
"""What these directives approve."""
TRAINING = ("training_plan", "training_attendance")
MEETING = ("meeting_scenario", "meeting_attendance")
INFORMED = "quarterly_information"
SIGNED_BY_ALL = ("training_attendance", "meeting_attendance", "pd_consent", INFORMED)
"""What those who were there have signed by the meeting."""


def launch(at: Kindergarten) -> None:
    """The papers the programme rests on: drafts, then numbers from the journal, then signatures."""
    at.dawn(at.days.opened)
    runs = [at.run("sync", at.days.opened)]
    if at.paperwork.ask([*DIRECTIVES, *APPROVED]):
        runs.append(at.run("sync", at.days.opened))
    at.dawn(at.days.launched)
    numbered = at.paperwork.register(DIRECTIVES, at.days.launched)
    if numbered:
        runs.append(at.run("sync", at.days.launched))
    signed = at.paperwork.sign([*DIRECTIVES, *APPROVED], at.days.launched)
    at.teller.stage(
        1,
        "Основа программы",
        at.days.launched,
        "Куратор попросил на вкладке «Виды документов» приказы 1.1–1.5, Положение, Программу и дорожную карту. "
        f"Номера из журнала вписаны в приказы: {numbered}; подписано документов: {signed}. "
        f"{told(*runs)}",
        by_kind(at.paperwork.papers()),
    )


def gather_base(at: Kindergarten) -> None:
    """Everybody answers; the coordinator checks the register and prepares training and meeting."""
    at.dawn(at.days.invited)
    at.surveys.gather(at.sheet)
    at.dawn(at.days.corrected)
    again = at.surveys.correct(at.sheet)
    at.dawn(at.days.gathered)
    runs = [at.run("sync", at.days.gathered)]
    genders = at.coordinator.check_register()
    late = at.coordinator.codes(LAST_TO_COME)
    asked = at.paperwork.ask([*TRAINING, *MEETING, INFORMED, "pd_consent"], {"pd_consent": late})
    if asked:
        runs.append(at.run("sync", at.days.gathered))
    at.teller.stage(
        2,
        "База",
        at.days.gathered,
        f"Анкету Ф2 заполнили наставники ({len(MENTORS)}), Ф1 — наставляемые ({len(MENTEES)}; "
        f"ответили ещё раз: {again}, учтён последний ответ). "
        f"В реестре участников: {len(at.coordinator.rows(PEOPLE))}; "
        f"куратор указал, кто в какой роли участвует, и пол, где его не подсказало отчество: {genders}. Попросил ещё виды документов: {asked} — "
        f"к обучению, информированию и общей встрече, и согласия тех, кто пришёл последним ({', '.join(late)}). "
        f"{told(*runs)}",
    )


def meet(at: Kindergarten) -> None:
    """After the meeting everybody says with whom they would like to work."""
    at.dawn(at.days.met)
    answers = at.surveys.wish(at.sheet)
    at.registers.write(
        EVENTS,
        [
            event(
                at.days.met - timedelta(days=1), "обучение наставников",
                "Наставник и закон: согласие, договор, доплата", "все наставники", hours="2",
            ),
            event(
                at.days.met, "общая встреча «нетворкинг»", "Знакомство наставников и наставляемых", "все",
                absent=", ".join(at.coordinator.codes([WITHDRAWING])), hours="2",
                leader="педагог-психолог и куратор",
            ),
        ],
    )  # fmt: skip
    signed = at.paperwork.sign(SIGNED_BY_ALL, at.days.met)
    at.paperwork.ask(["meeting_minutes"])
    ran = at.run("sync", at.days.met)
    at.teller.stage(
        3,
        "Встреча и пожелания",
        at.days.met,
        f"После общей встречи по личным ссылкам пришли ответы на Ф3: {answers}. Подписаны листы регистрации, "
        f"ознакомления и согласия: {signed}; готов протокол встречи. {told(ran)}",
    )
