"""The plan on paper: every phase with its day, boxes to tick, what is done ticked already."""

from __future__ import annotations

from datetime import date

from wissen.content.blocks import Block, BulletList, ListItem, Paragraph, plain
from wissen.drawing.page import PageSection
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.onboarding import Node, NodeKind
from wissen.ui.reader.plan_page import plan_page

TODAY = date(2026, 11, 24)
DONE = Node(NodeKind.LESSON, "Zwei Hüte", "l-hut", 8, Standing.DONE)
OPEN = Node(NodeKind.QUIZ, "Abschluss", "q", 5, Standing.OPEN, optional=True, left=5)
TASK = Node(NodeKind.PRACTICE, "Gespräch", "p", practice=PracticeState.READY)
MODULE = Node(NodeKind.MODULE, "Anfang", "m", 13, Standing.BEGUN, children=(DONE, OPEN), left=5)
PHASE = Node(NodeKind.PHASE, "Woche 1", "", 13, Standing.BEGUN, children=(MODULE, TASK), left=5, due=date(2026, 11, 27))


def lines(blocks: tuple[Block, ...], depth: int = 0) -> list[str]:
    """The lists as they look."""
    found = []
    for block in blocks:
        assert isinstance(block, BulletList)
        for item in block.items:
            found += line(item, depth)
    return found


def line(item: ListItem, depth: int) -> list[str]:
    first, *below = item.blocks
    assert isinstance(first, Paragraph)
    box = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
    return [f"{'  ' * depth}{box}{plain(first.inlines)}", *lines(tuple(below), depth + 1)]


def test_every_line_has_a_box_and_says_what_it_is() -> None:
    page = plan_page((PHASE,), "1 von 2 fertig", name="Robin", start=date(2026, 11, 23), today=TODAY)
    about, phase = page.parts
    assert isinstance(about, PageSection)
    assert isinstance(phase, PageSection)
    assert [(fact.label, plain(fact.value)) for fact in about.facts] == [
        ("Für", "Robin"),
        ("Beginn", "Mo., 23.11.2026"),
        ("Stand", "24.11.2026: 1 von 2 fertig"),
    ]
    assert (phase.title, phase.note) == ("Woche 1", "bis Fr., 27.11.2026 · noch 5 Minuten · begonnen")
    assert lines(phase.blocks) == [
        "Anfang",
        "  [x] Zwei Hüte (Lektion · 8 Minuten · fertig)",
        "  [ ] Abschluss (Übung · 5 Minuten · Wahl · offen)",
        "[ ] Gespräch (Praxis · bereit zur Abnahme)",
    ]


def test_without_a_name_and_a_day_nothing_is_said_of_them() -> None:
    page = plan_page((Node(NodeKind.MODULE, "Leer", "m-leer"),), "", name="", start=None, today=TODAY)
    about, module = page.parts
    assert isinstance(about, PageSection)
    assert isinstance(module, PageSection)
    assert [fact.label for fact in about.facts] == ["Stand"]
    assert (module.blocks, module.note) == ((), "")


def test_a_skill_that_was_shown_alone_is_ticked() -> None:
    task = Node(NodeKind.PRACTICE, "Gespräch", "p", practice=PracticeState.ALONE)
    page = plan_page((Node(NodeKind.PHASE, "Woche 1", children=(task,)),), "", name="", start=None, today=TODAY)
    _, phase = page.parts
    assert isinstance(phase, PageSection)
    assert lines(phase.blocks) == ["[x] Gespräch (Praxis · selbständig gezeigt)"]
