"""The fields of papers: what each means to staff, and which papers have it."""

from collections.abc import Mapping
from typing import Literal, get_args

from programme.paper_fields import CAPITAL_CASES
from programme.russian.cases import Case

PaperSubject = Literal["pair", "mentor", "person", "institution"]
"""What a paper is about."""
SUBJECTS: tuple[PaperSubject, ...] = get_args(PaperSubject)

DIRECTIVES: Mapping[str, tuple[str, str]] = {
    "directive_launch": ("приказ_внедрение", "о внедрении модели наставничества"),
    "directive_regulation": ("приказ_положение", "об утверждении Положения"),
    "directive_programme": ("приказ_программа", "об утверждении Программы"),
    "directive_roadmap": ("приказ_дорожная_карта", "об утверждении дорожной карты"),
    "directive_agreement_form": ("приказ_форма_соглашения", "об утверждении формы соглашения"),
    "directive_payment": ("приказ_доплата", "об установлении доплаты"),
}
"""Kind of a directive → the field with its date and number, and what it is about."""
COMMON = {
    "учреждение": "полное название учреждения",
    "учреждение_кратко": "краткое название учреждения",
    "место": "населённый пункт: г. Ярославль",
    "номер": "номер документа без знака №: 3/2026-27; линия, если номера нет",
    "дата": "дата документа: «15» сентября 2026 г.; линия, если даты нет",
    "учебный_год": "учебный год: 2026/2027",
    "срок_с": "первый день срока: 01.09.2026",
    "срок_по": "последний день срока: 31.05.2027",
    "приказ": "дата и номер приказа о закреплении пар; линии, если они не указаны",
    "приказ_пары": "то же, что приказ",
    **{
        field: f"дата и номер приказа {about}; линии, если они не указаны"
        for field, about in DIRECTIVES.values()
    },
    "прежний_приказ": "дата и номер приказа, который этот приказ изменяет; пусто, если он ничего не изменяет",
}
_OF_SUBJECT: Mapping[PaperSubject, Mapping[str, str]] = {
    "pair": {
        "код_пары": "код пары: П-05",
        "темы": "направления сотрудничества, список; в шаблоне: {%p for тема in темы %} … {%p endfor %}",
        "запросы": "запросы наставляемого, список: направление, самооценка, владение (наставника)",
        "план": "мероприятия, список: номер, направление, мероприятие, форма, срок, результат",
        "дата_прекращения": "день, с которого наставничество прекращается; линия, если он не указан",
        "предупредить_до": "последний день, когда наставника можно предупредить об отмене; линия, если он не указан",
    },
    "mentor": {
        "пары": "пары наставника, список: номер, код, наставляемый и наставляемый_должность (в падежах), темы",
    },
    "person": {},
    "institution": {
        "пары": "пары, список: номер, код, наставник, наставляемый и их должности (в падежах), темы",
        "прекращённые_пары": "пары, которые приказ прекращает, список: как пары и дата_прекращения",
        "участники": "все участники, список: номер, фио, должность, роль",
        "наставники": "наставники, список: номер, фио, должность, компетенции",
        "наставляемые": "наставляемые, список: номер, фио, должность, запросы",
        "мероприятия": "строки дорожной карты, список: номер, название, срок, ответственный, результат, "
        "раздел (название раздела; пусто в строке мероприятия)",
        "итоги_наставников": "сколько наставников",
        "итоги_наставляемых": "сколько наставляемых",
        "итоги_пар": "сколько пар утверждено",
        "итоги_соглашений": "сколько соглашений подписано",
        "итоги_выполнено": "сколько строк дорожной карты выполнено",
        "итоги_всего": "сколько строк в дорожной карте",
    },
}
_OFFICIALS = {"куратор": "куратора", "руководитель": "руководителя учреждения"}
PEOPLE: Mapping[PaperSubject, Mapping[str, str]] = {
    "pair": {"наставник": "наставника", "наставляемый": "наставляемого", **_OFFICIALS},
    "mentor": {"наставник": "наставника", **_OFFICIALS},
    "person": {"работник": "работника", **_OFFICIALS},
    "institution": _OFFICIALS,
}
"""Whose names and positions a paper has: role in field names → in the genitive."""


def known_fields(subject: PaperSubject) -> dict[str, str]:
    """Every field of a paper about such a subject → its explanation for the staff who edit templates, in Russian."""
    fields = {**COMMON, **_OF_SUBJECT[subject]}
    for person, whose in PEOPLE[subject].items():
        for part, example in (
            ("фио", "ФИО"),
            ("должность", "должность"),
            ("кратко", "фамилия и инициалы"),
        ):
            for case in Case:
                fields[f"{person}_{part}{_suffix(case)}"] = f"{example} {whose}, {case.value} падеж"
        for case in CAPITAL_CASES:
            name = f"{person}_должность{_suffix(case)}_с_прописной"
            fields[name] = f"должность {whose} с прописной буквы, {case.value} падеж"
        fields[f"{person}_подпись"] = f"инициалы и фамилия {whose} для подписи: М. П. Иванова"
    return fields


def _suffix(case: Case) -> str:
    return "" if case is Case.NOMINATIVE else f"_{case.value}"
