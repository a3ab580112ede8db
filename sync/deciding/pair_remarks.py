"""What the coordinator should look at beside pairs: who left, who has several mentors, what counts for no pair."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from programme.findings import Finding
from programme.matching.pool import FIXED, standing
from programme.mentoring_kind import MentoringKind
from programme.pairs import Decision, Pair
from sync.deciding.intake import People


def pair_remarks(
    pairs: tuple[Pair, ...], people: People, older: Collection[str] = ()
) -> Iterator[Finding]:
    """Everything of that kind; nothing is undone for it.

    Args:
        pairs: As the day leaves them.
        people: Everybody.
        older: Codes of pairs of an earlier school year.
    """
    yield from _roles_gone(pairs, people, older)
    yield from _several_mentors(pairs)
    for pair in pairs:
        for text in _kind_remarks(pair):
            yield Finding("pairs", pair.code, text)


def _roles_gone(pairs: Iterable[Pair], people: People, older: Collection[str]) -> Iterator[Finding]:
    """Decided pairs of people who take part no more: nothing is undone, the coordinator is told.

    Who came into a pair in an earlier year answered then: that the new year's questionnaire is still unanswered
    says nothing about it.
    """
    for pair in pairs:
        if standing(pair) not in FIXED:
            continue
        for role, code, counts in (
            ("Наставник", pair.mentor, _is_mentor(people, pair.mentor)),
            ("Наставляемый", pair.mentee, _is_mentee(people, pair.mentee)),
        ):
            person = people.participants.get(code)
            # The other way round neither need have answered for the role.
            if counts or person is None or (pair.is_beside and person.active):
                continue
            if pair.code in older and person.active and not people.roles[code].is_set:
                continue
            why = "больше не участвует в этой роли" if person.active else "отмечен выбывшим"
            text = (
                f"{role} {code} {why}. Пара остаётся, пока Вы не решите: отклоните её, чтобы искать замену "
                "(подписанное соглашение прекращается приказом)."
            )
            yield Finding("pairs", pair.code, text)


def _several_mentors(pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Decided pairs that give one mentee several mentors; one beside, or one that is ending, is none of them."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        ending = pair.ending and pair.may_end and pair.ending.ends_on
        if standing(pair) in FIXED and not ending and pair.kind not in _BESIDE:
            found[pair.mentee].append(pair)
    for mentee, decided in found.items():
        if len({pair.mentor for pair in decided}) == 1:
            continue
        codes = ", ".join(pair.code for pair in decided)
        for pair in decided:
            yield Finding(
                "pairs",
                pair.code,
                f"У наставляемого {mentee} несколько наставников ({codes}). Обычно наставник один: оставьте одну "
                "пару, остальные отклоните или очистите решение.",
            )


_BESIDE = frozenset({MentoringKind.REVERSE, MentoringKind.SHORT})
"""Kinds that a mentee may well have beside a mentor."""


def _is_mentor(people: People, code: str) -> bool:
    return code not in people.roles or (
        people.participants[code].active and people.roles[code].mentor
    )


def _is_mentee(people: People, code: str) -> bool:
    return code not in people.roles or (
        people.participants[code].active and people.roles[code].mentee
    )


def _kind_remarks(pair: Pair) -> Iterator[str]:
    """What people typed that counts for another kind of pair only."""
    if pair.is_meeting:
        if pair.held_on is None:
            yield "Впишите день встречи в столбец «Встреча (дата)»: он уже назначен или прошёл."
        if pair.ending:
            yield (
                "Столбец «Прекращение» не учтён: разовой встрече он не нужен. Если она не состоится, выберите решение "
                "«отклонить»."
            )
        if pair.trial.result or pair.trial.on or pair.prolongation.to or pair.prolongation.ground:
            yield "Проверка и продление не учтены: они — для пар, а это разовая встреча."
        return
    if pair.held_on:
        yield "«Встреча (дата)» не учтена: она — для видов «флеш» и «ситуационное» с решением «утвердить»."
    if pair.kind and pair.kind.is_meeting and pair.decision is not Decision.REJECT:
        yield f"Вид «{pair.kind}» пока не учтён: он учитывается с решением «утвердить»."
