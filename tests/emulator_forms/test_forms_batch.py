"""forms.batchUpdate as a pure function: what is applied, what is refused, and that it is all or nothing."""

from __future__ import annotations

import contextlib
import copy

import pytest
from forms_examples import (
    Json,
    asking,
    choice,
    counting_ids,
    creating,
    grid,
    page_break,
    scale,
    text,
)
from hypothesis import given
from hypothesis import strategies as st

from emulator.errors import ApiError
from emulator.forms.batch import apply_requests
from emulator.forms.records import new_form


def applied(form: Json, *requests: Json) -> Json:
    return apply_requests(form, requests, counting_ids().__next__)[0]


def form_with(*items: Json) -> Json:
    return applied(new_form("1form"), *creating(*items)) if items else new_form("1form")


def refused(form: Json, *requests: Json) -> ApiError:
    before = copy.deepcopy(form)
    with pytest.raises(ApiError) as caught:
        applied(form, *requests)

    assert form == before
    return caught.value


def titles(form: Json) -> list[str]:
    return [item.get("title", "") for item in form["items"]]


def test_ids_given_by_the_client_are_kept_and_missing_ones_made() -> None:
    form, replies = apply_requests(
        new_form("1form"),
        creating({**text("а", "0000001b"), "itemId": "0000001a"}, text("б")),
        counting_ids().__next__,
    )

    assert replies[0] == {"createItem": {"itemId": "0000001a", "questionId": ["0000001b"]}}
    made = replies[1]["createItem"]
    assert len({made["itemId"], made["questionId"][0], "0000001a", "0000001b"}) == 4
    assert form["items"][1]["questionItem"]["question"]["questionId"] == made["questionId"][0]


def test_a_made_id_never_meets_one_that_the_client_gave() -> None:
    taken = next(counting_ids())

    form = form_with(text("а", taken), text("б"))

    assert form["items"][1]["questionItem"]["question"]["questionId"] != taken


def test_defaults_are_left_out_but_kinds_stay() -> None:
    form = form_with({**text("Имя", "1b"), "itemId": "1a", "description": ""})

    assert form["items"] == [
        {
            "title": "Имя",
            "itemId": "1a",
            "questionItem": {"question": {"questionId": "1b", "textQuestion": {}}},
        }
    ]


BAD_ITEMS: list[tuple[str, Json, str]] = [
    ("duplicate options", choice("?", ["да", "да"]), "duplicate"),
    ("empty option", choice("?", ["да", " "]), "empty"),
    ("no options", choice("?", []), "empty"),
    ("newline in an option", choice("?", ["да\nнет"]), "newlines"),
    ("newline in a title", text("а\nб"), "newlines"),
    ("value of the other option", choice("?", [{"isOther": True, "value": "x"}]), "isOther"),
    ("other in a drop-down", choice("?", ["а", {"isOther": True}], kind="DROP_DOWN"), "isOther"),
    ("navigation of check boxes", choice("?", [{"value": "а", "goToAction": "SUBMIT_FORM"}], kind="CHECKBOX"), "RADIO"),
    ("unknown section", choice("?", [{"value": "а", "goToSectionId": "77"}]), "77"),
    ("file upload", asking("?", {"fileUploadQuestion": {"folderId": "1"}}), "file upload"),
    ("a row outside a grid", asking("?", {"rowQuestion": {"title": "x"}}), "Row"),
    ("two kinds", asking("?", {"textQuestion": {}, "timeQuestion": {}}), "exactly one kind"),
    ("no kind", {"title": "?"}, "exactly one kind"),
    ("a scale to 11", asking("?", {"scaleQuestion": {"low": 1, "high": 11}}), "10"),
    ("grid of lists", grid("?", [("а", "1")], ["1", "2"], kind="DROP_DOWN"), "Grid"),
    ("grid without rows", grid("?", [], ["1", "2"]), "empty"),
    ("id that is no number", text("?", "m01"), "Invalid ID"),
    ("id too long", text("?", "123456789"), "Invalid ID"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "part"), [c[1:] for c in BAD_ITEMS], ids=[c[0] for c in BAD_ITEMS]
)
def test_an_item_that_google_refuses_is_refused_with_its_place(item: Json, part: str) -> None:
    error = refused(form_with(text("есть")), *creating(item))

    assert (error.code, error.status) == (400, "INVALID_ARGUMENT")
    assert error.message.startswith("Invalid requests[0].createItem: ")
    assert part in error.message


@pytest.mark.parametrize("again", ["0000001b", "1B"])
def test_an_id_in_use_is_refused_however_it_is_written(again: str) -> None:
    error = refused(form_with(text("а", "1b")), *creating(text("б", again)))

    assert "already in use" in error.message


def test_a_refused_request_undoes_those_before_it() -> None:
    form = form_with(text("а"))

    error = refused(form, *creating(text("б"), choice("в", [])))

    assert "requests[1]" in error.message
    assert titles(form) == ["а"]


@pytest.mark.parametrize(
    "item",
    [
        {"title": "x", "imageItem": {"image": {"sourceUri": "https://example.org/a.png"}}},
        {"title": "x", "videoItem": {"video": {"youtubeUri": "https://example.org/v"}}},
        asking("x", {"textQuestion": {}, "grading": {"pointValue": 1}}),
    ],
    ids=["picture", "film", "grading"],
)
def test_what_is_not_built_is_501_with_its_name(item: Json) -> None:
    assert refused(form_with(), *creating(item)).code == 501


def test_items_move_and_go() -> None:
    form = form_with(text("а"), text("б"), text("в"))

    moved = applied(
        form, {"moveItem": {"originalLocation": {"index": 0}, "newLocation": {"index": 2}}}
    )
    gone = applied(moved, {"deleteItem": {"location": {"index": 1}}})

    assert titles(moved) == ["б", "в", "а"]
    assert titles(gone) == ["б", "а"]


@pytest.mark.parametrize(
    "request_",
    [
        {"createItem": {"item": text("x"), "location": {"index": 2}}},
        {"deleteItem": {"location": {"index": 1}}},
        {"moveItem": {"originalLocation": {"index": 0}, "newLocation": {"index": 1}}},
        {"updateItem": {"item": text("x"), "location": {"index": -1}, "updateMask": "title"}},
    ],
    ids=lambda request: next(iter(request)),
)
def test_an_index_outside_the_form_is_refused(request_: Json) -> None:
    assert refused(form_with(text("а")), request_).code == 400


def test_deleting_a_section_frees_the_options_that_led_to_it() -> None:
    leading = choice("Кто Вы?", [{"value": "а", "goToSectionId": "77"}, "б"])
    form = applied(form_with(page_break("П", "77")), *creating(leading))

    form = applied(form, {"deleteItem": {"location": {"index": 1}}})

    assert form["items"][0]["questionItem"]["question"]["choiceQuestion"]["options"] == [
        {"value": "а"},
        {"value": "б"},
    ]


def updating(item: Json, mask: str, index: int = 0) -> Json:
    return {"updateItem": {"item": item, "location": {"index": index}, "updateMask": mask}}


OPTIONS = "questionItem.question.choiceQuestion.options"


@pytest.mark.parametrize("mask", [OPTIONS, "question_item.question.choice_question.options"])
def test_replacing_options_keeps_ids_and_everything_else(mask: str) -> None:
    form = form_with({**choice("Кто?", ["а", "б"], "1b", required=True), "itemId": "1a"})

    changed = applied(form, updating(choice("иначе", ["в"]), mask))

    expected = copy.deepcopy(form["items"][0])
    expected["questionItem"]["question"]["choiceQuestion"]["options"] = [{"value": "в"}]
    assert changed["items"] == [expected]


def test_a_blank_id_under_the_mask_gets_a_new_one() -> None:
    form = form_with({**text("а", "1b"), "itemId": "1a"})

    changed = applied(form, updating(text("б"), "*"))["items"][0]

    assert changed["title"] == "б"
    assert changed["itemId"] != "1a"
    assert changed["questionItem"]["question"]["questionId"] != "1b"


def test_an_item_written_back_whole_keeps_its_ids() -> None:
    form = form_with({**scale("а", "1b"), "itemId": "1a"})

    assert applied(form, updating(form["items"][0], "*"))["items"] == form["items"]


def test_a_field_named_by_the_mask_and_absent_in_the_body_is_cleared() -> None:
    form = form_with({**text("а", "1b", required=True), "description": "подробно"})

    mask = "description,questionItem.question.required"
    changed = applied(form, updating({"title": "не в маске"}, mask))["items"][0]

    assert "description" not in changed
    assert "required" not in changed["questionItem"]["question"]
    assert changed["title"] == "а"


def test_another_kind_of_question_takes_the_place_of_the_first() -> None:
    form = form_with(text("а", "1b"))

    changed = applied(form, updating(scale("а"), "questionItem.question.scaleQuestion"))["items"][
        0
    ]["questionItem"]["question"]

    assert "textQuestion" not in changed
    assert changed["scaleQuestion"]["high"] == 10
    assert changed["questionId"] == "1b"


@pytest.mark.parametrize("mask", ["", "titel", "questionItem.question.nothing", "title,"])
def test_a_mask_that_names_nothing_known_is_refused(mask: str) -> None:
    assert refused(form_with(text("а")), updating(text("б"), mask)).code == 400


def test_title_and_description_change_but_not_the_documents_name() -> None:
    info = {"title": "Анкета", "description": "Строка\nи ещё"}

    form = applied(form_with(), {"updateFormInfo": {"info": info, "updateMask": "*"}})
    error = refused(
        form, {"updateFormInfo": {"info": {"documentTitle": "x"}, "updateMask": "documentTitle"}}
    )

    assert form["info"] == info
    assert error.code == 400


def test_settings_take_the_way_of_collecting_addresses() -> None:
    def collecting(way: str) -> Json:
        settings = {"emailCollectionType": way}
        return {"updateSettings": {"settings": settings, "updateMask": "emailCollectionType"}}

    assert applied(form_with(), collecting("VERIFIED"))["settings"] == {
        "emailCollectionType": "VERIFIED"
    }
    assert refused(form_with(), collecting("EMAIL_COLLECTION_TYPE_UNSPECIFIED")).code == 400


@pytest.mark.parametrize("requests", [[], [{}], [{"createItem": {}, "moveItem": {}}]])
def test_a_batch_without_one_kind_each_is_refused(requests: list[Json]) -> None:
    assert refused(form_with(), *requests).code == 400


MOVES = st.tuples(st.just("move"), st.integers(0, 5), st.integers(0, 5))
DELETIONS = st.tuples(st.just("delete"), st.integers(0, 5), st.just(0))
ADDITIONS = st.tuples(st.just("add"), st.integers(0, 6), st.integers(0, 2**31))


def as_request(step: tuple[str, int, int]) -> Json:
    kind, one, two = step
    if kind == "move":
        return {"moveItem": {"originalLocation": {"index": one}, "newLocation": {"index": two}}}
    if kind == "delete":
        return {"deleteItem": {"location": {"index": one}}}
    return {"createItem": {"item": text("x", f"{two:x}"), "location": {"index": one}}}


@given(st.lists(st.one_of(MOVES, DELETIONS, ADDITIONS), max_size=12))
def test_whatever_is_applied_ids_stay_unique_and_a_refusal_changes_nothing(
    steps: list[tuple[str, int, int]],
) -> None:
    form = form_with(text("а"), text("б"), text("в"))
    before = copy.deepcopy(form)
    ids: list[str] = []
    with contextlib.suppress(ApiError):
        after = applied(form, *map(as_request, steps), updating(text("я"), "title"))
        for item in after["items"]:
            ids += [item["itemId"], item["questionItem"]["question"]["questionId"]]

    assert form == before
    assert len({int(one, 16) for one in ids}) == len(ids)
