"""What a measurement gives: figures, some with a goal, and the table they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One row; `goal` is the most it should be, in the same unit, None where there is none."""

    name: str
    value: float
    unit: str
    goal: float | None = None


def table(figures: Iterable[Figure]) -> str:
    """The rows below each other; a ratio above 1 misses the goal."""
    lines = [f"{'':66}{'measured':>10}{'goal':>14}{'ratio':>8}"]
    for figure in figures:
        line = f"{figure.name:66}{figure.value:10.1f} {figure.unit:3}"
        if figure.goal is not None:
            line += f"{figure.goal:9.1f}{figure.value / figure.goal:9.2f}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def milliseconds(action: Callable[[], object]) -> float:
    """How long a call takes."""
    start = perf_counter()
    action()
    return 1000 * (perf_counter() - start)
