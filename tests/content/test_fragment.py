"""A piece of text as it was kept."""

from __future__ import annotations

from wissen.content.blocks import plain_text
from wissen.content.fragment import read_fragment


def test_blocks_are_read_without_a_file() -> None:
    blocks = read_fragment("Ein **Satz**.\n\n- eins\n- zwei\n\n> **Merke:** drei")
    assert plain_text(blocks).split() == ["Ein", "Satz.", "eins", "zwei", "drei"]


def test_nothing_is_nothing() -> None:
    assert read_fragment("") == ()


def test_gaps_and_faults_of_then_do_no_harm() -> None:
    assert (
        plain_text(read_fragment("Das ist eine [[Duldung|Aussetzung]] und [ kaputt")) == "Das ist eine … und [ kaputt"
    )
