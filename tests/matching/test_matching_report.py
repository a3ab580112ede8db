"""The report on the whole: figures counted plainly, the other way beside, and what would help."""

from collections import Counter
from dataclasses import replace

import matching_reference as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import CONSENT, brief, large_pool, pools, pools_of_both_roles, settings

from config.matching_settings import MatchingSettings, Mode
from programme.matching.matching import match
from programme.matching.pool import Pool
from programme.matching.proposal import Proof
from programme.matching.report import Loss
from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant, Readiness, Wishes

MODES: tuple[Mode, ...] = ("best", "stable")


def people(*codes: str) -> dict[str, Participant]:
    return {
        code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT) for code in codes
    }


@brief
@given(pools(), settings(), st.sampled_from(MODES))
def test_the_figures_are_those_of_the_pairs(
    pool: Pool, limits: MatchingSettings, mode: Mode
) -> None:
    limits = limits.model_copy(update={"mode": mode})
    matching = match(pool, limits)
    report, pairs = matching.report, matching.proposal.pairs
    load = Counter(pair.mentor for pair in pairs)
    assert report.now.covered == len({pair.mentee for pair in pairs})
    assert sum(load_of * n for n, load_of in Counter(load.values()).items()) == len(pairs)
    assert sum(report.now.loads[1:]) == len(load)
    assert report.now.points == matching.proposal.worth
    assert report.now.mentor_wishes == sum(
        pair.mentee in pool.wishes_of_mentor(pair.mentor).wanted for pair in pairs
    )
    met = {p.mentee for p in pairs if p.mentor in pool.wishes_of_mentee(p.mentee).wanted[:3]}
    assert sum(report.now.wishes[:3]) == len(met)
    assert report.now.covered <= report.reachable
    alone = {left.mentee for left in matching.proposal.unpaired}
    assert report.seeking - report.now.covered <= len(alone)


@brief
@given(pools(), settings())
def test_both_ways_tell_the_same_of_each_other(pool: Pool, limits: MatchingSettings) -> None:
    best, stable = (match(pool, limits.model_copy(update={"mode": mode})).report for mode in MODES)
    assert best.now == stable.other
    assert best.other == stable.now
    assert best.reachable == stable.reachable
    assert best.wanted == stable.wanted
    assert best.now.covered >= stable.now.covered


@brief
@given(pools(), settings())
def test_what_is_proved_to_be_the_best_lacks_nothing_and_reaches_what_can_be_reached(
    pool: Pool, limits: MatchingSettings
) -> None:
    report = match(pool, limits).report
    assert report.proof is Proof.WHOLE
    assert report.short == Loss()
    most = max(len(chosen) for chosen in reference.permitted(pool, limits))
    fixed = {mentee for _, mentee in reference.fixed(pool)}
    assert report.reachable == report.now.covered == most + len(fixed)


@brief
@given(pools(), settings())
def test_the_first_addition_that_would_serve_somebody_does(
    pool: Pool, limits: MatchingSettings
) -> None:
    pool = replace(pool, pairs=())
    limits = limits.model_copy(update={"largest_group": 0})
    report = match(pool, limits).report
    assert report.wanted is not None
    prices = [one.price for one in report.wanted]
    assert prices == sorted(prices)
    places = [one for one in report.wanted if one.what.startswith("Ещё одно место")]
    for one in places:
        code = one.what.split()[4]
        person = pool.participants[code]
        typed = int(one.what.rsplit(" ", 1)[1].rstrip(")")) + 1
        more = replace(
            pool, participants={**pool.participants, code: replace(person, places=typed)}
        )
        if not pool.mentees.keys() & pool.mentors.keys():
            assert match(more, limits).report.now.covered == report.now.covered + one.people


@brief
@given(pools_of_both_roles(), settings())
def test_an_addition_never_promises_more_than_it_brings_where_people_have_both_roles(
    pool: Pool, limits: MatchingSettings
) -> None:
    limits = limits.model_copy(update={"consent_required": False, "largest_places": 9})
    pool = replace(pool, pairs=())
    report = match(pool, limits).report
    for one in report.wanted or ():
        if one.what.startswith("Ещё одно место"):
            code = one.what.split()[4]
            typed = int(one.what.rsplit(" ", 1)[1].rstrip(")")) + 1
            person = replace(pool.participants[code], places=typed)
            more = replace(pool, participants={**pool.participants, code: person})
            assert match(more, limits).report.now.covered >= report.now.covered + one.people


def test_a_consent_that_is_missing_stands_among_what_would_help() -> None:
    pool = Pool(
        participants={**people("У-01"), "У-11": Participant("У-11", "Образцова Анна Ивановна")},
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=1)},
    )
    wanted = match(pool, MatchingSettings()).report.wanted or ()
    assert "Письменное согласие У-11 быть наставником" in [one.what for one in wanted]


@pytest.mark.parametrize("mode", MODES)
def test_what_a_rejection_costs_is_told_in_both_ways(mode: Mode) -> None:
    pool = Pool(
        participants=people("У-01", "У-11"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=1)},
        pairs=(Pair("П-01", "У-11", "У-01", PairState.REJECTED, Decision.REJECT),),
    )
    decisions = match(pool, MatchingSettings(mode=mode)).report.decisions
    assert decisions == Loss(1, ("без наставника на 1\xa0человека больше",))


def test_a_pinned_reserve_mentor_is_a_price_of_its_own_level() -> None:
    pool = Pool(
        participants=people("У-01", "У-11", "У-12"),
        mentees={"У-01": MenteeProfile()},
        mentors={
            "У-11": MentorProfile(readiness=Readiness.RESERVE),
            "У-12": MentorProfile(places=1),
        },
        mentee_wishes={"У-01": Wishes(("У-11",))},
        pairs=(Pair("П-01", "У-11", "У-01", PairState.PINNED, Decision.PIN),),
    )
    report = match(pool, MatchingSettings()).report
    assert report.decisions.told == (
        "пар с наставником из резерва на 1 больше",
        "+15 (желание наставляемого, желание наставника)",
    )


def test_a_shortage_says_whose_place_and_which_competency_help_most() -> None:
    pool = Pool(
        participants=people("У-01", "У-02", "У-03", "У-11"),
        mentees={
            "У-01": MenteeProfile(needs=("К01",), self_rating={"К01": 1}),
            "У-02": MenteeProfile(needs=("К02",), self_rating={"К02": 1}),
            "У-03": MenteeProfile(needs=("К02",), self_rating={"К02": 3}),
        },
        mentors={"У-11": MentorProfile(offers=("К01",), mastery={"К01": 5}, places=2)},
        competencies={"К01": "Документация", "К02": "Речевое развитие"},
    )
    wanted = match(pool, MatchingSettings()).report.wanted
    assert wanted is not None
    assert [one.what for one in wanted] == [
        "Ещё один наставник, который учит направлению «Речевое развитие»",
        "Ещё один наставник, с любыми компетенциями",
        "Ещё одно место у У-11 (сейчас 2)",
    ]
    assert wanted[0].gain == (
        "весь набор: без наставника на 1\xa0человека меньше, +10 (запросы и компетенции); "
        "У-02 переходит к новому наставнику; У-03 получает наставника У-11"
    )
    assert [one.people for one in wanted] == [1, 1, 1]


def test_a_decision_that_costs_the_whole_is_priced() -> None:
    pool = Pool(
        participants=people("У-01", "У-02", "У-11", "У-12"),
        mentees={"У-01": MenteeProfile(), "У-02": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=1), "У-12": MentorProfile(places=1)},
        mentee_wishes={"У-01": Wishes(("У-11",)), "У-02": Wishes(("У-12",))},
        pairs=(Pair("П-01", "У-12", "У-01", PairState.PINNED, Decision.PIN),),
    )
    report = match(pool, MatchingSettings()).report
    assert report.decisions == Loss(30, ("−30 (желание наставляемого, желание наставника)",))
    signed = replace(pool, pairs=(replace(pool.pairs[0], state=PairState.ACTIVE),))
    approved = replace(pool.pairs[0], state=PairState.ACTIVE, decision=Decision.APPROVE)
    for pairs in (signed.pairs, (approved,)):
        assert match(replace(pool, pairs=pairs), MatchingSettings()).report.decisions == Loss()


NOBODY_ELSE = MentorProfile(places=2)
BAD = {
    "nobody": Pool(),
    "no mentors": Pool(people("У-01"), mentees={"У-01": MenteeProfile()}),
    "no mentees": Pool(people("У-11"), mentors={"У-11": NOBODY_ELSE}),
    "no places": Pool(
        people("У-01", "У-11"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=0)},
    ),
    "negative places typed": Pool(
        {
            **people("У-01"),
            "У-11": Participant("У-11", "Образцова", consent_given=CONSENT, places=-3),
        },
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": NOBODY_ELSE},
    ),
    "two fixed mentors for one mentee": Pool(
        people("У-01", "У-11", "У-12"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": NOBODY_ELSE, "У-12": NOBODY_ELSE},
        pairs=(
            Pair("П-01", "У-11", "У-01", PairState.APPROVED, Decision.APPROVE),
            Pair("П-02", "У-12", "У-01", PairState.PINNED, Decision.PIN),
        ),
    ),
    "fixed and forbidden": Pool(
        people("У-01", "У-11"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": NOBODY_ELSE},
        pairs=(Pair("П-01", "У-11", "У-01", PairState.PINNED, Decision.PIN),),
        bans=frozenset({("У-11", "У-01")}),
    ),
    "fixed with themselves and with strangers": Pool(
        people("У-01", "У-11"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": NOBODY_ELSE},
        pairs=(
            Pair("П-01", "У-01", "У-01", PairState.PINNED, Decision.PIN),
            Pair("П-02", "У-98", "У-99", PairState.PINNED, Decision.PIN),
        ),
    ),
    "in both lists": Pool(
        people("У-01", "У-02"),
        mentees={"У-01": MenteeProfile(needs=("К01",)), "У-02": MenteeProfile(needs=("К01",))},
        mentors={"У-01": MentorProfile(offers=("К01",)), "У-02": MentorProfile(offers=("К01",))},
    ),
    "wishes for strangers": Pool(
        people("У-01", "У-11"),
        mentees={"У-01": MenteeProfile()},
        mentors={"У-11": NOBODY_ELSE},
        mentee_wishes={"У-01": Wishes(("У-99", "У-01"), ("У-98",))},
        mentor_wishes={"У-11": Wishes(("У-97",)), "У-96": Wishes(("У-01",), leads_group=4)},
    ),
    "one competency for all": Pool(
        people(*(f"У-{n:02d}" for n in range(1, 13))),
        mentees={f"У-{n:02d}": MenteeProfile(needs=("К01",)) for n in range(1, 9)},
        mentors={f"У-{n:02d}": MentorProfile(offers=("К01",)) for n in range(9, 13)},
    ),
    "answers of nobody": Pool(mentees={"У-01": MenteeProfile()}, mentors={"У-11": NOBODY_ELSE}),
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("pool", BAD.values(), ids=BAD.keys())
def test_bad_input_has_a_result_and_a_word_for_everybody_left(pool: Pool, mode: Mode) -> None:
    matching = match(pool, MatchingSettings(mode=mode))
    assert matching.proposal.proved
    fixed = {(p.mentor, p.mentee) for p in pool.pairs}
    assert fixed <= {(p.mentor, p.mentee) for p in matching.proposal.pairs}
    left = {alone.mentee for alone in matching.proposal.unpaired}
    assert left == pool.mentees.keys() - {p.mentee for p in matching.proposal.pairs}
    assert matching == match(pool, MatchingSettings(mode=mode))


@brief
@given(pools_of_both_roles(), settings(), st.sampled_from(MODES))
def test_people_with_both_roles_have_a_report_too(
    pool: Pool, limits: MatchingSettings, mode: Mode
) -> None:
    report = match(pool, limits.model_copy(update={"mode": mode})).report
    assert report.now.covered <= report.reachable


def test_equal_scores_everywhere_have_one_answer_in_both_ways() -> None:
    nothing = MatchingSettings(
        weight_need=0, weight_mutual=0, weight_wish=(0, 0, 0), weight_position=0,
        weight_group=0, weight_time=0, weight_format=0, weight_load=0,
    )  # fmt: skip
    pool = large_pool(30, 9)
    for mode in MODES:
        limits = nothing.model_copy(update={"mode": mode})
        turned = replace(pool, mentors=dict(reversed(list(pool.mentors.items()))))
        assert match(pool, limits) == match(turned, limits)
