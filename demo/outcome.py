"""What the demo prints in the end: the contract's object, or links for people."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from demo.story import Ending

Json = dict[str, Any]
WITHDRAWN = "withdrawn"
_DOCUMENT = ("kind", "activity", "title", "id", "url")
_SHOWN = {
    "agreement": "Соглашение",
    "mentoring_plan": "Программа пары",
    "directive_pairs": "Приказ о закреплении",
    "labour_addendum": "Дополнительное соглашение",
    "directive_launch": "Приказ о внедрении",
}
"""Papers with a link of their own, the first of each kind."""
_ACTIVITY = ("number", "status", "evidence")


def as_object(base_url: str, ending: Ending, requests: Mapping[str, int]) -> Json:
    """The contract's object. Pairs that were withdrawn without a decision are left out."""
    status = ending.status
    pairs = [pair for pair in status["pairs"] if pair["state"] != WITHDRAWN]
    return {
        "base_url": base_url,
        "spreadsheet_id": status["spreadsheet_id"],
        "participants": status["participants"],
        "pairs": [_only(pair, ("key", "state")) for pair in pairs],
        "documents": [_only(document, _DOCUMENT) for document in status["documents"]],
        "activities": [_only(activity, _ACTIVITY) for activity in status["activities"]],
        "requests": dict(requests),
    }


def as_links(base_url: str, ending: Ending, config: Path, *, serving: bool) -> list[str]:
    """Where to look, and what to try while the pages are served."""
    made, documents = ending.made, ending.status["documents"]
    links = {
        "Все файлы": f"{base_url}/",
        "Таблица": f"{base_url}/spreadsheets/d/{made['spreadsheet_id']}/edit",
        "Папка": f"{base_url}/drive/folders/{made['folder_id']}",
    }
    firsts = {document["kind"]: document["url"] for document in reversed(documents)}
    links |= {caption: firsts[kind] for kind, caption in _SHOWN.items() if kind in firsts}
    links |= {f"Анкета {form['code']}": form["link"] for form in made["questionnaires"]}
    width = max(len(caption) for caption in links) + 1
    lines = [
        "",
        "Посмотрите сами:" if serving else "Что где лежало (с --once страницы уже закрыты):",
        *(f"  {f'{caption}:':<{width}} {link}" for caption, link in links.items()),
    ]
    if not serving:
        return lines
    return [
        *lines,
        "",
        "Попробуйте: ответьте на анкету Ф1 от нового имени или измените решение по паре, затем в таблице на",
        "вкладке «Начните здесь» поставьте галочку «Синхронизировать». Через несколько секунд обновите страницу:",
        "новый участник, новая пара или новое соглашение будут на месте. То же делает команда",
        f"  WORKSPACE_EMULATOR_URL={base_url} {_command()} sync --config {config}",
    ]


def _command() -> str:
    """The command as it can be typed here."""
    installed = Path(sys.executable).with_name("nastavnik")
    if not installed.exists():
        return f"{sys.executable} -m sync"
    here = Path.cwd()
    return str(installed.relative_to(here) if installed.is_relative_to(here) else installed)


def _only(value: Mapping[str, Any], names: tuple[str, ...]) -> Json:
    return {name: value[name] for name in names}
