"""The later stages: pairs, decisions, the papers that set the pairs to work, and what changes then."""

from collections.abc import Sequence

from demo.cast import ABSENT_MENTOR, MENTORS, PUBLISHED, WITHDRAWING
from demo.kindergarten import Json, Kindergarten, states_of_pairs, told
from demo.paperwork import DRAFT, SIGNED, Paper, by_kind

ALONE = "Нет наставника."
"""How the programme's remark about a mentee without a mentor begins."""
PAIRS_DIRECTIVE, CHANGE = {"directive_pairs": "31"}, {"directive_pairs": "34/1"}
"""The directive on the pairs and the one that changes it, with their numbers in the journal."""
NOTICE = {"cancellation_notice": "112"}
"""The notice, with its number in the journal of outgoing letters."""
SETTING_TO_WORK = (
    "matching_minutes", "labour_addendum", "directive_pairs",
    "directive_payment", "agreement", "mentoring_plan",
)  # fmt: skip
"""What a decision brings, in the order of the law."""
AT_WORK = ("consultation_journal", "publication_plan")
ONLY = {"publication_consent": PUBLISHED, "pd_withdrawal": (WITHDRAWING,)}
"""Papers on people that are prepared for these alone."""
LATER = 4
"""Of so many pairs one signs its agreement later, and has not signed its programme yet."""


def propose(at: Kindergarten) -> None:
    """The consents are in, pairs are sought."""
    at.dawn(at.days.proposed)
    consents = at.coordinator.enter_consents(at.days.proposed)
    consenting = at.coordinator.consenting()
    at.paperwork.sign(["mentor_consent"], at.days.proposed, lambda p: p.subject in consenting)
    at.coordinator.forbid_subordinates()
    ran = at.run("sync", at.days.proposed)
    refused = at.coordinator.refused_wishes()
    alone = _left_alone(ran)
    at.teller.stage(
        4,
        "Пары",
        at.days.proposed,
        f"Вписаны письменные согласия наставников: {consents} из {len(MENTORS)}. "
        f"Программа предложила пары: {at.coordinator.count_proposed()}; "
        f"не исполнено пожеланий: {len(refused)}; без наставника: {len(alone)}. {told(ran)}",
        [*(f"{pair}. {text}" for pair, text in refused), *alone],
    )


def decide(at: Kindergarten) -> None:
    """The coordinator decides; the papers of the approved pairs are drafted."""
    at.dawn(at.days.decided)
    decided = at.coordinator.decide()
    late = at.coordinator.enter_late_consent(at.days.decided)
    at.paperwork.ask(["matching_minutes"])
    ran = at.run("sync", at.days.decided)
    at.paperwork.sign(["mentor_consent", "matching_minutes"], at.days.decided)
    at.teller.stage(
        5,
        "Решения",
        at.days.decided,
        f"Куратор утвердил пары: {decided['утвердить']}, отклонил: {decided['отклонить']}, "
        f"обдумывает: {decided['']}. Вписано согласие, пришедшее позже: {late}. {told(ran)}",
        by_kind(at.paperwork.papers(*SETTING_TO_WORK)),
    )


def number(at: Kindergarten) -> None:
    """Numbers and dates from the journals; the papers that cite them follow."""
    at.dawn(at.days.numbered)
    addenda = at.paperwork.register_on_staff("labour_addendum", at.days.numbered)
    directives = at.paperwork.register(PAIRS_DIRECTIVE, at.days.numbered)
    directives += at.paperwork.register_on_staff("directive_payment", at.days.numbered)
    at.paperwork.set_date("agreement", at.days.agreed)
    ran = at.run("sync", at.days.numbered)
    papers = ["labour_addendum", "directive_pairs", "directive_payment"]
    signed = at.paperwork.sign(papers, at.days.numbered)
    at.teller.stage(
        6,
        "Номера и подписи",
        at.days.numbered,
        f"Вписаны номера и даты из журналов: приказов {directives}, дополнительных соглашений {addenda}; соглашения "
        f"и программы пар теперь называют приказ о закреплении. Заведующий и наставники подписали: {signed}. "
        f"{told(ran)}",
    )


def sign(at: Kindergarten) -> None:
    """Pairs sign and are at work; one more is approved, so the directive is to be changed."""
    at.dawn(at.days.signed)
    more = at.coordinator.approve_second_choice()
    absent = at.coordinator.pairs_of(ABSENT_MENTOR)
    papers = [p.subject for p in at.paperwork.papers("agreement") if p.subject not in absent]
    late = set(papers[::LATER])
    agreed = set(papers) - late
    signed = at.paperwork.sign(["agreement"], at.days.agreed, lambda p: p.subject in agreed)
    signed += at.paperwork.sign(["agreement"], at.days.signed, lambda p: p.subject in late)
    plans = at.paperwork.sign(["mentoring_plan"], at.days.signed, lambda p: p.subject in agreed)
    read = at.registers.acknowledge(at.days.signed)
    codes = {kind: at.coordinator.codes(names) for kind, names in ONLY.items()}
    asked = at.paperwork.ask([*AT_WORK, *ONLY], codes)
    ran = at.run("sync", at.days.signed)
    at.teller.stage(
        7,
        "Соглашения",
        at.days.signed,
        f"Утверждено из предложенного взамен: {more}; на новую пару готов проект приказа об изменениях. "
        f"Подписано соглашений: {signed}, программ пар: {plans}, с приказом ознакомлены: {read}; {states_of_pairs(at)}. "
        f"Попросил ещё виды документов: {asked}. {told(ran)}",
    )


def change(at: Kindergarten) -> None:
    """One mentor refuses, one is warned that the pair ends.

    The directive that changes the first one waits for the head's signature.
    """
    at.dawn(at.days.changed)
    changing = at.paperwork.register(CHANGE, at.days.changed)
    changing += at.paperwork.register_on_staff("labour_addendum", at.days.changed)
    ended = at.coordinator.end_pairs(at.days.changed, at.days.parted, at.days.cancelled_from)
    runs = [at.run("sync", at.days.changed)]
    at.paperwork.register(NOTICE, at.days.changed)
    at.paperwork.sign(["labour_addendum", "mentor_refusal"], at.days.changed)
    at.dawn(at.days.parted)
    at.paperwork.sign([*ONLY], at.days.parted)
    at.coordinator.enter_warning(at.days.parted)
    runs.append(at.run("sync", at.days.parted))
    papers = at.paperwork.papers()
    at.teller.stage(
        8,
        "Изменения",
        at.days.parted,
        f"Вписаны номера приказа об изменениях и дополнительного соглашения: {changing}. Прекращаются пары: {ended} "
        f"(отказ наставника и отмена поручения с уведомлением в срок); {states_of_pairs(at)}. {told(*runs)}",
        [f"Документов в реестре: {len(papers)}. {_drafts(papers)}", *by_kind(papers)],
    )


def _left_alone(ran: Json) -> list[str]:
    """Whom the programme left without a mentor, and why."""
    remarks = ran["findings"]
    return [f"{r['row']}. {r['text']}" for r in remarks if r["text"].startswith(ALONE)]


def _drafts(papers: Sequence[Paper]) -> str:
    """How many are signed, and which are drafts."""
    signed = sum(1 for paper in papers if paper.row[SIGNED])
    titles = [paper.row["Название"] for paper in papers if paper.row["Состояние"] == DRAFT]
    drafts = [title.removesuffix(f" — {DRAFT}") for title in titles]
    return f"Подписано: {signed}. Ждут номера из журнала: {', '.join(drafts) or 'ничего'}."
