"""Field masks: their grammar, and what they leave of a reply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.mask import Mask, MaskSyntaxError, apply, parse

REPLY = {
    "spreadsheetId": "1",
    "sheets": [
        {
            "properties": {"title": "Пары", "index": 0},
            "data": [{"rowData": [{}, {"values": [{"note": "x", "n": 1}]}]}],
        },
        {"properties": {"title": "Пусто", "index": 1}},
    ],
}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("*", REPLY),
        ("spreadsheetId", {"spreadsheetId": "1"}),
        ("sheets.properties.title", {"sheets": [{"properties": {"title": "Пары"}}, {"properties": {"title": "Пусто"}}]}),
        ("sheets(properties/index), spreadsheetId",
         {"spreadsheetId": "1", "sheets": [{"properties": {"index": 0}}, {"properties": {"index": 1}}]}),
        ("sheets/data/rowData/values/note", {"sheets": [{"data": [{"rowData": [{}, {"values": [{"note": "x"}]}]}]}, {}]}),
        ("sheets/*/title", {"sheets": [{"properties": {"title": "Пары"}, "data": [{}]}, {"properties": {"title": "Пусто"}}]}),
        ("namedRanges", {}),
        ("sheets.properties,sheets.properties.title",
         {"sheets": [{"properties": {"title": "Пары", "index": 0}}, {"properties": {"title": "Пусто", "index": 1}}]}),
    ],
)  # fmt: skip
def test_a_mask_leaves_what_it_names(text: str, kept: object) -> None:
    assert apply(parse(text), REPLY) == kept


@pytest.mark.parametrize("text", ["", ",", "a,", "a..b", "a(b", "a)b", "a(b))", "a()", "a/"])
def test_a_malformed_mask_is_refused(text: str) -> None:
    with pytest.raises(MaskSyntaxError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "path", "wanted"),
    [
        ("sheets.data.rowData", "sheets.data", "in part"),
        ("sheets.data.rowData", "sheets.data.rowData.values", "whole"),
        ("sheets(data,properties.title)", "sheets.properties", "in part"),
        ("sheets.properties", "sheets.data", "not at all"),
        ("*", "sheets.data", "whole"),
        ("sheets/*", "sheets.data", "whole"),
    ],
)
def test_a_mask_tells_what_is_wanted_of_a_field(text: str, path: str, wanted: str) -> None:
    mask = parse(text)
    assert mask.covers(path) is (wanted != "not at all")
    assert mask.wants_all(path) is (wanted == "whole")


NAMES = st.sampled_from(["a", "b", "c"])
MASKS = st.recursive(
    st.builds(Mask), lambda inner: st.dictionaries(NAMES, inner, min_size=1).map(Mask), max_leaves=8
)
VALUES = st.recursive(
    st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)


@given(MASKS, VALUES)
def test_applying_a_mask_twice_changes_nothing_more(mask: Mask, value: object) -> None:
    once = apply(mask, value)
    assert apply(mask, once) == once


@given(MASKS.filter(lambda mask: bool(mask.children)))
def test_the_paths_of_a_mask_read_back_as_the_same_mask(mask: Mask) -> None:
    assert parse(",".join(mask.paths())) == mask
