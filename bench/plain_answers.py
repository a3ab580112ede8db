"""The plain script's questionnaires: responses as cells, and what they say about a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

FORMS = ("Ф1", "Ф2", "Ф3")
_DAY_ZERO = datetime.fromisoformat("1899-12-30")
"""From which Sheets counts days (Google, sheets/api/guides/formats)."""


class Form:
    """One form; its questions are asked for only where an answer is to be understood."""

    def __init__(self, forms: Any, form_id: str, zone: ZoneInfo) -> None:
        """Args: The API's forms, the form's id, the time zone in which moments are shown."""
        self._forms = forms
        self._id = form_id
        self._zone = zone

    def responses(self) -> list[dict[str, Any]]:
        """All responses, the oldest first."""
        return sorted(self._pages(), key=lambda response: str(response["createTime"]))

    def _pages(self) -> Iterator[dict[str, Any]]:
        token = None
        while True:
            page = self._forms.responses().list(formId=self._id, pageToken=token).execute()
            yield from page.get("responses", [])
            token = page.get("nextPageToken")
            if not token:
                return

    @cached_property
    def _items(self) -> list[dict[str, Any]]:
        return list(self._forms.get(formId=self._id).execute()["items"])

    def cells(
        self, response: Mapping[str, Any], header: Sequence[str], topics: Mapping[str, str]
    ) -> dict[str, Any]:
        """A response as a row: several answers one a line, a grid as «К07: 3» lines."""
        columns = {title.partition(". ")[2]: title for title in header}
        row: dict[str, Any] = {
            "Ответ": response["responseId"],
            "Отправлено": self.moment(response["createTime"]),
            "Изменено": self.moment(response["lastSubmittedTime"]),
        }
        for item in self._items:
            column = columns.get(item.get("title", ""))
            if column:
                row[column] = _cell(item, response.get("answers", {}), topics)
        return row

    def moment(self, text: str) -> float:
        """A moment of the API's as Sheets holds it: days of wall time, to the second."""
        local = datetime.fromisoformat(text).astimezone(self._zone)
        return (local.replace(tzinfo=None, microsecond=0) - _DAY_ZERO) / timedelta(days=1)

    def personal(self, link: str) -> str:
        """The link with a place for the participant's code."""
        asked = next(i for i in self._items if i.get("title", "").startswith("Ваш код участника"))
        entry = int(asked["questionItem"]["question"]["questionId"], 16)
        return f"{link}?usp=pp_url&entry.{entry}="


def _cell(item: Mapping[str, Any], answers: Mapping[str, Any], topics: Mapping[str, str]) -> str:
    if group := item.get("questionGroupItem"):
        lines = [
            f"{topics[question['rowQuestion']['title']]}: {text}"
            for question in group["questions"]
            for text in _texts(answers.get(question["questionId"]))
        ]
        return "\n".join(sorted(lines))
    return "\n".join(_texts(answers.get(item["questionItem"]["question"]["questionId"])))


def _texts(answer: Mapping[str, Any] | None) -> list[str]:
    return [one["value"] for one in answer["textAnswers"]["answers"]] if answer else []


def new_person(cells: Mapping[str, Any], code: str, link: str) -> dict[str, Any]:
    """A newcomer's row of «Участники», as far as people and the programme begin it."""
    name = " ".join(_answer(cells, "fio").split())
    endings = {"вна": "женский", "чна": "женский", "вич": "мужской"}
    return {
        "Фамилия, имя, отчество": name,
        "Пол": endings.get(name[-3:], ""),
        "Должность": _answer(cells, "m01") or _answer(cells, "n01"),
        "Электронная почта": _answer(cells, "email"),
        "Длительно отсутствует": False,
        "Выбыл": False,
        "Код": code,
        "Личная ссылка на Ф3": f"{link}{quote(code)}",
    }


def columns_of_person(
    answered: Mapping[str, Mapping[str, Any]], topics: Mapping[str, str]
) -> dict[str, str]:
    """What the answers say: roles, background, needs and competencies."""
    mentee, mentor = answered.get("Ф1"), answered.get("Ф2")
    letter, known = ("m", mentee) if mentee else ("n", mentor or {})
    roles = [role for role, row in (("наставляемый", mentee), ("наставник", mentor)) if row]
    return {
        "Роли по анкетам": ", ".join(roles),
        "Стаж": _answer(known, f"{letter}02"),
        "Группа / направление": _answer(known, f"{letter}03"),
        "Категория": _answer(known, f"{letter}04"),
        "Запросы": _listed(_answer(mentee or {}, "m17"), topics),
        "Компетенции": _listed(_answer(mentor or {}, "n07"), topics),
        "Анкеты": ", ".join(code for code in FORMS if code in answered),
    }


def _answer(cells: Mapping[str, Any], question: str) -> str:
    return next((text for title, text in cells.items() if title.startswith(f"{question}.")), "")


def _listed(text: str, topics: Mapping[str, str]) -> str:
    chosen = text.split("\n")
    return "\n".join(topic for topic in topics if topic in chosen)
