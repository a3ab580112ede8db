"""A kindergarten with a few kinds of paper on the emulator: two pairs, one of them approved, its papers made."""

import io
from typing import Any

import docx
from googleapiclient.http import MediaIoBaseUpload
from office import GAMES, SPEECH, Office, mentee, mentor, service

KINDS = ("labour_addendum", "directive_pairs", "agreement")
DIRECTIVE = "directive_pairs:сад:2026-27"
SECOND = "directive_pairs:сад-2:2026-27"
AGREEMENT = "agreement:П-01:2026-27"
ADDENDUM = "labour_addendum:У-03:2026-27"
DOCUMENT = "application/vnd.google-apps.document"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paired(office: Office) -> None:
    """A play: two pairs proposed."""
    assert office.run("init").code == 0
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Долгих Олег Петрович", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH]))
    office.answer("Ф2", mentor("Шевченко Игорь Олегович", [GAMES]))
    office.sync()
    for code in ("У-03", "У-04"):
        office.type("Участники", "Код", code, "Согласие наставника получено", "15.09.2026")
    office.sync()


def drafted(office: Office) -> None:
    """A play: one pair approved, its papers made."""
    office.brought(paired)
    approve(office, "П-01")
    assert office.sync()["documents"] == len(KINDS)


def registered(office: Office) -> None:
    """A play: the directive has its number and date."""
    office.brought(drafted)
    number(office)
    office.sync()


def approve(office: Office, pair: str) -> None:
    office.type("Пары", "Код пары", pair, "Решение", "утвердить")


def number(office: Office, key: str = DIRECTIVE, typed: str = "14-а") -> None:
    write(office, key, "Номер (впишите)", typed)
    write(office, key, "Дата документа", "02.10.2026")


def write(office: Office, key: str, header: str, value: Any) -> None:
    """Type into a row of «Документы»."""
    office.type("Документы", "Ключ", key, header, value)


def row(office: Office, key: str) -> dict[str, Any]:
    """A row of «Документы»."""
    return next(row for row in office.rows("Документы") if row["Ключ"] == key)


def text(office: Office, key: str) -> str:
    """What a paper says, spaces as plain ones."""
    return " ".join(office.export(row(office, key)["Файл"]).split())


def remarks(value: dict[str, Any], key: str) -> str:
    """What a run says beside a paper."""
    return "\n".join(
        f["text"] for f in value["findings"] if (f["tab"], f["row"]) == ("Документы", key)
    )


def papers(office: Office) -> list[str]:
    """The keys of all papers on Drive, one for each file."""
    query = f"mimeType = '{DOCUMENT}' and trashed = false"
    files = service(office.base_url, "drive.v3").files()
    listed = files.list(q=query, fields="files(properties)", pageSize=1000).execute()["files"]
    keys = [file.get("properties", {}).get("nastavnik", "") for file in listed]
    return sorted(key for key in keys if key.count(":") == 2)


def rewrite_by_hand(office: Office, key: str, content: str = "Наш собственный текст") -> None:
    """Put another text into a paper, as people who edit it do."""
    document = docx.Document()
    document.add_paragraph(content)
    stream = io.BytesIO()
    document.save(stream)
    media = MediaIoBaseUpload(stream, DOCX)
    files = service(office.base_url, "drive.v3").files()
    files.update(fileId=row(office, key)["Файл"], media_body=media).execute()


def delete(office: Office, key: str, *, file: bool = False) -> None:
    """Delete a row of «Документы», and put its file into the bin."""
    if file:
        files = service(office.base_url, "drive.v3").files()
        files.update(fileId=row(office, key)["Файл"], body={"trashed": True}).execute()
    sheet = office.spreadsheet.worksheet("Документы")
    keys = sheet.col_values(sheet.row_values(1).index("Ключ") + 1)
    sheet.delete_rows(keys.index(key) + 1)
