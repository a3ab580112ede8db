"""Headers of a published plan: what a column holds, in whatever words it is headed."""

import re
from collections.abc import Sequence
from enum import StrEnum

from programme.roadmap.looks import is_calendar, number_in
from programme.russian.texts import normal_text

LONGEST_CAPTION = 80


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    SECTION = "section"
    TITLE = "title"
    TIMEFRAME = "timeframe"
    STARTS = "starts"
    ENDS = "ends"
    MARK = "mark"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    OTHER = "other"


_ROLES = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (r"(?:№|n\b|no\b|номер|п/п|пп\b|п\. ?п|n/n|пункт).{0,12}", Role.NUMBER),
        (r"(?:примечани|отметк|статус|факт|выполнени|готовност|участник|категори|целев|аудитори|финанс|бюджет|источник).*", Role.OTHER),
        (r"(?:(?:дата|срок)\w* )?начал.*|\(?с\)?", Role.STARTS),
        (r"(?:(?:дата|срок)\w* )?(?:окончани|завершени|конец|конц).*|\(?по\)?", Role.ENDS),
        (r".*(?:ответств|исполнител|организатор).*|кто\b.*|должностн.*", Role.RESPONSIBLE),
        (r"(?!.*мероприят.* и срок).*(?:срок|\bдат[аы]\b|период|\bврем[яе]|когда|график|дедлайн).*|месяцы?", Role.TIMEFRAME),
        (r".*(?:результат|документ|продукт|отчетн|отчет\b|показател|эффект|подтвержд).*|итоги?\b.*|выход.*", Role.RESULT),
        (r"(?:наименование |название |основн\w+ )?(?:этап|стади|раздел|направлени|блок|модул|задач)(?!.*(?:мероприят|содержани|действи)).*", Role.SECTION),
        (r".*(?:мероприят|наименован|содержани|деятельност|действи|назван|\bработ|событи|вопрос|\bтем[аы]|\bшаг).*|что\b.*", Role.TITLE),
        (r"форма.*|место.*|комментари.*", Role.OTHER),
    )
)  # fmt: skip

_WHO = re.compile(r"ответственн(?:ый|ые|ое лицо|ые лица)(?: (?:за )?исполн\w+)?|исполнител[ьи]")

_LATIN = str.maketrans("abcehkmoptxy", "авсенкмортху")
"""A caption all in Latin look-alikes: «CPOK»."""


def role_of(caption: str) -> Role | None:
    """What a column headed so holds; None for words that head no column of a plan."""
    text = normal_text(caption).strip(" .:*|")
    if not text or len(text) > LONGEST_CAPTION:
        return None
    for written in (text, text.translate(_LATIN)):
        for pattern, role in _ROLES:
            if pattern.fullmatch(written):
                return role
    return Role.MARK if is_calendar(text) else None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row heads the columns: the title's column, and others that plans have.

    An activity may hold the same words («Анализ работы | май | Ответственный за сайт | Отчёт»): one that says when
    is no header, and one without a column of numbers or deadlines must say «Ответственный», and no more.
    """
    filled = [cell for cell in cells if cell]
    roles = [role_of(cell) for cell in filled]
    named = {role for role in roles if role and role is not Role.OTHER}
    marks = roles.count(Role.MARK)
    if len(filled) < 2 or marks == 1 or any(number_in(cell) for cell in filled[:1]):
        return False
    known = sum(role is not None for role in roles)
    has_title = bool(named & {Role.TITLE, Role.SECTION})
    has_when = bool(named & {Role.NUMBER, Role.TIMEFRAME, Role.STARTS, Role.ENDS}) or marks > 1
    has_who = any(_WHO.fullmatch(normal_text(cell).strip(" .:*")) for cell in filled)
    return has_title and (has_when or has_who) and 2 * known >= len(filled)


def is_count_row(cells: Sequence[str]) -> bool:
    """«1 | 2 | 3 | 4 | 5» under a header: the columns counted."""
    filled = [cell.strip(" .") for cell in cells if cell]
    return len(filled) > 2 and filled == [str(place) for place in range(1, len(filled) + 1)]
