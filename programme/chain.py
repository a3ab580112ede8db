"""The legal chain of a pair: the papers without which it is not «действует», and those that are due besides.

ст. 351.8 ТК РФ (ФЗ от 09.11.2024 № 381-ФЗ, in force from 01.03.2025): mentoring is work on the employer's order
with the employee's written consent; its content, term, form and pay stand in the labour contract or in an
additional agreement to it. So: consent → additional agreement → directive on the pairs; these three make a pair
active. The directive on the payment, the agreement of the pair and its programme are needed still, and bar nothing.

Two exceptions: where mentoring belongs to the position and is paid in the salary, the article does not apply
(Роструд 02.10.2025 № ТЗ/7300-6-1), which needs a stated ground; and a pair that began before 01.03.2025 goes on,
with a warning that the additional agreement is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.russian.dates import short_date
from programme.russian.letters import spaced
from programme.russian.numbers import number_sign

IN_FORCE = date(2025, 3, 1)
"""Since when ст. 351.8 ТК РФ applies."""


class Actor(StrEnum):
    """Who must act next, as staff read it."""

    HEAD = "заведующий"
    COORDINATOR = "куратор"
    MENTOR = "наставник"
    HEAD_AND_MENTOR = "заведующий и наставник"
    PAIR = "наставник и наставляемый"


class Link(StrEnum):
    """A paper of the chain, in the order of the law; the value is its caption."""

    CONSENT = "Согласие наставника"
    ADDENDUM = "Дополнительное соглашение"
    DIRECTIVE = "Приказ о закреплении"
    PAYMENT = "Приказ о доплате"
    AGREEMENT = "Соглашение о сотрудничестве"
    PLAN = "Программа пары"


BARRING = frozenset({Link.CONSENT, Link.ADDENDUM, Link.DIRECTIVE})
"""What must be there before a pair is «действует»."""
_OF_THE_ARTICLE = frozenset({Link.CONSENT, Link.ADDENDUM, Link.PAYMENT})
"""What only ст. 351.8 asks for."""


@dataclass(frozen=True)
class Directive:
    """A directive as the institution's journal has it.

    Attributes:
        number: «42-ОД»; "" while nobody has typed it.
        dated: Its date in the journal.
        signed: When it was signed.
    """

    number: str = ""
    dated: date | None = None
    signed: date | None = None


@dataclass(frozen=True)
class Chain:
    """What stands of one pair's papers; every date typed by people.

    Attributes:
        consent: The mentor's written consent.
        addendum_signed: The additional agreement to the mentor's labour contract.
        directive: The directive that names the pair.
        payment: The directive on the payment; its signing counts with number and date.
        agreement_signed: The agreement of the pair.
        plan_signed: The pair's programme.
        in_labour_function: Mentoring belongs to the mentor's position and is paid in the salary.
        ground: On what that rests; without it the exception doesn't count.
        begins: When the pair began.
    """

    consent: date | None = None
    addendum_signed: date | None = None
    directive: Directive = Directive()
    payment: Directive = Directive()
    agreement_signed: date | None = None
    plan_signed: date | None = None
    in_labour_function: bool = False
    ground: str = ""
    begins: date | None = None

    @property
    def is_exempt(self) -> bool:
        """Whether the article does not apply: mentoring in the labour function, with its ground."""
        return self.in_labour_function and bool(spaced(self.ground))

    @property
    def is_older(self) -> bool:
        """Whether the pair began before the article was in force."""
        return self.begins is not None and self.begins < IN_FORCE


@dataclass(frozen=True)
class ChainStep:
    """One paper of the chain.

    Attributes:
        link: Which.
        told: What stands: «15.09.2026», «№ 42-ОД от 01.10.2026»; "" while it is missing.
        actor: Who must act; None where it is done.
        todo: What they do, short: «подписать»; "" where it is done.
        advice: How, one Russian sentence; "" where it is done.
    """

    link: Link
    told: str = ""
    actor: Actor | None = None
    todo: str = ""
    advice: str = ""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.actor is None

    @property
    def bars(self) -> bool:
        """Whether the pair is not active without it."""
        return self.link in BARRING

    @property
    def caption(self) -> str:
        """«Дополнительное соглашение: подписать (заведующий и наставник)»; what stands, where it is done."""
        if self.actor is None:
            return f"{self.link}: {self.told}"
        return f"{self.link}: {self.todo} ({self.actor})"


def steps(chain: Chain) -> tuple[ChainStep, ...]:
    """The papers that a pair needs, in order; those that the law does not ask of it are left out."""
    without = _OF_THE_ARTICLE if chain.is_exempt or chain.is_older else frozenset[Link]()
    return tuple(step for step in _every(chain) if step.link not in without)


def is_active(chain: Chain) -> bool:
    """Whether the pair is «действует»: nothing that bars it is missing."""
    return all(step.is_done for step in steps(chain) if step.bars)


def active_since(chain: Chain) -> date | None:
    """The day on which the last of what bars it was there; None while something is missing."""
    if not is_active(chain):
        return None
    days = {
        Link.CONSENT: chain.consent,
        Link.ADDENDUM: chain.addendum_signed,
        Link.DIRECTIVE: max(
            filter(None, (chain.directive.dated, chain.directive.signed)), default=None
        ),
    }
    found = [day for step in steps(chain) if step.bars and (day := days[step.link])]
    return max(found, default=None)


def next_step(chain: Chain) -> ChainStep | None:
    """The first paper that is missing; None where all are there."""
    return next((step for step in steps(chain) if not step.is_done), None)


def still_needed(chain: Chain) -> str:
    """Everything that is missing, one line each, for «Что ещё нужно»; "" where nothing is."""
    return "\n".join(step.caption for step in steps(chain) if not step.is_done)


def who_acts(chain: Chain) -> str:
    """Who must act next, for «Кто действует»; "" where nobody must."""
    step = next_step(chain)
    return str(step.actor) if step and step.actor else ""


def _every(chain: Chain) -> Iterator[ChainStep]:
    yield _dated(
        Link.CONSENT,
        chain.consent,
        Actor.MENTOR,
        "Получите письменное согласие наставника и впишите его дату на вкладке «Участники».",
    )
    yield _dated(
        Link.ADDENDUM,
        chain.addendum_signed,
        Actor.HEAD_AND_MENTOR,
        "Подпишите дополнительное соглашение к трудовому договору наставника и впишите дату на вкладке «Документы».",
    )
    yield _directed(Link.DIRECTIVE, chain.directive)
    yield _directed(Link.PAYMENT, chain.payment)
    yield _dated(
        Link.AGREEMENT,
        chain.agreement_signed,
        Actor.PAIR,
        "Подпишите соглашение о сотрудничестве и впишите дату на вкладке «Документы».",
    )
    yield _dated(
        Link.PLAN,
        chain.plan_signed,
        Actor.PAIR,
        "Согласуйте и подпишите программу пары и впишите дату на вкладке «Документы».",
    )


def _dated(link: Link, day: date | None, actor: Actor, advice: str) -> ChainStep:
    if day:
        return ChainStep(link, short_date(day))
    return ChainStep(link, "", actor, "подписать", advice)


def _directed(link: Link, directive: Directive) -> ChainStep:
    """A directive counts with number, date and signature; the first of them that is missing is told."""
    number, dated, signed = spaced(directive.number), directive.dated, directive.signed
    missing = " и ".join(name for name, there in (("номер", number), ("дату", dated)) if not there)
    if missing:
        return ChainStep(
            link,
            "",
            Actor.COORDINATOR,
            f"вписать {missing}",
            f"Зарегистрируйте приказ в журнале и впишите {missing} на вкладке «Документы».",
        )
    if signed is None:
        return ChainStep(
            link,
            "",
            Actor.HEAD,
            "подписать",
            "Подпишите приказ и впишите дату подписания на вкладке «Документы».",
        )
    return ChainStep(link, f"{number_sign(number)} от {short_date(dated)}" if dated else number)
