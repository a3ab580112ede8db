"""The coordinator among the papers: what is asked for, numbered, signed and told, and what is passed over."""

from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import cast

from demo.paperwork import KINDS, PAPERS, Paperwork, by_kind
from demo.school_days import school_days
from demo.spreadsheet import Entry, Row, Spreadsheet
from demo.telling import Teller

DAY = date(2026, 9, 24)


class Typed:
    """A spreadsheet of two tabs; what is typed into it is seen at once."""

    def __init__(self, kinds: list[dict[str, str]], papers: list[dict[str, str]]) -> None:
        self.tabs = {KINDS: kinds, PAPERS: papers}

    def rows(self, tab: str) -> list[Row]:
        return [Row(number, cells) for number, cells in enumerate(self.tabs[tab], start=2)]

    def type_in(self, entries: Iterable[Entry]) -> int:
        for entry in (wanted := list(entries)):
            self.tabs[entry.tab][entry.row - 2][entry.header] = entry.text
        return len(wanted)


def paper(key: str, state: str = "создан", number: str = "") -> dict[str, str]:
    return {
        "Ключ": key,
        "Вид": key.partition(":")[0],
        "Номер (впишите)": number,
        "Дата документа": "",
        "Подписано (дата)": "",
        "Состояние": state,
    }


def paperwork(typed: Typed) -> Paperwork:
    return Paperwork(cast("Spreadsheet", typed), Teller(StringIO()))


def test_only_kinds_that_are_listed_are_asked_for() -> None:
    row = {"Ключ": "agreement", "Готовить": "", "Только для (коды)": ""}
    other = {"Ключ": "roadmap", "Готовить": "", "Только для (коды)": ""}
    typed = Typed([row, other], [])

    assert paperwork(typed).ask(["agreement", "programme"], {"agreement": ("П-01", "П-02")}) == 1
    assert row == {"Ключ": "agreement", "Готовить": "да", "Только для (коды)": "П-01, П-02"}
    assert other["Готовить"] == ""


def test_numbers_on_staff_go_on_where_the_journal_stands_and_are_given_once() -> None:
    papers = [
        paper("labour_addendum:У-02:2026-27", "проект"),
        paper("labour_addendum:У-05:2026-27", "проект"),
        paper("directive_payment:сад:2026-27", "проект"),
        paper("directive_pairs:сад:2026-27", "проект", "31"),
    ]
    desk = paperwork(Typed([], papers))

    assert desk.register_on_staff("labour_addendum", DAY) == 2
    assert desk.register_on_staff("directive_payment", DAY) == 1
    assert desk.register_on_staff("labour_addendum", DAY) == 0
    assert [p["Номер (впишите)"] for p in papers] == ["7-к", "8-к", "9-к", "31"]
    assert papers[0]["Дата документа"] == "24.09.2026"


def test_a_draft_is_numbered_but_not_signed() -> None:
    papers = [paper("directive_pairs:сад:2026-27", "проект"), paper("agreement:П-01:2026-27")]
    desk = paperwork(Typed([], papers))

    assert desk.register({"directive_pairs": "31"}, DAY) == 1
    assert desk.sign(["directive_pairs", "agreement"], DAY) == 1
    assert [p["Подписано (дата)"] for p in papers] == ["", "24.09.2026"]


def test_papers_that_are_not_there_are_passed_over() -> None:
    desk = paperwork(Typed([], []))

    assert desk.register({"directive_pairs": "31"}, DAY) == 0
    assert desk.sign(["directive_pairs"], DAY) == 0
    assert desk.ask(["agreement"]) == 0


def test_papers_are_told_by_kind_with_what_is_signed_and_what_is_a_draft() -> None:
    signed = paper("agreement:П-01:2026-27") | {"Подписано (дата)": "25.09.2026"}
    rows = [signed, paper("agreement:П-02:2026-27"), paper("directive_pairs:сад:2026-27", "проект")]

    assert list(by_kind(paperwork(Typed([], rows)).papers())) == [
        "agreement — 2, подписано 1",
        "directive_pairs — 1, проектов 1",
    ]


def test_the_pair_that_is_cancelled_goes_on_for_three_working_days_after_the_warning() -> None:
    for year in range(2024, 2036):
        days = school_days(date(year, 10, 10))
        between = range(days.parted.toordinal() + 1, days.cancelled_from.toordinal())
        assert sum(date.fromordinal(day).weekday() < 5 for day in between) >= 3
