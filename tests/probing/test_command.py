"""The command: what it prints, what it leaves behind, what it refuses before it begins."""

import io
import json
from pathlib import Path

import pytest
from probing_bench import left_on_drive, sent

from sync.cli import probe_google
from sync.cli.arguments import read_arguments
from sync.cli.output import Output
from sync.cli.probe_google import Asked
from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen
from sync.probing.report import TITLE
from sync.refusals import WrongUse
from sync.settings import read_settings

FEW = ("forms.new-form", "sheets.raw-apostrophe")


class Said:
    """A run of the command in this process."""

    def __init__(
        self, emulator: str, *only: str, as_json: bool = False, keep: bool = False, out: Path | None = None, folder: str = ""
    ) -> None:  # fmt: skip
        self.stdout, self.stderr = io.StringIO(), io.StringIO()
        output = Output(as_json=as_json, stdout=self.stdout, stderr=self.stderr)
        settings = read_settings(None, {"WORKSPACE_EMULATOR_URL": emulator})
        given = Asked(keep=keep, out=out, wait=0, only=only or FEW, folder=folder)
        self.code = probe_google.run(settings, given, output)

    @property
    def told(self) -> str:
        return self.stdout.getvalue()

    @property
    def aside(self) -> str:
        return self.stderr.getvalue()


def test_the_report_goes_to_the_screen_as_it_is_and_the_progress_beside_it(emulator: str) -> None:
    said = Said(emulator)

    assert said.code == 0
    assert said.told.startswith(TITLE)
    assert max(len(line) for line in said.told.splitlines()) > 200  # calls are not broken
    assert "[1 из 2] какой появляется новая форма…" in said.aside
    assert "Готово. Ответ получен: 2." in said.aside
    assert left_on_drive(emulator) == []


def test_an_object_holds_the_answers_and_the_report(emulator: str) -> None:
    value = json.loads(Said(emulator, as_json=True).told)

    assert [one["name"] for one in value["questions"]] == list(FEW)
    assert value["report"].startswith(TITLE)
    assert value["credentials"] == "none (an emulator)"


def test_a_report_is_written_and_written_anew(emulator: str, tmp_path: Path) -> None:
    out = tmp_path / "probe.md"
    for _ in range(2):
        said = Said(emulator, out=out)
        assert str(out) in said.told.split()
        assert out.read_text(encoding="utf-8").startswith(TITLE)


def test_somebody_elses_file_is_never_replaced_and_nothing_is_asked(
    emulator: str, tmp_path: Path
) -> None:
    out = tmp_path / "letter.md"
    out.write_text("Дорогой друг", encoding="utf-8")

    with pytest.raises(WrongUse, match="это не отчёт пробы"):
        Said(emulator, out=out)
    with pytest.raises(WrongUse, match="в папке, которая есть"):
        Said(emulator, out=tmp_path / "нет" / "probe.md")

    assert out.read_text(encoding="utf-8") == "Дорогой друг"
    assert sent(emulator, "GET", "/_emulator/requests")["counts"] == {}


def test_an_unknown_question_is_refused_with_a_list_of_those_there_are(emulator: str) -> None:
    with pytest.raises(WrongUse, match=r"«drive.serach» нет[\s\S]*drive.search — "):
        Said(emulator, "drive.serach")


def test_the_folder_is_kept_where_it_was_asked_for(emulator: str) -> None:
    said = Said(emulator, "sheets.raw-apostrophe", keep=True)

    assert "Папка пробы оставлена: https://drive.google.com/open?id=" in said.aside
    assert any(name.startswith("probe of nastavnik ") for name in left_on_drive(emulator))


def test_what_cannot_be_deleted_is_left_to_a_person(emulator: str) -> None:
    for method in ("drive.files.delete", "drive.files.update"):
        fault = {"method": method, "instructions": ["return-403"]}
        sent(emulator, "POST", "/_emulator/faults", fault)

    said = Said(emulator, "sheets.raw-apostrophe")

    assert said.code == 3
    assert "удалите сами:\n  https://drive.google.com/open?id=" in said.aside
    assert "| not deleted | 1 |" in said.told


def test_it_works_in_the_folder_it_is_given(emulator: str) -> None:
    folder = {"name": "Пробы", "mimeType": "application/vnd.google-apps.folder"}
    made = sent(emulator, "POST", "/drive/v3/files", folder)["id"]
    link = f"https://drive.google.com/drive/folders/{made}?usp=sharing"

    kept = Said(emulator, "sheets.raw-apostrophe", keep=True, folder=link)

    query = f"/drive/v3/files?q='{made}' in parents"
    (inside,) = sent(emulator, "GET", query)["files"]
    assert inside["name"].startswith("probe of nastavnik ")
    assert kept.code == 0
    with pytest.raises(WrongUse, match="ожидалась ссылка на папку"):
        Said(emulator, folder="Пробы")


def test_an_interruption_leaves_nothing_behind(
    emulator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(bench: Bench) -> Seen:
        assert bench.scratch.folder
        raise KeyboardInterrupt

    question = Question("x.y", "Is it?", "так ли", "Looked.", {"a": Reading("A.", "Handled: a.")}, ask)  # fmt: skip
    monkeypatch.setattr(probe_google, "QUESTIONS", (question,))

    with pytest.raises(KeyboardInterrupt):
        Said(emulator, "x.y")

    assert left_on_drive(emulator) == []


def test_what_a_killed_probe_left_is_named_and_left_alone(emulator: str) -> None:
    Said(emulator, "sheets.raw-apostrophe", keep=True)

    said = Said(emulator, "sheets.raw-apostrophe")

    assert "Осталось от прежней пробы" in said.aside
    assert len([name for name in left_on_drive(emulator) if name.startswith("probe of")]) == 1


def test_where_nothing_is_answered_google_has_refused(emulator: str) -> None:
    fault = {"method": "drive.files.create", "instructions": ["return-403"]}
    sent(emulator, "POST", "/_emulator/faults", fault)

    said = Said(emulator, "sheets.raw-apostrophe", "sheets.semicolon")

    assert said.code == 4
    assert said.told.count("**Answer: could not be asked.**") == 2


def test_the_arguments_are_read() -> None:
    given = read_arguments(["probe-google", "--keep", "--wait", "5", "--only", "a", "--only", "b"])

    assert (given.keep, given.wait, given.only, given.out) == (True, 5.0, ["a", "b"], None)
