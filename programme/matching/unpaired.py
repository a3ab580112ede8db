"""Why a mentee has no mentor, and the smallest change that would help; Russian, codes only."""

from collections.abc import Iterable, Sequence

from programme.matching import answers
from programme.matching.arrangement import LESS_IN_ALL, Arrangement
from programme.matching.order import code_order
from programme.matching.proposal import Unpaired
from programme.matching.rules import EXCLUDED, MenteeBar, MentorBar

_NAMED = 5
_ONLY_A_PAPER = (MentorBar.NO_CONSENT,)
_ONLY_A_PLACE = (MentorBar.NO_PLACES,)
_REMEDIES = {
    MenteeBar.UNKNOWN: "верните строку на вкладку «Участники»",
    MenteeBar.ABSENT: "снимите отметку, когда человек вернётся",
    MenteeBar.UNWILLING: "поговорите с педагогом; если согласие есть, пусть изменит ответ в Ф1",
}


def unpaired(arrangement: Arrangement) -> tuple[Unpaired, ...]:
    """Everyone who sent Ф1, has not left and has no mentor, by code."""
    pool, rules = arrangement.rules.pool, arrangement.rules
    paired = {mentee for _, mentee in arrangement.pairs}
    alone = sorted(pool.mentees.keys() - paired, key=code_order)
    return tuple(
        Unpaired(mentee, _reason(arrangement, mentee))
        for mentee in alone
        if MenteeBar.LEFT not in rules.mentee_bars(mentee)
    )


def _reason(arrangement: Arrangement, mentee: str) -> str:
    bars = arrangement.rules.mentee_bars(mentee)
    if bars:
        return f"Подбор не ведётся: {bars[0].value}. Что поможет: {_REMEDIES[bars[0]]}."
    others = sorted(arrangement.rules.pool.mentors.keys() - {mentee}, key=code_order)
    if not others:
        return "Нет ни одного наставника с анкетой Ф2. Что поможет: Ф2 от тех, кто готов помогать."
    sentences = [*_obstacles(arrangement, mentee, others), _remedy(arrangement, mentee, others)]
    return " ".join(sentences)


def _obstacles(arrangement: Arrangement, mentee: str, mentors: Sequence[str]) -> Iterable[str]:
    """One sentence an obstacle, those nearest to being removed first."""
    groups: dict[str, list[str]] = {}
    for mentor in mentors:
        groups.setdefault(arrangement.obstacle(mentor, mentee), []).append(mentor)
    order: list[str] = [bar.value for bar in reversed(MentorBar)] + [EXCLUDED, LESS_IN_ALL]
    for obstacle in sorted(groups, key=order.index):
        yield f"{obstacle[0].upper()}{obstacle[1:]}: {_named(groups[obstacle])}."


def _named(codes: Sequence[str]) -> str:
    rest = len(codes) - _NAMED
    return ", ".join(codes[:_NAMED]) + (f" и ещё {rest}" if rest > 0 else "")


def _remedy(arrangement: Arrangement, mentee: str, mentors: Sequence[str]) -> str:
    """The first that applies: a consent that is missing, one place more, another mentor.

    A mentor barred with this mentee is never suggested, whatever the reason.
    """
    waiting = (m for m in mentors if _waits_for_consent(arrangement, m))
    mentor = _best_fit(arrangement, mentee, waiting)
    if mentor:
        return f"Что поможет: письменное согласие {mentor} быть наставником."
    mentor = _best_fit(
        arrangement, mentee, (m for m in mentors if _could_take_more(arrangement, m))
    )
    if mentor:
        places = arrangement.rules.places(mentor)
        return f"Что поможет: ещё одно место у {mentor} (сейчас {places})."
    return f"Что поможет: ещё один наставник{_with_competency(arrangement, mentee)}."


def _best_fit(arrangement: Arrangement, mentee: str, mentors: Iterable[str]) -> str:
    """Of the mentors not barred with the mentee the one who answers the needs best; "" if none."""
    open_to = (m for m in mentors if not arrangement.barred_together(m, mentee))
    return min(open_to, key=lambda m: (-_fit(arrangement, m, mentee), code_order(m)), default="")


def _waits_for_consent(arrangement: Arrangement, mentor: str) -> bool:
    """Whether the consent is the only thing missing."""
    return arrangement.bars[mentor] == _ONLY_A_PAPER and not arrangement.is_full(mentor)


def _could_take_more(arrangement: Arrangement, mentor: str) -> bool:
    """Whether one place more is within the limit, enough, and the only thing missing."""
    rules = arrangement.rules
    load, places = arrangement.load.get(mentor, 0), rules.places(mentor)
    if places >= rules.settings.largest_places or load > places:
        return False
    return arrangement.bars[mentor] in {(), _ONLY_A_PLACE}


def _fit(arrangement: Arrangement, mentor: str, mentee: str) -> int:
    pool = arrangement.rules.pool
    return sum(
        answers.usefulness(answers.deficit(pool, mentee, key), answers.skill(pool, mentor, key))
        for key in pool.mentee(mentee).needs
    )


def _with_competency(arrangement: Arrangement, mentee: str) -> str:
    """« с компетенцией «…»»: the need with the greatest deficit."""
    pool = arrangement.rules.pool
    needs = pool.mentee(mentee).needs
    if not needs:
        return ""
    greatest = min(needs, key=lambda key: (-answers.deficit(pool, mentee, key), needs.index(key)))
    return f" с компетенцией «{pool.competency(greatest)}»"
