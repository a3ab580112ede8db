"""Why two people stand together, and what the coordinator should weigh; Russian, codes only."""

from collections.abc import Iterable, Iterator, Mapping

from programme.matching import answers
from programme.matching.arrangement import Arrangement
from programme.matching.rules import EXCLUDED, PairBar
from programme.people import Readiness

_ORDINALS = {1: "первым", 2: "вторым", 3: "третьим"}
_YOUNG = ("до 1", "до года", "1-3")
_WISHES_EXPLAINED = 3
_NOTHING_FOR_IT = (
    "Надёжных совпадений в анкетах нет: пара нужна, чтобы никто не остался без наставника"
)


def why(arrangement: Arrangement, mentor: str, mentee: str, parts: Mapping[str, int]) -> list[str]:
    """What speaks for the pair, the weightiest kinds first."""
    reasons = [
        *_group(arrangement, mentor, mentee),
        *_needs_met(arrangement, mentor, mentee),
        *_wishes(arrangement, mentor, mentee),
        *_in_common(arrangement, mentor, mentee, parts),
    ]
    if (mentor, mentee) in arrangement.rules.fixed:
        return reasons or ["Решение куратора"]
    return reasons or [_NOTHING_FOR_IT]


def against(arrangement: Arrangement, mentor: str, mentee: str) -> list[str]:
    """What the coordinator should weigh before deciding, the gravest first."""
    return [
        *_broken_rules(arrangement, mentor, mentee),
        *_position_of_trust(arrangement, mentor, mentee),
        *_needs_unmet(arrangement, mentor, mentee),
        *_needs_hardly_met(arrangement, mentor, mentee),
        *_nothing_in_common(arrangement, mentor, mentee),
        *_readiness(arrangement, mentor, mentee),
        *_load(arrangement, mentor),
        *_unmet_wishes(arrangement, mentor, mentee),
    ]


def _group(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    """Who learns together, and what."""
    if topic := arrangement.topics.get(mentor):
        others = [e for o, e in arrangement.pairs if o == mentor and e != mentee]
        yield (
            f"Группа вместе с {', '.join(others)}: общая тема «{arrangement.rules.pool.competency(topic)}»"
        )


def _needs_met(arrangement: Arrangement, mentor: str, mentee: str) -> list[str]:
    """The needs the mentor can teach, the most useful first; the others are among what to weigh."""
    pool = arrangement.rules.pool

    def worth(key: str) -> int:
        return answers.usefulness(
            answers.deficit(pool, mentee, key), answers.skill(pool, mentor, key)
        )

    keys = _common_topics(arrangement, mentor, mentee, taught=True)
    return [
        _need_met(arrangement, mentor, mentee, key)
        for key in sorted(keys, key=lambda key: (-worth(key), key))
    ]


def _need_met(arrangement: Arrangement, mentor: str, mentee: str, key: str) -> str:
    pool = arrangement.rules.pool
    own = pool.mentee(mentee).self_rating.get(key)
    mastery = pool.mentor(mentor).mastery.get(key)
    rated = f" (самооценка {own})" if own is not None else ""
    owns = f"владеет на {mastery}" if mastery is not None else "готов помочь"
    return f"Запрос «{pool.competency(key)}»{rated} — наставник {owns}"


def _common_topics(
    arrangement: Arrangement, mentor: str, mentee: str, *, taught: bool
) -> list[str]:
    """The mentee's needs that the mentor offers and can teach, or (``taught=False``) offers but cannot."""
    pool = arrangement.rules.pool
    common = answers.topics(pool, mentor, mentee)
    return sorted(k for k in common if answers.can_teach(pool, mentor, mentee, k) is taught)


def _wishes(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    pool = arrangement.rules.pool
    by_mentee = _rank(pool.wishes_of_mentee(mentee).wanted, mentor)
    by_mentor = _rank(pool.wishes_of_mentor(mentor).wanted, mentee)
    if by_mentee == by_mentor == 1:
        yield "Взаимное желание: первый выбор обеих сторон"
    elif by_mentee and by_mentor:
        yield (
            f"Взаимное желание: наставляемый назвал {_ordinal(by_mentee)}, "
            f"наставник — {_ordinal(by_mentor)}"
        )
    elif by_mentee:
        yield f"Наставляемый назвал {_ordinal(by_mentee)}"
    elif by_mentor:
        yield f"Наставник назвал {_ordinal(by_mentor)}"


def _rank(wanted: tuple[str, ...], code: str) -> int:
    """1 for the first choice; 0 where the code was not named."""
    return wanted.index(code) + 1 if code in wanted else 0


def _ordinal(rank: int) -> str:
    return _ORDINALS.get(rank, f"{rank}-м")


def _in_common(
    arrangement: Arrangement, mentor: str, mentee: str, parts: Mapping[str, int]
) -> Iterator[str]:
    pool = arrangement.rules.pool
    of_mentee, of_mentor = pool.mentee(mentee), pool.mentor(mentor)
    if parts.get("position"):
        yield f"Одна должность: {answers.position(mentee, of_mentee.background.position, pool)}"
    if parts.get("group"):
        group = answers.plain(of_mentee.background.group)
        if answers.is_age_group(group):
            yield f"Одна возрастная группа: {group.removesuffix(' группа')}"
        else:
            yield f"Одно направление: {group}"
    times = answers.times(of_mentee.times) & answers.times(of_mentor.times)
    if times:
        yield f"Удобное время совпадает: {_listed(times)}"
    ways = answers.formats(of_mentee.formats) & answers.formats(of_mentor.formats)
    if ways:
        named = answers.plain_set(of_mentee.formats) | answers.plain_set(of_mentor.formats)
        yield f"Удобный формат совпадает: {_listed(ways & named - {'смешанный'} or ways & named)}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _broken_rules(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    """Only pairs that people have fixed can break a rule: it is said, and the pair stays."""
    rules = arrangement.rules
    for bar in rules.mentor_bars(mentor):
        yield f"Нарушено правило (наставник {mentor}): {bar.value}. Решите, остаётся ли пара"
    others = [o for o, e in arrangement.pairs if e == mentee and o != mentor]
    if others:
        yield f"Нарушено правило: у наставляемого {mentee} есть и другой наставник ({', '.join(others)}). Решите, какая пара остаётся"
    for mentee_bar in rules.mentee_bars(mentee):
        yield f"Нарушено правило (наставляемый {mentee}): {mentee_bar.value}. Решите, остаётся ли пара"
    bars = rules.pair_bars(mentor, mentee)
    if PairBar.LOOP in bars:
        yield f"Встречная пара ({mentee} — наставник {mentor}) без различия тем. Решите, какая из двух остаётся"
    if set(bars) - {PairBar.LOOP}:
        yield f"Нарушено правило: сочетание {EXCLUDED}. Решите, остаётся ли пара"
    load, places = arrangement.load.get(mentor, 0), rules.places(mentor)
    if load > places > 0 and mentor not in arrangement.topics:
        yield f"Нарушено правило: наставляемых у наставника {load}, а мест {places}"


def _position_of_trust(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    if arrangement.rules.is_superior(mentor, mentee):
        yield "Прямой руководитель: проверьте, сможет ли наставляемый говорить открыто"
    rules = arrangement.rules
    if (mentee, mentor) in arrangement.standing and not rules.pair_bars(mentor, mentee):
        yield "Взаимное наставничество: эти двое наставляют друг друга, следите, чтобы темы различались"


def _needs_unmet(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    pool = arrangement.rules.pool
    met = answers.topics(pool, mentor, mentee)
    needs = tuple(dict.fromkeys(pool.mentee(mentee).needs))
    missing = [f"«{pool.competency(key)}»" for key in needs if key not in met]
    if missing and len(missing) == len(needs):
        yield "Ни на один запрос наставляемого компетенции наставника не отвечают"
    elif missing:
        yield f"Без ответа остаются запросы: {', '.join(missing)}"


def _needs_hardly_met(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    """The needs the mentor offers to help with, but masters below 4 or no better than the mentee."""
    pool = arrangement.rules.pool
    for key in _common_topics(arrangement, mentor, mentee, taught=False):
        own = pool.mentee(mentee).self_rating.get(key)
        mastery = pool.mentor(mentor).mastery.get(key)
        owns = f"владеет на {mastery}" if mastery is not None else "своё владение не оценил"
        rated = f" при самооценке {own}" if own is not None else ""
        yield (
            f"Запрос «{pool.competency(key)}»: наставник готов помогать, но {owns}{rated}: обсудите"
        )


def _nothing_in_common(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    """Said only where both have answered."""
    pool = arrangement.rules.pool
    of_mentee, of_mentor = pool.mentee(mentee), pool.mentor(mentor)
    if _apart(answers.times(of_mentee.times), answers.times(of_mentor.times)):
        yield "Нет общего времени"
    if _apart(answers.formats(of_mentee.formats), answers.formats(of_mentor.formats)):
        yield "Нет общего формата встреч"


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _readiness(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    profile = arrangement.rules.pool.mentor(mentor)
    fixed = (mentor, mentee) in arrangement.rules.fixed
    if profile.readiness is Readiness.CONDITIONS:
        yield "Наставник готов при условиях: уточните их по его анкете или у него"
    if profile.readiness is Readiness.RESERVE and not fixed:
        yield "Наставник записан в резерв: без него наставника хватило бы не всем"
    if _not_whom_expected(arrangement, mentor, mentee):
        others = _listed(answers.plain_set(profile.ready_for))
        yield f"Наставник готов работать с другими (в его анкете: {others})"


def _not_whom_expected(arrangement: Arrangement, mentor: str, mentee: str) -> bool:
    """Whether n10 names people quite unlike this mentee, as far as experience and position tell.

    A mentee who comes back after a break can't be told by the profile, so that answer rules out nothing.
    """
    pool = arrangement.rules.pool
    ready_for = answers.plain_set(pool.mentor(mentor).ready_for)
    experience = answers.plain(pool.mentee(mentee).background.experience).replace("–", "-")
    if not ready_for or not experience or any("любой" in w or "перерыв" in w for w in ready_for):
        return False
    young = experience.startswith(_YOUNG)
    welcome = "молодой" if young else "опытный"
    own_field = any("профил" in word for word in ready_for) and _same_position(
        arrangement, mentor, mentee
    )
    return not own_field and not any(word.startswith(welcome) for word in ready_for)


def _same_position(arrangement: Arrangement, mentor: str, mentee: str) -> bool:
    pool = arrangement.rules.pool
    one = answers.position(mentee, pool.mentee(mentee).background.position, pool)
    return one == answers.position(mentor, pool.mentor(mentor).background.position, pool) != ""


def _load(arrangement: Arrangement, mentor: str) -> Iterator[str]:
    load, places = arrangement.load.get(mentor, 0), arrangement.rules.places(mentor)
    if 1 < load <= places:
        yield f"Наставляемых у наставника будет {load} (мест: {places})"
    elif mentor in arrangement.topics:
        yield f"Наставляемых у наставника будет {load}, вместе в группе (мест по одному: {places})"


def _unmet_wishes(arrangement: Arrangement, mentor: str, mentee: str) -> Iterator[str]:
    """The wishes this mentee ranks before the present mentor; a coordinator's own choice needs none."""
    if (mentor, mentee) in arrangement.rules.fixed:
        return
    wanted = arrangement.rules.pool.wishes_of_mentee(mentee).wanted[:_WISHES_EXPLAINED]
    before = wanted[: wanted.index(mentor)] if mentor in wanted else wanted
    for wished in before:
        if PairBar.UNWILLING in arrangement.rules.pair_bars(wished, mentee):
            continue  # who finds whom hard to work with must not show, not even between the lines
        obstacle = arrangement.obstacle(wished, mentee)
        yield f"Желание наставляемого ({wished}) не исполнено: {obstacle}"
