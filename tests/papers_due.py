"""Two approved pairs whose agreements are due, and a proxy before Google."""

from collections.abc import Iterator

import pytest
from office import GAMES, SPEECH, Office, mentee, mentor

from torture.proxy import Proxy, proxied


@pytest.fixture
def due(office: Office) -> Office:
    """Two approved pairs whose agreements are due."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Лис Ольга Петровна", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH, GAMES], places="2"))
    office.sync()
    office.type("Участники", "Код", "У-03", "Согласие наставника получено", "15.09.2026")
    office.sync()
    for row in office.rows("Пары"):
        office.type("Пары", "Код пары", row["Код пары"], "Решение", "утвердить")
    return office


@pytest.fixture
def proxy(due: Office) -> Iterator[Proxy]:
    with proxied(due.base_url) as running:
        yield running
