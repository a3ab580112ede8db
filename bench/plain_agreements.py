"""The plain script's agreements: filled in with docxtpl, uploaded into the folder of their pair."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docxtpl import DocxTemplate
from googleapiclient.http import MediaIoBaseUpload
from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "application/vnd.google-apps.document"
FOLDER = "application/vnd.google-apps.folder"

LINE = "____________________"
DIRECTIVE_BLANK = "от «___» __________ 20__ г. № ______"
GENDERS = {"женский": Gender.FEMALE, "мужской": Gender.MALE}
PARTS = (NamePart.LASTNAME, NamePart.FIRSTNAME, NamePart.MIDDLENAME)
MAKER = PetrovichDeclinationMaker()


@dataclass(frozen=True)
class School:
    """What agreements say about the school and the year."""

    full_name: str
    short_name: str
    place: str
    today: date

    @property
    def year(self) -> int:
        """In which the school year began."""
        return self.today.year if self.today.month >= 9 else self.today.year - 1


class Agreements:
    """Makes agreements on Drive."""

    def __init__(self, drive: Any, folder: str, template: str, school: School) -> None:
        """Args: Drive's files, the folder of all papers, the template's id, the school."""
        self._drive = drive
        self._folder = folder
        self._template = template
        self._school = school

    def make(
        self, pair: str, mentor: Mapping[str, str], mentee: Mapping[str, str], taken: Iterable[str]
    ) -> dict[str, str]:
        """Make one agreement; returns its row of «Документы»."""
        short_year = f"{self._school.year}-{(self._school.year + 1) % 100:02d}"
        places = [int(number.partition("/")[0]) for number in taken if number.endswith(short_year)]
        number = f"{max(places, default=0) + 1}/{short_year}"
        title = f"Соглашение о сотрудничестве № {number} ({pair})"
        file = self._upload(title, pair, self._filled(pair, number, mentor, mentee))
        return {
            "Ключ": f"agreement:{pair}:{short_year}",
            "Вид": "соглашение о сотрудничестве",
            "Строка плана": "3.10",
            "О ком": pair,
            "Номер": number,
            "Название": title,
            "Состояние": "создан",
            "Ответственный": "наставник и наставляемый",
            "Ссылка": file["webViewLink"],
            "Файл": file["id"],
        }

    @cached_property
    def _docx(self) -> bytes:
        content: bytes = self._drive.export(fileId=self._template, mimeType=DOCX).execute()
        return content

    def _filled(
        self, pair: str, number: str, mentor: Mapping[str, str], mentee: Mapping[str, str]
    ) -> io.BytesIO:
        school = self._school
        template = DocxTemplate(io.BytesIO(self._docx))
        fields = {
            "учреждение": school.full_name,
            "учреждение_кратко": school.short_name,
            "место": school.place or "________________",
            "номер": number,
            "дата": "«___» __________ 20__ г.",
            "учебный_год": f"{school.year}/{school.year + 1}",
            "срок_с": f"01.09.{school.year}",
            "срок_по": f"31.05.{school.year + 1}",
            "вид_наставничества": "индивидуальное наставничество",
            "код_пары": pair,
            "приказ": DIRECTIVE_BLANK,
            "приказ_форма_соглашения": DIRECTIVE_BLANK,
            "темы": [_lower_first(topic) for topic in mentee["Запросы"].split("\n") if topic],
            "куратор_должность": LINE,
            "куратор_подпись": LINE,
            **_named("наставник", mentor),
            **_named("наставляемый", mentee),
        }
        template.render(fields, autoescape=True)
        result = io.BytesIO()
        template.save(result)
        return result

    def _upload(self, title: str, pair: str, docx: io.BytesIO) -> dict[str, str]:
        file: dict[str, str] = self._drive.create(
            body={"name": title, "mimeType": DOCUMENT, "parents": [self._pair_folder(pair)]},
            media_body=MediaIoBaseUpload(docx, mimetype=DOCX),
            fields="id,webViewLink",
        ).execute()
        return file

    def _pair_folder(self, pair: str) -> str:
        name = f"Пара {pair}"
        query = f"'{self._folder}' in parents and name = '{name}' and mimeType = '{FOLDER}' and trashed = false"
        found = self._drive.list(q=query, fields="files(id)").execute()["files"]
        if found:
            return str(found[0]["id"])
        body = {"name": name, "mimeType": FOLDER, "parents": [self._folder]}
        return str(self._drive.create(body=body, fields="id").execute()["id"])


def _named(role: str, person: Mapping[str, str]) -> dict[str, str]:
    name, gender = person["Фамилия, имя, отчество"], GENDERS[person["Пол"]]
    surname, *given = name.split()
    return {
        f"{role}_фио": name,
        f"{role}_фио_дательный": _declined(name, gender, Case.DATIVE),
        f"{role}_фио_родительный": _declined(name, gender, Case.GENITIVE),
        f"{role}_должность": person["Должность"] or LINE,
        f"{role}_подпись": " ".join([*(f"{part[0]}." for part in given), surname]),
    }


def _declined(name: str, gender: Gender, case: Case) -> str:
    words = zip(PARTS, name.split(), strict=False)
    return " ".join(str(MAKER.make(part, gender, case, word)) for part, word in words)


def _lower_first(topic: str) -> str:
    """«ИКТ …» and «ФОП …» keep their capitals."""
    return topic if topic[1:2].isupper() else topic[:1].lower() + topic[1:]
