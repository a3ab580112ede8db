"""What a pair answered in Ф4 and Ф5 about going on stands beside it, and decides nothing."""

from dataclasses import replace

import pytest
from paper_world import approved, garden, shipped

from programme.submissions import Submission


@pytest.mark.skipif(
    not {"Ф4", "Ф5"} <= {q.code for q in shipped().questionnaires}, reason="no such questionnaires"
)
def test_the_latest_answers_of_both_stand_beside_their_pair() -> None:
    office = approved(garden("agreement"), "П-01")
    told = [
        ("Ф4", "f05", "У-01", "хочу сменить пару", "08"),
        ("Ф4", "f05", "У-04", "да", "09"),
        ("Ф5", "i09", "У-01", "да", "10"),
        ("Ф5", "i09", "У-01", "нужна замена", "11"),
    ]
    sent = tuple(
        Submission(
            form, f"{form}-{day}", f"2026-10-{day}T10:00:00Z", f"2026-10-{day}T10:00:00Z",
            {"code": (who,), "pair": ("П-01 — Громова и Заяц",), question: (answer,)},
        )
        for form, question, who, answer, day in told
    )  # fmt: skip
    office.world = replace(office.world, responses=(*office.world.responses, *sent))

    office.settled()

    assert office.cell("pairs", "П-01", "told_by_pair").splitlines() == [
        "Ф4, У-01: хочу сменить пару",
        "Ф4, У-04: да",
        "Ф5, У-01: нужна замена",
    ]
    assert office.cell("pairs", "П-01", "state") == "утверждена"
