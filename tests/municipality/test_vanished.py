"""A list from which most gardens have gone is taken for a slip: nobody is run and nothing is written until confirmed."""

from typing import Any

import pytest
from directory_values import link, tables
from tabs_landed import landed
from town import Town

from generators.municipality.institutions import WORKS
from sync.cli.busy import guarded_told
from sync.municipality.outcome import Outcome
from sync.municipality.reporting import reported
from sync.municipality.summary import Summary
from sync.municipality.vanishing import known_codes, refuse_loss
from sync.refusals import Guarded
from sync.tables import Table

CODES = [f"Д-0{n}" for n in range(1, 7)]


def garden(code: str) -> dict[str, Any]:
    return {"code": code, "short_name": f"ДС {code}", "given": link(int(code[-1]))}


def ran(*codes: str) -> dict[str, Table]:
    """A directory after a pass over these."""
    outcomes = [Outcome(c, WORKS, sheet=link(int(c[-1])), home=f"h{c}", summary=Summary()) for c in codes]  # fmt: skip
    return landed(reported(tables(*map(garden, codes)), outcomes, "own", 46_300.5)[0])


def left(known: dict[str, Table], *codes: str) -> dict[str, Table]:
    """The same directory with these rows alone."""
    return {**known, "institutions": tables(*map(garden, codes))["institutions"]}


@pytest.mark.parametrize(
    ("before", "after", "is_stopped"),
    [
        (6, 0, True),
        (6, 2, True),
        (6, 3, False),
        (4, 1, True),
        (3, 1, False),
        (2, 0, True),
        (1, 0, False),
        (0, 0, False),
    ],
)
def test_most_must_be_gone_and_more_than_a_row_or_two(
    before: int, after: int, is_stopped: bool
) -> None:
    changed = left(ran(*CODES[:before]), *CODES[:after])

    if is_stopped:
        with pytest.raises(Guarded) as stopped:
            refuse_loss(changed, "")
        told = guarded_told(stopped.value)
        assert f"пропали {before - after} из {before} учреждений" in told
        assert f"nastavnik municipality sync --confirm {stopped.value.checksum}" in told
        assert "Копии таблицы" not in told
        refuse_loss(changed, f" {stopped.value.checksum} ")
    else:
        refuse_loss(changed, "")


def test_a_sum_confirms_no_other_loss() -> None:
    known = ran(*CODES)
    with pytest.raises(Guarded) as stopped:
        refuse_loss(left(known, *CODES[:2]), "")

    with pytest.raises(Guarded):
        refuse_loss(left(known, *CODES[:1]), stopped.value.checksum)


def test_codes_that_were_cleared_are_missed_although_the_rows_stand() -> None:
    bare = tables(*({**garden(code), "code": None} for code in CODES))

    with pytest.raises(Guarded):
        refuse_loss({**ran(*CODES), "institutions": bare["institutions"]}, "")


def test_whoever_left_and_was_reported_is_not_missed_again() -> None:
    made = landed(reported(left(ran(*CODES), *CODES[:2]), (), "own", 46_301.0)[0])

    assert known_codes(made) == set(CODES[:2])
    refuse_loss(left(made, CODES[0]), "")


def test_a_pass_over_a_cleared_list_writes_nothing(town: Town) -> None:
    sheet = town.book.worksheet("Учреждения")
    typed = sheet.get_all_values()
    sheet.batch_clear(["A2:Z9"])
    before = town.book.worksheet("Служебная").get_all_values()

    with pytest.raises(Guarded):
        town.passed()

    assert town.book.worksheet("Служебная").get_all_values() == before
    sheet.update(typed, "A1")
    assert len(town.passed().outcomes) == 6
