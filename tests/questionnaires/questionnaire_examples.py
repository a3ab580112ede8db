"""The shipped questionnaires, and a form made of one on an emulated Google."""

from pathlib import Path
from typing import Any

import requests

import config
from config.loading import load
from config.questionnaire import Questionnaire
from config.schema import Configuration
from generators.questionnaires.choices import Choices
from generators.questionnaires.forms import creation_requests

Json = dict[str, Any]
SHIPPED = Path(config.__file__).parent / "organisation.yaml"
CHOICES = Choices(
    mentors=("У-01 — Мария Петровна", "У-02 — Анна Львовна"),
    mentees=("У-03 — Пётр Ильич",),
)


def shipped() -> Configuration:
    return load(SHIPPED)


def questionnaire(configuration: Configuration, code: str) -> Questionnaire:
    return next(q for q in configuration.questionnaires if q.code == code)


class FormOnGoogle:
    """A form reached over HTTP, as Google's documents say."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.form_id = self._post("/v1/forms?unpublished=true", {"info": {"title": "Анкета"}})[
            "formId"
        ]

    def make(self, which: Questionnaire, configuration: Configuration, choices: Choices) -> None:
        self.update(creation_requests(which, configuration, choices, year="2026/2027"))

    def update(self, changes: list[Json]) -> Json:
        return self._post(f"/v1/forms/{self.form_id}:batchUpdate", {"requests": changes})

    def get(self) -> Json:
        reply = requests.get(f"{self.base_url}/v1/forms/{self.form_id}", timeout=10)
        reply.raise_for_status()
        form: Json = reply.json()
        return form

    def _post(self, path: str, body: Json) -> Json:
        reply = requests.post(f"{self.base_url}{path}", json=body, timeout=10)
        assert reply.ok, reply.text
        answer: Json = reply.json()
        return answer
