"""What became of one institution in a pass, in words for its row; pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from config.loading import ConfigurationError
from generators.municipality.institutions import ATTENTION, ERROR, NOT_SET_UP
from programme.findings import Finding
from sync.municipality.summary import Summary
from sync.refusals import Guarded, InTheBin, LeaseHeld, Moved, NotSetUp, Overtaken
from sync.workspace.errors import NoCredentials, OutOfTime, Refused, Unreachable, WorkspaceError

LONGEST = 1500
"""Characters of a cell of what is wrong: all of it stands in the institution's own spreadsheet."""


@dataclass(frozen=True)
class Outcome:
    """What a pass has to tell of an institution.

    Attributes:
        code: Whose.
        state: How its programme stands now; "" where another run was at work there and nothing is known anew.
        finding: What is wrong and what to do about it.
        remarks: How many remarks its own spreadsheet shows; None where that is unknown.
        sheet: Address of its spreadsheet; "" where that stays as it is.
        folder: Address of its folder; "" as well.
        home: The mark on all its files, "" as well.
        last_run: When the run began, as a cell holds it; None where none was made.
        seconds: How long it took.
        requests: How many requests it took.
        summary: Its numbers; None where no run ended well.
    """

    code: str
    state: str = ""
    finding: str = ""
    remarks: int | None = None
    sheet: str = ""
    folder: str = ""
    home: str = ""
    last_run: float | None = None
    seconds: float = 0.0
    requests: int = 0
    summary: Summary | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing came of the run."""
        return self.state in {ERROR, NOT_SET_UP}


def state_of(error: Exception, spreadsheet: str = "") -> tuple[str, str]:
    """State and finding of an institution whose run ended with an error; ("", "") where another run was at work.

    Args:
        error: What ended it.
        spreadsheet: Id of the institution's spreadsheet: Drive is asked for many files, and names the one it lacks.
    """
    if isinstance(error, LeaseHeld | Overtaken):
        return "", ""
    if (
        isinstance(error, Refused)
        and error.code == 404
        and spreadsheet
        and spreadsheet in error.said
    ):
        return ERROR, _GONE
    for kind, state, told in _STATES:
        if isinstance(error, kind):
            return state, _cut(told(error))
    return ERROR, _UNKNOWN.format(name=type(error).__name__)


def is_foreseen(error: Exception) -> bool:
    """Whether an error is told in its own words, and no fault of the program."""
    return isinstance(error, (LeaseHeld, Overtaken, *(kind for kind, _, _ in _STATES)))


def is_of_everybody(error: Exception) -> bool:
    """Whether the next institution would fare no better: no network, no usable key."""
    if isinstance(error, Refused):
        return error.code == 401 or error.method == "token"
    return isinstance(error, Unreachable | NoCredentials)


def attention(findings: Iterable[Finding]) -> str:
    """What people must look at in the programme as a whole; remarks on single rows stay where they are."""
    return _cut("\n".join(finding.text for finding in findings if not finding.tab))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


_GONE = (
    "Таблица учреждения не найдена: она удалена насовсем, ссылка неверна, или таблица не открыта программе. Верните её из "
    "корзины Google Диска. Если там её нет, вставьте в «Готовая таблица» ссылку на копию за прежний день из папки «Копии "
    "таблицы» этого учреждения. Чтобы начать с пустой таблицы, сотрите в строке «Готовая таблица» и «Таблица программы» и "
    "запустите nastavnik municipality init."
)
_IN_THE_BIN = "Таблица учреждения лежит в корзине Google Диска: через 30 дней Google сотрёт её. Верните её из корзины и повторите."
_CLOSED = "К таблице учреждения нет доступа. Откройте её учётной записи программы: «Настройки доступа» → роль «Редактор»."
_GUARDED = "Запуск остановлен, ничего не изменено."
_GUARDED_REMEDY = (
    "Решают в таблице учреждения: вкладка «Замечания» говорит, как вернуть прежнее или подтвердить."
)
_MOVED = (
    "Пока программа писала, в таблице всё время переставляли строки и столбцы. Накрытое возвращено на место; остальное "
    "сделает следующий запуск."
)
_INIT = "Здесь это делает nastavnik municipality init с кодом учреждения."
_OUT_OF_TIME = (
    "Не хватило отведённого времени; начатое продолжит следующий запуск. Если повторяется, посмотрите, не слишком ли "
    "велика таблица."
)
_UNKNOWN = (
    "Внутренняя ошибка программы ({name}); другие учреждения не затронуты. Пришлите разработчикам номер запуска и его "
    "журнал: там место ошибки."
)


def _guarded(error: Any) -> str:
    return f"{_GUARDED} {' '.join(error.reasons)} {_GUARDED_REMEDY}"


def _refused(error: Refused) -> str:
    of_sheet = error.method.startswith("sheets.")
    if of_sheet and error.code == 404:
        return _GONE
    if of_sheet and error.code == 403 and "SCOPE" not in error.reason.upper():
        return _CLOSED
    return str(error)


_STATES: tuple[tuple[type[Exception], str, Callable[[Any], str]], ...] = (
    (Guarded, ATTENTION, _guarded),
    (Moved, ATTENTION, lambda _: _MOVED),
    (InTheBin, ATTENTION, lambda _: _IN_THE_BIN),
    (NotSetUp, NOT_SET_UP, lambda error: f"{error} {_INIT}"),
    (ConfigurationError, ERROR, lambda error: "\n".join(("Настройки с ошибкой:", *error.messages))),
    (OutOfTime, ERROR, lambda _: _OUT_OF_TIME),
    (Refused, ERROR, _refused),
    (WorkspaceError, ERROR, str),
)
"""Kind of error → state, and how it is told; the first that fits."""
