"""A report names nobody and nothing: what is sent and got back is masked and short."""

import pytest

from sync.probing.exchanges import (
    LONGEST,
    Exchange,
    masked,
    refused_in_short,
    shortened,
    with_another,
)
from sync.workspace.errors import Refused

FILE = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("invite anna.petrova@school-7.ru now", "invite <address> now", "petrova"),
        ("https://docs.google.com/forms/d/e/1FAI/viewform?x=1 ok", "<link> ok", "1FAI"),
        (f"File not found: {FILE}.", "File not found: #", FILE),
        ("in project 123456789012 before", "in project #", "123456789012"),
        ("permission 04528791236547899321", "permission #", "0452879"),
    ],
)
def test_whatever_points_to_somebody_is_masked(text: str, kept: str, gone: str) -> None:
    assert kept in masked(text)
    assert gone not in masked(text)


def test_names_of_fields_words_and_moments_stay() -> None:
    text = '{"emailCollectionType": "DO_NOT_COLLECT", "createTime": "2026-11-28T12:55:47.869874Z"}'
    assert masked(text) == text


def test_the_same_id_has_the_same_hash_and_another_another() -> None:
    other = FILE.replace("B", "C")
    assert masked(FILE) == masked(FILE) != masked(other)
    assert len(masked(FILE)) == 7


def test_long_values_are_cut_and_bytes_counted() -> None:
    assert len(shortened({"a": "б" * 5000})) == LONGEST + 1
    assert shortened(b"123") == "3 bytes"


def test_what_is_called_an_id_is_masked_however_it_looks() -> None:
    told = shortened({"id": "AAAA46mdlBl", "approvalId": "abcdefghijk", "itemId": "0000002b"})
    assert "AAAA46mdlBl" not in told
    assert "abcdefghijk" not in told
    assert "0000002b" in told


def test_a_refusal_is_told_without_line_breaks() -> None:
    refusal = Refused("drive.files.get", 404, "notFound", f"File not found:\n{FILE}.")
    assert refused_in_short(refusal).startswith("404 notFound: File not found: #")


def test_the_same_call_again_is_only_counted() -> None:
    one, other = Exchange("a", "x", "y"), Exchange("a", "x", "z")
    noted: tuple[Exchange, ...] = ()
    for exchange in (one, one, other, one):
        noted = with_another(noted, exchange)
    assert [exchange.times for exchange in noted] == [2, 1, 1]
