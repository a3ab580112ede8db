"""The whole demo as a process: what it prints, what lies in the Workspace, and that it goes away."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from demo_papers import check_chains, check_papers
from played_year import END_SECONDS, PLAYED_ON, Year, is_gone
from roadmap_table import README, shown, table_of, with_table

from demo.command_line import CommandLine, configured_in
from demo.failure import StepFailedError

pytestmark = pytest.mark.journey

Json = dict[str, Any]
STATES = {"active", "completed", "rejected", "ended", "replaced"}
AGREED = STATES - {"rejected"}
TAKING = os.environ.get("NASTAVNIK_PICTURES") == "take"


@contextmanager
def demo(*flags: str) -> Iterator[subprocess.Popen[str]]:
    """A running demo; killed with the block if it is still there."""
    with subprocess.Popen(
        [sys.executable, "-m", "demo", *flags],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NASTAVNIK_TODAY": PLAYED_ON.isoformat(), "PYTHONUTF8": "1"},
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


def test_the_json_is_the_one_object_of_the_contract(year: Year) -> None:
    outcome = year.outcome
    assert set(outcome) == {
        "base_url",
        "spreadsheet_id",
        "participants",
        "pairs",
        "documents",
        "activities",
        "requests",
    }
    assert outcome["participants"] == 24
    assert all(re.fullmatch(r"[a-z]+(\.[a-zA-Z]+)+", method) for method in outcome["requests"])
    assert all(isinstance(count, int) and count > 0 for count in outcome["requests"].values())


def test_every_pair_has_come_to_its_end(year: Year) -> None:
    pairs = year.outcome["pairs"]
    assert all(set(pair) == {"key", "state"} for pair in pairs)
    assert all(re.fullmatch(r"П-\d\d", pair["key"]) for pair in pairs)
    states = [pair["state"] for pair in pairs]
    assert STATES.issuperset(states)
    assert states.count("completed") >= 10
    assert states.count("active") == 1
    assert (states.count("ended"), states.count("replaced"), states.count("rejected")) == (2, 1, 1)


def test_all_kinds_of_papers_are_there(year: Year) -> None:
    documents = year.outcome["documents"]
    agreed = {pair["key"] for pair in year.outcome["pairs"] if pair["state"] in AGREED}
    assert all(
        set(document) == {"kind", "activity", "title", "id", "url"} for document in documents
    )
    assert len({document["kind"] for document in documents}) == 37
    agreements = [document for document in documents if document["kind"] == "agreement"]
    assert {document["activity"] for document in agreements} == {"3.10"}
    assert {re.findall(r"П-\d\d", document["title"])[0] for document in agreements} == agreed
    assert len(agreements) == len(agreed)
    for document in documents:
        assert document["url"] == f"{year.base_url}/document/d/{document['id']}/edit"


def test_every_line_of_the_roadmap_has_evidence(year: Year) -> None:
    activities = year.outcome["activities"]
    assert len(activities) == 23
    assert all(set(activity) == {"number", "status", "evidence"} for activity in activities)
    assert not [activity["number"] for activity in activities if not activity["evidence"]]
    assert not [a["number"] for a in activities if a["status"] in {"не начато", "просрочено"}]


def test_the_table_in_the_readme_is_what_the_year_came_to(year: Year) -> None:
    table, readme = table_of(year.outcome["activities"]), README.read_text("utf-8")
    if TAKING:
        README.write_text(with_table(readme, table), "utf-8")
    assert shown(README.read_text("utf-8")) == table, "run make pictures, or put this table there"


def test_the_story_is_told_stage_by_stage(year: Year) -> None:
    said = year.said
    assert re.findall(r"^(\d+)\. ", said, re.MULTILINE) == [str(n) for n in range(1, 15)]
    assert re.search(r"Желание наставляемого \(У-\d\d\) не исполнено: нет мест", said)
    assert re.search(r"У-\d\d\. Нет наставника\..*Исключено правилом", said)
    assert "Повторный запуск: изменений 0." in said


def test_the_figures_are_told_of_groups_that_are_large_enough(year: Year) -> None:
    aimed_at = [row for row in year.rows("Показатели") if row["Цель, %"]]
    assert aimed_at
    assert all(re.search(r"\d", row["Сейчас"]) for row in aimed_at), aimed_at


def test_the_register_of_pairs_keeps_how_each_went(year: Year) -> None:
    pairs = year.rows("Пары")
    rejected = next(pair for pair in pairs if pair["Решение"] == "отклонить")
    assert rejected["Состояние"] == "отклонена"
    assert rejected["Причина решения"]
    again = next(
        pair
        for pair in pairs
        if pair["Наставляемый"] == rejected["Наставляемый"] and pair is not rejected
    )
    assert again["Состояние"] == "завершена"
    assert again["Наставник"] != rejected["Наставник"]
    replaced = next(pair for pair in pairs if pair["Состояние"] == "заменена")
    assert replaced["Связанные пары"].startswith("заменена парой")
    assert not [pair["Код пары"] for pair in pairs if pair["Замечание программы"]]


def test_the_register_of_people_knows_everybody(year: Year) -> None:
    people = year.rows("Участники")
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


def test_both_answers_are_kept_and_what_looks_like_a_formula_is_text(year: Year) -> None:
    answers = year.rows("Ответы Ф1")
    twice = [answer for answer in answers if "Ткач Любовь Петровна" in answer.values()]
    assert len(twice) == 2
    assert len({answer["Код участника"] for answer in twice}) == 1
    assert "более поздний" in twice[0]["Замечание программы"]
    typed = requests.get(
        f"{year.sheet}/values/'Ответы Ф1'", params={"valueRenderOption": "FORMULA"}, timeout=10
    ).text
    assert "=творчество+поддержка" in typed
    assert any("=творчество+поддержка" in answer.values() for answer in answers)


def test_the_papers_say_what_they_should(year: Year) -> None:
    papers, pairs = year.rows("Документы"), year.rows("Пары")
    check_papers(year.base_url, papers, pairs)
    check_chains(pairs)


def test_the_next_day_brings_nothing_but_the_day(year: Year, tmp_path: Path) -> None:
    """What the next day's run would do: it looks, and makes no paper."""
    commands = CommandLine(year.base_url, configured_in(tmp_path))
    planned = commands.run("plan", year.days.last + timedelta(days=1))
    assert (planned["documents"], planned["changes"]) == (0, 0), planned


def test_whoever_ticks_synchronise_need_not_run_a_command(year: Year) -> None:
    steps = year.rows("Начните здесь")
    place = next(n for n, row in enumerate(steps, 2) if row["Что"] == "Синхронизировать")
    assert next(iter(steps[0])) == "Просьба"
    cell = f"{year.sheet}/values/'Начните здесь'!A{place}"
    ticked = {"values": [["TRUE"]]}
    requests.put(f"{cell}?valueInputOption=USER_ENTERED", json=ticked, timeout=10)
    year.wait_until_said("По галочке «Синхронизировать»: изменений 0")
    assert requests.get(cell, timeout=10).json()["values"] == [["ЛОЖЬ"]]


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
