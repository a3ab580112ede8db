"""What every figure of the monitoring promises, for whatever is answered."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from answered import SETTINGS, answers, submission
from hypothesis import given
from hypothesis import strategies as st

from programme.monitoring.answers import rating
from programme.monitoring.figures import (
    Change,
    Mean,
    Share,
    Withheld,
    change_of,
    mean_of,
    share_of,
)
from programme.monitoring.privacy import told, withheld_groups
from programme.monitoring.satisfaction import compared, group_satisfaction, satisfied_by

RATINGS = st.integers(1, 10).map(Fraction)
PEOPLE = st.sampled_from([f"У-{n:02}" for n in range(1, 13)])
RATED = st.dictionaries(PEOPLE, RATINGS)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(10, 12), "83,3\u00a0% (10 из 12)"),
        (Share(1, 3), "33,3\u00a0% (1 из 3)"),
        (Share(2, 3), "66,7\u00a0% (2 из 3)"),
        (Share(1, 16), "6,3\u00a0% (1 из 16)"),  # 6.25: a half goes up
        (Share(0, 4), "0,0\u00a0% (0 из 4)"),
        (Share(5, 5), "100,0\u00a0% (5 из 5)"),
        (Share(0, 0), "нет данных"),
    ],
)
def test_a_share_is_told_with_one_decimal_and_both_numbers(share: Share, words: str) -> None:
    assert share.words == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ((6, 7), (8, 8), "+1,5"),
        ((8, 8), (6, 7), "−1,5"),
        ((5,), (5,), "0,0"),
        ((), (), "нет данных"),
    ],
)
def test_a_change_is_told_with_its_sign(
    before: tuple[int, ...], after: tuple[int, ...], words: str
) -> None:
    assert Change(mean_of(map(Fraction, before)), mean_of(map(Fraction, after))).words == words


@pytest.mark.parametrize("text", ["", "0", "11", "-3", "7,5", "семь", "1e1", "٣", "  "])
def test_what_is_no_rating_is_no_zero(text: str) -> None:
    assert rating((text,)) is None


@given(RATED, st.randoms())
def test_the_order_of_answers_does_not_matter(
    rated: Mapping[str, Fraction], random: Random
) -> None:
    values = list(rated.values())
    shuffled = list(values)
    random.shuffle(shuffled)

    assert mean_of(values) == mean_of(shuffled)


@given(RATED)
def test_a_mean_lies_between_the_lowest_and_the_highest(rated: Mapping[str, Fraction]) -> None:
    mean = mean_of(rated.values())

    if rated:
        assert mean.value is not None
        lowest, highest = min(map(int, rated.values())), max(map(int, rated.values()))
        assert lowest <= mean.value <= highest
        assert mean.total == sum(rated.values())
    else:
        assert mean.value is None


@given(RATED, RATED)
def test_a_change_counts_those_with_both_answers_and_is_bounded(
    before: Mapping[str, Fraction], after: Mapping[str, Fraction]
) -> None:
    change = change_of(before, after)

    assert change.n == len(before.keys() & after.keys()) == change.before.n
    assert (change.value is None) == (change.n == 0)
    assert abs(float(change.value or 0)) <= 9
    if change.value is not None and change.before.value is not None:
        assert change.before.value + change.value == change.after.value


@given(st.dictionaries(PEOPLE, st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)])))
def test_a_share_is_never_above_its_whole(parts: Mapping[str, Fraction]) -> None:
    share = share_of(parts)

    assert 0 <= share.numerator <= share.denominator == len(parts)
    assert share.percent is None or 0 <= share.percent <= 100


@given(st.integers(0, 12), st.integers(1, 8))
def test_no_figure_is_told_for_a_group_that_is_too_small(size: int, small_group: int) -> None:
    figure = told(Mean(Fraction(size * 5), size), small_group)

    assert isinstance(figure, Withheld) == (0 < size < small_group)
    assert figure.words == f"менее {small_group} ответов" or size in {0} or size >= small_group


@given(st.dictionaries(st.sampled_from("абвгде"), st.integers(0, 9)), st.integers(1, 6))
def test_what_is_withheld_cannot_be_found_by_subtraction(
    sizes: Mapping[str, int], small_group: int
) -> None:
    withheld = withheld_groups(sizes, small_group)
    hidden = sum(sizes[group] for group in withheld)
    shown = [size for group, size in sizes.items() if size and group not in withheld]

    assert all(size >= small_group for size in shown)
    assert hidden == 0 or hidden >= small_group or not shown


@given(RATED, st.dictionaries(PEOPLE, st.sampled_from(["молодые", "опытные"])))
def test_parts_of_a_group_never_tell_of_fewer_people_than_they_may(
    rated: Mapping[str, Fraction], parts: Mapping[str, str]
) -> None:
    small = SETTINGS.small_group
    shares = satisfied_by(rated, parts, SETTINGS)
    rest = len(rated) - sum(share.denominator for share in shares.values())

    assert all(share.denominator >= small for share in shares.values())
    assert not shares or rest == 0 or rest >= small


SATISFIED = st.dictionaries(PEOPLE, st.integers(1, 10), max_size=12)


@given(SATISFIED, PEOPLE, st.integers(1, 10))
def test_one_more_answer_changes_n_by_one_and_the_satisfied_by_what_it_says(
    said: Mapping[str, int], who: str, rating_: int
) -> None:
    asked = SETTINGS.satisfaction["mentees"]
    small = SETTINGS.model_copy(update={"small_group": 1})
    before_people = {code: value for code, value in said.items() if code != who}
    given_ = [submission("Ф6", code, s09=value) for code, value in before_people.items()]

    before = group_satisfaction(answers(*given_), asked, small)
    after = group_satisfaction(answers(*given_, submission("Ф6", who, s09=rating_)), asked, small)

    assert isinstance(before.satisfied, Share)
    assert isinstance(after.satisfied, Share)
    assert after.satisfied.denominator == before.satisfied.denominator + 1
    more = after.satisfied.numerator - before.satisfied.numerator
    assert more == (rating_ >= small.satisfied_from)
    assert after.moods is not None
    moods = after.moods
    assert moods.satisfied + moods.neutral + moods.dissatisfied == after.satisfied.denominator


@given(SATISFIED)
def test_fewer_people_than_a_group_may_have_give_no_figure_at_all(said: Mapping[str, int]) -> None:
    given_ = [submission("Ф7", code, t12=v, t01=v, t16="да") for code, v in said.items()]
    found = group_satisfaction(answers(*given_), SETTINGS.satisfaction["mentors"], SETTINGS)
    figures = (found.overall, found.satisfied, found.useful, found.met)

    for figure in figures:
        assert isinstance(figure, Withheld) == (0 < len(said) < 5)
    assert (found.moods is None) == (len(said) < 5)


def test_a_mentor_of_three_pairs_counts_once() -> None:
    pairs = [
        submission("Ф7", "У-01", pair=f"П-0{n}", t12=value) for n, value in ((1, 9), (2, 9), (3, 3))
    ]
    one = SETTINGS.model_copy(update={"small_group": 1})

    found = group_satisfaction(answers(*pairs), one.satisfaction["mentors"], one)

    assert found.overall.words == "7,0"
    assert found.satisfied.words == "100,0\u00a0% (1 из 1)"


def test_expectations_are_compared_over_the_people_who_answered_both() -> None:
    people = [f"У-{n:02}" for n in range(1, 8)]
    before = [submission("Ф1", code, m08=6) for code in people[:6]]
    after = [submission("Ф6", code, s01=8) for code in people[1:]]

    first = compared(answers(*before, *after), SETTINGS)[0]

    assert isinstance(first.change, Change)
    assert (first.change.n, first.change.words) == (5, "+2,0")
    assert first.change.value == Decimal("2.0")
