"""A directory that people have damaged says what brings it back: the municipality's own command, not a garden's."""

from typing import Any

import pytest
from directory_values import KNOWN

from generators.municipality.tabs import MADE_BY, directory_tabs
from generators.workbook.headers import find_columns
from sync.parsing import parse_table
from sync.refusals import NotSetUp
from sync.snapshot import parse_spreadsheet

TABS = directory_tabs(KNOWN)


def told(resource: dict[str, Any]) -> str:
    with pytest.raises(NotSetUp) as refused:
        parse_spreadsheet(resource, KNOWN, TABS)
    return str(refused.value)


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.key)
def test_a_tab_that_is_gone_and_a_column_that_is_gone_name_the_municipalitys_command(
    tab: Any,
) -> None:
    _, (gone,) = parse_table(tab, None)
    _, faults = find_columns(tab, [column.header for column in tab.columns[1:]])

    for text in (gone.text, *faults):
        assert f"запустите {MADE_BY}: он" in text


def test_a_directory_without_its_memory_names_the_municipalitys_command() -> None:
    assert f"Запустите {MADE_BY}: он" in told({"sheets": []})
