"""Which days the preview offers: turns of the text, stages that touch it, today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from tests.helpers.folders import write_folder
from wissen.content.library import Library
from wissen.content.load import load
from wissen.services.days_to_see import DaysToSee, DayToSee

TODAY = date(2026, 11, 23)
FILES = {
    "karten/a.md": """\
        ---
        kennung: a
        titel: A
        quellen: § 18g AufenthG
        ---

        ## Eins
        Kennung: eins · Gilt: bis 31.05.2026

        Alt.

        ## Eins
        Kennung: eins · Gilt: ab 01.06.2026

        Neu.
        """,
    "karten/b.md": "---\nkennung: b\ntitel: B\n---\n\n## Zwei\nKennung: zwei\n\nImmer.\n",
    "rechtsaenderungen/c.md": """\
        ---
        kennung: c
        titel: C
        ---

        ## Stufe: Neue Grenze
        Gilt: ab 01.01.2027

        - **Betrifft:** § 18g AufenthG

        ## Stufe: Anderes
        Gilt: ab 01.02.2027

        - **Betrifft:** § 60a AufenthG

        ## Stufe: Irgendwann
        Gilt: offen

        - **Betrifft:** § 18g AufenthG
        """,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("days") / "inhalte"
    write_folder(folder, {path: dedent(text) for path, text in FILES.items()})
    return load(folder)[0]


def days_of(library: Library, name: str, today: date = TODAY) -> tuple[DayToSee, ...]:
    return DaysToSee().of(library.open(name), library.entry(name), library.changes, today)


def test_turns_and_stages_that_touch_the_text_and_today(library: Library) -> None:
    assert days_of(library, "a") == (
        DayToSee(date(2026, 5, 31)),
        DayToSee(date(2026, 6, 1), turns=True),
        DayToSee(TODAY),
        DayToSee(date(2027, 1, 1), stages=("Neue Grenze",)),
    )


def test_a_day_may_be_several_things(library: Library) -> None:
    first = date(2026, 6, 1)
    assert days_of(library, "a", first)[0] == DayToSee(first, turns=True)


def test_what_never_changes_has_today_only(library: Library) -> None:
    assert days_of(library, "b") == (DayToSee(TODAY),)


def test_another_text_and_other_changes_are_noticed(library: Library) -> None:
    days = DaysToSee()
    assert len(days.of(library.open("a"), library.entry("a"), library.changes, TODAY)) == 4
    assert len(days.of(library.open("b"), library.entry("b"), library.changes, TODAY)) == 1
    assert len(days.of(library.open("a"), library.entry("a"), (), TODAY)) == 3
