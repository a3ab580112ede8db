"""Kinds of mentoring, and pairs that people enter themselves: the other way round, meetings, groups."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from paper_world import Garden, approved, garden

from programme.mentoring_kind import MentoringKind, printed_kinds, read_kind

KINDS = ("directive_pairs", "labour_addendum", "agreement")
WHOLE = {"new_mentor": "У-01", "new_mentee": "У-04", "decision": "утвердить"}


def begun(office: Garden, **typed: Any) -> str:
    """A row that a person begins; its code after the run, or its place where it got none."""
    before = office.world.tables["pairs"].keys
    office.begin("pairs", **{k: v for k, v in (WHOLE | typed).items() if v is not None}).settled()
    (key,) = office.world.tables["pairs"].keys - before
    return key


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Флеш", MentoringKind.FLASH),
        ("скоростное (флеш)", MentoringKind.FLASH),
        ("один на  один", MentoringKind.TRADITIONAL),
        ("Реверсивное наставничество", MentoringKind.REVERSE),
        ("по запросу", MentoringKind.SITUATIONAL),
        ("Групповое", MentoringKind.GROUP),
        ("краткосрочное (целеполагающее)", MentoringKind.SHORT),
        ("дистанционное", None),
        ("", None),
    ],
)
def test_kinds_are_read_as_people_say_them(typed: str, kind: MentoringKind | None) -> None:
    assert read_kind(typed) is kind


def test_kinds_are_printed_each_once() -> None:
    kinds = MentoringKind
    assert printed_kinds(()) == "индивидуальное наставничество"
    assert printed_kinds((kinds.GROUP, kinds.GROUP)) == "групповое наставничество"
    told = printed_kinds((kinds.SHORT, kinds.GROUP, kinds.TRADITIONAL))
    assert told == "индивидуальное, групповое и краткосрочное наставничество"


def test_a_pair_the_other_way_round_is_entered_by_people_and_stands_beside() -> None:
    office = approved(garden(*KINDS), "П-01")
    assert (office.cell("pairs", "П-01", "mentor"), office.cell("pairs", "П-01", "mentee")) == (
        "У-04",
        "У-01",
    )

    code = begun(office, kind="реверсивное")

    assert code == "П-04"
    assert office.cell("pairs", code, "state") == "утверждена"
    assert office.cell("pairs", code, "mentor_name") == "Заяц Вера Ильинична"
    assert office.cell("pairs", "П-01", "state") == "утверждена"
    assert office.told("pairs", code) == ""
    assert office.told("pairs", "П-01") == ""
    text = office.texts[f"agreement:{code}:2026-27"]
    assert text["вид_наставничества"] == "реверсивное наставничество"
    assert "labour_addendum:У-01" in office.papers


def test_a_meeting_needs_no_papers_and_is_held_on_its_day() -> None:
    office = approved(garden(*KINDS), "П-01")
    papers = office.papers

    code = begun(office, kind="флеш", held_on=date(2026, 10, 25))

    assert office.cell("pairs", code, "state") == "встреча запланирована"
    office.on(date(2026, 10, 25)).settled()
    assert office.cell("pairs", code, "state") == "встреча проведена"
    assert office.cell("pairs", code, "chain") == ""
    assert office.papers == papers
    assert office.cell("pairs", code, "history").endswith("25.10.2026 встреча проведена")


def test_a_meeting_takes_nobodys_place_and_the_same_two_may_meet_again() -> None:
    office = garden(*KINDS)
    mentor, mentee = (office.cell("pairs", "П-02", side) for side in ("mentor", "mentee"))
    meeting = {"new_mentor": mentor, "new_mentee": mentee, "kind": "ситуационное"}

    first = begun(office, **meeting, held_on=date(2026, 10, 5))
    second = begun(office, **meeting, held_on=date(2026, 10, 12))

    assert first != second
    assert office.cell("pairs", "П-02", "state") == "предложена"
    states = {office.cell("pairs", code, "state") for code in (first, second)}
    assert states == {"встреча проведена"}


def test_a_meeting_without_a_day_asks_for_it() -> None:
    office = garden(*KINDS)
    code = begun(office, kind="флеш")

    assert office.cell("pairs", code, "state") == "встреча запланирована"
    assert "«Встреча (дата)»" in office.told("pairs", code)
    office.type("pairs", code, ending="отказ наставника", ends_on=date(2026, 10, 1)).settled()
    assert "разовой встрече он не нужен" in office.told("pairs", code)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"new_mentor": "У-99"}, "участника «У-99» нет"),
        ({"new_mentor": "Громова"}, "участника «Громова» нет"),
        ({"new_mentee": None}, "впишите код в столбец «Наставляемый (впишите код)»"),
        ({"new_mentor": "У-04"}, "один человек"),
        ({"decision": None}, "выберите решение"),
        ({"decision": "отклонить"}, "выберите решение"),
        ({"new_mentor": "У-04", "new_mentee": "У-01"}, "эти двое уже есть, П-01"),
    ],
)
def test_a_row_that_cannot_be_a_pair_is_told_and_gets_no_code(
    typed: dict[str, Any], said: str
) -> None:
    office = garden(*KINDS)

    key = begun(office, **typed)

    assert key.startswith("#")
    assert said in office.told("pairs", key)


def test_banned_people_are_not_entered() -> None:
    office = garden(*KINDS)
    office.begin("bans", mentor="У-01", mentee="У-04", reason="родство")

    key = begun(office)

    assert key.startswith("#")
    assert "«Не ставить в пару»" in office.told("pairs", key)


def test_codes_retyped_later_are_told_and_change_nobody() -> None:
    office = garden(*KINDS)
    code = begun(office, kind="реверсивное")

    office.type("pairs", code, new_mentee="у 5").settled()

    assert office.cell("pairs", code, "mentee") == "У-04"
    assert "начните новую строку" in office.told("pairs", code)


def test_a_row_that_lost_its_code_and_people_has_them_back() -> None:
    office = garden(*KINDS)
    code = begun(office, kind="реверсивное")
    row = office.world.tables["pairs"].row(code)
    assert row
    cleared = {k: v for k, v in row.cells.items() if k not in {"code", "mentor", "mentee"}}
    rows = [
        replace(r, key=f"#{(r.index or 0) + 1}", cells=cleared) if r.key == code else r
        for r in office.world.tables["pairs"].rows
    ]

    office._put("pairs", rows).settled()

    assert office.cell("pairs", code, "mentor") == "У-01"


def test_the_kind_that_people_choose_reaches_drafts_alone() -> None:
    office = approved(garden(*KINDS), "П-01")
    agreement = "agreement:П-01:2026-27"
    assert office.texts[agreement]["вид_наставничества"] == "индивидуальное наставничество"

    office.type("pairs", "П-01", kind="групповое").settled()
    assert office.texts[agreement]["вид_наставничества"] == "групповое наставничество"
    office.type("papers", agreement, signed=date(2026, 10, 5)).settled()
    office.type("pairs", "П-01", kind="флеш").settled()

    assert office.cell("pairs", "П-01", "state") == "утверждена"
    assert "Вид «флеш» не учтён" in office.told("pairs", "П-01")
    assert office.texts[agreement]["вид_наставничества"] == "групповое наставничество"


def test_a_spreadsheet_without_the_later_columns_goes_on_until_people_have_used_them() -> None:
    office = approved(garden(*KINDS), "П-01").settled()
    table = office.world.tables["pairs"]
    later = {column.key for column in table.tab.columns if column.later}
    kept = {name: at for name, at in table.positions.items() if name not in later}
    rows = tuple(
        replace(row, cells={c: v for c, v in row.cells.items() if c not in later})
        for row in table.rows
    )
    older = replace(table, positions=kept, rows=rows)
    used = office.world
    office.world = replace(used, tables={**used.tables, "pairs": older})
    office.settled()
    assert office.cell("pairs", "П-01", "state") == "утверждена"

    office.world = used
    begun(office, kind="флеш", held_on=date(2026, 10, 5))
    table = office.world.tables["pairs"]
    office.world = replace(
        office.world,
        tables={**office.world.tables, "pairs": replace(table, positions=kept)},
    )
    office.run()
    assert [text for *_, text in office.remarks if "Решения не принимаются" in text]
