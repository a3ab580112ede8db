"""Several codes in a cell of a begun pair, where one is expected, are told with what to do instead."""

import pytest
from paper_world import garden


@pytest.mark.parametrize("typed", ["У-01, У-02", "у 1; У-02", "У-01 и У-02", "У-01\nУ-02"])
def test_a_begun_pair_names_one_code_a_cell(typed: str) -> None:
    office = (
        garden().begin("pairs", new_mentor="У-04", new_mentee=typed, decision="утвердить").run()
    )

    told = [text for tab, _, text in office.remarks if tab == "pairs" and "не внесена" in text]
    assert len(told) == 1
    assert "Впишите один код: по строке на человека" in told[0]


@pytest.mark.parametrize("typed", ["У-77", "Заяц, Вера"])
def test_one_code_that_is_nobodys_is_told_as_such(typed: str) -> None:
    office = (
        garden().begin("pairs", new_mentor="У-04", new_mentee=typed, decision="утвердить").run()
    )

    assert any(f"участника «{typed}» нет на вкладке" in text for _, _, text in office.remarks)
