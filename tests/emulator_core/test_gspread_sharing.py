"""What the unmodified gspread does through Drive: sharing, copying, listing, import and export."""

from collections.abc import Iterator
from typing import Any

import gspread
import pytest
import requests
from google.auth.credentials import AnonymousCredentials
from gspread.utils import ExportFormat

GUEST = "guest@example.org"


class Redirected(requests.Session):
    """A session that sends to the emulator what is meant for Google."""

    def __init__(self, base_url: str, email: str = "") -> None:
        super().__init__()
        self.base_url = base_url
        if email:
            self.headers["Authorization"] = f"Bearer emulator:{email}"

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Replace the host of a URL."""
        return super().request(method, self.base_url + "/" + url.split("/", 3)[3], *args, **kwargs)


@pytest.fixture
def owner(emulator: str) -> Iterator[gspread.Client]:
    """The library as the owner."""
    with Redirected(emulator) as session:
        yield gspread.Client(auth=AnonymousCredentials(), session=session)


@pytest.fixture
def guest(emulator: str) -> Iterator[gspread.Client]:
    """The library as somebody else."""
    with Redirected(emulator, GUEST) as session:
        yield gspread.Client(auth=AnonymousCredentials(), session=session)


def test_a_shared_spreadsheet_opens_for_whom_it_was_shared(
    owner: gspread.Client, guest: gspread.Client
) -> None:
    sheet = owner.create("Наставничество")
    with pytest.raises(PermissionError):
        guest.open_by_key(sheet.id)
    sheet.share(GUEST, perm_type="user", role="writer", notify=False)
    assert [p["emailAddress"] for p in sheet.list_permissions()] == ["owner@example.org", GUEST]
    assert guest.open("Наставничество").id == sheet.id
    sheet.remove_permissions(GUEST)
    with pytest.raises(PermissionError):
        guest.open_by_key(sheet.id)


def test_ownership_is_offered_and_accepted(owner: gspread.Client, guest: gspread.Client) -> None:
    sheet = owner.create("Наставничество")
    permission = sheet.share(GUEST, perm_type="user", role="writer", notify=False).json()["id"]
    theirs = guest.open_by_key(sheet.id)
    with pytest.raises(gspread.exceptions.APIError):
        theirs.accept_ownership(permission)
    sheet.transfer_ownership(permission)
    theirs.accept_ownership(permission)
    assert {p["emailAddress"]: p["role"] for p in theirs.list_permissions()} == {
        GUEST: "owner",
        "owner@example.org": "writer",
    }


def test_a_spreadsheet_is_listed_copied_filled_and_exported(owner: gspread.Client) -> None:
    sheet = owner.create("Пары")
    copy = owner.copy(sheet.id, title="Пары, копия", copy_comments=True)
    assert {file["name"] for file in owner.list_spreadsheet_files()} == {"Пары", "Пары, копия"}
    owner.import_csv(copy.id, "Наставник,Подопечный\nУ-01,У-07")
    assert copy.sheet1.get_all_values() == [["Наставник", "Подопечный"], ["У-01", "У-07"]]
    assert (
        bytes(owner.export(copy.id, ExportFormat.CSV)).decode()
        == "Наставник,Подопечный\r\nУ-01,У-07"
    )
    owner.del_spreadsheet(sheet.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        owner.open_by_key(sheet.id)


def test_a_new_spreadsheet_lies_in_the_folder_it_was_made_for(
    owner: gspread.Client, made: Any
) -> None:
    folder = made("Программа")
    sheet = owner.create("Пары", folder_id=folder)
    assert [file["id"] for file in owner.list_spreadsheet_files(folder_id=folder)] == [sheet.id]
