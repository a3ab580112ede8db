"""Whether an ending was announced in time, and what to do where it was not; Russian, for the row of the pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.ending import Ending, EndingReason, NoticeDays
from programme.russian.dates import short_date
from programme.russian.numbers import counted
from programme.working_days import WorkingDays, years_remark


@dataclass(frozen=True)
class Term:
    """First and last day of a pair; None where it is not known."""

    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Judged:
    """What follows from an ending.

    Attributes:
        is_over: Whether the pair is ended on the day asked for.
        warn_by: The last working day on which the warning can be handed over; None where none is counted.
        remarks: What is wrong, beside the pair.
        calendar: What «Нерабочие дни» lacks for the terms that were counted.
    """

    is_over: bool
    warn_by: date | None = None
    remarks: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()


def judged(
    ending: Ending,
    today: date,
    days: WorkingDays,
    *,
    term: Term | None = None,
    notice: NoticeDays | None = None,
) -> Judged:
    """What follows from an ending on a day; remarks never stop it, the decision is people's.

    Full working days lie between the warning and the ending: the count begins on the day after the warning
    (ст. 14 ТК РФ), and the first day without mentoring is none of them. That is the reading in which nobody
    is warned too late.

    Args:
        ending: As typed.
        today: The day asked for.
        days: The calendar.
        term: The pair's term.
        notice: How long before one must be warned.
    """
    look = _Look(ending, today, days, (notice or NoticeDays()).of(ending.reason))
    told = tuple(look.remarks())
    remarks = (*told, *_outside(ending, term or Term()))
    calendar = years_remark(look.years(is_told=bool(told)))
    return Judged(ending.is_over(today), look.warn_by, remarks, (calendar,) if calendar else ())


@dataclass(frozen=True)
class _Look:
    """An ending beside the calendar; ``count`` working days lie between warning and ending."""

    ending: Ending
    today: date
    days: WorkingDays
    count: int

    @property
    def latest(self) -> date | None:
        """The last calendar day of a warning in time."""
        ends_on = self.ending.ends_on
        return self.days.latest_notice(ends_on, self.count) if ends_on else None

    @property
    def warn_by(self) -> date | None:
        """The last working day of one; None where no warning is counted."""
        return self.days.on_or_before(self.latest) if self.count and self.latest else None

    @property
    def earliest(self) -> date | None:
        """The first working day on which the pair may end, warned as it was, or today."""
        first = self.days.earliest_end(self.ending.notice_given or self.today, self.count)
        return self.days.on_or_after(first) if first else None

    def remarks(self) -> Iterator[str]:
        """What is wrong with the dates."""
        ends_on, given = self.ending.ends_on, self.ending.notice_given
        if ends_on is None:
            yield self._no_date()
        elif not self.count:
            if given and given > ends_on:
                yield f"{self._handed} {short_date(given)}, позже даты прекращения: проверьте обе даты."
        elif self.latest is None or self.warn_by is None:
            yield _NO_WORKING_DAYS
        elif given is None:
            yield self._no_notice(ends_on, self.warn_by)
        elif given > self.latest:
            by = short_date(self.warn_by)
            told = f"{self._handed} {short_date(given)}, а предупредить нужно не позднее {by}"
            yield f"{told} ({self._rule}): {self._move()}."

    def years(self, *, is_told: bool) -> tuple[int, ...]:
        """Calendar years that a counted term touches and for which no transfer is typed."""
        if not self.count:
            return ()
        given = self.ending.notice_given
        used = [day for day in (self.ending.ends_on, self.warn_by) if day]
        if is_told or not used:
            used += [day for day in (given or self.today, self.earliest) if day]
        return self.days.untyped_years(min(used), max(used))

    def _no_date(self) -> str:
        text = f"Прекращение — «{self.ending.reason}»: впишите дату в столбец «С какой даты»"
        given = self.ending.notice_given
        if self.count and self.earliest:
            warned = (
                f"{self._handed.lower()} {short_date(given)}"
                if given
                else "если предупредить сегодня"
            )
            text += f", не раньше {short_date(self.earliest)} ({warned}; {self._rule})"
        return f"{text}. До этой даты пара действует."

    def _no_notice(self, ends_on: date, by: date) -> str:
        column = "столбец «Уведомление вручено (дата)»"
        if self.today <= by:
            return f"{self._hand_over} не позднее {short_date(by)} ({self._rule}) и впишите дату в {column}."
        late = f"Предупредить нужно было не позднее {short_date(by)} ({self._rule})."
        if self.today >= ends_on:
            return f"{late} Впишите дату в {column}."
        return f"{late} Если это сделано, впишите дату в {column}; если нет, {self._move()}."

    def _move(self) -> str:
        what = "отмены" if self._is_cancelled else "прекращения"
        when = f" на {short_date(self.earliest)} или позже" if self.earliest else ""
        return f"перенесите дату {what}{when}"

    @property
    def _is_cancelled(self) -> bool:
        return self.ending.reason in {EndingReason.CANCELLATION, EndingReason.REPLACEMENT}

    @property
    def _handed(self) -> str:
        refused = self.ending.reason is EndingReason.REFUSAL
        return "Заявление наставника получено" if refused else "Уведомление вручено"

    @property
    def _hand_over(self) -> str:
        refused = self.ending.reason is EndingReason.REFUSAL
        return "Получите заявление наставника" if refused else "Вручите наставнику уведомление"

    @property
    def _rule(self) -> str:
        term = counted(self.count, "рабочий день", "рабочих дня", "рабочих дней")
        law = ", ст. 351.8 ТК РФ" if self._is_cancelled else ""
        return f"не менее чем за {term}{law}"


_NO_WORKING_DAYS = (
    "Срок предупреждения не посчитать: по вкладке «Нерабочие дни» рядом с этой датой нет рабочих дней. "
    "Проверьте вкладку и дату."
)


def _outside(ending: Ending, term: Term) -> Iterator[str]:
    """A date before the pair began, or after it ends anyway."""
    ends_on = ending.ends_on
    if ends_on is None:
        return
    if term.begins and ends_on <= term.begins:
        yield (
            f"Дата прекращения {short_date(ends_on)} не позже начала работы пары ({short_date(term.begins)}): "
            "проверьте дату."
        )
    if term.ends and ends_on > term.ends and ending.reason is not EndingReason.DONE:
        yield (
            f"Дата прекращения {short_date(ends_on)} позже срока пары (по {short_date(term.ends)}): к этому дню он "
            "закончится сам. Проверьте дату или выберите «завершена»."
        )
