"""The law in short, where whoever sets the programme up reads it; consents are counted, and nobody is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from config.loading import load
from generators.workbook.tabs import all_tabs
from sync.checkup.consents import consents_noted
from sync.cli import doctor, init
from sync.cli.privacy import PAGE, PRIVACY
from sync.fence import Generation, Lease
from sync.snapshot import Snapshot
from sync.tables import Row, Table
from sync.values import Scalar

ROOT = Path(__file__).parents[2]
CONFIGURATION = load(ROOT / "config" / "organisation.yaml")
PROCESSING = "обработка персональных данных"


def test_init_and_doctor_say_the_same_words_and_lead_to_a_page_that_is_there() -> None:
    assert vars(init)["PRIVACY"] is PRIVACY
    assert vars(doctor)["PRIVACY"] is PRIVACY
    assert PAGE in PRIVACY
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert "ст. 18 ч. 5" in page
    assert "не юридическая консультация" in page.replace("\n", " ")


@pytest.mark.parametrize("guide", ["docs/ru/README.md", "docs/ru/podgotovka.md"])
def test_the_guides_lead_to_the_page(guide: str) -> None:
    assert f"({Path(PAGE).name})" in (ROOT / guide).read_text(encoding="utf-8")


def snapshot(people: list[dict[str, Scalar]], consents: list[dict[str, Scalar]]) -> Snapshot:
    tables = {tab.key: Table(tab, tab.title, {}) for tab in all_tabs(CONFIGURATION)}
    registered = tuple(
        Row(str(cells.get("code", f"#{place}")), place, cells)
        for place, cells in enumerate(people, start=1)
    )
    noted = tuple(Row(f"С-{place}", place, cells) for place, cells in enumerate(consents, start=1))
    tables["people"] = replace(tables["people"], rows=registered)
    tables["consents"] = replace(tables["consents"], rows=noted)
    return Snapshot({}, tables, Generation("00000000", 1), Lease("", 0), ())


def consent(
    person: str, purpose: str = PROCESSING, standing: str = "действует"
) -> dict[str, Scalar]:
    return {"person": person, "purpose": purpose, "standing": standing}


def test_consents_in_force_are_counted_among_those_who_take_part() -> None:
    people: list[dict[str, Scalar]] = [
        {"code": "У-01", "full_name": "Заяц Вера"}, {"code": "У-02"}, {"code": "У-03"},
        {"code": "У-04", "left": True}, {"full_name": "Кто-то ещё"},
    ]  # fmt: skip
    noted = [
        consent("У-01"), consent("У-01", "распространение"), consent("У-02", "распространение"),
        consent("У-03", standing="отозвано"), consent("У-04"),
    ]  # fmt: skip

    check = consents_noted(snapshot(people, noted))

    assert check.state == "warning"
    assert "1 из 3 участников" in check.text
    assert "Заяц" not in f"{check.text}{check.remedy}"
    everybody = [consent(code) for code in ("У-01", "У-02", "У-03")]
    assert consents_noted(snapshot(people, everybody)).state == "ok"


def test_nobody_yet_needs_no_consent() -> None:
    assert consents_noted(snapshot([], [])).state == "ok"
