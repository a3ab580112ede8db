"""Whatever people type: every pair moves along the documented graph, and a second run has nothing left to do."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from paper_world import Garden, approved, garden, once

from programme.mentoring_kind import MentoringKind
from programme.pairs import PairState

S = PairState
NEXT_YEAR = date(2027, 9, 1)
FIRST = "directive_pairs:сад:2026-27"
DECIDED = {S.PROPOSED, S.PINNED, S.APPROVED, S.REJECTED, S.WITHDRAWN, S.PLANNED, S.HELD}
OVER = {S.ENDED, S.REPLACED, S.COMPLETED}
GRAPH = {
    **dict.fromkeys(DECIDED, DECIDED | {S.ACTIVE} | OVER),
    # Signed papers keep a pair at work: no word in a cell makes it a proposal or a meeting.
    S.ACTIVE: {S.ACTIVE, S.APPROVED} | OVER,
    **dict.fromkeys(OVER, DECIDED | {S.ACTIVE} | OVER),
}
"""docs/decisions/0013: where one run may take a pair from where it stood."""

DAYS = st.sampled_from([date(2026, 10, 5), date(2026, 10, 19), date(2026, 12, 1), "скоро", None])
TYPED = st.one_of(
    st.fixed_dictionaries({"decision": st.sampled_from(["утвердить", "закрепить", "отклонить", None])}),
    st.fixed_dictionaries({"kind": st.sampled_from([*(k.value for k in MentoringKind), "иное", None])}),
    st.fixed_dictionaries(
        {"trial": st.sampled_from(["продолжаем", "нужна замена", "не знаю", None]), "trial_on": DAYS}
    ),
    st.fixed_dictionaries(
        {
            "ending": st.sampled_from(["замена", "завершена", "отказ наставника", "устали", None]),
            "ends_on": DAYS,
        }
    ),
    st.fixed_dictionaries(
        {
            "prolonged_to": st.sampled_from([date(2027, 12, 31), date(2026, 11, 1), None]),
            "prolonged_by": st.sampled_from(["приказ № 5", None]),
        }
    ),
    st.fixed_dictionaries({"held_on": DAYS}),
)  # fmt: skip
ROWS = st.sampled_from(["П-01", "П-02", "new"])
CODES = st.sampled_from(["У-01", "У-04", "у 5", "У-99", "Громова", None])
TODAY = st.sampled_from(
    [date(2026, 10, 19), date(2026, 12, 1), date(2027, 6, 10), date(2027, 9, 20)]
)
STEPS = st.lists(st.tuples(ROWS, TYPED, CODES, CODES, TODAY), max_size=4)


@once
def working() -> Garden:
    """П-01 at work, П-02 proposed."""
    office = approved(garden("directive_pairs", "agreement"), "П-01")
    office.type("people", "У-04", labour_function="п. 2.7 должностной инструкции")
    office.type("papers", FIRST, typed_number="14-а", dated=date(2026, 10, 2))
    return office.type("papers", FIRST, signed=date(2026, 10, 2)).settled()


def states(office: Garden) -> dict[str, PairState]:
    by_caption = {state.caption: state for state in PairState}
    rows = office.world.tables["pairs"].rows
    return {row.key: by_caption[row.text("state")] for row in rows if not row.keyless}


def refused(office: Garden) -> Iterator[tuple[str, str]]:
    """Rows of people that got no code, with what is told of them."""
    for row in office.world.tables["pairs"].rows:
        if row.keyless and not row.vacant:
            yield row.key, office.told("pairs", row.key)


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(STEPS)
def test_no_typing_makes_an_impossible_state_and_a_second_run_changes_nothing(
    steps: list[tuple[str, dict[str, Any], str | None, str | None, date]],
) -> None:
    office, today = working(), date(2026, 10, 19)
    for row, typed, mentor, mentee, day in steps:
        before = states(office)
        if row == "new":
            codes = {"new_mentor": mentor, "new_mentee": mentee, "decision": "утвердить"}
            office.begin("pairs", **{k: v for k, v in (codes | typed).items() if v is not None})
        else:
            office.type("pairs", row, **typed)
        new_year = day >= NEXT_YEAR > today  # last year's papers keep nobody at work
        today = max(today, day)

        office.on(today).settled()

        after = states(office)
        assert before.keys() <= after.keys()
        for code, state in before.items():
            assert after[code] in GRAPH[state] or new_year, (code, state, after[code])
        assert all(text for _, text in refused(office))
        for code, state in after.items():
            assert office.cell("pairs", code, "ending") or state not in OVER
            assert not state.is_meeting or not office.cell("pairs", code, "chain")
