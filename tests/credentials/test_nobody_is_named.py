"""What Google says of people reaches no text of an error: it may end in a scheduler's log."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.workspace.addresses import without_addresses
from sync.workspace.errors import Refused

INVITED = (
    "Bad Request. User message: \"You are trying to invite anna.gromova@sad-romashka.example. Since there is no "
    'Google account associated with this email address, you must check the "Notify people" box."'
)  # fmt: skip


def test_a_refusal_to_share_does_not_name_whom() -> None:
    refusal = Refused("drive.permissions.create", 400, "invalidSharingRequest", INVITED)

    assert "gromova" not in str(refusal)
    assert "there is no Google account" in str(refusal)
    assert refusal.said == INVITED


@pytest.mark.parametrize("name", ["анна@сад.рф", "a+b@x.example", "A.B%c@mail.sad.example"])
def test_addresses_of_every_kind_are_left_out(name: str) -> None:
    assert without_addresses(f"({name}), {name}.") == "(<адрес>), <адрес>."


def test_an_address_at_the_edge_of_what_is_shown_is_not_cut_into_one_that_stays() -> None:
    said = f"{'x' * 290} anna.gromova@sad.example"

    assert "anna" not in str(Refused("drive.files.get", 400, "", said))


def test_a_service_account_is_nobody() -> None:
    robot = "robot@project-1.iam.gserviceaccount.com"

    assert without_addresses(f"denied to {robot}") == f"denied to {robot}"


@given(st.text(alphabet="ab@. <>", max_size=40))
def test_a_text_without_an_address_stays(text: str) -> None:
    assert without_addresses(without_addresses(text)) == without_addresses(text)
    if "@" not in text:
        assert without_addresses(text) == text
