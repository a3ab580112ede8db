"""What the papers of the demo's story say when they are read back by a plain client."""

import re

import requests

Row = dict[str, str]
TEXTUAL = re.compile(r"\{\{|\{%|\bNone\b|\bnan\b|undefined|[^\s.]  +[^\s_]")
"""What no paper may say."""
AGREED = {
    "Заяц Татьяна Олеговна": (
        "поддержку Заяц Татьяне Олеговне",
        "содействии Соколовой-Рябининой Елены Дмитриевны",
    ),
    "Сидоренко Кирилл Андреевич": (
        "поддержку Сидоренко Кириллу Андреевичу",
        "содействии Мельника Сергея Павловича",
    ),
    "Джавахишвили Нино": ("поддержку Джавахишвили Нино", "содействии Долгих Ирины Николаевны"),
    "Ткач Любовь Петровна": (
        "поддержку Ткач Любови Петровне",
        "содействии Шевченко Галины Андреевны",
    ),
    "Мамедов Рашид Гасан оглы": (
        "поддержку Мамедову Рашиду Гасан оглы",
        "содействии Никитина Ильи Сергеевича",
    ),
}
"""Mentee → what the agreement says of both, in their cases."""
PARTED = "Коваль Павел Игоревич"
"""Whose mentor refuses to go on."""


def check_papers(base_url: str, papers: list[Row], pairs: list[Row]) -> None:
    """Everything the papers of the story promise."""
    texts = {paper["Ключ"]: exported(base_url, paper["Файл"]) for paper in papers}
    check_texts(texts)
    check_agreements(texts, papers, pairs)
    check_directives(texts, papers, pairs)
    check_ended(texts, papers, pairs)


def check_texts(texts: dict[str, str]) -> None:
    """Every paper says something, and nothing that a programme lets slip."""
    faulty = {key: TEXTUAL.findall(text) for key, text in texts.items() if TEXTUAL.search(text)}
    assert not faulty
    assert not [key for key, text in texts.items() if len(text) < 80]


def check_agreements(texts: dict[str, str], papers: list[Row], pairs: list[Row]) -> None:
    """Agreements name both people in their cases, the form that was approved and the directive."""
    decided = {p["Код пары"]: p for p in pairs if p["Решение"] == "утвердить"}
    agreements = [paper for paper in papers if paper["Вид"] == "соглашение о сотрудничестве"]
    assert {paper["О ком"] for paper in agreements} == set(decided)
    assert 0 < sum(bool(paper["Подписано (дата)"]) for paper in agreements) < len(agreements)
    by_mentee = {
        decided[paper["О ком"]]["Наставляемый: имя"]: plain(texts[paper["Ключ"]])
        for paper in agreements
    }
    for mentee, phrases in AGREED.items():
        for phrase in (*phrases, "Тихонова", "СЕРПАНТИН", "«03» сентября 2026 г. № 28-а"):
            assert phrase in by_mentee[mentee], (mentee, phrase)
    assert "закреплении наставнических пар от «24» сентября 2026 г. № 31." in by_mentee[PARTED]
    assert "от «05» октября 2026 г. № 34/1." in by_mentee["Мамедов Рашид Гасан оглы"]


def check_directives(texts: dict[str, str], papers: list[Row], pairs: list[Row]) -> None:
    """The first directive names the first pairs; a further one changes it and names what is new."""
    told = {
        place: plain(texts[paper["Ключ"]])
        for paper in papers
        if paper["Вид"] == "приказ о закреплении пар"
        for place in [paper["Ключ"].split(":")[1]]
    }
    assert set(told) == {"сад", "сад-2", "сад-3"}
    assert "О внесении изменений" not in told["сад"]
    assert "утверждённым приказом от «03» сентября 2026 г. № 26/1" in told["сад"]
    assert "2.11. Назначить" in told["сад"]
    for place in ("сад-2", "сад-3"):
        assert "О внесении изменений в приказ от «24» сентября 2026 г. № 31" in told[place]
    assert "«05» октября 2026 г. № 34/1" in told["сад-2"]
    assert "закрепить за наставником педагога дополнительного образования Мамедова" in told["сад-2"]
    assert "прекратить с «07» октября 2026 г. наставничество" in told["сад-3"]
    payments = [paper for paper in papers if paper["Вид"] == "приказ о доплате за наставничество"]
    assert [(paper["Номер"], paper["Состояние"]) for paper in payments] == [
        ("15-к", "подписан"),
        ("", "проект"),
    ]
    numbered = [paper["Номер (впишите)"] for paper in papers if paper["Номер (впишите)"]]
    assert len(numbered) == len(set(numbered))
    assert {p["Дата документа"] for p in payments} == {"24.09.2026", ""}
    assert sum(pair["Решение"] == "утвердить" for pair in pairs) == 12


def check_ended(texts: dict[str, str], papers: list[Row], pairs: list[Row]) -> None:
    """One pair is ended by its mentor, one is to end on a day, with its mentor warned in time."""
    ended = next(pair for pair in pairs if pair["Состояние"] == "прекращена")
    assert (ended["Наставляемый: имя"], ended["Прекращение"]) == (PARTED, "отказ наставника")
    cancelled = next(pair for pair in pairs if pair["Прекращение"] == "отмена поручения")
    assert cancelled["Состояние"] == "действует"
    assert not cancelled["Замечание программы"]
    by_kind = {paper["Вид"]: paper for paper in papers}
    refusal = by_kind["заявление об отказе от наставничества"]
    assert refusal["О ком"] == ended["Код пары"]
    assert "прекращённым с «07» октября 2026 г." in plain(texts[refusal["Ключ"]])
    notice = by_kind["уведомление об отмене поручения"]
    assert (notice["О ком"], notice["Номер"]) == (cancelled["Код пары"], "112")
    assert "отмене с «14» октября 2026 г." in plain(texts[notice["Ключ"]])


def check_chains(pairs: list[Row]) -> None:
    """Some pairs have everything, others show what is missing and who acts; nothing is out of order."""
    active = [pair for pair in pairs if pair["Состояние"] == "действует"]
    assert {bool(pair["Что ещё нужно"]) for pair in active} == {True, False}
    assert not [pair["Замечание программы"] for pair in active if pair["Замечание программы"]]
    late = next(pair for pair in pairs if pair["Состояние"] == "утверждена")
    assert late["Что ещё нужно"].startswith("Приказ о закреплении: подписать (заведующий)")
    assert late["Кто действует"] == "заведующий"


def plain(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def exported(base_url: str, file_id: str) -> str:
    reply = requests.get(
        f"{base_url}/drive/v3/files/{file_id}/export", params={"mimeType": "text/plain"}, timeout=10
    )
    return reply.content.decode("utf-8-sig")
