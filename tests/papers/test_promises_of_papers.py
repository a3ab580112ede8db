"""Promises of the register of papers, whatever people decide, type and delete, in whatever order."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from paper_world import Garden, approved, garden, once

from generators.workbook.columns import Owner
from sync.records.papers import GONE, papers

PAIRS = st.sampled_from(["П-01", "П-02", "П-03"])
PLACES = st.integers(0, 11)
DAYS = st.sampled_from([None, date(2026, 10, 1), date(2026, 11, 20), "скоро"])
ENDINGS = st.sampled_from(["отказ наставника", "отмена поручения", "завершена", None])
HAPPENINGS = st.one_of(
    st.tuples(st.just("decide"), PAIRS, st.sampled_from(["утвердить", "утвердить", "отклонить", None])),
    st.tuples(st.just("end"), PAIRS, ENDINGS, DAYS),
    st.tuples(st.just("number"), PLACES, st.sampled_from(["14-а", "15", "№ 16", None])),
    st.tuples(st.just("type"), PLACES, st.sampled_from(["dated", "signed", "filed"]), DAYS),
    st.tuples(st.just("scan"), PLACES, st.sampled_from(["https://s", None])),
    st.tuples(st.just("typed over"), PLACES, st.sampled_from(["П-02", "прекращены: П-01", None])),
    st.tuples(st.just("no row"), PLACES),
    st.tuples(st.just("no file"), PLACES),
    st.tuples(st.just("by hand"), PLACES),
    st.tuples(st.just("wanted"), st.sampled_from(["agreement", "directive_pairs"]), st.sampled_from(["да", "нет", None])),
    st.tuples(st.just("gender"), st.sampled_from([None, "женский"])),
    st.tuples(st.just("weeks"), st.integers(1, 6)),
)  # fmt: skip


@once
def begun() -> Garden:
    office = garden("directive_pairs", "agreement", "cancellation_notice")
    office.type("people", "У-03", full_name="Ким Саша", gender="женский")
    return approved(office, "П-01")


def happens(office: Garden, what: str, *how: Any) -> None:
    """People do something."""
    match what, how:
        case "decide", (pair, decision):
            office.type("pairs", pair, decision=decision)
        case "end", (pair, reason, day):
            office.type("pairs", pair, ending=reason, ends_on=day)
        case "wanted", (kind, answer):
            office.type("kinds", kind, wanted=answer)
        case "gender", (gender,):
            office.type("people", "У-03", gender=gender)
        case "weeks", (weeks,):
            office.on(min(office.world.today + timedelta(weeks=weeks), date(2027, 5, 1)))
        case _, (int(place), *values):
            rows = office.world.tables["papers"].rows
            if rows:
                to_a_paper(office, rows[place % len(rows)].key, what, *values)
        case _:
            raise AssertionError(what)


def to_a_paper(office: Garden, key: str, what: str, *how: Any) -> None:
    match what:
        case "number":
            office.type("papers", key, typed_number=how[0])
        case "type":
            office.type("papers", key, **{how[0]: how[1]})
        case "scan":
            office.type("papers", key, scan=how[0])
        case "typed over":
            office.type("papers", key, pair=how[0])
        case "no row":
            office.delete_row("papers", key)
        case "no file":
            office.delete_file(key)
        case "by hand":
            if key in office.world.files:
                office.by_hand.add(key)
        case _:
            raise AssertionError(what)


def of_people(office: Garden) -> dict[tuple[str, str, str], Any]:
    return {
        (name, row.key, column.key): row.cells.get(column.key)
        for name in ("papers", "pairs", "kinds")
        for row in office.world.tables[name].rows
        for column in office.world.tables[name].tab.columns
        if column.owner is Owner.PEOPLE
    }


def checked(office: Garden, seen_done: frozenset[str] = frozenset()) -> frozenset[str]:
    """A run, and what must hold after it.

    Args:
        office: The programme.
        seen_done: Papers that the run before has seen signed: what was typed together with the signature, such as a
            number, still goes into the paper once.

    Returns:
        Papers that this run has seen signed.
    """
    before = of_people(office)
    done = {row.key for row in papers(office.world.tables["papers"]) if row.done}
    stood = set(office.world.files)
    office.settled()
    after = of_people(office)
    assert {place: after[place] for place in before} == before
    assert not done & seen_done & stood & set(office.ordered), (
        "signed papers are never written again"
    )
    keys = [row.key for row in office.world.tables["papers"].rows]
    assert len(keys) == len(set(keys))
    assert set(office.world.files) <= set(keys)
    says_what_its_row_says(office)
    return frozenset(done)


def says_what_its_row_says(office: Garden) -> None:
    """A directive that the programme keeps up names exactly the pairs beside it."""
    codes = {
        (row.text("mentor_name"), row.text("mentee_name")): row.key
        for row in office.world.tables["pairs"].rows
    }
    for row in papers(office.world.tables["papers"]):
        kept = row.kind == "directive_pairs" and row.state != GONE and not row.done
        if not kept or row.key in office.by_hand or "никого" in office.told("papers", row.key):
            continue
        if "не обновлён" in office.told("papers", row.key):
            continue
        said = office.texts[row.key]
        assert [codes[named_in(pair)] for pair in said["пары"]] == list(row.covers)
        ended = [codes[named_in(pair)] for pair in said["прекращённые_пары"]]
        assert ended == list(row.ends)
        assert (row.typed_number or "______") == said["номер"]


def named_in(pair: dict[str, str]) -> tuple[str, str]:
    return pair["наставник"], pair["наставляемый"]


@pytest.mark.long
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(HAPPENINGS, min_size=1, max_size=3), max_size=6))
def test_whatever_people_do(story: list[list[tuple[Any, ...]]]) -> None:
    office, done = begun(), frozenset[str]()
    for happenings in story:
        for happening in happenings:
            happens(office, *happening)
        done = checked(office, done)
    event(f"papers: {len(office.papers)}")
    nobody_is_forgotten(office)


def nobody_is_forgotten(office: Garden) -> None:
    """Once everything typed beside papers is as it should be, each approved pair stands by a directive."""
    office.type("kinds", "directive_pairs", wanted="да").type("people", "У-03", gender="женский")
    for row in papers(office.world.tables["papers"]):
        if row.state == GONE:
            office.delete_row("papers", row.key)
    checked(office)
    named = {code for row in papers(office.world.tables["papers"]) for code in row.covers}
    for pair in office.world.tables["pairs"].rows:
        if pair.text("state") in {"утверждена", "действует"}:
            assert pair.key in named
