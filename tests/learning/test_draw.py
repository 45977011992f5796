"""Drawing: fair over the pools, the same with the same seed, nothing twice, nothing torn apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.draw import shuffled, spread

SEEDS = st.integers(0, 2**31)
POOLS = st.lists(st.integers(0, 8), max_size=8).map(
    lambda sizes: [[f"{pool}-{number}" for number in range(size)] for pool, size in enumerate(sizes)]
)


@given(POOLS, st.integers(0, 12), SEEDS)
def test_as_many_are_drawn_as_there_are_and_none_twice(pools: list[list[str]], count: int, seed: int) -> None:
    drawn = spread(pools, count, seed=seed)
    assert len(drawn) == len(set(drawn)) == min(count, sum(map(len, pools)))
    assert set(drawn) <= {thing for pool in pools for thing in pool}


@given(POOLS, st.integers(0, 12), SEEDS)
def test_no_pool_gives_a_second_before_each_has_given_one(pools: list[list[str]], count: int, seed: int) -> None:
    drawn = spread(pools, count, seed=seed)
    for pool in pools:
        for other in pools:
            given_by = sum(thing in drawn for thing in pool)
            assert given_by <= sum(thing in drawn for thing in other) + 1 or set(other) <= set(drawn)


@given(POOLS, SEEDS)
def test_the_same_seed_draws_the_same(pools: list[list[str]], seed: int) -> None:
    assert spread(pools, 5, seed=seed) == spread(pools, 5, seed=seed)


def test_another_seed_draws_others() -> None:
    pools = [[f"{pool}-{number}" for number in range(6)] for pool in range(4)]
    assert len({spread(pools, 5, seed=seed) for seed in range(10)}) > 5


@given(POOLS, SEEDS)
def test_what_belongs_together_stays_together_and_in_order(units: list[list[str]], seed: int) -> None:
    order = shuffled(units, seed=seed)
    assert sorted(order) == sorted(thing for unit in units for thing in unit)
    for unit in units:
        if unit:
            at = order.index(unit[0])
            assert list(order[at : at + len(unit)]) == unit
