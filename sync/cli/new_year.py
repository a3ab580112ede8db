"""``nastavnik new-year``."""

from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.settings import Settings
from sync.setup.new_year import NewYear, new_year


def run(settings: Settings, output: Output) -> int:
    """Begin the school year that today lies in."""
    output.progress("Закрываю прошлый учебный год и начинаю новый…")
    result, _ = on_spreadsheet(settings, "new-year", new_year, output.advance)
    output.result(result.as_json(), _lines(result))
    return 0


def _lines(result: NewYear) -> list[str]:
    if not result.before:
        return [f"{result.year} учебный год уже идёт, ничего не изменено."]
    told = _TOLD.format(result=result)
    return [*told.splitlines(), f"Таблица: {result.url}"]


_TOLD = """\
{result.before} учебный год закрыт, начат {result.year}.
Сохранено на вкладке «Прошлые годы»: строк плана {result.kept}; остаются выполненными разовые строки: {result.settled}.
Перешли в новый год: участников {result.participants}, пар {result.pairs}.
Прежние анкеты закрыты; ответы на них остались на своих вкладках и в новом году не учитываются.
Дальше: завершите или продлите прежние пары (вкладка «Пары»), отметьте выбывших (вкладка «Участники»)
и разошлите новые анкеты (вкладка «Анкеты»)."""
