"""The whole demo as a process: what it prints, what lies in the Workspace, and that it goes away."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests
from demo_papers import check_chains, check_papers

from demo.command_line import CommandLine, configured_in
from demo.failure import StepFailedError

pytestmark = pytest.mark.journey

Json = dict[str, Any]
PLAY_SECONDS = 300
END_SECONDS = 15
STATES = {"proposed", "pinned", "approved", "active", "rejected", "ended"}
DECIDED = {"approved", "active", "ended"}


@contextmanager
def demo(*flags: str) -> Iterator[subprocess.Popen[str]]:
    """A running demo; killed with the block if it is still there."""
    with subprocess.Popen(
        [sys.executable, "-m", "demo", *flags],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NASTAVNIK_TODAY": "2026-11-20", "PYTHONUTF8": "1"},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def lines_until(stream: Any, pattern: str) -> list[str]:
    """Everything that is said up to the line with the pattern."""
    lines = []
    for line in stream:
        lines.append(line)
        if re.search(pattern, line):
            return lines
    raise AssertionError(f"{pattern} was never said: {''.join(lines)}")


def is_gone(base_url: str) -> bool:
    """Whether nobody listens at the address any more, within a few seconds."""
    for _ in range(END_SECONDS * 10):
        try:
            requests.get(base_url, timeout=5)
        except requests.ConnectionError:
            return True
        time.sleep(0.1)
    return False


def test_once_with_json_prints_the_one_object_of_the_contract_and_ends() -> None:
    with demo("--once", "--json") as process:
        stdout, stderr = process.communicate(timeout=PLAY_SECONDS)
    assert process.returncode == 0, stderr
    outcome = json.loads(stdout)
    assert stdout.count("\n") == 1
    assert set(outcome) == {
        "base_url",
        "spreadsheet_id",
        "participants",
        "pairs",
        "documents",
        "activities",
        "requests",
    }
    assert is_gone(outcome["base_url"])
    assert outcome["participants"] == 24
    check_pairs(outcome)
    check_documents(outcome)
    check_activities(outcome["activities"])
    assert all(re.fullmatch(r"[a-z]+(\.[a-zA-Z]+)+", method) for method in outcome["requests"])
    assert all(isinstance(count, int) and count > 0 for count in outcome["requests"].values())
    check_progress(stderr)


def check_pairs(outcome: Json) -> None:
    pairs = outcome["pairs"]
    assert all(set(pair) == {"key", "state"} for pair in pairs)
    assert all(re.fullmatch(r"П-\d\d", pair["key"]) for pair in pairs)
    states = [pair["state"] for pair in pairs]
    assert STATES.issuperset(states)
    assert states.count("active") >= 10
    assert states.count("approved") == 1
    assert states.count("ended") == 1
    assert states.count("rejected") == 1
    assert states.count("proposed") == 2


def check_documents(outcome: Json) -> None:
    documents = outcome["documents"]
    decided = {pair["key"] for pair in outcome["pairs"] if pair["state"] in DECIDED}
    assert all(
        set(document) == {"kind", "activity", "title", "id", "url"} for document in documents
    )
    assert len({document["kind"] for document in documents}) == 35
    agreements = [document for document in documents if document["kind"] == "agreement"]
    assert {document["activity"] for document in agreements} == {"3.10"}
    assert {re.findall(r"П-\d\d", document["title"])[0] for document in agreements} == decided
    assert len(agreements) == len(decided)
    for document in documents:
        assert document["url"] == f"{outcome['base_url']}/document/d/{document['id']}/edit"


def check_activities(activities: list[Json]) -> None:
    assert len(activities) == 23
    assert all(set(activity) == {"number", "status", "evidence"} for activity in activities)
    by_number = {activity["number"]: activity for activity in activities}
    assert by_number["3.6"]["status"] == "выполнено"
    for number in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        assert by_number[number]["status"] == "выполнено", number
    for number in ("2.1", "3.1", "3.2", "3.3", "3.4", "3.7", "3.8", "3.9", "3.10"):
        assert by_number[number]["evidence"], number
        assert by_number[number]["status"] != "не начато", number


def check_progress(stderr: str) -> None:
    """The stages, the wishes refused, the mentee without a mentor and the quiet last run are told."""
    assert re.findall(r"^(\d)\. ", stderr, re.MULTILINE) == list("12345678")
    assert re.search(r"Желание наставляемого \(У-\d\d\) не исполнено: нет мест", stderr)
    assert re.search(r"У-\d\d\. Нет наставника\..*Исключено правилом", stderr)
    assert "   — соглашение о сотрудничестве — 12, подписано 10\n" in stderr
    assert "   — приказ о закреплении пар — 3, подписано 1, проектов 1\n" in stderr
    assert "Повторный запуск: изменений 0." in stderr


def test_the_served_workspace_holds_the_story_until_sigterm() -> None:
    with demo() as process:
        lines_until(process.stderr, "страницы открыты")
        said = "".join(lines_until(process.stdout, "nastavnik sync|-m sync"))
        base_url, spreadsheet_id = re.findall(r"(http\S+)/spreadsheets/d/([^/]+)/edit", said)[0]
        for address in re.findall(r"http://127\.0\.0\.1\S+", said):
            assert requests.get(address, timeout=10).ok, address
        sheet = f"{base_url}/v4/spreadsheets/{spreadsheet_id}"
        check_pairs_tab(rows(sheet, "Пары"))
        check_people_tab(rows(sheet, "Участники"))
        check_answers_tab(sheet)
        papers, pairs = rows(sheet, "Документы"), rows(sheet, "Пары")
        check_papers(base_url, papers, pairs)
        check_chains(pairs)
        tick_and_wait(process, sheet)
        process.send_signal(signal.SIGTERM)
        assert process.wait(END_SECONDS) == 0
        assert is_gone(base_url)


def tick_and_wait(process: subprocess.Popen[str], sheet: str) -> None:
    """Whoever ticks «Синхронизировать» in the served table need not run a command."""
    steps = rows(sheet, "Начните здесь")
    place = next(n for n, row in enumerate(steps, 2) if row["Что"] == "Синхронизировать")
    assert next(iter(steps[0])) == "Просьба"
    cell = f"{sheet}/values/'Начните здесь'!A{place}"
    ticked = {"values": [["TRUE"]]}
    requests.put(f"{cell}?valueInputOption=USER_ENTERED", json=ticked, timeout=10)
    lines_until(process.stderr, "По галочке «Синхронизировать»: изменений 0")
    assert requests.get(cell, timeout=10).json()["values"] == [["ЛОЖЬ"]]


def rows(sheet: str, tab: str) -> list[dict[str, str]]:
    reply = requests.get(f"{sheet}/values/'{tab}'", timeout=10)
    headers, *values = reply.json()["values"]
    return [dict(zip(headers, cells + [""] * len(headers), strict=False)) for cells in values]


def check_pairs_tab(pairs: list[dict[str, str]]) -> None:
    rejected = next(pair for pair in pairs if pair["Решение"] == "отклонить")
    assert rejected["Состояние"] == "отклонена"
    assert rejected["Причина решения"]
    again = next(
        pair
        for pair in pairs
        if pair["Наставляемый"] == rejected["Наставляемый"] and pair is not rejected
    )
    assert again["Состояние"] == "утверждена"
    assert again["Наставник"] != rejected["Наставник"]
    open_pair = next(pair for pair in pairs if pair["Состояние"] == "предложена")
    assert "не исполнено: нет мест" in open_pair["Что учесть"]


def check_people_tab(people: list[dict[str, str]]) -> None:
    by_name = {person["Фамилия, имя, отчество"]: person for person in people}
    assert len(by_name) == len(people) == 24
    assert all(person["Пол"] for person in people)
    assert by_name["Джавахишвили Нино"]["Пол"] == "женский"
    deputy = by_name["Вишневская Инна Аркадьевна"]
    assert deputy["Пары"] == ""
    assert "Исключено правилом" in deputy["Замечание программы"]
    assert (
        by_name["Ткач Любовь Петровна"]["Запросы"]
        == "Педагогическая диагностика\nАттестация, самообразование"
    )


def check_answers_tab(sheet: str) -> None:
    """Both answers of whoever answered twice are kept; what looks like a formula is text."""
    answers = rows(sheet, "Ответы Ф1")
    twice = [answer for answer in answers if "Ткач Любовь Петровна" in answer.values()]
    assert len(twice) == 2
    assert len({answer["Код участника"] for answer in twice}) == 1
    assert "более поздний" in twice[0]["Замечание программы"]
    typed = requests.get(
        f"{sheet}/values/'Ответы Ф1'", params={"valueRenderOption": "FORMULA"}, timeout=10
    ).text
    assert "=творчество+поддержка" in typed
    assert any("=творчество+поддержка" in answer.values() for answer in answers)


def test_a_demo_that_is_killed_takes_its_emulator_along() -> None:
    with demo("--once") as process:
        started = lines_until(process.stderr, "Эмулятор")[-1]
        base_url = re.findall(r"http://127\.0\.0\.1:\d+", started)[0]
        assert requests.get(base_url, timeout=10).ok
        process.kill()
        process.wait(END_SECONDS)
        assert is_gone(base_url)


def test_being_told_to_stop_in_the_middle_ends_the_demo_and_its_emulator() -> None:
    with demo("--once") as process:
        started = lines_until(process.stderr, "Эмулятор")[-1]
        base_url = re.findall(r"http://127\.0\.0\.1:\d+", started)[0]
        lines_until(process.stderr, r"^1\.")  # by now questionnaires are being filled in
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=END_SECONDS)
        assert process.returncode == 130
        assert said.splitlines()[-1] == "Показ прерван."
        assert "Traceback" not in said
        assert is_gone(base_url)


def test_a_command_that_fails_is_reported_in_its_own_words(tmp_path: Path) -> None:
    commands = CommandLine("http://example.org", configured_in(tmp_path))
    with pytest.raises(StepFailedError, match=r"nastavnik init .*кодом 2:\n.*на этом компьютере"):
        commands.run("init", date(2026, 9, 7))


def test_the_help_is_in_russian_and_says_that_google_is_not_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--help"], capture_output=True, encoding="utf-8", check=True
    )
    assert "Google не нужен" in done.stdout
