"""«Начните здесь»: the steps of a programme, in the order in which people take them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from config.questionnaire import Questionnaire
from generators.workbook.palette import LEGEND


@dataclass(frozen=True)
class Step:
    """One row of the tab.

    Attributes:
        key: Its name in code.
        caption: What staff see in the first column; it identifies the row. «{mentee}» stands for the code of the
            questionnaire that is read as that.
        explanation: What to do.
        tab: Key of the tab where it is done; its row links there.
        asks: Whether people may tick the row to ask for it.
    """

    key: str
    caption: str
    explanation: str
    tab: str = ""
    asks: bool = False


_STEPS = (
    Step(
        "about",
        "Что это",
        "Эта таблица ведёт программу наставничества по дорожной карте: рассылайте анкеты, принимайте решения "
        "по парам, подписывайте документы. Остальное программа собирает, предлагает и готовит сама.",
    ),
    Step("colours", "Цвета столбцов", " ".join(LEGEND)),
    Step(
        "request",
        "Синхронизировать",
        "Не хотите ждать — поставьте галочку слева. Ближайший запуск выполнит всё, что накопилось, снимет её и "
        "запишет здесь время.",
        asks=True,
    ),
    Step(
        "confirm",
        "Подтверждение",
        "Обычно пусто. Если программа остановила запуск, потому что исчезло слишком много, причина и контрольная "
        "сумма стоят на вкладке «Замечания»: впишите сумму слева, только если так и надо.",
    ),
    Step(
        "last_run",
        "Последние изменения программы",
        "Когда программа в последний раз что-то записала.",
    ),
    Step(
        "last_check",
        "Последняя проверка",
        "Записывается раз в день и после каждого изменения; если день здесь давно прошёл, сообщите "
        "ответственному за программу.",
    ),
    Step(
        "next_run",
        "Следующий запуск",
        "Когда программа снова прочитает ответы и Ваши решения. Если ничего нового нет, она ничего не пишет.",
    ),
    Step(
        "questionnaires",
        "Шаг 1. Анкеты {mentee} и {mentor}",
        "Отправьте педагогам ссылки со вкладки «Анкеты»: {mentee} — тем, кому нужна поддержка, {mentor} — тем, кто "
        "готов помогать.",
        "questionnaires",
    ),
    Step(
        "people",
        "Шаг 2. Участники",
        "Проверьте на вкладке «Участники» имена, пол и должности: из них складываются документы.",
        "people",
    ),
    Step(
        "declension",
        "Имена в падежах",
        "На вкладке «Склонение» прочитайте один раз имена в каждом падеже: такими их напечатают документы. Неверное "
        "исправьте рядом, прочитанное отметьте.",
        "declension",
    ),
    Step(
        "consents",
        "Шаг 3. Согласия наставников",
        "Получите письменные согласия наставников (ст. 351.8 ТК РФ) и впишите их даты на вкладке «Участники». "
        "Без согласия пары не предлагаются.",
        "people",
    ),
    Step(
        "meeting",
        "Шаг 4. Встреча и анкета {wishes}",
        "После общей встречи отправьте каждому его личную ссылку на {wishes} (вкладка «Участники»).",
        "people",
    ),
    Step(
        "pairs",
        "Шаг 5. Решения по парам",
        "На вкладке «Пары» выберите в столбце «Решение»: утвердить, отклонить или закрепить.",
        "pairs",
    ),
    Step(
        "matching",
        "Насколько хорош подбор",
        "На вкладке «Подбор» — сколько наставляемых у наставников, чьи желания исполнены и что улучшит набор пар.",
        "matching",
    ),
    Step(
        "papers",
        "Шаг 6. Документы",
        "На вкладке «Документы» — приказы, соглашения и всё остальное. Впишите номера из журнала, распечатайте, "
        "подпишите, впишите дату подписания. Чего не хватает паре и кто действует, — на вкладке «Пары».",
        "papers",
    ),
    Step(
        "kinds",
        "Какие документы готовить",
        "На вкладке «Виды документов» выберите «да» у тех, которые нужны; там же — что проверить до первой печати.",
        "kinds",
    ),
    Step(
        "events",
        "Шаг 7. Журналы работы",
        "Записывайте на вкладках «Встречи и обучение», «Консультации», «Публикации», «Кейсы», «Планы пар», "
        "«Ознакомление» и «Согласия», что сделано: по ним программа подтверждает строки дорожной карты.",
        "events",
    ),
    Step(
        "monitoring",
        "Как идут дела",
        "На вкладке «Диаграммы» — главное на одной странице; все числа — на вкладке «Показатели», слова участников — "
        "на вкладке «SWOT и ответы».",
        "charts",
    ),
    Step(
        "findings",
        "Замечания",
        "Всё, что требует внимания, — на вкладке «Замечания» и рядом со строкой, которой касается.",
        "findings",
    ),
    Step(
        "due",
        "Что сделать",
        "Кому что сделать и до какого дня — на вкладке «Что сделать»; фильтр «По срокам» ставит просроченное первым.",
        "due",
    ),
    Step(
        "privacy",
        "Персональные данные",
        "В этой таблице и в анкетах — имена педагогов, а хранит их Google за пределами России. До начала работы "
        "заведующий решает, допустимо ли это (152-ФЗ, ст. 18 ч. 5); согласия оформляются на бумаге.",
    ),
)

CAPTIONS = {step.key: step.caption for step in _STEPS if "{" not in step.caption}
"""Key of a step → its caption, for the steps that are the same whatever questionnaires there are."""


def steps(questionnaires: Iterable[Questionnaire]) -> tuple[Step, ...]:
    """The steps, with the institution's own questionnaires named; one about a questionnaire it hasn't is left out."""
    codes = {str(questionnaire.reads): questionnaire.code for questionnaire in questionnaires}
    return tuple(_named(step, codes) for step in _STEPS if _is_asked(step, codes))


def captions(questionnaires: Iterable[Questionnaire]) -> Mapping[str, str]:
    """Key of a step → its caption."""
    return {step.key: step.caption for step in steps(questionnaires)}


def _is_asked(step: Step, codes: Mapping[str, str]) -> bool:
    names = (name for _, name, _, _ in Formatter().parse(step.caption) if name)
    return all(name in codes for name in names)


def _named(step: Step, codes: Mapping[str, str]) -> Step:
    return replace(
        step,
        caption=step.caption.format_map(codes),
        explanation=step.explanation.format_map(codes),
    )
