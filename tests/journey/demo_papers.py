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
    assert all(paper["Подписано (дата)"] for paper in agreements)
    by_mentee: dict[str, str] = {}
    for paper in agreements:
        name = decided[paper["О ком"]]["Наставляемый: имя"]
        by_mentee.setdefault(name, plain(texts[paper["Ключ"]]))  # the first pair of each
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
    assert set(told) == {"сад", "сад-2", "сад-3", "сад-4"}
    assert "О внесении изменений" not in told["сад"]
    assert "утверждённым приказом от «03» сентября 2026 г. № 26/1" in told["сад"]
    assert "2.11. Назначить" in told["сад"]
    for place in ("сад-2", "сад-3", "сад-4"):
        assert "О внесении изменений в приказ от «24» сентября 2026 г. № 31" in told[place]
    assert "«05» октября 2026 г. № 34/1" in told["сад-2"]
    assert "закрепить за наставником педагога дополнительного образования Мамедова" in told["сад-2"]
    for day in ("07", "14", "27"):
        assert f"прекратить с «{day}» октября 2026 г. наставничество" in told["сад-3"]
    payments = [paper for paper in papers if paper["Вид"] == "приказ о доплате за наставничество"]
    assert payments[0]["Номер"] == "15-к"
    assert {paper["Состояние"] for paper in payments} == {"подписан"}
    numbered = [paper["Номер (впишите)"] for paper in papers if paper["Номер (впишите)"]]
    assert len(numbered) == len(set(numbered))
    dates = [paper["Дата документа"] for paper in payments]
    assert dates == ["24.09.2026", "21.10.2026", "19.01.2027"]
    assert sum(pair["Решение"] == "утвердить" for pair in pairs) == 15


def check_ended(texts: dict[str, str], papers: list[Row], pairs: list[Row]) -> None:
    """One pair is ended by its mentor; of two more the mentor was warned in time."""
    by_reason = {pair["Прекращение"]: pair for pair in pairs}
    ended, cancelled = by_reason["отказ наставника"], by_reason["отмена поручения"]
    assert ended["Наставляемый: имя"] == PARTED
    assert ended["Состояние"] == cancelled["Состояние"] == "прекращена"
    by_subject = {(paper["Вид"], paper["О ком"]): paper for paper in papers}
    refusal = by_subject["заявление об отказе от наставничества", ended["Код пары"]]
    assert "прекращённым с «07» октября 2026 г." in plain(texts[refusal["Ключ"]])
    for pair, number, day in ((cancelled, "112", "14"), (by_reason["замена"], "118", "27")):
        notice = by_subject["уведомление об отмене поручения", pair["Код пары"]]
        assert notice["Номер"] == number
        assert f"отмене с «{day}» октября 2026 г." in plain(texts[notice["Ключ"]])


def check_chains(pairs: list[Row]) -> None:
    """Every pair that has completed was looked at on its way, and nothing of it is out of order."""
    completed = [pair for pair in pairs if pair["Состояние"] == "завершена"]
    assert not [pair["Замечание программы"] for pair in completed if pair["Замечание программы"]]
    for pair in completed:
        assert "проверка:" in pair["История"], pair["Код пары"]
        assert pair["История"].endswith("01.06.2027 завершена"), pair["История"]


def plain(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def exported(base_url: str, file_id: str) -> str:
    reply = requests.get(
        f"{base_url}/drive/v3/files/{file_id}/export", params={"mimeType": "text/plain"}, timeout=10
    )
    return reply.content.decode("utf-8-sig")
