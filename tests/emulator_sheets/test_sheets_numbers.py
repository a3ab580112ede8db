"""How numbers and moments are shown, and what formulas come to."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_drafts import a_document, a_draft

from emulator.sheets.calculator import Calculator
from emulator.sheets.locales import locale_named
from emulator.sheets.numberformats import formatted_number, general
from emulator.sheets.serials import moment_of, serial_of

SCHOOL_DAY = 46266.5625  # 1 September 2026, 13:30


@pytest.mark.parametrize(
    ("value", "kind", "pattern", "locale", "shown"),
    [
        (1234.5, "NUMBER", "#,##0.00", "en_US", "1,234.50"),
        (1234.5, "NUMBER", "#,##0.00", "ru_RU", "1\N{NO-BREAK SPACE}234,50"),
        (-0.5, "NUMBER", "0.0;(0.0)", "en_US", "(0.5)"),
        (0.256, "PERCENT", "0.0%", "en_US", "25.6%"),
        (0.256, "PERCENT", "", "ru_RU", "25,60%"),
        (7, "NUMBER", "000", "en_US", "007"),
        (7, "NUMBER", '0" баллов"', "ru_RU", "7 баллов"),
        (5, "TEXT", "@", "en_US", "5"),
        (12345, "SCIENTIFIC", "0.00E+00", "en_US", "1.23E+04"),
        (1.5, "NUMBER", "0.##", "en_US", "1.5"),
        (-0.001, "NUMBER", "0.0", "en_US", "0.0"),
        (SCHOOL_DAY, "DATE", "", "en_US", "9/1/2026"),
        (SCHOOL_DAY, "DATE", "", "ru_RU", "01.09.2026"),
        (SCHOOL_DAY, "DATE", "yyyy-mm-dd", "en_US", "2026-09-01"),
        (SCHOOL_DAY, "DATE_TIME", "dd.mm.yyyy hh:mm", "ru_RU", "01.09.2026 13:30"),
        (SCHOOL_DAY, "TIME", "h:mm AM/PM", "en_US", "1:30 PM"),
        (SCHOOL_DAY, "DATE", "d mmmm yyyy", "en_US", "1 September 2026"),
        (SCHOOL_DAY, "DATE", "ddd, mmm d", "en_US", "Tue, Sep 1"),
        (1.25, "TIME", "[h]:mm", "en_US", "30:00"),
        (1e12, "DATE", "", "en_US", "1000000000000"),
    ],
)
def test_numbers_are_shown_by_pattern_and_locale(
    value: float, kind: str, pattern: str, locale: str, shown: str
) -> None:
    number_format = {"type": kind} | ({"pattern": pattern} if pattern else {})

    assert formatted_number(value, number_format, locale_named(locale)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (1 / 1024, "0.0009765625"),
        (123456789012.0, "123456789012"),
        (1e20, "1E+20"),
        (-2.5, "-2.5"),
        (0.0, "0"),
    ],
)
def test_numbers_without_a_format_show_ten_significant_digits(value: float, shown: str) -> None:
    assert general(value, locale_named("en_US")) == shown


@settings(deadline=None)
@given(st.datetimes(min_value=moment_of(1), max_value=moment_of(200_000)))
def test_a_serial_number_names_its_moment(moment: Any) -> None:
    moment = moment.replace(microsecond=0)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second

    assert moment_of(serial_of(moment.year, moment.month, moment.day, seconds)) == moment


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=4/2", 2),
        ("=-2^2", 4),
        ("=50%+1", 1.5),
        ('="У-"&TEXTLESS', "#NAME?"),
        ('="У-"&7', "У-7"),
        ("=A1", 2),
        ("=C9", 0),
        ("=SUM(A1:A3)", 6),
        ("=SUM(A:A)", 6),
        ("=COUNTA(B1:B4)", 3),
        ('=COUNTIF(B1:B4,"да")', 2),
        ('=COUNTIFS(B1:B4,"д*",A1:A4,">1")', 1),
        ('=IF(B1="Да",1,2)', 1),
        ("=1/0", "#DIV/0!"),
        ("=1e300*1e300", "#NUM!"),
        ('=IFERROR(1/0,"нет")', "нет"),
        ("=A1>1", True),
        ("=D1", "#REF!"),
        ("=СУММ(1)", "#ERROR!"),
        ("=1+", "#ERROR!"),
        ("=AVERAGE(A1:A3)", 2),
        ("=TODAY()", 46266),
        ("=NOW()-TODAY()", 0.4375),
        ("=Sheet1!A2+'Sheet1'!A3", 4),
        ("=Нет!A1", "#REF!"),
        ('=HYPERLINK("https://example.org","письмо")', "письмо"),
        ('=QUERY(A1:B4,"select A")', "#ERROR!"),
    ],
)
def test_formulas_come_to_what_google_shows_or_to_an_error(formula: str, value: Any) -> None:
    document = a_document([["", "да"], ["", "нет"], ["", "да"]])
    for row, number in enumerate([2, 3, 1]):
        document["sheets"][0]["rows"][row][0] = {"userEnteredValue": {"numberValue": number}}
    document["sheets"][0]["rows"][0] += [
        None,
        {"userEnteredValue": {"formulaValue": "=D1" if formula == "=D1" else formula}},
    ]
    book = a_draft(document)
    found = Calculator(book).effective(book.sheets[0], 0, 3) or {}
    texts = {
        "ERROR": "#ERROR!",
        "NAME": "#NAME?",
        "REF": "#REF!",
        "DIVIDE_BY_ZERO": "#DIV/0!",
        "NUM": "#NUM!",
    }

    shown = (
        texts[found["errorValue"]["type"]] if "errorValue" in found else next(iter(found.values()))
    )
    assert shown == value


def test_a_formula_that_is_not_computed_keeps_its_text_and_says_so() -> None:
    document = a_document([["x"]])
    document["sheets"][0]["rows"][0][0] = {"userEnteredValue": {"formulaValue": "=IMPORTRANGE(1)"}}
    book = a_draft(document)

    [[cell]] = book.sheets[0].grid.rows
    assert cell == {"userEnteredValue": {"formulaValue": "=IMPORTRANGE(1)"}}
    assert Calculator(book).effective(book.sheets[0], 0, 0) == {
        "errorValue": {
            "type": "ERROR",
            "message": "The emulator does not compute the function IMPORTRANGE.",
        }
    }
