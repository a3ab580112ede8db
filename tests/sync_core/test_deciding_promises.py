"""Promises of a decision, whatever people answer and type, in whatever order."""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, example, given, settings
from hypothesis import strategies as st
from paper_world import matched
from tabs_landed import landed

from config.loading import load
from config.questionnaire import QuestionKind
from config.schema import Configuration
from generators.workbook.columns import Owner
from generators.workbook.tabs import all_tabs
from programme.people import TakesPart
from programme.school_year import school_year_of
from programme.submissions import Submission
from sync.deciding.decide import decide
from sync.plan import difference
from sync.setup.content import first_contents
from sync.setup.files import Form
from sync.tables import Table
from sync.values import scalar
from sync.world import Decided, PaperFile, Template, World

TODAY = date(2026, 10, 1)
NAMES = (
    "Заяц Вера Ильинична",
    "Долгих Олег Петрович",
    "Громова Анна Львовна",
    "Ким Саша",
    "заяц вера ильинична",
)
CODES = ("У-01", "У-02", "У-03", "У-04", "У-77")


@cache
def configuration() -> Configuration:
    return load(Path(__file__).parents[2] / "config" / "organisation.yaml")


def fresh_world() -> World:
    """Right after ``init``: roadmap, steps and questionnaires stand, nobody has answered."""
    known = configuration()
    tables = {
        tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
        for tab in all_tabs(known)
    }
    forms = [
        Form(q.code, q.title, f"form-{q.code}", f"http://127.0.0.1/forms/d/e/{q.tab}/viewform")
        for q in known.questionnaires
    ]
    filled = first_contents(
        tables, known, forms, school_year_of(TODAY), {"folder": "f", "papers_folder": "p"}
    )
    template = Template("agreement", PaperFile("t", "template:agreement", "http://127.0.0.1/t"))
    world = World(known, TODAY, filled, (), {}, {"agreement": template}, "http://127.0.0.1/s")
    return replace(world, tables=landed(filled))


def committed(world: World, decided: Decided) -> World:
    """The world after the decision was carried out: cells written, forms renewed, papers made."""
    made = {
        o.key: PaperFile(f"file-{o.key}", o.key, f"http://127.0.0.1/{o.key}")
        for o in decided.orders
    }
    return replace(world, tables=landed(decided.tables), files={**world.files, **made})


def carried_out(world: World) -> World:
    """One whole run, papers and all."""
    decided = decided_on(world)
    after = committed(world, decided)
    # As the product does: what is written beside papers is known when they have been made.
    return committed(after, decided_on(after)) if decided.orders else after


def decided_on(world: World) -> Decided:
    """The decision; the order in which people come is nothing to the matching, which has tests of its own."""
    return decide(world, matched)


def answered(
    world: World, number: int, questionnaire: str, answers: dict[str, tuple[str, ...]]
) -> World:
    moment = f"2026-09-{number % 28 + 1:02d}T10:{number % 60:02d}:00Z"
    submission = Submission(questionnaire, f"response-{number}", moment, moment, answers)
    return replace(world, responses=(*world.responses, submission))


@cache
def begun_world() -> World:
    """Two mentees, two mentors with their consents, pairs proposed, one of them approved."""
    world = fresh_world()
    for number, name in enumerate(NAMES[:2]):
        mentee = {"fio": (name,), "m01": ("воспитатель",), "m17": COMPETENCIES[:2], "m23": ("да",)}
        world = answered(world, 900 + number, "Ф1", mentee)
    for number, name in enumerate(("Громова Анна Львовна", "Шевченко Игорь Олегович")):
        mentor = {
            "fio": (name,),
            "n01": ("воспитатель",),
            "n07": COMPETENCIES[:3],
            "n11": ("2",),
            "n28": ("да",),
        }
        world = answered(world, 910 + number, "Ф2", mentor)
    world = carried_out(world)
    for row in range(4):
        world = typed(world, "people", row, "consent_given", date(2026, 9, 15))
    world = carried_out(world)
    return carried_out(typed(world, "pairs", 0, "decision", "утвердить"))


def typed(world: World, tab: str, row: int, column: str, value: Any) -> World:
    """A person types into a cell of a row that is there."""
    table = world.tables[tab]
    if not table.rows:
        return world
    chosen = table.rows[row % len(table.rows)]
    cells = {**chosen.cells, column: scalar(value)}
    kept = {name: cell for name, cell in cells.items() if cell is not None}
    rows = tuple(replace(r, cells=kept) if r is chosen else r for r in table.rows)
    return replace(world, tables={**world.tables, tab: replace(table, rows=rows)})


COMPETENCIES = tuple(c.text for c in configuration().competencies[:4])
some_needs = st.lists(st.sampled_from(COMPETENCIES), min_size=1, max_size=3, unique=True).map(tuple)
grids = st.dictionaries(
    st.sampled_from([c.key for c in configuration().competencies[:4]]), st.sampled_from("12345")
)


@st.composite
def mentee_answers(draw: st.DrawFn) -> tuple[str, Any]:
    answers = {
        "fio": (draw(st.sampled_from(NAMES)),),
        "m01": ("воспитатель",),
        "m17": draw(some_needs),
        "m23": ("да",),
    }
    return "Ф1", answers | {f"m18.{key}": (value,) for key, value in draw(grids).items()}


@st.composite
def mentor_answers(draw: st.DrawFn) -> tuple[str, Any]:
    answers = {
        "fio": (draw(st.sampled_from(NAMES)),),
        "n01": ("воспитатель",),
        "n07": draw(some_needs),
        "n11": (draw(st.sampled_from(["1", "2", "3"])),),
        "n28": (draw(st.sampled_from(["да", "нет", "в резерв"])),),
    }
    return "Ф2", answers


@st.composite
def wish_answers(draw: st.DrawFn) -> tuple[str, Any]:
    wish = st.sampled_from([*CODES, "затрудняюсь ответить"]).map(lambda code: (f"{code} — Анна",))
    answers = {
        "code": (draw(st.sampled_from([*CODES, "y-1", "?"])),),
        "p00": ("обе роли",),
        "p01": draw(wish),
    }
    return "Ф3", answers | {"p04": draw(wish), "p11": draw(wish)}


rows = st.integers(0, 9)
typing = st.one_of(
    st.tuples(
        st.just("people"),
        rows,
        st.just("consent_given"),
        st.sampled_from([date(2026, 9, 15), None, "скоро"]),
    ),
    st.tuples(
        st.just("people"),
        rows,
        st.just("gender"),
        st.sampled_from(["женский", "мужской", None, "?"]),
    ),
    st.tuples(st.just("people"), rows, st.just("left"), st.booleans()),
    st.tuples(
        st.just("people"),
        rows,
        st.just("takes_part"),
        st.sampled_from([*(role.value for role in TakesPart), "кто-то"]),
    ),
    st.tuples(
        st.just("people"),
        rows,
        st.just("same_as"),
        st.sampled_from([*CODES, "у-1", None, "нет", "?"]),
    ),
    st.tuples(
        st.just("people"), rows, st.just("places"), st.sampled_from([0, 1, 2, None, "много"])
    ),
    st.tuples(st.just("people"), rows, st.just("full_name"), st.sampled_from([*NAMES, "=1+1", ""])),
    st.tuples(
        st.just("declension"),
        rows,
        st.just("correct_dative"),
        st.sampled_from(["Зайцу Вере Ильиничне", "Долгих Олегу Петровичу", " ", "=1+1", None]),
    ),
    st.tuples(
        st.just("declension"), rows, st.just("checked"), st.sampled_from([True, False, "да"])
    ),
    st.tuples(
        st.just("pairs"),
        rows,
        st.just("decision"),
        st.sampled_from(["утвердить", "отклонить", "закрепить", None, "да"]),
    ),
    st.tuples(
        st.just("papers"), rows, st.just("signed"), st.sampled_from([date(2026, 9, 30), None])
    ),
    st.tuples(
        st.just("roadmap"),
        rows,
        st.just("manual_state"),
        st.sampled_from(["выполнено", None, "почти"]),
    ),
)
happenings = st.one_of(mentee_answers(), mentor_answers(), wish_answers(), typing)


def peoples_cells(world: World) -> dict[tuple[str, int, str], Any]:
    return {
        (name, row.index, column.key): row.cells.get(column.key)
        for name, table in world.tables.items()
        for row in table.rows
        if row.index is not None
        for column in table.tab.columns
        if column.owner is Owner.PEOPLE
    }


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(happenings, st.booleans()), max_size=14))
def test_a_second_run_changes_nothing_and_peoples_cells_are_never_touched(
    story: list[tuple[Any, bool]],
) -> None:
    world = begun_world()
    for number, (happening, then_a_run) in enumerate(story):
        world = (
            typed(world, *happening) if len(happening) == 4 else answered(world, number, *happening)
        )
        if then_a_run:
            world = carried_out(world)
    before = peoples_cells(world)
    world = carried_out(world)
    event(f"papers: {len(world.files)}")
    event(f"pairs: {len(world.tables['pairs'].rows)}")

    again = decided_on(world)

    assert difference(world.tables, again.tables) == ([], [])
    assert again.orders == ()
    after = peoples_cells(world)
    assert {place: after[place] for place in before} == before
    for questionnaire in configuration().questionnaires:
        came = {s.response_id for s in world.responses if s.questionnaire == questionnaire.code}
        assert world.tables[questionnaire.tab].keys == came
    for name in ("people", "pairs", "papers"):
        keys = [row.key for row in world.tables[name].rows]
        assert len(keys) == len(set(keys))


_PAIRING = {"pairs", "finding"}
"""Columns of «Участники» that tell of proposals, which may differ by ties after a detour."""


def told_of_people(world: World) -> dict[str, dict[str, Any]]:
    """What the register says of everybody, pairs apart."""
    return {
        row.key: {name: value for name, value in row.cells.items() if name not in _PAIRING}
        for row in world.tables["people"].rows
    }


_HOW_READ = {"finding", "read"}
"""Columns of an answer that tell how it is read now: of two answers of one person the later counts."""


def kept_answers(world: World, *, but: Set[str] = _HOW_READ) -> dict[str, dict[str, Any]]:
    """Every answer with the code of the entry it belongs to."""
    return {
        row.key: {name: value for name, value in row.cells.items() if name not in but}
        for questionnaire in configuration().questionnaires
        for row in world.tables[questionnaire.tab].rows
    }


def coupled(world: World) -> dict[str, tuple[str, str]]:
    """Code of a pair → its two people as the sheet shows them."""
    return {r.key: (r.text("mentor"), r.text("mentee")) for r in world.tables["pairs"].rows}


@pytest.mark.long
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(happenings, max_size=10), rows, st.sampled_from(CODES))
@example([], 3, "У-02")  # mentor and mentee of a pair turn out to be one: its code stays taken
@example([], 0, "У-02")  # two who answered are one: the earlier answer is read as history meanwhile
def test_a_merge_that_is_taken_back_leaves_everybody_as_before(
    story: list[Any], row: int, main: str
) -> None:
    world = begun_world()
    for number, happening in enumerate(story):
        world = (
            typed(world, *happening) if len(happening) == 4 else answered(world, number, *happening)
        )
    before = carried_out(typed(carried_out(world), "people", row, "same_as", None))
    # An answer that waits because several people bear its name finds its owner while two of them are one.
    waiting = (r for tab in ("answers_f1", "answers_f2") for r in before.tables[tab].rows)
    assume(all(r.text("code") for r in waiting))

    merged = carried_out(typed(before, "people", row, "same_as", main))
    event(f"merged: {told_of_people(merged) != told_of_people(before)}")
    after = carried_out(typed(merged, "people", row, "same_as", None))

    assert kept_answers(merged) == kept_answers(before)
    assert told_of_people(after) == told_of_people(before)
    assert kept_answers(after, but={"finding"}) == kept_answers(before, but={"finding"})
    pairs = coupled(after)
    assert {code: pairs[code] for code in coupled(before)} == coupled(before)


def test_every_question_of_the_questionnaires_has_a_column() -> None:
    for questionnaire in configuration().questionnaires:
        tab = fresh_world().tables[questionnaire.tab].tab
        asked = [q for q in questionnaire.questions if q.kind is not QuestionKind.SECTION]
        about_answers = 8 if questionnaire.question("pair") else 7
        assert len(tab.columns) == len(asked) + about_answers
