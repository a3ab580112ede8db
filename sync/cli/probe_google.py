"""``nastavnik probe-google``: open questions about Google, asked of this account."""

import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sync.cli.output import Output
from sync.probing.answer import Answer, Outcome
from sync.probing.bench import Waiting
from sync.probing.lent import id_in
from sync.probing.probe import asked, scratch_of
from sync.probing.question import Question
from sync.probing.questions import QUESTIONS
from sync.probing.report import KINDS, TITLE, Circumstances, as_values, report
from sync.probing.scratch import MY_DRIVE, Left, Scratch, left_before
from sync.probing.who import kind_of_account
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.workspace.errors import Refused
from sync.workspace.probing import Google, library_versions, open_google

DONE, PEOPLE_MUST_ACT, REFUSED = 0, 3, 4
PACE_SECONDS = 1.2
"""Between two requests to Google: under 60 a minute, which is what Sheets gives one user."""
LOOK_EVERY = 5.0

_MARKS = {
    Outcome.ANSWERED: "ответ получен",
    Outcome.UNFORESEEN: "неожиданный ответ",
    Outcome.FAILED: "не удалось",
    Outcome.NOT_ASKED: "не спрашивали",
}
_ANSWERS = {Outcome.ANSWERED, Outcome.UNFORESEEN}


@dataclass(frozen=True)
class Asked:
    """What the command was told.

    Attributes:
        keep: Leave the scratch folder for a look.
        out: Where the report goes; None for the screen.
        wait: Seconds to wait for what Google tells late.
        only: Names of the questions; none for all.
        folder: Link to the folder or shared drive to work in; "" for My Drive.
    """

    keep: bool
    out: Path | None
    wait: float
    only: tuple[str, ...]
    folder: str = ""


def run(settings: Settings, given: Asked, output: Output) -> int:
    """Ask, clean up, report.

    Returns:
        0; 3 where something was left behind that a person has to delete; 4 where Google answered nothing.
    """
    questions = _chosen(given.only)
    if given.out:
        _check_place(given.out)
    parent = id_in(given.folder) if given.folder else MY_DRIVE
    if not parent:
        raise WrongUse(
            f"--folder {given.folder}: ожидалась ссылка на папку или общий диск Google Диска."
        )
    google = open_google(settings.emulator, settings.source, _pause(settings.emulator))
    account = _account(google)
    now = datetime.now(UTC)
    scratch = scratch_of(google, now, parent)
    if before := left_before(google, parent):
        listed = "".join(f"\n  {link}" for link in before)
        output.progress(
            f"Осталось от прежней пробы; если она сейчас не идёт, удалите сами:{listed}"
        )
    output.progress(
        f"Задаю вопросы: {len(questions)}. Работаю только в новой папке «{scratch.name}» и удалю её в конце."
    )
    left: tuple[Left, ...] = ()
    try:
        answers = asked(
            questions,
            google,
            scratch,
            person=_Keyboard(output),
            waiting=Waiting(given.wait, min(LOOK_EVERY, given.wait or LOOK_EVERY)),
            advance=lambda question, number, of: output.progress(
                f"[{number} из {of}] {question.title}…"
            ),
        )
    finally:
        left = _cleared(scratch, output, keep=given.keep)
    circumstances = Circumstances(
        date=f"{now:%Y-%m-%d}",
        place="an emulator" if settings.emulator else "Google",
        credentials=KINDS[google.kind],
        account=account,
        versions=_versions(),
        requests=sum(google.counts.values()),
        left=len(left),
    )
    _tell(circumstances, answers, output, given.out)
    if left:
        return PEOPLE_MUST_ACT
    outcomes = {answer.outcome for answer in answers}
    return REFUSED if Outcome.FAILED in outcomes and not outcomes & _ANSWERS else DONE


def _chosen(names: Sequence[str]) -> tuple[Question, ...]:
    known = {question.name: question for question in QUESTIONS}
    for name in names:
        if name not in known:
            listed = "".join(f"\n  {one.name} — {one.title}" for one in QUESTIONS)
            raise WrongUse(f"Вопроса «{name}» нет. Есть такие:{listed}")
    return tuple(question for question in QUESTIONS if not names or question.name in names)


def _check_place(path: Path) -> None:
    """Before anything is asked: a report for which there is no place would be lost."""
    if path.is_dir() or not path.parent.is_dir():
        raise WrongUse(f"--out {path}: укажите имя файла в папке, которая есть.")
    if path.exists() and not _is_report(path):
        raise WrongUse(
            f"--out {path}: такой файл уже есть, и это не отчёт пробы. Укажите другое имя."
        )


def _is_report(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\n") == TITLE
    except (OSError, ValueError):
        return False


def _pause(emulator: str) -> Callable[[], None]:
    return (lambda: None) if emulator else (lambda: time.sleep(PACE_SECONDS))


def _account(google: Google) -> str:
    """The kind of account; without Drive's right to say so (a virtual machine's token) the questions still go on."""
    try:
        return kind_of_account(google)
    except Refused as refusal:
        if refusal.code != 403:
            raise
        return "unknown (drive.about.get was refused)"


class _Keyboard:
    """The person at the terminal; nobody where there is none."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def asked(self, text: str) -> str:
        if not sys.stdin.isatty():
            return ""
        self._output.progress(text)
        return sys.stdin.readline().strip()


def _cleared(scratch: Scratch, output: Output, *, keep: bool) -> tuple[Left, ...]:
    if keep:
        if scratch.link:
            output.progress(
                f"Папка пробы оставлена: {scratch.link}\n"
                f"Формы с тем же названием лежат в «Моём диске». Когда посмотрите, удалите всё «{scratch.name}»."
            )
        return ()
    output.progress("Удаляю всё, что создано для пробы…")
    left = scratch.clear()
    if left:
        listed = "".join(f"\n  {one.link}\n    {one.why}" for one in left)
        output.progress(f"Не удалось удалить, удалите сами:{listed}")
    return left


def _versions() -> dict[str, str]:
    try:
        own = version("nastavnik")
    except PackageNotFoundError:
        own = "(not installed)"
    return {"nastavnik": own, **library_versions(), "Python": platform.python_version()}


def _tell(
    circumstances: Circumstances, answers: Sequence[Answer], output: Output, out: Path | None
) -> None:
    text = report(circumstances, answers)
    if out:
        out.write_text(text, encoding="utf-8")
    value = as_values(circumstances, answers) | {"report": str(out) if out else text}
    told = [f"{_MARKS[kind]}: {count}" for kind in Outcome if (count := _count(answers, kind))]
    news = [answer.question.title for answer in answers if answer.is_news]
    ending = [f"Готово. {', '.join(told).capitalize()}."]
    if news:
        ending.append(f"Разработчикам важно знать: {'; '.join(news)}.")
    ending.append(
        "Отчёт можно приложить к сообщению для разработчиков: имён, адресов, номеров файлов и ключей в нём нет."
    )
    if out:
        output.result(value, [*ending, f"Отчёт: {out}"])
        return
    for line in ending:
        output.progress(line)
    output.result(value, text.splitlines(), fitted=False)


def _count(answers: Sequence[Answer], outcome: Outcome) -> int:
    return sum(answer.outcome is outcome for answer in answers)
