"""Rules for wordings without dates: how often, on which occasion, by which other paper."""

import re
from dataclasses import replace

from programme.school_year import SchoolYear
from programme.timeframes.calendar_rules import Reader, Rule
from programme.timeframes.proposing import dated, doubtful, open_ended
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit

_UNITS = (
    (r"дн|день|ежедневн", Unit.DAY),
    (r"недел|еженедельн", Unit.WEEK),
    (r"месяц|ежемесячн", Unit.MONTH),
    (r"квартал|ежекварт", Unit.QUARTER),
    (r"полугоди", Unit.HALF),
    (r"г|учгод|ежегодн", Unit.YEAR),
)
_SHARED = "Месяцы в плане не названы; сроки предложены равномерно по учебному году."
_WITHIN = r"(?:,? (?:в течени[ие]|на протяжении) (?:всего )?(?:года|учгод|периода))?"
_UNTIL = (
    r"(?:,? ?до (?P<day>\d{1,2})(?: числа)?(?: (?P<which>каждого|следующего|текущего) месяца)?)?"
)
_EVERY = r"ежедневно|еженедельно|ежемесячно|ежеквартально|ежегодно|кажд[а-я]+ (?:день|недел[юи]|месяц|квартал|полугодие|год|учгод)"
_TIMES = (
    r"(?:не (?:реже|менее)(?: чем)? )?(?:(?P<times>\d{1,2})(?:-\d)? )?раза? (?:в|за) (?:кажд[а-я]+ )?"
    r"(?:(?P<every>\d{1,2}) )?(?P<unit>дн[а-я]+|день|недел[а-я]+|месяц[а-я]*|квартал[а-я]*|полугоди[а-я]+|г|год[а-я]*|учгод)"
)

_TERMS = (
    r"(?:не (?:реже|менее)(?: чем)? )?(?:\d{1,2}(?:-\d)? )?раза? (?:в|за) (?:кажд[а-я]+ )?(?:\d )?четверт(?:ь|и|ей)"
    r"|кажд[а-я]+ (?:учебн[а-я]+ )?четверт[ьи]|по (?:учебным )?четвертям|ежечетвертно"
)


def _recurring(found: re.Match[str], year: SchoolYear) -> Timeframe:
    groups = found.groupdict()
    word = groups.get("unit") or groups["word"].split()[-1]
    unit = next(unit for stem, unit in _UNITS if re.match(stem, word))
    times, every = int(groups.get("times") or 1), int(groups.get("every") or 1)
    reading = _repeated(Frequency(times, every, unit), _in_full(found[0]), year)
    if not groups.get("day"):
        return reading
    month = " следующего месяца" if groups.get("which") == "следующего" else ""
    return doubtful(reading, f"Каждый раз — до {groups['day']} числа{month}.")


def _in_full(wording: str) -> str:
    """The normalised wording as people write it, without «в течение года», which the explanation says anyway."""
    return re.sub(rf"{_WITHIN}$", "", wording).replace("учгод", "учебный год")


def _school_terms(found: re.Match[str], _year: SchoolYear) -> Timeframe:
    """«раз в четверть»: a school term is no calendar quarter, and its days stand in no plan."""
    told = f"{_in_full(found[0])}: учебная четверть — не квартал, её начало и конец в плане не названы."
    return open_ended(TimeframeKind.RECURRING, told)


def _repeated(frequency: Frequency, wording: str, year: SchoolYear) -> Timeframe:
    if frequency == Frequency(1, 1, Unit.YEAR):
        told = f"Каждый учебный год, сейчас {year.caption}; месяц в плане не назван."
        return replace(open_ended(TimeframeKind.RECURRING, told), frequency=frequency)
    told = f"{wording}, в течение учебного года"
    reading = dated(TimeframeKind.RECURRING, told, year.starts, year.ends, year, explicit=False)
    reading = replace(reading, frequency=frequency)
    return doubtful(reading, _SHARED) if _is_shared(frequency) else reading


def _is_shared(frequency: Frequency) -> bool:
    """Whether the year is parted by the programme, since the wording names no unit within it."""
    return frequency.unit is Unit.YEAR and frequency.times > 1


def _whole_year(found: re.Match[str], year: SchoolYear) -> Timeframe:
    kind, told = TimeframeKind.CONTINUOUS, f"{found[0]}, в течение учебного года"
    return dated(kind, told, year.starts, year.ends, year, explicit=False)


def _whole_period(_found: re.Match[str], year: SchoolYear) -> Timeframe:
    reading = dated(
        TimeframeKind.CONTINUOUS, "весь период", year.starts, None, year, explicit=False
    )
    return doubtful(reading, "Конец периода в плане не назван.")


def _open(kind: TimeframeKind, told: str) -> Reader:
    return lambda _found, _year: open_ended(kind, told)


def _on_demand(_found: re.Match[str], _year: SchoolYear) -> Timeframe:
    return Timeframe(
        "", TimeframeKind.ON_DEMAND, explanation="По необходимости: просроченным не бывает."
    )


_EXTERNAL = _open(TimeframeKind.EXTERNAL, "Срок назван в другом документе или другими людьми.")
_EVENT = _open(TimeframeKind.EVENT, "Срок зависит от события, дата которого в плане не названа.")
_OFFSET = _open(
    TimeframeKind.EVENT, "Срок считается от события; от какого и какого числа — в плане не сказано."
)

WORD_RULES: tuple[Rule, ...] = (
    (r"[-_ /]*(?://|,,)[-_ /]*|(?:то|тот|та|там) же(?: самое| срок)?|аналогично", _open(TimeframeKind.EMPTY, "Сказано «то же»: срок — в строке выше, программа его не переносит.")),
    (
        (r"[^а-яa-z0-9]*|нет|x|х|(?:срок |дата )?(?:не (?:определен|указан|установлен|назначен)[а-я]*|уточняется|будет (?:уточнен|определен|назначен)[а-я]*)"
        r"|_+[ _]*(?:(?:19|20)\d\d)?(?: г)?"),
        _open(TimeframeKind.EMPTY, "Срок в плане не указан (возможно, ячейки были объединены)."),
    ),
    (rf"(?P<word>{_EVERY}){_UNTIL}{_WITHIN}", _recurring),
    (rf"{_TIMES}{_UNTIL}{_WITHIN}", _recurring),
    (rf"(?:{_TERMS}){_WITHIN}", _school_terms),
    (
        r"(?:[а-я]+ ){0,3}(?:[1-4](?:(?:-|, ?| и )[1-4])? )?четверт(?:ь|и|ей|ям)(?: учгод)?",
        _open(TimeframeKind.EVENT, "Названа учебная четверть; её начало и конец в плане не указаны."),
    ),
    (r"постоянно|регулярно|систематически|непрерывно|ежедневно и постоянно", _whole_year),
    (r"(?:на )?(?:весь )?(?:период|срок) действия(?: .+)?", _whole_period),
    (r"(?:(?:в течени[ие]|на протяжении) )?(?:всего |весь )(?:период|срок)[а-я]*(?: .+)?", _whole_period),
    (r"(?:в течени[ие]|на протяжении) (?:периода|срока)(?: .+)?", _whole_period),
    (
        (r"по (?:мере )?(?:необходимости|надобности|потребности|возможности|запрос|заявк|требовани|обращени|желани)[а-я]*"
        r"(?: .+)?|по мере .+|при (?:необходимости|надобности)|при (?:наличии|поступлении|возникновении) .+|ситуативно"),
        _on_demand,
    ),
    (r"в рабочем порядке|по мере готовности", _on_demand),
    (r"(?:в )?(?:(?:осенн|зимн|весенн|летн)[а-я]+ )?каникул[а-я]*|по факту(?: .+)?|срочно", _open(TimeframeKind.EVENT, "Срок зависит от события, дата которого в плане не названа.")),
    (r"(?:в )?(?:установленн|указанн|определенн)[а-я]+ срок[а-я]*(?: .+)?", _open(TimeframeKind.EXTERNAL, "Срок назван в другом документе или другими людьми.")),
    (r"периодически|по ситуации|(?:несколько|неоднократно|много) раз(?: в .+)?|неоднократно", _open(TimeframeKind.ON_DEMAND, "Срок не определён.")),
    (r"по (?:окончани|завершени|итогам|результатам|истечени|прибыти)[а-я]*(?: .+)?", _EVENT),
    (
        (r"(?:по|согласно|в соответствии с) (?:[а-я-]+ (?:и )?)?(?:программ|план|график|расписани|договоренност|согласовани|приказ"
        r"|положени|распоряжени|решени|циклограмм|срок|дорожн)[а-я]*(?:[ ,].+)?|согласно .+|в соответствии с .+|в рамках .+"),
        _EXTERNAL,
    ),
    (r"(?:в )?срок[и]?,? ?(?:устан|определ|указ|предусм)[а-я]+ .+", _EXTERNAL),
    (r"(?:на )?(?:\d(?:-\d)?|(?:подготовительн|организационн|основн|практическ|внедренческ|аналитическ|итогов|заключительн)[а-я]+) этап[а-я]*", _open(TimeframeKind.EXTERNAL, "Назван этап; его сроки в строке не указаны.")),
    (
        (r"(?:в течени[ие]|не позднее|не позже|через|за|спустя) (?:чем )?(?:за )?(?P<n>\d{1,3}|одного|первых \d+)(?:-\d+)? ?"
        r"(?:рабоч[а-я]+ |календарн[а-я]+ )?(?:дн|недел|месяц|сут|г)[а-я]*(?: .+)?"),
        _OFFSET,
    ),
    (r"(?:в течени[ие]) (?:дня|недели|месяца|квартала|полугодия)(?: .+)?", _OFFSET),
    (r"в (?:\d+-?)?(?:[а-я]{0,8})(?:дневный|недельный|месячный|годичный) срок(?: .+)?", _OFFSET),
    (r"(?:на |в течение |от )?(?:срок )?\d+(?:(?:-| до )\d+)? (?:месяц|недель|недели|неделю|дн|год|лет|г)[а-я]*", _open(TimeframeKind.CONTINUOUS, "Названа длительность, но не начало.")),
    (r"одномоментно|однократно|единовременно|единоразово|разово|(?:1 )?раз", _open(TimeframeKind.DATE, "Один раз; дата в плане не названа.")),
    (
        (r"(?:перед|после|по окончани[ию]|по завершени[ию]|по итогам|по результатам|по истечени[ию]|по прибыти[ию]|с момента|со дня|в день|в дни"
        r"|во время|при|накануне|в ходе|в период|сразу|немедленно|незамедлительно)(?: .+)"),
        _EVENT,
    ),
    (r"(?:через|за) (?:день|неделю|месяц|квартал|полугодие|год)(?: .+)?", _OFFSET),
    (r"(?:к|на) (?:педсовет|педагогическ|совещани|аттестаци|заседани|собрани|методическ|встреч|праздник|конкурс|открыт)[а-я]*(?: .+)?", _EVENT),
    (r"(?:до|с) [^\d]+|сразу|немедленно|незамедлительно", _EVENT),
)  # fmt: skip
"""Tried in this order."""
