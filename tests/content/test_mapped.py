"""Every run is changed once, wherever it stands, and nothing else."""

from __future__ import annotations

from hypothesis import given

from tests.helpers.strategies import blocks
from wissen.content.blocks import Block, Inline, Text, inline_runs
from wissen.content.mapped import map_runs


@given(blocks())
def test_what_is_left_as_it_is_makes_the_same_blocks(some: tuple[Block, ...]) -> None:
    assert map_runs(some, lambda run: run) == some


@given(blocks())
def test_every_run_is_given_to_the_function_in_reading_order(some: tuple[Block, ...]) -> None:
    seen: list[tuple[Inline, ...]] = []

    def change(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        seen.append(run)
        return (Text("x"),)

    changed = map_runs(some, change)
    assert seen == [run for run, _ in inline_runs(some)]
    assert all(run == (Text("x"),) for run, _ in inline_runs(changed))
