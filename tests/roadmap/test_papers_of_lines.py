"""Papers and rows of registers as evidence: a line may rest on them together, or on either of them."""

from dataclasses import replace
from datetime import date

import pytest
from published_lines import AUTUMN, FULL, planned, progress_of

from programme.progress import (
    ActivityState,
    Facts,
    Happening,
    PaperProof,
    Planned,
    ProofItem,
    Typed,
    assess,
)
from programme.roadmap import RoadmapLine
from programme.school_year import school_year_of
from programme.timeframes import read_timeframe


def paper(
    kind: str, activity: str, *, draft: bool = False, signed: bool = False, proves: bool = True
) -> PaperProof:
    item = ProofItem(kind, f"http://docs/{kind}")
    return PaperProof(kind, activity, item, "заведующий", proves, draft, signed)


DIRECTIVE, REGULATION = "directive_regulation", "regulation"
PAPERS = [
    # line, papers, state, progress, waits for
    ("1.2", [paper(DIRECTIVE, "1.2", draft=True), paper(REGULATION, "1.2")], "ждёт людей", "2 документа, подписано 0", "куратор: вписать номер и дату из журнала приказов"),
    ("1.2", [paper(DIRECTIVE, "1.2"), paper(REGULATION, "1.2", signed=True)], "ждёт людей", "2 документа, подписано 1", "заведующий: подписать 1 документ"),
    ("1.2", [paper(DIRECTIVE, "1.2", signed=True), paper(REGULATION, "1.2", signed=True)], "выполнено", "2 документа, подписано 2", ""),
    ("1.4", [paper("directive_roadmap", "1.4", signed=True)], "выполнено", "1 документ, подписано 1", ""),
    ("3.9", [paper("directive_pairs", "3.9", signed=True), paper("labour_addendum", "3.9", proves=False)], "выполнено", "1 документ, подписано 1", ""),
    ("3.9", [paper("mentor_consent", "3.9", proves=False)], "в работе", "утверждено 12 пар; ознакомление с приказом не отмечено", "заведующий: ознакомить участников с приказом"),
    ("3.8", [paper("matching_minutes", "3.8")], "ждёт людей", "утверждено 12 пар; 1 документ, подписано 0", "заведующий: подписать 1 документ"),
    ("3.8", [paper("matching_minutes", "3.8", signed=True)], "выполнено", "утверждено 12 пар", ""),
    ("3.1", [paper("pd_consent", "3.1", proves=False)], "выполнено", "в базе 15 наставляемых", ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "papers", "state", "progress", "waits_for"), PAPERS)
def test_papers_tell_how_far_their_line_is(
    number: str, papers: list[PaperProof], state: str, progress: str, waits_for: str
) -> None:
    others = [paper("consultation_journal", "3.12", signed=True)]

    found, _ = progress_of(number, replace(FULL, papers=(*papers, *others)))

    assert (found.state.value, found.progress, found.waits_for) == (state, progress, waits_for)
    assert found.evidence[: len(papers)] == tuple(p.item for p in papers)


def happening(activity: str, kind: str, *, done: bool = True) -> Happening:
    item = ProofItem(f"{kind} 01", f"http://sheet/{kind}")
    return Happening(activity, kind, item, AUTUMN, done, "" if done else "куратор: дописать")


ANY, ALL = "5.1", "5.4"
TOGETHER = [
    # line, papers signed, rows done, state, progress
    (ANY, [], [], "не начато", ""),
    (ANY, [True], [], "выполнено", "1 документ, подписано 1"),
    (ANY, [], [True], "выполнено", "1 мероприятие"),
    (ANY, [False], [True], "выполнено", "1 мероприятие"),
    (ANY, [False], [False], "ждёт людей", "1 документ, подписано 0; мероприятий: 0 из 1"),
    (ALL, [True], [], "в работе", "1 документ, подписано 1"),
    (ALL, [], [True], "в работе", "1 кейс"),
    (ALL, [True], [True], "выполнено", "1 документ, подписано 1; 1 кейс"),
    (ALL, [False], [True], "ждёт людей", "1 документ, подписано 0; 1 кейс"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "signed", "done", "state", "progress"), TOGETHER)
def test_papers_and_rows_prove_a_line_together_or_either_of_them(
    number: str, signed: list[bool], done: list[bool], state: str, progress: str
) -> None:
    kind = "event" if number == ANY else "case"
    facts = Facts(
        papers=tuple(paper("report", number, signed=one) for one in signed),
        happenings=tuple(happening(number, kind, done=one) for one in done),
    )

    found, _ = progress_of(number, facts)

    assert (found.state.value, found.progress) == (state, progress)
    assert len(found.evidence) == len(signed) + sum(done)


ANNOUNCED = [
    ([], False, "в работе", "утверждено 12 пар; ознакомление с приказом не отмечено"),
    ([True, False], False, "ждёт людей", "утверждено 12 пар; с приказом ознакомлены 1 из 2"),
    ([True, True], False, "выполнено", "утверждено 12 пар; с приказом ознакомлены 2 из 2"),
    ([True, True], True, "выполнено", "утверждено 12 пар; с приказом ознакомлены 2 из 2"),
    ([True, False], True, "ждёт людей", "утверждено 12 пар; с приказом ознакомлены 1 из 2"),
]


@pytest.mark.parametrize(("read", "directive", "state", "progress"), ANNOUNCED)
def test_pairs_are_announced_once_everybody_has_read_the_directive(
    read: list[bool], directive: bool, state: str, progress: str
) -> None:
    rows = tuple(happening("3.9", "acknowledgement", done=one) for one in read)
    signed = (paper("directive_pairs", "3.9", signed=True),) if directive else ()

    found, _ = progress_of("3.9", replace(FULL, happenings=rows, papers=signed))

    assert (found.state.value, found.progress) == (state, progress)


def test_rows_that_name_an_invented_line_are_its_evidence_and_people_say_when_it_is_done() -> None:
    line = RoadmapLine("6.1", "6.1.", "Клуб наставников", "май", "Куратор", "")
    invented = Planned(None, line, read_timeframe("май", school_year_of(AUTUMN)))
    rows = (happening("6.1", "event"), happening("6.1", "event", done=False))

    found, _ = assess(invented, Facts(happenings=rows), Typed(), today=AUTUMN)

    assert (found.state, len(found.evidence)) == (ActivityState.IN_PROGRESS, 1)


@pytest.mark.parametrize(
    ("signed", "progress"),
    [(False, "выполнено в 2026/2027 учебном году"), (True, "2 документа, подписано 1")],
)
def test_a_line_of_an_earlier_year_stays_done_until_it_is_done_anew(
    signed: bool, progress: str
) -> None:
    drafts = (paper("directive", "1.2", draft=True), paper("regulation", "1.2", signed=signed))
    year = date(2027, 10, 1)

    found, _ = assess(
        planned("1.2", year), Facts(papers=drafts), Typed(settled_in="2026/2027"), today=year
    )

    assert found.progress == progress


def test_rows_of_another_line_or_register_prove_nothing() -> None:
    rows = (happening("5.1", "event"), happening("5.4", "publication"))

    assert progress_of("5.4", Facts(happenings=rows))[0].state is ActivityState.NOT_STARTED


def test_a_decision_that_is_open_is_not_hidden_by_signed_minutes() -> None:
    minutes = paper("matching_minutes", "3.8", signed=True)

    found, _ = progress_of("3.8", replace(FULL, papers=(minutes,), approved=8, undecided=4))

    assert found.waits_for == "куратор: решить по 4 парам"


def test_many_papers_stand_in_one_cell_up_to_a_bound() -> None:
    papers = tuple(paper(f"case_{n}", "5.4", proves=False) for n in range(300))

    found, _ = progress_of("5.4", replace(FULL, papers=papers))

    assert len(found.evidence) == 41
    assert found.evidence[-1].text == "и ещё 260 на вкладке «Документы»"
