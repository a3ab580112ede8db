"""The report that is attached to an issue, as text."""

import re
from pathlib import Path

import pytest
from probing_bench import NAME, Guest, choose, google_of, put, sent

from emulator.quirks import QUIRKS
from sync.probing.report import Circumstances, as_values, report

GOLDEN = Path(__file__).parent / "golden"
CIRCUMSTANCES = Circumstances(
    date="2026-11-28",
    place="an emulator",
    credentials="none (an emulator)",
    account="an account of a Workspace domain",
    versions={"nastavnik": "X"},
    requests=100,
    left=0,
)
MASKS = (
    (r"#[0-9a-f]{6}", "#······"),
    (r"\d{4}-\d\d-\d\dT[\d:.]+Z", "MOMENT"),
    (r"probe-[0-9a-f]{4}", "probe-····"),
    (r"\d+ bytes", "N bytes"),
    (r'"(itemId|questionId|requiredRevisionId)": (\[?)"[0-9a-f]{8}"', r'"\1": \2"ID"'),
)


def stable(text: str) -> str:
    for pattern, mask in MASKS:
        text = re.sub(pattern, mask, text)
    return text


def compared(name: str, text: str) -> None:
    """``UPDATE``: delete the file, run the test twice, look at the difference."""
    path = GOLDEN / name
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{name} was written anew: look at it and run again")
    assert text == path.read_text(encoding="utf-8")


def test_the_report_under_the_first_answers(emulator: str) -> None:
    answers = put(google_of(emulator), person=Guest(emulator))

    text = stable(report(CIRCUMSTANCES, answers))

    compared("first_answers.md", text)
    assert "@" not in text.replace("@type", "")
    assert NAME not in text
    assert not re.search(r"https?://", text)


def test_the_report_under_the_second_answers(emulator: str) -> None:
    choose(emulator, {name: quirk.answers[1] for name, quirk in QUIRKS.items()})

    answers = put(google_of(emulator), person=Guest(emulator))

    compared("second_answers.md", stable(report(CIRCUMSTANCES, answers)))
    of = {one.question.name: one.seen.key for one in answers if one.seen.key}
    assert of == {name: QUIRKS[name].answers[1] for name in of if name in QUIRKS} | {
        name: key for name, key in of.items() if name not in QUIRKS
    }


def test_the_values_say_the_same_as_the_report(emulator: str) -> None:
    choose(emulator, {"docs.borders": "lost"})

    answers = put(google_of(emulator), ["docs.borders", "forms.service-account"])
    value = as_values(CIRCUMSTANCES, answers)

    assert [(one["name"], one["answer"], one["tell_us"]) for one in value["questions"]] == [
        ("forms.service-account", "", False),
        ("docs.borders", "lost", True),
    ]
    assert sent(emulator, "GET", "/drive/v3/files")["files"] == []
