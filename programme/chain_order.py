"""What is odd about a chain: papers in the wrong order, an exception without its ground; remarks, never bars."""

from collections.abc import Iterator
from datetime import date

from programme.chain import IN_FORCE, Chain, Link, steps
from programme.russian.dates import short_date
from programme.russian.letters import spaced

_IN_GENITIVE = {
    Link.CONSENT: "согласия наставника",
    Link.ADDENDUM: "дополнительного соглашения",
    Link.DIRECTIVE: "приказа о закреплении",
    Link.PAYMENT: "приказа о доплате",
    Link.AGREEMENT: "соглашения о сотрудничестве",
    Link.PLAN: "программы пары",
}
_AFTER = (
    (Link.ADDENDUM, Link.CONSENT),
    (Link.DIRECTIVE, Link.CONSENT),
    (Link.DIRECTIVE, Link.ADDENDUM),
    (Link.PAYMENT, Link.ADDENDUM),
    (Link.AGREEMENT, Link.DIRECTIVE),
    (Link.PLAN, Link.AGREEMENT),
)
"""Which paper comes after which; on the same day is in order (mentoring.md 1.3)."""


def chain_remarks(chain: Chain) -> tuple[str, ...]:
    """Everything to look at, in Russian: what is odd and what to do."""
    return (*_exceptions(chain), *_order(chain), *_signed_before_dated(chain))


def _exceptions(chain: Chain) -> Iterator[str]:
    if chain.in_labour_function and not spaced(chain.ground):
        yield (
            "Наставничество отмечено как часть трудовой функции, но основание не указано: впишите его (пункт "
            "трудового договора или должностной инструкции). До этого нужны согласие, дополнительное соглашение и "
            "приказ о доплате."
        )
    if chain.is_older and not chain.is_exempt and chain.addendum_signed is None:
        yield (
            f"Нет дополнительного соглашения к трудовому договору наставника. Пара начата до {short_date(IN_FORCE)} "
            "и действует; оформите его по ст. 351.8 ТК РФ."
        )


def _order(chain: Chain) -> Iterator[str]:
    needed = {step.link for step in steps(chain)}
    dates = _dates(chain)
    for later, sooner in _AFTER:
        one, other = dates[later], dates[sooner]
        if {later, sooner} <= needed and one and other and one < other:
            yield (
                f"{later} ({short_date(one)}) раньше {_IN_GENITIVE[sooner]} ({short_date(other)}): по порядку "
                "наоборот. Проверьте даты."
            )


def _signed_before_dated(chain: Chain) -> Iterator[str]:
    for link, directive in ((Link.DIRECTIVE, chain.directive), (Link.PAYMENT, chain.payment)):
        dated, signed = directive.dated, directive.signed
        if dated and signed and signed < dated:
            yield (
                f"{link}: подписан {short_date(signed)}, раньше своей даты ({short_date(dated)}). Проверьте даты."
            )


def _dates(chain: Chain) -> dict[Link, date | None]:
    return {
        Link.CONSENT: chain.consent,
        Link.ADDENDUM: chain.addendum_signed,
        Link.DIRECTIVE: chain.directive.dated,
        Link.PAYMENT: chain.payment.dated,
        Link.AGREEMENT: chain.agreement_signed,
        Link.PLAN: chain.plan_signed,
    }
