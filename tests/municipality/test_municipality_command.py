"""``nastavnik municipality`` as people call it: from nothing to an overview, and what it refuses."""

import gspread
import pytest
from office import Office, ToEmulator

from sync.municipality.listing import Standing
from sync.municipality.outcome import Outcome
from sync.municipality.passing import Passed

pytestmark = pytest.mark.journey

OVERVIEW = """
  Код    Учреждение                         Состояние   Готово    Просроч.
 ──────────────────────────────────────────────────────────────────────────
  Д-02   Солнышко                           работает    3 из 23   2
  Д-03   Теремок                            ошибка
         – Таблица учреждения не найдена.
  Д-01   Ромашка                            работает    5 из 23
Учреждений: 3. работает: 2; ошибка: 1
Строк дорожной карты выполнено: 8 из 46; просрочено: 2.
Справочник: http://127.0.0.1/d/x
"""


def directory(office: Office, file: str) -> gspread.Spreadsheet:
    nobody: object = None
    client = gspread.Client(auth=nobody, session=ToEmulator(office.base_url))  # type: ignore[arg-type]
    return client.open_by_key(file)


def test_from_nothing_to_an_overview(empty_office: Office) -> None:
    office = empty_office
    early = office.run("municipality", "status")
    assert early.code == 2
    assert "municipality init" in early.said

    made = office.run("municipality", "init").value
    sheet = directory(office, made["directory_id"]).worksheet("Учреждения")
    sheet.update([["Ромашка"], ["Солнышко"]], "A2:A3")
    assert office.run("municipality", "plan").value["standing"].keys() == {"Д-01", "Д-02"}
    assert office.run("municipality", "init").value["made"] == ["Д-01", "Д-02"]

    tasks = [
        office.run(
            "municipality", "sync", CLOUD_RUN_TASK_INDEX=str(n), CLOUD_RUN_TASK_COUNT="2"
        ).value
        for n in (0, 1)
    ]

    assert [task["institutions"] for task in tasks] == [1, 1]
    assert not any(task["failed"] or task["left"] or task["faults"] for task in tasks)
    told = office.run("municipality", "status").value
    assert told["totals"] == {"late": 0, "done": 0, "lines": 46}
    assert [one["state"] for one in told["institutions"]] == ["работает", "работает"]

    # Whoever works with one garden alone names it: the account has several.
    alone = office.run("status")
    assert alone.code == 2
    assert "несколько" in alone.said

    gone = office.run("municipality", "status", NASTAVNIK_DIRECTORY_ID="1nosuchdirectory")
    assert gone.code == 4
    assert "NASTAVNIK_DIRECTORY_ID" in gone.said


@pytest.mark.parametrize(
    ("arguments", "variables", "words"),
    [
        (("sync", "Д-01"), {}, "только с init и new-year"),
        (("init", "--minutes", "5"), {}, "только с sync"),
        (("plan", "--confirm", "12345678"), {}, "только с sync"),
        (("sync", "--folder", "x"), {}, "только с init"),
        (("init", "Д-01", "--all"), {}, "без кодов"),
        (("init", "--folder", "не ссылка"), {}, "ссылка на папку"),
        (("sync",), {"CLOUD_RUN_TASK_INDEX": "5"}, "CLOUD_RUN_TASK_COUNT"),
        (("sync",), {"NASTAVNIK_DIRECTORY_ID": "https://…"}, "NASTAVNIK_DIRECTORY_ID"),
        (("sync",), {"NASTAVNIK_QUOTA": "много"}, "NASTAVNIK_QUOTA"),
        (("run",), {}, "можно: init"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_asked_of_google(
    empty_office: Office, arguments: tuple[str, ...], variables: dict[str, str], words: str
) -> None:
    answered = empty_office.run("municipality", *arguments, **variables)

    assert answered.code == 2
    assert words in answered.said
    assert not empty_office.counts()


def test_rows_that_could_not_be_run_are_counted_beside_runs_that_failed() -> None:
    from sync.cli.municipality_told import pass_lines  # noqa: PLC0415

    passed = Passed(
        [Outcome("Д-01", "работает"), Outcome("Д-02", "ошибка", "Таблица учреждения не найдена.")],
        unready={"Д-03": Standing("ошибка", "«Часовой пояс»: такого нет."), "#9": Standing("ошибка", "x")},
    )  # fmt: skip

    head, *lines = pass_lines(passed)

    assert head == "Готово. Учреждений: 2; с ошибкой: 1; не готовы: 2."
    assert "  Д-03: ошибка. «Часовой пояс»: такого нет." in lines


def test_those_who_are_behind_come_first_in_a_terminal() -> None:
    from sync.cli.municipality_told import overview_lines  # noqa: PLC0415

    def garden(code: str, name: str, done: int, late: int) -> dict[str, object]:
        known = {"state": "работает", "lines": 23, "finding": ""}
        return {"code": code, "name": name, "done": done, "late": late, **known}

    broken = {"state": "ошибка", "lines": 0, "finding": "Таблица учреждения не найдена."}
    value = {
        "institutions": [
            garden("Д-01", "Ромашка", 5, 0),
            garden("Д-02", "Солнышко", 3, 2),
            {**garden("Д-03", "Теремок", 0, 0), **broken},
        ],
        "states": {"работает": 2, "нужны люди": 0, "ошибка": 1},
        "totals": {"done": 8, "lines": 46, "late": 2},
    }

    assert "\n".join(overview_lines(value, "http://127.0.0.1/d/x", 80)).strip() == OVERVIEW.strip()
