"""Every pair says in Russian why it stands and what to weigh; codes, no names."""

from dataclasses import replace

import pytest
from matching_pools import CONSENT

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.matching.proposal import ProposedPair
from programme.matching.proposing import propose
from programme.pairs import Decision, Pair, PairState
from programme.people import (
    Background,
    MenteeProfile,
    MentorProfile,
    Participant,
    Readiness,
    Wishes,
)

NAME = "Образцова Анна Ивановна"


def person(code: str, **known: object) -> Participant:
    plain = Participant(code, NAME, consent_given=CONSENT, places=1)
    return replace(plain, **known)  # type: ignore[arg-type]  # the fields are the tests' own


MENTEE = MenteeProfile(
    background=Background("воспитатель", "1–3 года", "Средняя группа"),
    needs=("К02", "К07"),
    self_rating={"К07": 2, "К02": 4},
    times=("в тихий час", "выходной не удобен"),
    formats=("лично",),
)
MENTOR = MentorProfile(
    background=Background("Воспитатель", "более 20 лет", "средняя группа"),
    offers=("К07",),
    mastery={"К07": 5},
    times=("В тихий час", "после смены", "выходной не удобен"),
    formats=("смешанный",),
)
BASE = Pool(
    participants={"У-01": person("У-01"), "У-02": person("У-02")},
    mentees={"У-01": MENTEE},
    mentors={"У-02": MENTOR},
    competencies={"К02": "Документация группы", "К07": "Речевое развитие"},
)


def the_pair(pool: Pool) -> ProposedPair:
    (pair,) = propose(pool, MatchingSettings()).pairs
    return pair


def with_mentee(**known: object) -> Pool:
    return replace(BASE, mentees={"У-01": replace(MENTEE, **known)})  # type: ignore[arg-type]  # as above


def with_mentor(**known: object) -> Pool:
    return replace(BASE, mentors={"У-02": replace(MENTOR, **known)})  # type: ignore[arg-type]  # as above


def with_wishes(mentee: tuple[str, ...] = (), mentor: tuple[str, ...] = ()) -> Pool:
    return replace(
        BASE,
        mentee_wishes={"У-01": Wishes(mentee)},
        mentor_wishes={"У-02": Wishes(mentor)},
    )


def test_needs_and_what_the_two_have_in_common_are_named() -> None:
    pair = the_pair(BASE)
    assert pair.why == (
        "Запрос «Речевое развитие» (самооценка 2) — наставник владеет на 5",
        "Одна должность: воспитатель",
        "Одна возрастная группа: средняя",
        "Удобное время совпадает: в тихий час",
        "Удобный формат совпадает: лично",
    )
    assert pair.against == ("Без ответа остаются запросы: «Документация группы»",)
    assert pair.parts == {
        "need": 8, "mutual": 0, "mentee_wish": 0, "mentor_wish": 0,
        "position": 6, "group": 6, "time": 3, "format": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pool", "phrase"),
    [
        pytest.param(
            with_wishes(("У-02",), ("У-01",)),
            "Взаимное желание: первый выбор обеих сторон",
            id="both first",
        ),
        pytest.param(
            with_wishes(("У-08", "У-02"), ("У-01",)),
            "Взаимное желание: наставляемый назвал вторым, наставник — первым",
            id="mutual",
        ),
        pytest.param(
            with_wishes(("У-08", "У-09", "У-02")), "Наставляемый назвал третьим", id="mentee only"
        ),
        pytest.param(with_wishes((), ("У-01",)), "Наставник назвал первым", id="mentor only"),
        pytest.param(
            with_mentee(self_rating={}),
            "Запрос «Речевое развитие» — наставник владеет на 5",
            id="need without a rating",
        ),
        pytest.param(
            with_mentor(mastery={}),
            "Запрос «Речевое развитие» (самооценка 2) — наставник готов помочь",
            id="offer without mastery",
        ),
        pytest.param(
            replace(
                BASE,
                mentees={"У-01": replace(MENTEE, background=Background(group="специалист"))},
                mentors={"У-02": replace(MENTOR, background=Background(group="специалист"))},
            ),
            "Одно направление: специалист",
            id="direction, not age",
        ),
        pytest.param(
            replace(BASE, mentees={"У-01": MenteeProfile()}, mentors={"У-02": MentorProfile()}),
            "Надёжных совпадений в анкетах нет: пара нужна, чтобы никто не остался без наставника",
            id="nothing",
        ),
    ],
)
def test_what_speaks_for_a_pair_is_said(pool: Pool, phrase: str) -> None:
    assert phrase in the_pair(pool).why


@pytest.mark.parametrize(
    ("pool", "phrase"),
    [
        pytest.param(
            replace(
                BASE,
                participants={
                    "У-01": person("У-01"),
                    "У-02": person("У-02", superior_of=("У-01",)),
                },
            ),
            "Прямой руководитель: проверьте, сможет ли наставляемый говорить открыто",
            id="superior",
        ),
        pytest.param(with_mentor(times=("после смены",)), "Нет общего времени", id="time"),
        pytest.param(with_mentor(formats=("переписка",)), "Нет общего формата встреч", id="format"),
        pytest.param(
            with_mentor(offers=()),
            "Ни на один запрос наставляемого компетенции наставника не отвечают",
            id="no need met",
        ),
        pytest.param(
            with_mentor(readiness=Readiness.CONDITIONS),
            "Наставник готов при условиях: уточните их по его анкете или у него",
            id="conditions",
        ),
        pytest.param(
            with_mentor(readiness=Readiness.RESERVE),
            "Наставник записан в резерв: без него наставника хватило бы не всем",
            id="reserve",
        ),
        pytest.param(
            with_mentor(ready_for=("опытный педагог, осваивающий новое",)),
            "Наставник готов работать с другими (в его анкете: опытный педагог, осваивающий новое)",
            id="another kind of mentee",
        ),
    ],
)
def test_what_speaks_against_a_pair_is_said(pool: Pool, phrase: str) -> None:
    assert phrase in the_pair(pool).against


HARDLY = [
    # self-rating, mastery, what is said, points for the need
    (3, 2, "владеет на 2 при самооценке 3", 0),
    (3, 3, "владеет на 3 при самооценке 3", 0),
    (4, 4, "владеет на 4 при самооценке 4", 0),
    (5, 5, "владеет на 5 при самооценке 5", 0),
    (1, 3, "владеет на 3 при самооценке 1", 3),
    (None, 3, "владеет на 3", 0),
    (None, 2, "владеет на 2", 0),
    (4, None, "своё владение не оценил при самооценке 4", 0),
]


@pytest.mark.parametrize(("own", "mastery", "said", "points"), HARDLY)
def test_a_mentor_who_cannot_teach_a_need_is_no_reason_but_something_to_discuss(
    own: int | None, mastery: int | None, said: str, points: int
) -> None:
    pool = replace(
        with_mentee(needs=("К07",), self_rating={} if own is None else {"К07": own}),
        mentors={
            "У-02": replace(MENTOR, mastery={} if mastery is None else {"К07": mastery}),
        },
    )
    pair = the_pair(pool)
    assert not any(reason.startswith("Запрос") for reason in pair.why)
    assert pair.against == (
        f"Запрос «Речевое развитие»: наставник готов помогать, но {said}: обсудите",
    )
    assert pair.parts["need"] == points


@pytest.mark.parametrize(
    ("own", "mastery", "points"), [(1, 4, 8), (3, 4, 5), (4, 5, 4), (1, 5, 10)]
)
def test_a_mentor_who_can_teach_a_need_counts_in_full(own: int, mastery: int, points: int) -> None:
    pool = replace(
        with_mentee(needs=("К07",), self_rating={"К07": own}),
        mentors={"У-02": replace(MENTOR, mastery={"К07": mastery})},
    )
    pair = the_pair(pool)
    assert pair.why[0].startswith("Запрос «Речевое развитие»")
    assert pair.against == ()
    assert pair.parts["need"] == points


@pytest.mark.parametrize(
    "ready_for",
    [
        ("молодой специалист",),
        ("любой",),
        ("специалист моего профиля",),
        ("педагог после перерыва",),
    ],
)
def test_a_welcome_mentee_raises_no_remark(ready_for: tuple[str, ...]) -> None:
    against = the_pair(with_mentor(ready_for=ready_for)).against
    assert not any("готов работать с другими" in phrase for phrase in against)


def test_unanswered_times_raise_no_remark() -> None:
    assert "Нет общего времени" not in the_pair(with_mentor(times=())).against


def three_mentors(**known: object) -> Pool:
    """У-01 and У-04 wish for У-03; У-04 fits better; У-02 is the second best."""
    seeking = replace(MENTEE, needs=("К07",))
    return Pool(
        participants={
            **{code: person(code) for code in ("У-01", "У-02", "У-04")},
            "У-03": person("У-03", **known),
        },
        mentees={"У-01": MENTEE, "У-04": seeking},
        mentors={"У-02": MENTOR, "У-03": replace(MENTOR, readiness=Readiness.YES)},
        mentee_wishes={"У-01": Wishes(("У-03",)), "У-04": Wishes(("У-03",))},
        mentor_wishes={"У-03": Wishes(("У-04",))},
        competencies=BASE.competencies,
    )


@pytest.mark.parametrize(
    ("pool", "obstacle"),
    [
        pytest.param(three_mentors(), "нет мест", id="full"),
        pytest.param(three_mentors(places=0), "нет мест", id="none"),
        pytest.param(three_mentors(consent_given=None), "нет письменного согласия", id="consent"),
        pytest.param(three_mentors(absent=True), "длительно отсутствует", id="absent"),
        pytest.param(
            replace(three_mentors(), bans=frozenset({("У-03", "У-01")})),
            "исключено правилом",
            id="ban",
        ),
    ],
)
def test_an_unmet_wish_names_its_obstacle(pool: Pool, obstacle: str) -> None:
    two_places = replace(pool.participants["У-02"], places=2)
    pool = replace(pool, participants={**pool.participants, "У-02": two_places})
    pairs = {pair.mentee: pair for pair in propose(pool, MatchingSettings()).pairs}
    assert f"Желание наставляемого (У-03) не исполнено: {obstacle}" in pairs["У-01"].against


def test_a_wish_that_somebody_finds_hard_is_not_spoken_of() -> None:
    """The wish being the mentee's own, «исключено правилом» would say whose answer it is."""
    wishes = {"У-03": Wishes(("У-04",), unwilling=("У-01",))}
    pairs = propose(replace(three_mentors(), mentor_wishes=wishes), MatchingSettings()).pairs
    (own,) = (pair for pair in pairs if pair.mentee == "У-01")
    assert not any("У-03" in text for text in own.against)


def test_a_wished_mentor_in_reserve_is_said_to_be_in_reserve() -> None:
    pool = three_mentors(places=2)
    reserve = replace(pool.mentors["У-03"], readiness=Readiness.RESERVE)
    pairs = propose(replace(pool, mentors={**pool.mentors, "У-03": reserve}), MatchingSettings())
    texts = [text for pair in pairs.pairs for text in pair.against if "У-03" in text]
    assert any("наставник в резерве" in text for text in texts), texts


def test_several_mentors_of_one_mentee_are_told_beside_each_pair() -> None:
    pins = tuple(
        Pair(f"П-0{n}", mentor, "У-01", PairState.PINNED, Decision.PIN)
        for n, mentor in enumerate(("У-02", "У-03"), 1)
    )
    pairs = propose(replace(three_mentors(), pairs=pins), MatchingSettings()).pairs
    told = [pair.against for pair in pairs if pair.mentee == "У-01"]
    assert len(told) == 2
    assert all(any("есть и другой наставник" in text for text in texts) for texts in told)


def test_a_second_mentee_is_said_to_be_the_second() -> None:
    people = {"У-01": person("У-01"), "У-02": person("У-02", places=2), "У-03": person("У-03")}
    pool = replace(BASE, participants=people, mentees={"У-01": MENTEE, "У-03": MENTEE})
    for pair in propose(pool, MatchingSettings()).pairs:
        assert "Наставляемых у наставника будет 2 (мест: 2)" in pair.against


FIXED = Pair("П-01", "У-02", "У-01", PairState.APPROVED, Decision.APPROVE)


@pytest.mark.parametrize(
    ("pool", "phrase"),
    [
        pytest.param(
            {"participants": {"У-01": person("У-01"), "У-02": person("У-02", active=False)}},
            "Нарушено правило (наставник У-02): выбыл(а). Решите, остаётся ли пара",
            id="mentor left",
        ),
        pytest.param(
            {"participants": {"У-01": person("У-01", absent=True), "У-02": person("У-02")}},
            "Нарушено правило (наставляемый У-01): длительно отсутствует. Решите, остаётся ли пара",
            id="mentee absent",
        ),
        pytest.param(
            {"participants": {"У-01": person("У-01"), "У-02": person("У-02", consent_given=None)}},
            "Нарушено правило (наставник У-02): нет письменного согласия. Решите, остаётся ли пара",
            id="no consent",
        ),
        pytest.param(
            {"bans": frozenset({("У-02", "У-01")})},
            "Нарушено правило: сочетание исключено правилом. Решите, остаётся ли пара",
            id="ban",
        ),
        pytest.param(
            {"mentee_wishes": {"У-01": Wishes(unwilling=("У-02",))}},
            "Нарушено правило: сочетание исключено правилом. Решите, остаётся ли пара",
            id="hard to work with, in the same words",
        ),
        pytest.param(
            {"pairs": (FIXED, Pair("П-02", "У-01", "У-02", PairState.ACTIVE))},
            "Встречная пара (У-01 — наставник У-02) без различия тем. Решите, какая из двух остаётся",
            id="two-way",
        ),
        pytest.param(
            {"pairs": (FIXED, Pair("П-02", "У-02", "У-03", PairState.ACTIVE))},
            "Нарушено правило: наставляемых у наставника 2, а мест 1",
            id="more than places",
        ),
    ],
)
def test_an_approved_pair_that_breaks_a_rule_stays_and_says_so(
    pool: dict[str, object], phrase: str
) -> None:
    changed = replace(BASE, pairs=(FIXED,))
    changed = replace(changed, **pool)  # type: ignore[arg-type]  # the fields are the tests' own
    pairs = {(p.mentor, p.mentee): p for p in propose(changed, MatchingSettings()).pairs}
    assert phrase in pairs["У-02", "У-01"].against


def test_a_fixed_pair_of_people_without_answers_is_explained_as_a_decision() -> None:
    pair = the_pair(Pool(pairs=(FIXED,)))
    assert pair.why == ("Решение куратора",)
    assert pair.score == 0


def test_a_permitted_two_way_pair_is_pointed_out() -> None:
    pool = Pool(
        participants={"У-01": person("У-01"), "У-02": person("У-02")},
        mentees={"У-01": MenteeProfile(needs=("К07",)), "У-02": MenteeProfile(needs=("К17",))},
        mentors={"У-01": MentorProfile(offers=("К17",)), "У-02": MentorProfile(offers=("К07",))},
    )
    pairs = propose(pool, MatchingSettings()).pairs
    assert len(pairs) == 2
    assert all("Взаимное наставничество" in " ".join(pair.against) for pair in pairs)


def test_no_name_ever_appears() -> None:
    proposal = propose(three_mentors(), MatchingSettings())
    texts = [text for pair in proposal.pairs for text in (*pair.why, *pair.against)]
    assert not any(word in text for text in texts for word in NAME.split())
