"""A kindergarten whose people have addresses, and what each of them may do, asked in their own name."""

from collections.abc import Mapping
from typing import Any

import requests
from office import GAMES, PARENTS, SPEECH, Office, mentee, mentor, service

MENTEES = {"У-01": "zayats@example.org", "У-02": "dolgikh@example.org"}
MENTORS = {"У-03": "gromova@example.org", "У-04": "shevchenko@example.org"}
ADDRESSES = MENTEES | MENTORS
COORDINATOR = "kurator@example.org"
READER, WRITER = "reader", "writer"


def matched(office: Office) -> None:
    """Two mentees and two mentors, with pairs proposed; without addresses."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Долгих Олег Петрович", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH, PARENTS]))
    office.answer("Ф2", mentor("Шевченко Игорь Олегович", [GAMES]))
    office.sync()
    for code in MENTORS:
        office.type("Участники", "Код", code, "Согласие наставника получено", "15.09.2026")
    office.sync()


def addressed(office: Office) -> None:
    """The same with addresses."""
    matched(office)
    for code, address in ADDRESSES.items():
        write_address(office, code, address)


def opened(office: Office) -> None:
    """The same with both pairs approved and their papers made."""
    addressed(office)
    for code in pairs(office).values():
        decide(office, code, "утвердить")
    office.sync()


def write_address(office: Office, code: str, address: str) -> None:
    """Type somebody's address."""
    office.type("Участники", "Код", code, "Электронная почта", address)


def decide(office: Office, pair: str, decision: str) -> None:
    """Type a decision."""
    office.type("Пары", "Код пары", pair, "Решение", decision)


def pairs(office: Office) -> dict[str, str]:
    """Mentee → code of their pair."""
    return {row["Наставляемый"]: row["Код пары"] for row in office.rows("Пары")}


def configured(office: Office, *changes: tuple[str, str]) -> None:
    """Change the configuration."""
    text = office.config.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    office.config.write_text(text, "utf-8")


def with_coordinator(office: Office, address: str = COORDINATOR) -> None:
    """Give the coordinator an address."""
    configured(office, ("  email: ''", f"  email: '{address}'"))


def folder(office: Office, key: str) -> str:
    """Google's id of a folder, by its key."""
    query = f"properties has {{ key='nastavnik' and value='{key}' }} and trashed = false"
    found = service(office.base_url, "drive.v3").files().list(q=query).execute()["files"]
    assert len(found) == 1
    return str(found[0]["id"])


def who(office: Office, pair: str) -> dict[str, str]:
    """Address → role, of everybody but the owner, for a pair's folder."""
    return who_of(office, folder(office, f"folder:{pair}"))


def who_of(office: Office, file: str) -> dict[str, str]:
    """Address → role, of everybody but the owner, for a file; every entry once."""
    listed = (
        service(office.base_url, "drive.v3")
        .permissions()
        .list(fileId=file, fields="permissions(id,emailAddress,role)")
        .execute()["permissions"]
    )
    found = [(p["emailAddress"], p["role"]) for p in listed if p["emailAddress"] != OWNER]
    assert len({address.casefold() for address, _ in found}) == len(found)
    return dict(found)


OWNER = "owner@example.org"


def let_in(office: Office, file: str, address: str, role: str = READER) -> str:
    """Give access by hand; the permission's id."""
    body = {"type": "user", "role": role, "emailAddress": address}
    drive = service(office.base_url, "drive.v3")
    return str(drive.permissions().create(fileId=file, body=body).execute()["id"])


def shut_out(office: Office, file: str, address: str) -> None:
    """Take access away by hand."""
    drive = service(office.base_url, "drive.v3")
    fields = "permissions(id,emailAddress)"
    listed = drive.permissions().list(fileId=file, fields=fields).execute()["permissions"]
    permission = next(p["id"] for p in listed if p["emailAddress"] == address)
    drive.permissions().delete(fileId=file, permissionId=permission).execute()


def asked_as(office: Office, address: str, method: str, path: str, **options: Any) -> int:
    """The status of a request in somebody's name."""
    headers = {"Authorization": f"Bearer emulator:{address}"}
    url = f"{office.base_url}{path}"
    return requests.request(method, url, headers=headers, timeout=10, **options).status_code


def may(office: Office, address: str, file: str) -> str:
    """What somebody may do with a file in fact: "", "reader" or "writer"."""
    path = f"/drive/v3/files/{file}"
    if asked_as(office, address, "GET", path) != 200:
        return ""
    renamed: Mapping[str, str] = {"description": "проверка"}
    wrote = asked_as(office, address, "PATCH", path, json=renamed) == 200
    return WRITER if wrote else READER


def remarks(office: Office, code: str) -> str:
    """What stands beside a participant."""
    row = next(row for row in office.rows("Участники") if row["Код"] == code)
    return str(row["Замечание программы"])


def quirk(office: Office, **chosen: str) -> None:
    """Choose the other answer to a question about Google."""
    answers = {name.replace("__", ".").replace("_", "-"): answer for name, answer in chosen.items()}
    requests.put(f"{office.base_url}/_emulator/quirks", json=answers, timeout=10).raise_for_status()
