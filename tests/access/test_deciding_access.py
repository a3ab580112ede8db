"""What is given and taken follows from wishes and memory alone; tables, and properties over many stories."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.access import (
    COORDINATOR,
    Note,
    Role,
    State,
    Wish,
    mark_of,
    read_address,
    read_notes,
    settle,
    shared_by_several,
    written_notes,
)
from sync.checkup.access import strangers
from sync.deciding.access import refusals
from sync.records.access import FolderAccess
from sync.workspace.shares import Permission

TODAY = date(2026, 10, 1)
ANN, BOB, EVE = "ann@example.org", "bob@example.org", "eve@example.org"


def wish(
    address: str = ANN, who: str = "У-01", role: Role = Role.READER, *, doubtful: bool = False
) -> Wish:
    return Wish(who, role, address, doubtful=doubtful)


def note(
    state: State = State.GIVEN,
    address: str = ANN,
    who: str = "У-01",
    role: Role = Role.READER,
    day: date | None = None,
) -> Note:
    return Note(who, role, mark_of(address), state, "123" if state is State.GIVEN else "", day)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", ""), ("  ", ""), ("ann@example.org", ANN), ("  ann@example.org\u00a0", ANN),
        ("\u200bann@example.org", ANN), ("Ann.B+x@Sub.Example.org", "Ann.B+x@Sub.Example.org"),
        ("a@xn--80a1acny.xn--p1ai", "a@xn--80a1acny.xn--p1ai"), ("нет", None), ("ann@", None),
        ("@example.org", None), ("ann@example", None), ("ann example.org", None), ("a@b@c.org", None),
        ("ann@example.org, bob@example.org", None), ("ann@example.org;bob@example.org", None),
        ("ann@example.org bob@example.org", None), ("вера@почта.рф", None), ("a" * 500, None),
        (f"{'a' * 500}@example.org", None), (f"{'a' * 60}@{'b.' * 120}org", None),
        ("<ann@example.org>", None), ("mailto:ann@example.org", None), ("a\nb@example.org", None),
    ],
)  # fmt: skip
def test_a_cell_holds_one_address_none_or_something_else(text: str, address: str | None) -> None:
    assert read_address(text) == address


def test_addresses_are_told_apart_without_their_letters_case() -> None:
    assert mark_of("Ann@Example.org ") == mark_of(ANN) != mark_of(BOB)
    assert "ann" not in mark_of(ANN)
    assert "ann" not in repr(wish())
    assert shared_by_several(
        {"У-01": ANN, "У-02": ANN.upper(), "У-03": BOB, "У-04": "", "У-05": ""}
    ) == {mark_of(ANN)}


@pytest.mark.parametrize(
    ("wishes", "notes", "give", "take", "after"),
    [
        ([], [], [], [], []),
        ([wish()], [], [ANN], [], [State.INTENDED]),
        ([wish()], [note(State.INTENDED)], [ANN], [], [State.INTENDED]),
        ([wish()], [note()], [], [], [State.GIVEN]),
        ([wish()], [note(State.HAD)], [], [], [State.HAD]),
        ([wish()], [note(State.STUCK, day=TODAY)], [], [], [State.GIVEN]),
        ([wish()], [note(State.REFUSED, day=TODAY)], [], [], [State.REFUSED]),
        ([wish()], [note(State.REFUSED, day=TODAY - timedelta(6))], [], [], [State.REFUSED]),
        ([wish()], [note(State.REFUSED, day=TODAY - timedelta(7))], [ANN], [], [State.INTENDED]),
        ([wish()], [note(State.LATER, day=TODAY)], [], [], [State.LATER]),
        ([wish()], [note(State.LATER, day=TODAY - timedelta(1))], [ANN], [], [State.INTENDED]),
        ([wish()], [note(State.REFUSED, day=TODAY + timedelta(400))], [ANN], [], [State.INTENDED]),
        ([wish(doubtful=True)], [], [], [], []),
        ([wish(doubtful=True)], [note()], [], [], [State.GIVEN]),
        ([wish(doubtful=True)], [note(State.INTENDED)], [], [], [State.INTENDED]),
        ([], [note()], [], [State.GIVEN], [State.GIVEN]),
        ([], [note(State.INTENDED)], [], [State.INTENDED], [State.INTENDED]),
        ([], [note(State.HAD)], [], [], []),
        ([], [note(State.REFUSED, day=TODAY)], [], [], []),
        ([], [note(State.STUCK, day=TODAY)], [], [], [State.STUCK]),
        ([], [note(State.STUCK, day=TODAY - timedelta(1))], [], [State.STUCK], [State.STUCK]),
        ([wish(BOB)], [note()], [BOB], [State.GIVEN], [State.INTENDED, State.GIVEN]),
        ([wish(role=Role.WRITER)], [note()], [ANN], [State.GIVEN], [State.INTENDED, State.GIVEN]),
    ],
)  # fmt: skip
def test_what_becomes_of_a_wish(
    wishes: list[Wish], notes: list[Note], give: list[str], take: list[State], after: list[State]
) -> None:
    settled = settle(wishes, notes, TODAY)
    assert [one.address for one in settled.give] == give
    assert [one.state for one in settled.take] == take
    assert [one.state for one in settled.notes] == after


def test_people_who_swap_addresses_swap_nothing_on_drive() -> None:
    notes = [note(who="У-01"), note(address=BOB, who="У-02")]
    settled = settle([wish(BOB, "У-01"), wish(ANN, "У-02")], notes, TODAY)
    assert not settled.give
    assert not settled.take
    assert {(n.who, n.mark) for n in settled.notes} == {
        ("У-02", mark_of(ANN)),
        ("У-01", mark_of(BOB)),
    }


def test_a_coordinator_who_mentors_writes() -> None:
    settled = settle([wish(who="У-01"), wish(who=COORDINATOR, role=Role.WRITER)], [], TODAY)
    assert [(one.who, one.role) for one in settled.give] == [(COORDINATOR, Role.WRITER)]


codes = st.sampled_from(["У-01", "У-02", "У-03", COORDINATOR])
addresses = st.sampled_from([ANN, BOB, EVE])
roles = st.sampled_from(Role)
wishes_drawn = st.lists(
    st.builds(Wish, who=codes, role=roles, address=addresses, doubtful=st.booleans()), max_size=4
)
days = st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2026, 11, 1)))
notes_drawn = st.lists(
    st.builds(
        Note, who=codes, role=roles, mark=addresses.map(mark_of), state=st.sampled_from(State),
        permission=st.sampled_from(["", "123"]), day=days,
    ),
    max_size=5,
    unique_by=lambda n: (n.mark, n.role),
)  # fmt: skip


@given(wishes_drawn, notes_drawn)
def test_deciding_again_before_anything_is_done_decides_the_same(
    wishes: list[Wish], notes: list[Note]
) -> None:
    once = settle(wishes, notes, TODAY)
    assert settle(wishes, once.notes, TODAY) == once


@given(wishes_drawn, notes_drawn)
def test_only_what_is_ours_is_taken_and_only_sure_wishes_are_given(
    wishes: list[Wish], notes: list[Note]
) -> None:
    settled = settle(wishes, notes, TODAY)
    wanted = {(w.mark, w.role) for w in wishes}
    assert all(n.is_ours and n in notes for n in settled.take)
    assert not any(w.doubtful for w in settled.give)
    assert {(w.mark, w.role) for w in settled.give} <= wanted
    strongest = {w.mark for w in wishes if w.role is Role.WRITER}
    assert all((n.mark, n.role) not in wanted or n.mark in strongest for n in settled.take)
    # Nothing of ours is ever forgotten before it is taken.
    kept = {(n.mark, n.role) for n in settled.notes}
    assert all((n.mark, n.role) in kept for n in notes if n.is_ours)


@given(notes_drawn, st.sampled_from(["", "1AbC_-x"]))
def test_the_memory_is_read_as_it_was_written(notes: list[Note], folder: str) -> None:
    text = written_notes(folder, notes)
    assert read_notes(text) == ((folder, tuple(notes)) if notes else ("", ()))
    assert "@" not in text


@given(st.text(max_size=200))
def test_a_spoilt_memory_takes_nothing_and_stops_nothing(text: str) -> None:
    _, notes = read_notes(text)
    assert notes == ()


def test_refusals_name_codes_and_stand_beside_whom_they_concern() -> None:
    notes = [
        note(State.REFUSED, day=TODAY),
        note(State.REFUSED, BOB, COORDINATOR, Role.WRITER, TODAY),
        note(State.LATER, EVE, "У-02", day=TODAY),
        note(State.STUCK, "old@example.org", "У-03", day=TODAY),
        note(State.GIVEN, "new@example.org", "У-04"),
    ]
    found = refusals("П-05", notes)
    assert [(f.tab, f.key) for f in found] == [
        ("people", "У-01"), ("", ""), ("people", "У-02"), ("pairs", "П-05"),
    ]  # fmt: skip
    assert not any("@" in f.text for f in found)


def test_strangers_are_those_whom_nothing_accounts_for() -> None:
    known = FolderAccess("f", (note(), note(State.HAD, BOB, "У-02")))
    listed = [
        Permission("1", "user", "owner", "owner@example.org"),
        Permission("123", "user", "reader", "alias@example.org"),
        Permission("2", "user", "writer", BOB.upper()),
        Permission("3", "user", "writer", "above@example.org"),
        Permission("4", "user", "writer", "details@example.org", inherited=True),
        Permission("5", "user", "reader", EVE),
        Permission("6", "user", "writer", "boss@example.org"),
        Permission("anyoneWithLink", "anyone", "reader"),
    ]
    found = strangers(listed, known, {"3"}, mark_of("boss@example.org"))
    assert [p.id for p in found] == ["5", "anyoneWithLink"]
