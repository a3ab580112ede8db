"""The list of responses: its filter, its pages, its shapes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.errors import ApiError
from emulator.forms.responses import listed, response_of
from emulator.forms.rules import Json
from emulator.forms.sections import Answer

START = datetime(2026, 9, 1, 8, 0, 0, 123456, tzinfo=UTC)


def arriving(count: int) -> list[Json]:
    return [response_of(f"r{i}", START + timedelta(seconds=i), {}) for i in range(count)]


def ids(reply: Json) -> list[str]:
    return [response["responseId"] for response in reply.get("responses", [])]


def test_a_response_has_times_of_three_and_six_decimals_and_only_given_answers() -> None:
    answers = {"1b": Answer(("а", "б"))}

    assert response_of("r", START, answers) == {
        "responseId": "r",
        "createTime": "2026-09-01T08:00:00.123Z",
        "lastSubmittedTime": "2026-09-01T08:00:00.123456Z",
        "answers": {
            "1b": {
                "questionId": "1b",
                "textAnswers": {"answers": [{"value": "а"}, {"value": "б"}]},
            }
        },
    }
    assert "answers" not in response_of("r", START, {})


def test_a_list_without_responses_is_an_empty_object() -> None:
    assert listed([]) == {}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("timestamp > 2026-09-01T08:00:01.123456Z", ["r2"]),
        ("timestamp >= 2026-09-01T08:00:01.123456Z", ["r2", "r1"]),
        ("timestamp >= 2026-09-01T08:00:01.123456001Z", ["r2"]),
        ("timestamp>2026-09-01T08:00:01Z", ["r2", "r1"]),
        ("timestamp > 2026-09-02T00:00:00Z", []),
        ("", ["r2", "r1", "r0"]),
    ],
)
def test_the_filter_compares_the_time_of_submission(condition: str, expected: list[str]) -> None:
    assert ids(listed(arriving(3), condition=condition)) == expected


def test_the_filter_may_mean_the_first_submission() -> None:
    edited = arriving(1)[0] | {"lastSubmittedTime": "2026-09-05T08:00:00.123456Z"}
    condition = "timestamp > 2026-09-02T00:00:00Z"

    assert ids(listed([edited], condition=condition)) == ["r0"]
    assert ids(listed([edited], condition=condition, moment="createTime")) == []


@pytest.mark.parametrize(
    "condition",
    [
        "timestamp = 2026-09-01T08:00:00Z",
        "timestamp < 2026-09-01T08:00:00Z",
        "timestamp > 2026-09-01",
        "timestamp > 2026-09-01T08:00:00+03:00",
        "timestamp > 2026-13-01T08:00:00Z",
        "createTime > 2026-09-01T08:00:00Z",
    ],
)
def test_any_other_filter_is_refused(condition: str) -> None:
    with pytest.raises(ApiError) as caught:
        listed(arriving(1), condition=condition)

    assert caught.value.code == 400


@given(st.integers(0, 12), st.integers(1, 5))
def test_the_pages_together_are_the_whole_list_once(count: int, size: int) -> None:
    everything, seen, token = arriving(count), [], ""
    while True:
        reply = listed(everything, page_size=size, page_token=token)
        seen += ids(reply)
        token = reply.get("nextPageToken", "")
        if not token:
            break

    assert seen == ids(listed(everything))


def test_a_response_that_arrives_between_pages_moves_nothing() -> None:
    first = listed(arriving(4), page_size=2)
    second = listed(arriving(5), page_size=2, page_token=first["nextPageToken"])

    assert ids(first) + ids(second) == ["r3", "r2", "r1", "r0"]


def test_a_page_token_belongs_to_its_filter() -> None:
    token = listed(arriving(4), page_size=2)["nextPageToken"]

    for condition, text in [
        ("timestamp > 2026-09-01T08:00:00Z", token),
        ("", "no-token"),
        ("", "ÿ"),
    ]:
        with pytest.raises(ApiError) as caught:
            listed(arriving(4), condition=condition, page_token=text)

        assert caught.value.code == 400
