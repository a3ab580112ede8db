"""The calendar file: strict readers take it, nothing of a task is lost, and a repeat gives the same bytes."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from strict_calendar import read

from generators.calendar import DayEvent, calendar_file, folded

PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)
EVENTS = st.lists(
    st.builds(
        DayEvent,
        key=st.uuids().map(str),
        day=st.dates(),
        summary=PRINTABLE.filter(bool),
        description=st.lists(PRINTABLE, max_size=3).map("\n".join),
        url=st.sampled_from(["", "https://docs.google.com/document/d/1/edit?a=1,2;3#gid=1026"]),
    ),
    max_size=5,
)
TASK = DayEvent(
    "paper:agreement:П-05:2026-27",
    date(2026, 10, 27),
    "Соглашение о сотрудничестве: подписать, вписать дату; пара П-05 («впервые»)",
    "У-03, У-07\nДокументы",
    "https://docs.google.com/document/d/1/edit",
)


@given(EVENTS)
def test_whatever_is_due_comes_back_from_a_strict_reader(events: list[DayEvent]) -> None:
    found = read(calendar_file(events, name="Наставничество: У-07", source="s"))
    assert [
        (e["DTSTART"], e["SUMMARY"], e.get("DESCRIPTION", ""), e.get("URL", "")) for e in found
    ] == [(e.day, e.summary, e.description, e.url) for e in events]


def test_a_day_is_a_whole_day_and_takes_nobodys_time() -> None:
    (event,) = read(calendar_file([TASK], name="Н", source="s"))
    assert event["DTSTART"] == event["DTEND"] == TASK.day
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_same_tasks_give_the_same_bytes() -> None:
    once = calendar_file([TASK], name="Н", source="s")
    assert once == calendar_file([TASK], name="Н", source="s")


def test_an_event_stays_itself_when_its_day_moves_and_is_another_in_another_spreadsheet() -> None:
    moved = DayEvent(TASK.key, TASK.day + timedelta(days=9), "Иначе")
    (first,) = read(calendar_file([TASK], name="Н", source="s"))
    (second,) = read(calendar_file([moved], name="Н", source="s"))
    (foreign,) = read(calendar_file([TASK], name="Н", source="другая"))
    assert first["UID"] == second["UID"] != foreign["UID"]


def test_signs_that_no_calendar_may_hold_are_left_out() -> None:
    odd = DayEvent("k", TASK.day, "Под\x00пи\x1bсать\r\nи\rсдать", url="https://a b")
    (event,) = read(calendar_file([odd], name="Н", source="s"))
    assert event["SUMMARY"] == "Подписать\nи\nсдать"
    assert "URL" not in event


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    (event,) = read(calendar_file([DayEvent("k", date.max, "Дело")], name="Н", source="s"))
    assert "DTEND" not in event


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_line_is_folded_between_letters_and_not_before_it_must(line: str) -> None:
    parts = folded(line)[:-2].split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert "".join([parts[0].decode(), *(part[1:].decode() for part in parts[1:])]) == line
    # Four octets are the most a letter has.
    assert all(len(part) > 71 for part in parts[:-1])
