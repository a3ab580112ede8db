"""What people do on the pages: fill in a form, find a cell by its header."""

import re
from collections.abc import Mapping
from typing import Any

from chromium_windows import Visitor
from playwright.sync_api import Locator, Page, expect


def fill_form(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer questions by the beginning of their titles: texts, lists, choices, scales and grids."""
    for title, value in answers.items():
        card = page.locator(".card").filter(has_text=title).first
        _answer(card, value)


def _answer(card: Locator, value: Any) -> None:
    if card.locator("select").count():
        card.locator("select").select_option(str(value))
    elif card.locator("table.grid").count():
        rows = card.locator("table.grid tbody tr")
        for place in range(rows.count()):
            rows.nth(place).locator(f'input[value="{value}"]').check()
    elif card.locator("input[type=radio], input[type=checkbox]").count():
        for one in [value] if isinstance(value, str) else value:
            card.locator(f'input[value="{one}"]').check()
    else:
        card.locator("input[type=text], textarea").fill(str(value))


def sheet_of(visitor: Visitor, base_url: str) -> Page:
    """The spreadsheet, opened from the start page."""
    page = visitor.open(base_url)
    page.locator("ol.steps a").first.click()
    page.wait_for_url("**/spreadsheets/d/**")
    return page


def open_tab(page: Page, title: str) -> None:
    """Go to a tab; its page is there, script and all, when this returns."""
    with page.expect_navigation():
        page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator("nav.tabs a[aria-current]")).to_have_text(title)


def cell_named(page: Page, row: int, header: str) -> Locator:
    """The cell of a row under a header."""
    named = page.locator("a.open").filter(has_text=re.compile(rf"^\s*{re.escape(header)}\s*$"))
    head = page.locator("thead td[data-cell]").filter(has=named)
    cell = head.get_attribute("data-cell") or ""
    return page.locator(f'td[data-cell="{cell.rstrip("1234567890")}{row}"]')
