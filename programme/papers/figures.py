"""The fields of reports that come from the monitoring; blank where there is nothing to tell, for filling in by hand."""

from collections.abc import Iterable, Iterator

from config.monitoring_settings import Group
from programme.monitoring.figures import (
    NO_DATA,
    AnyChange,
    AnyShare,
    Change,
    Figure,
    Mean,
    Share,
    Withheld,
    number_words,
)
from programme.monitoring.free_answers import PRAISE, WISHES
from programme.monitoring.report import Monitoring
from programme.monitoring.satisfaction import GROUPS, GroupSatisfaction
from programme.monitoring.summary import stage_one_words, stage_two_words
from programme.monitoring.swot import Ticked
from programme.papers.figure_fields import (
    LINE,
    SATISFACTION,
    Figures,
    FigureValue,
    Line,
    done_words,
    few_words,
)
from programme.russian.dates import short_date
from programme.russian.letters import lower_first, upper_first

_NONE = "—"
_GROUPS: tuple[Group, ...] = ("mentees", "mentors")


def figures_of(report: Monitoring) -> Figures:
    """Every field of reports, as it stands now."""
    asked = [report.satisfaction[group] for group in _GROUPS if group in report.satisfaction]
    invited, answered, share = _answered(report, asked)
    young = next((one.figure for one in report.indicators if one.key == "young_involved"), None)
    told: dict[str, FigureValue] = {
        "удовлетворённость": tuple(_satisfaction(report)),
        "удовлетворённость_групп": tuple(_groups(report)),
        "сравнение": _changes(
            "показатель",
            (
                (f"{upper_first(GROUPS[c.group])}: {lower_first(c.text)}", c.change)
                for c in report.compared
            ),
        ),
        "цитаты_ценное": tuple(a.text for a in report.free if a.topic == PRAISE and a.is_quotable),
        "цитаты_пожелания": tuple(
            a.text for a in report.free if a.topic == WISHES and a.is_quotable
        ),
        "опрос": tuple(
            _line(показатель=one.text, ответов=_n(one.mean), средняя=_mean(one.mean))
            for one in report.midterm
        ),
        "критерии": tuple(
            _line(
                номер=str(place),
                критерий=one.text,
                оценка="" if one.points is None else str(one.points),
            )
            for place, one in enumerate(report.curator.criteria, 1)
        ),
        "сумма_куратора": report.curator.words if report.curator.is_answered else "",
        "сильные_стороны": _ticks(report, report.swot.strengths),
        "слабые_стороны": _ticks(report, report.swot.weaknesses),
        "динамика": _changes(
            "направление", ((c.text, c.by_oneself) for c in report.two.competencies)
        ),
        "мотивация": _changes(
            "показатель", ((c.text, c.change) for c in report.two.motivation), keep=True
        ),
        "показатели": tuple(_indicators(report)),
        "планы_всего": done_words(_plans(report)),
        "анкеты_получили": invited,
        "анкеты_ответили": answered,
        "анкеты_доля": share,
        "педагогов_всего": str(report.teachers or ""),
        "молодых_всего": str(report.young_teachers or ""),
        "молодых_в_программе": _counted(young) if report.young_teachers else "",
        "наименьшая_группа": few_words(report.small_group),
        "этап_1": stage_one_words(report),
        "этап_2": stage_two_words(report),
    }
    return tuple(told.items())


def _plans(report: Monitoring) -> Share | None:
    found = (one.figure for one in report.indicators if one.key == "plans")
    return next((figure for figure in found if isinstance(figure, Share)), None)


def _line(**parts: str) -> Line:
    return tuple(parts.items())


def _n(figure: Figure) -> str:
    """How many answered; a dash where the figure is withheld, nothing where nobody did."""
    if isinstance(figure, Withheld):
        return _NONE
    return str(figure.n) if figure.n else ""


def _mean(figure: Mean | Withheld) -> str:
    return figure.words if isinstance(figure, Withheld) or figure.n else ""


def _counted(share: AnyShare | None) -> str:
    if isinstance(share, Withheld):
        return share.words
    return str(share.numerator) if share and share.denominator else ""


def _percent(share: AnyShare | None) -> str:
    if isinstance(share, Withheld):
        return share.words
    return number_words(share.percent) if share and share.percent is not None else ""


def _changes(
    name: str, changes: Iterable[tuple[str, AnyChange]], *, keep: bool = False
) -> tuple[Line, ...]:
    """Scales before and after; those nobody answered twice are left out, unless their names are kept for filling in."""
    return tuple(
        _line(**{name: text}, ответов=_n(change), **_change(change))
        for text, change in changes
        if keep or not isinstance(change, Change) or change.n
    )


def _change(change: AnyChange) -> dict[str, str]:
    if isinstance(change, Withheld):
        return {"до": _NONE, "после": _NONE, "изменение": change.words}
    if not change.n:
        return {"до": "", "после": "", "изменение": ""}
    return {"до": change.before.words, "после": change.after.words, "изменение": change.words}


def _satisfaction(report: Monitoring) -> Iterator[Line]:
    columns = [_column(report, report.satisfaction.get(group)) for group in _GROUPS]
    for place, text in enumerate(SATISFACTION):
        yield _line(
            показатель=text.format(report.satisfied_from),
            наставляемые=columns[0][place],
            наставники=columns[1][place],
        )


def _column(report: Monitoring, told: GroupSatisfaction | None) -> tuple[str, ...]:
    response = next((r for r in report.responses if told and r.code == told.questionnaire), None)
    if told is None or response is None or not response.answered:
        return ("",) * len(SATISFACTION)
    return (
        "" if response.invited is None else str(response.invited),
        str(response.answered),
        _percent(response.share),
        told.overall.words,
        _counted(told.satisfied) or NO_DATA,
        _percent(told.satisfied) or NO_DATA,
        told.useful.words,
        told.comfort.words,
        told.together.words,
        _counted(told.met) or NO_DATA,
        _counted(told.continuing) or NO_DATA,
    )


def _groups(report: Monitoring) -> Iterator[Line]:
    for group in _GROUPS:
        told = report.satisfaction.get(group)
        column = _column(report, told)
        yield _line(
            группа=upper_first(GROUPS[group]), ответили=column[1], средняя=column[3], доля=column[5]
        )


def _answered(report: Monitoring, asked: list[GroupSatisfaction]) -> tuple[str, str, str]:
    """Of both groups together: asked, answered and the share; lines where that isn't known."""
    codes = {told.questionnaire for told in asked}
    responses = [one for one in report.responses if one.code in codes]
    answered = sum(one.answered for one in responses)
    if not answered:
        return LINE, LINE, LINE
    if any(one.invited is None for one in responses):
        return LINE, str(answered), LINE
    invited = sum(one.invited or 0 for one in responses)
    return str(invited), str(answered), _percent(Share(answered, invited)) or LINE


def _ticks(report: Monitoring, ticked: Iterable[Ticked]) -> str:
    if report.swot.is_withheld:
        return f"менее {report.small_group} ответов"
    chosen = sorted(
        (row for row in ticked if row.share.numerator), key=lambda r: -r.share.numerator
    )
    return "\n".join(f"{row.text} — {row.share.words}" for row in chosen)


def _indicators(report: Monitoring) -> Iterator[Line]:
    for one in report.indicators:
        target = "" if one.target is None else str(one.target)
        on = short_date(one.on) if one.on else ""
        yield _line(показатель=one.text, значение=one.figure.words, дата=on, цель=target)
