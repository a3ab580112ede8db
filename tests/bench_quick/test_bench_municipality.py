"""The bench of a municipality catches a failure that nobody is told of, one that reached a neighbour, uneven shares."""

from typing import Any

from bench.municipality.__main__ import _compared, _uneven
from bench.municipality.passing import Pass


def rows(**states: tuple[str, str]) -> dict[str, dict[str, str]]:
    return {
        code: {"Состояние": state, "Что не так и что сделать": told}
        for code, (state, told) in states.items()
    }


def test_all_is_well_where_each_failure_is_told_and_nobody_else_is_touched() -> None:
    told = rows(a=("работает", ""), b=("ошибка", "Таблица не найдена."))

    assert list(_compared(told, {"b": ("ошибка", "deleted")})) == []


def test_a_failure_that_is_not_told_or_reached_a_neighbour_is_caught() -> None:
    missed = rows(a=("работает", ""), b=("работает", ""))
    assert len(list(_compared(missed, {"b": ("ошибка", "deleted")}))) == 1
    spread = rows(a=("ошибка", "Нет доступа."), b=("ошибка", ""))
    assert len(list(_compared(spread, {"b": ("ошибка", "deleted")}))) == 2


def test_uneven_shares_are_caught() -> None:
    def shares(*counts: int) -> Pass:
        answers: list[dict[str, Any]] = [{"institutions": count} for count in counts]
        return Pass(1.0, (None,), tuple(answers), ())

    assert list(_uneven(shares(5, 5), 10)) == []
    assert len(list(_uneven(shares(4, 6), 10))) == 1
    assert len(list(_uneven(shares(4, 4), 10))) == 1
