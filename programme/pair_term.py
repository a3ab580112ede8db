"""From when to when a pair works: by its directive, by what people prolonged it to, by its ending.

ст. 351.8 ТК РФ: the term stands in the labour contract or the additional agreement. So a term grows longer by papers
alone: those that the programme prepared, once they are signed, or what people name beside the new day
(«Основание продления»). Without them nothing is prolonged.
"""

from dataclasses import dataclass
from datetime import date

from programme.russian.dates import short_date
from programme.russian.letters import spaced


@dataclass(frozen=True)
class Prolongation:
    """A prolongation as people typed it, or signed its papers.

    Attributes:
        to: The new last day; None while nobody has typed it.
        ground: The papers it rests on: «приказ № 51-ОД от 20.05.2027, доп. соглашение от 20.05.2027».
    """

    to: date | None = None
    ground: str = ""

    @property
    def counts(self) -> bool:
        """Whether it prolongs anything: with a day and its papers."""
        return self.to is not None and bool(spaced(self.ground))


NOT_PROLONGED = Prolongation()
"""While people have typed nothing of the kind."""


@dataclass(frozen=True)
class PairTerm:
    """The term of a pair.

    Attributes:
        begins: Day of the directive that names it; None where there is none yet.
        agreed: Last day by its papers: that of their school year.
        prolongation: As typed.
    """

    begins: date | None
    agreed: date
    prolongation: Prolongation = NOT_PROLONGED

    @property
    def ends(self) -> date:
        """The last day, with a prolongation that counts."""
        to = self.prolongation.to
        return max(self.agreed, to) if to and self.prolongation.counts else self.agreed

    @property
    def is_prolonged(self) -> bool:
        """Whether it ends later than its papers said at first."""
        return self.ends > self.agreed

    def is_over(self, today: date) -> bool:
        """Whether the last day has passed: people must prolong or complete."""
        return today > self.ends

    def remarks(self) -> tuple[str, ...]:
        """What is wrong with the prolongation and what to do, in Russian."""
        to, ground = self.prolongation.to, spaced(self.prolongation.ground)
        if to is None:
            return (_NO_DAY,) if ground else ()
        if to <= self.agreed:
            return (_TOO_SOON.format(short_date(to), short_date(self.agreed)),)
        return () if ground else (_NO_GROUND.format(short_date(to)),)


_NO_DAY = "Продление не учтено: впишите новый последний день в столбец «Продлена до (дата)»."
_TOO_SOON = "Продление не учтено: {} не позже срока пары (по {}). Проверьте «Продлена до (дата)»."
_NO_GROUND = (
    "Продление до {} пока не учтено: срок наставничества стоит в документах (ст. 351.8 ТК РФ). Подпишите приказ о продлении "
    "и, если наставничество — дополнительная работа, дополнительное соглашение с новым сроком: проекты готовятся на вкладке "
    "«Документы», впишите там номера, даты и подписи. Если документы составлены без программы, впишите их в столбец "
    "«Основание продления»."
)
