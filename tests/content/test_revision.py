"""Fassungen: what changes them, and above all what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.texts import FILE
from wissen.content.blocks import Paragraph, Text
from wissen.content.fingerprint import fingerprint
from wissen.content.flow import (
    AnswerCard,
    Branch,
    Field,
    Finder,
    FinderOutcome,
    FinderQuestion,
    Process,
    Step,
    StepKind,
    Target,
    TargetKind,
)
from wissen.content.head import Head
from wissen.content.ids import Id, Place
from wissen.content.item import Item
from wissen.content.lesson import read_lesson
from wissen.content.model import Card, LawStage, Lesson, Practice, Section, Term
from wissen.content.quiz import read_quiz
from wissen.content.revision import Learnable, canonical, revision, step_names
from wissen.content.source import read_source

HEAD = "---\nkennung: l\ntitel: L\n---\n"
TEXT = (Paragraph((Text("Text."),)),)
FIELDS = (Field("Frist", ((Text("2 Wochen"),),)),)


def lesson(body: str, head: str = HEAD) -> Lesson:
    source, _ = read_source((head + body).encode(), FILE)
    assert source is not None
    found, _ = read_lesson(source)
    assert found is not None
    return found


def section(body: str, head: str = HEAD) -> str:
    return revision(lesson(body, head).sections[-1])


def item(body: str) -> Item:
    source, _ = read_source(f"---\nkennung: q\ntitel: Q\nart: übung\n---\n{body}".encode(), FILE)
    assert source is not None
    quiz, _ = read_quiz(source)
    assert quiz is not None
    return quiz.items[-1]


def question(body: str, meta: str = "Kennung: f", title: str = "Frage?") -> str:
    return revision(item(f"## {title}\n{meta}\n\n{body}"))


SECTION = "## Wann\nKennung: wann\n\nEin **Satz** und\nnoch einer.\n\n- a\n- b\n"


def test_a_fassung_is_the_first_half_of_a_sha_256():
    assert fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb924"


@pytest.mark.parametrize(
    "same",
    [
        "\n\n\n## Wann\nKennung: wann\n\nEin __Satz__ und noch\neiner.\n\n* a\n\n* b\n",
        "Davor.\n\n" + SECTION,
        SECTION.replace("## Wann\nKennung: wann", "## Ab wann\nKennung: ab-wann · Gilt: ab 01.03.2024 · Bezug: § 81"),
        SECTION + "\n### Darunter\nKennung: x\n\nText.\n\n" + SECTION,
    ],
)
def test_layout_headings_and_neighbours_do_not_change_a_section(same: str):
    assert section(same) == section(SECTION)


def test_a_footnote_that_moves_to_its_place_changes_nothing():
    assert section("## A\nKennung: a\n\na[^x]\n\n---\n\n[^x]: y") == section(
        "[^x]: y\n\n## A\nKennung: a\n\na[^x]\n\n---"
    )


@pytest.mark.parametrize("other", [("noch einer", "noch keiner"), ("**Satz**", "*Satz*"), ("- b", "- b\n- c")])
def test_the_text_of_a_section_changes_it(other: tuple[str, str]):
    assert section(SECTION.replace(*other)) != section(SECTION)


def test_the_head_changes_nothing():
    head = "---\nkennung: neu\ntitel: Neu\ngeprüft: {am: 2026-11-02, von: nb}\ndauer: 3\n---\n"
    assert section(SECTION, head) == section(SECTION)


def test_children_do_not_change_their_parent():
    parent, _ = lesson(SECTION + "\n### B\nKennung: b\n\nText.").sections
    assert revision(parent) == section(SECTION)


def test_a_footnote_elsewhere_changes_nothing():
    here = (
        "## A\nKennung: a\n\n- *Text*[^a] ~~und~~ [**Link**](x.md)\n\n> Zitat **fett[^b]**\n\n"
        "| a[^a] |\n|---|\n| b |\n\n[^a]: Eins.\n\n[^b]: Zwei.\n"
    )
    before = "Davor[^c].\n\n[^c]: Drei.\n\n"
    assert section(before + here) == section(here)
    assert "[^1]: Eins." in canonical(lesson(before + here).sections[-1])


OPTIONS = "Stamm.\n\n- [ ] a\n  > Nein.\n- [x] b\n\n> **Erklärung:** Weil.\n"


@pytest.mark.parametrize(
    ("body", "meta"),
    [
        (OPTIONS, "Kennung: g · Schwierigkeit: 3 · Bezug: § 4 · Lektion: l04 · Gilt: ab 01.03.2024"),
        ("> **Tipp:** Denken Sie nach.\n\n" + OPTIONS, "Kennung: f"),
        ("Stamm.\n\n- [x] b\n- [ ] a\n  > Nein.\n\n> **Erklärung:** Weil.\n", "Kennung: f"),
        (OPTIONS, "Kennung: f · Art: einfach"),
    ],
)
def test_what_does_not_change_a_question(body: str, meta: str):
    assert question(body, meta) == question(OPTIONS)


@pytest.mark.parametrize(
    "body",
    [
        OPTIONS.replace("Stamm", "Stämme"),
        OPTIONS.replace("[ ] a", "[x] a"),
        OPTIONS.replace("[ ] a", "[ ] aa"),
        OPTIONS.replace("Nein.", "Doch."),
        OPTIONS.replace("> Nein.", "> **Rot:** Nein."),
        OPTIONS.replace("Weil.", "Darum."),
    ],
)
def test_what_changes_a_question(body: str):
    assert question(body) != question(OPTIONS)


def test_the_question_itself_and_its_kind_change_a_question():
    assert question(OPTIONS, title="Was?") != question(OPTIONS)
    assert question(OPTIONS, meta="Kennung: f · Art: mehrfach") != question(OPTIONS)


def test_the_order_of_an_ordering_is_its_substance():
    assert question("1. a\n2. b") != question("1. b\n2. a")


# ---------------------------------------------------------------- steps

NEXT = Branch(Target(TargetKind.STEP, "2"), (Text("Ja"),))
STEP = Step(Place("a"), 1, StepKind.QUESTION, "Vorher?", FIELDS, TEXT, (NEXT,), join=Branch(Target(TargetKind.END)))
OTHER = Step(Place("b"), 2, StepKind.ACTION, "Annehmen")


def test_renumbering_does_not_change_a_step():
    moved = replace(STEP, number=5, branches=(replace(NEXT, target=Target(TargetKind.STEP, "9")),))
    assert revision(moved, {"9": "b"}) == revision(STEP, {"2": "b"})


def test_another_way_changes_a_step():
    assert revision(STEP, {"2": "c"}) != revision(STEP, {"2": "b"})


@pytest.mark.parametrize(
    "other",
    [
        replace(STEP, title="Nachher?"),
        replace(STEP, kind=StepKind.CHOICE),
        replace(STEP, fields=()),
        replace(STEP, blocks=()),
        replace(STEP, branches=()),
        replace(STEP, join=None),
    ],
)
def test_everything_a_person_reads_changes_a_step(other: Step):
    assert revision(other) != revision(STEP)


def test_names_of_steps_and_questions():
    head = Head(Id("k"), "T")
    assert step_names(Process(head, (STEP, OTHER))) == {"1": "a", "2": "b"}
    assert step_names(Finder(head, (FinderQuestion(3, "Was?", (), id=Place("c")),), ())) == {"3": "c"}
    assert step_names(Lesson(head, ())) == {}


# ---------------------------------------------------------------- everything else


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Section(Place("a"), "A", 2, TEXT), "Text."),
        (OTHER, "Annehmen"),
        (AnswerCard(FIELDS, TEXT), "- **Frist:** 2 Wochen\n\nText."),
        (Card(Id("a"), "Karte", FIELDS, TEXT), "Karte\n\n- **Frist:** 2 Wochen\n\nText."),
        (Practice(Id("a"), "Praxis", FIELDS), "Praxis\n\n- **Frist:** 2 Wochen"),
        (Term(Id("a"), "Duldung", TEXT), "Duldung\n\nText."),
        (LawStage("Stufe", None, exact=False, blocks=TEXT), "Stufe\n\nText."),
        (FinderOutcome(Id("a"), "Darf", blocks=TEXT), "Darf\n\nText."),
        (FinderQuestion(1, "Was?", (Branch(Target(TargetKind.OUTCOME, "darf")),)), "Was?\n\n- → Ergebnis darf"),
    ],
)
def test_the_canonical_text_of_every_part(part: Learnable, text: str):
    assert canonical(part) == text
    assert revision(part) == fingerprint(text)
