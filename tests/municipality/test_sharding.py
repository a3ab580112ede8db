"""Who runs whom: everybody once, everybody about as much, and hardly anybody moves when the list grows."""

from hypothesis import given
from hypothesis import strategies as st

from sync.municipality.sharding import shard

codes = st.sets(st.text(min_size=1, max_size=8), max_size=120)
counts = st.integers(1, 12)


def shares(some: set[str], count: int) -> list[frozenset[str]]:
    return [shard(some, index, count) for index in range(count)]


@given(codes, counts)
def test_every_institution_is_in_exactly_one_share(some: set[str], count: int) -> None:
    cut = shares(some, count)

    assert sorted(code for share in cut for code in share) == sorted(some)


@given(codes, counts)
def test_shares_differ_by_one_institution_at_most(some: set[str], count: int) -> None:
    sizes = [len(share) for share in shares(some, count)]

    assert max(sizes) - min(sizes) <= 1


@given(codes, st.text(min_size=1, max_size=8), counts)
def test_a_new_institution_moves_at_most_one_other_across_each_border(
    some: set[str], new: str, count: int
) -> None:
    before, after = shares(some - {new}, count), shares(some | {new}, count)

    moved = sum(len(share - later) for share, later in zip(before, after, strict=True))
    assert moved <= count - 1


@given(st.lists(st.text(min_size=1, max_size=8), max_size=40), counts)
def test_the_order_of_the_list_and_doubles_in_it_change_nothing(
    some: list[str], count: int
) -> None:
    listed = [*reversed(some), *some[:3]]

    assert [shard(listed, n, count) for n in range(count)] == shares(set(some), count)


def test_names_that_are_alike_spread_over_the_tasks() -> None:
    some = {f"Д-{number:03}" for number in range(200)}

    assert [len(share) for share in shares(some, 4)] == [50, 50, 50, 50]
    assert len(shard({f"Д-{number:03}" for number in range(50)}, 0, 4) & shard(some, 0, 4)) > 0
