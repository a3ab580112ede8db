"""What staff see after a run, without what differs by chance, so that two runs can be compared."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bench.google import service
from bench.workload import Office, rows

_TABS = {
    "Участники": "Код",
    "Пары": "Код пары",
    "Документы": "Ключ",
    "Анкеты": "Анкета",
    "Ответы Ф1": "Ответ",
    "Ответы Ф2": "Ответ",
    "Ответы Ф3": "Ответ",
}
"""Tab → the column by which its rows are known."""

_PRODUCT_ALONE = {
    "Замечание программы",
    "Версия вариантов",
    "Сообщение для отправки",
    "QR-код",
    "Ответили",
    "Не ответили",
    "Что ещё нужно",
    "Кто действует",
    "Как прочитано",
    "Учебный год",
    "История",
    "Этап",
    "Другие варианты",  # the product clears them where a pair is decided
}
"""Columns that the plain script has no counterpart of."""

_AGREEMENTS = ("Состояние", "Ход выполнения", "Подтверждение", "Кого ждёт")
_LINK = re.compile(r"http\S+/document/d/([^/\s]+)/\S*")

Visible = Mapping[tuple[str, str, str], str]
"""(tab or kind of file, row or file, column) → text."""


def visible(office: Office) -> Visible:
    """The registers, line 3.10 of the roadmap, and every agreement with its folder and its text."""
    book = office.book
    sheets = {sheet.title: sheet for sheet in book.worksheets()}
    agreements = dict(_agreements(office, rows(sheets["Документы"])))
    titles = {file_id: file["title"] for file_id, file in agreements.items()}
    found: dict[tuple[str, str, str], str] = {}
    for tab, key in _TABS.items():
        for row in rows(sheets[tab]):
            for column in row.keys() - _PRODUCT_ALONE:
                found[tab, str(row[key]), column] = _plain(row[column], titles)
    line = next(r for r in rows(sheets["Дорожная карта"]) if str(r["№ п/п"]).startswith("3.10"))
    for column in _AGREEMENTS:
        found["Дорожная карта", "3.10", column] = _plain(line[column], titles)
    for file in agreements.values():
        for part, text in file.items():
            found["agreement", file["title"], part] = text
    return found


def differences(one: Visible, other: Visible) -> list[str]:
    """Where two results differ, in words; empty where they are the same."""
    places = sorted(one.keys() | other.keys())
    return [
        f"{' / '.join(place)}: {one.get(place)!r} — {other.get(place)!r}"
        for place in places
        if one.get(place) != other.get(place)
    ]


def _agreements(
    office: Office, papers: list[dict[str, Any]]
) -> Iterator[tuple[str, dict[str, str]]]:
    files = service(office.ground.base_url, "drive.v3").files()
    for row in papers:
        file_id = str(row["Файл"])
        file = files.get(fileId=file_id, fields="name,mimeType,parents").execute()
        folder = files.get(fileId=file["parents"][0], fields="name").execute()
        text = files.export(fileId=file_id, mimeType="text/plain").execute().decode("utf-8-sig")
        yield (
            file_id,
            {
                "title": file["name"],
                "type": file["mimeType"],
                "folder": folder["name"],
                "text": _spaced(text),
            },
        )


def _plain(value: Any, titles: Mapping[str, str]) -> str:
    """A cell without the ids of files, which every run gives anew."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _LINK.sub(lambda link: f"[{titles.get(link[1], '?')}]", str(value))
    return _spaced(titles.get(text, text))


def _spaced(text: str) -> str:
    """No-break spaces are a typographer's matter."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())
