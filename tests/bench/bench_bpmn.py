"""BPMN models of 1,000 steps, from their bytes to the file of a process: one as people draw, one in which all crosses.

`python -m tests.bench.bench_bpmn`
"""

from __future__ import annotations

from functools import partial
from statistics import median

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.bpmn import definitions, drawn, element, flow, process, task
from wissen.content.write import write

STEPS = 1_000
_ROUNDS = 5
_BLOCK = 5


def measure() -> list[Figure]:
    """Medians of several rounds."""
    models = {"as people draw": orderly_model(), "where all crosses": tangled_model()}
    return [
        Figure(f"bpmn: {STEPS:,} steps, {name}", median(_times(data)), "ms", goal)
        for (name, data), goal in zip(models.items(), (1_000.0, None), strict=True)
    ]


def orderly_model() -> bytes:
    """Blocks of a question, two answers, a join and a step, in four lanes."""
    body: list[str] = []
    for block in range(STEPS // _BLOCK):
        ask, yes, no, join, then = (f"n{block * _BLOCK + place}" for place in range(_BLOCK))
        body += [task(ask, f"Liegt Unterlage {block} vor?", tag="exclusiveGateway"), task(yes), task(no)]
        body += [task(join, tag="exclusiveGateway"), task(then), flow(ask, yes, "ja"), flow(ask, no, "nein")]
        body += [flow(yes, join), flow(no, join), flow(join, then), flow(then, f"n{(block + 1) * _BLOCK}")]
    lanes = (
        element(
            "lane", *(element("flowNodeRef", text=f"n{at}") for at in range(lane, STEPS, 4)), id=f"l{lane}", name=name
        )
        for lane, name in enumerate(("Theke", "Sachbearbeitung", "Leitung", "Kasse"))
    )
    return definitions(process(element("laneSet", *lanes), *body))


def tangled_model() -> bytes:
    """Gateways alone, each of which leads to the next one and to another further on."""
    gates = (task(f"n{number}", tag="parallelGateway") for number in range(STEPS))
    ways = (
        flow(f"n{number}", f"n{min(STEPS - 1, number + step)}", id_=f"f{number}-{step}")
        for number in range(STEPS - 1)
        for step in (1, 2 + number * 7 % 50)
    )
    return definitions(process(*gates, *ways))


def _times(data: bytes) -> list[float]:
    return [milliseconds(partial(_taken_over, data)) for _ in range(_ROUNDS)]


def _taken_over(data: bytes) -> None:
    (found,) = drawn(data)
    assert len(write(found.process)) > STEPS


if __name__ == "__main__":
    print(table(measure()))
