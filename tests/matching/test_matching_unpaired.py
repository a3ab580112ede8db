"""Who stays alone is told why, and what is suggested does help."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from matching_pools import CONSENT, pools, settings, thorough

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.matching.proposing import propose
from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant, Readiness, Wishes

CONSENT_HELPS = re.compile(r"поможет: письменное согласие (\S+) быть")
PLACE_HELPS = re.compile(r"поможет: ещё одно место у (\S+) \(сейчас (\d+)\)")


def after_the_remedy(pool: Pool, reason: str) -> Pool | None:
    """The pool once people have done what the reason suggests; None where it names nobody."""
    consent, place = CONSENT_HELPS.search(reason), PLACE_HELPS.search(reason)
    if consent:
        code = consent[1]
        changed = replace(pool.participants[code], consent_given=CONSENT)
    elif place:
        code = place[1]
        changed = replace(pool.participants[code], places=int(place[2]) + 1)
    else:
        return None
    return replace(pool, participants={**pool.participants, code: changed})


@thorough
@given(pools(), settings())
def test_the_suggested_change_lets_one_mentee_more_have_a_mentor(
    pool: Pool, limits: MatchingSettings
) -> None:
    proposal = propose(pool, limits)
    for alone in proposal.unpaired:
        changed = after_the_remedy(pool, alone.reason)
        if changed is not None:
            assert len(propose(changed, limits).pairs) == len(proposal.pairs) + 1


MENTEE = MenteeProfile(needs=("К07", "К08"), self_rating={"К07": 2, "К08": 1})
MENTOR = MentorProfile(offers=("К07",), mastery={"К07": 5})


def person(code: str, **known: object) -> Participant:
    plain = Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
    return replace(plain, **known)  # type: ignore[arg-type]  # the fields are the tests' own


def pool(mentor: MentorProfile | None = MENTOR, **known: object) -> Pool:
    """У-01 seeks, У-02 may teach."""
    return Pool(
        participants={"У-01": person("У-01"), "У-02": person("У-02", **known)},
        mentees={"У-01": MENTEE},
        mentors={"У-02": mentor} if mentor else {},
        competencies={"К07": "Речевое развитие", "К08": "Социальное развитие"},
    )


NEED = "Что поможет: ещё один наставник с компетенцией «Социальное развитие»."


@pytest.mark.parametrize(
    ("given_pool", "reason"),
    [
        pytest.param(
            pool(mentor=None),
            "На анкету наставника никто не ответил. Что поможет: ответы тех, кто готов помогать.",
            id="no mentors",
        ),
        pytest.param(
            pool(consent_given=None),
            "Нет письменного согласия: У-02. Что поможет: письменное согласие У-02 быть наставником.",
            id="consent",
        ),
        pytest.param(
            pool(places=0),
            "Нет мест: У-02. Что поможет: ещё одно место у У-02 (сейчас 0).",
            id="typed zero",
        ),
        pytest.param(
            pool(replace(MENTOR, places=0)),
            "Нет мест: У-02. Что поможет: ещё одно место у У-02 (сейчас 0).",
            id="single consultations only",
        ),
        pytest.param(
            pool(replace(MENTOR, readiness=Readiness.NO)),
            f"Не готов(а) быть наставником в этом учебном году: У-02. {NEED}",
            id="not ready",
        ),
        pytest.param(pool(absent=True), f"Длительно отсутствует: У-02. {NEED}", id="absent"),
        pytest.param(pool(active=False), f"Выбыл(а): У-02. {NEED}", id="left"),
        pytest.param(
            replace(pool(), bans=frozenset({("У-02", "У-01")})),
            f"Исключено правилом: У-02. {NEED}",
            id="ban",
        ),
        pytest.param(
            replace(pool(), mentee_wishes={"У-01": Wishes(unwilling=("У-02",))}),
            f"Исключено правилом: У-02. {NEED}",
            id="mentee finds the mentor hard to work with",
        ),
        pytest.param(
            replace(pool(), mentor_wishes={"У-02": Wishes(unwilling=("У-01",))}),
            f"Исключено правилом: У-02. {NEED}",
            id="mentor finds the mentee hard to work with",
        ),
        pytest.param(
            replace(pool(), mentees={"У-01": replace(MENTEE, willing=False)}),
            "Подбор не ведётся: в анкете на вопрос об участии ответ «нет» или «скорее нет». "
            "Что поможет: поговорите с "
            "педагогом; если согласие есть, пусть изменит ответ в анкете.",
            id="unwilling to take part",
        ),
        pytest.param(
            replace(pool(), participants={"У-02": person("У-02")}),
            "Подбор не ведётся: нет среди участников. Что поможет: верните строку на вкладку «Участники».",
            id="row deleted",
        ),
    ],
)
def test_the_reason_names_the_obstacle_and_the_smallest_remedy(
    given_pool: Pool, reason: str
) -> None:
    assert [alone.reason for alone in propose(given_pool, MatchingSettings()).unpaired] == [reason]


def test_a_mentor_without_consent_is_proposed_where_the_setting_asks_for_none() -> None:
    proposal = propose(pool(consent_given=None), MatchingSettings(consent_required=False))
    assert [pair.mentor for pair in proposal.pairs] == ["У-02"]


def test_who_has_left_is_not_listed_among_the_unpaired() -> None:
    gone = replace(
        pool(), participants={"У-01": person("У-01", active=False), "У-02": person("У-02")}
    )
    assert not propose(gone, MatchingSettings()).unpaired


@pytest.mark.parametrize(
    ("typed", "answered", "expected"),
    [
        pytest.param(None, 2, 2, id="as answered"),
        pytest.param(1, 3, 1, id="typed by people wins"),
        pytest.param(9, 1, 3, id="never above the limit"),
        pytest.param(None, 9, 3, id="an answer neither"),
        pytest.param(0, 3, 0, id="zero is none"),
        pytest.param(-1, 3, 0, id="a slip is none"),
    ],
)
def test_places_are_those_people_typed_then_those_answered(
    typed: int | None, answered: int, expected: int
) -> None:
    codes = [f"У-{n:02d}" for n in range(1, 6)]
    crowd = Pool(
        participants={
            "У-09": person("У-09", places=typed),
            **{code: person(code) for code in codes},
        },
        mentees=dict.fromkeys(codes, MENTEE),
        mentors={"У-09": replace(MENTOR, places=answered)},
    )
    assert len(propose(crowd, MatchingSettings(largest_places=3)).pairs) == expected


def test_nobody_at_all_gives_an_empty_proposal() -> None:
    proposal = propose(Pool(), MatchingSettings())
    assert not proposal.pairs
    assert not proposal.unpaired
    assert proposal.proved


def test_a_mentor_with_more_mentees_than_places_is_not_suggested_for_one_more() -> None:
    """One place more would still leave none free."""
    overfull = tuple(
        Pair(f"П-{n}", "У-02", f"У-1{n}", PairState.ACTIVE, Decision.APPROVE) for n in (1, 2)
    )
    crowded = replace(pool(replace(MENTOR, places=1)), pairs=overfull)
    reasons = [alone.reason for alone in propose(crowded, MatchingSettings()).unpaired]
    assert reasons == [f"Нет мест: У-02. {NEED}"]
