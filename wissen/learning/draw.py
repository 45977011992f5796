"""Drawing and shuffling by a seed: the same each time, so that an attempt can be gone on with and looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from random import Random
from typing import TypeVar

T = TypeVar("T")


def shuffled(units: Sequence[Sequence[T]], *, seed: int) -> tuple[T, ...]:
    """What the units hold, in another order of the units; what belongs to one stays together and in its order."""
    return tuple(chain.from_iterable(Random(f"order/{seed}").sample(units, len(units))))


def spread(pools: Sequence[Sequence[T]], count: int, *, seed: int) -> tuple[T, ...]:
    """Draw `count` from the pools, or all there are: one from each before a second from any, none twice."""
    random = Random(f"draw/{seed}")
    mixed = [random.sample(pool, len(pool)) for pool in random.sample(pools, len(pools))]
    rounds = (pool[number] for number in range(max(map(len, mixed), default=0)) for pool in mixed if number < len(pool))
    drawn = [thing for thing, _ in zip(rounds, range(count), strict=False)]
    return tuple(random.sample(drawn, len(drawn)))
