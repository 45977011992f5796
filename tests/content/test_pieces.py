"""Everything inside an object is reached, with the line it stands in."""

from __future__ import annotations

from wissen.content.blocks import BulletList, Figure, Link, ListItem, Paragraph, Strong, Table, Text, plain
from wissen.content.flow import Branch, Field, Process, Step, StepKind, Target, TargetKind
from wissen.content.head import Head
from wissen.content.ids import Id, Place
from wissen.content.item import Choice, Choices, Item, ItemGroup, ItemKind, Quiz, QuizKind
from wissen.content.model import Lesson, Section
from wissen.content.pieces import pieces, runs

HEAD = Head(Id("x"), "X")


def paragraph(text: str, line: int = 0) -> Paragraph:
    return Paragraph((Text(text),), line)


def texts(value: object) -> list[tuple[str, int]]:
    return [(plain(run), line) for run, line in runs(value)]


def test_a_link_is_found_wherever_it_hides():
    link = Link((Strong((Text("hier"),)),), "ziel.md")
    item = ListItem((Paragraph((Text("Siehe "), link), 7),), line=7)
    lesson = Lesson(HEAD, (Section(Place("a"), "A", 2, (BulletList((item,), 6),), line=4),))
    assert [line for piece, line in pieces(lesson) if piece == link] == [7]


def test_a_piece_without_line_has_that_of_what_holds_it():
    link = Link((Text("Weg"),), "weg.md")
    process = Process(
        HEAD,
        (
            Step(
                Place("s"),
                1,
                StepKind.ACTION,
                "S",
                fields=(Field("Bezug", ((Text("eins"),), (link,)), 5),),
                branches=(Branch(Target(TargetKind.END), (Text("Ja"),), line=8),),
                line=3,
            ),
        ),
    )
    assert [line for piece, line in pieces(process) if piece == link] == [5]
    assert texts(process) == [("eins", 5), ("Weg", 5), ("Ja", 8)]


def test_options_feedback_and_cells_are_read():
    choice = Choice("k", (Text("Option"),), True, feedback=(paragraph("Weil.", 9),), line=8)
    table = Table(((Text("Kopf"),),), (((Text("Zelle"),),), ((),)), (), 4)
    item = Item(Id("f"), ItemKind.SINGLE, "F", (table,), Choices((choice,)), line=3)
    quiz = Quiz(HEAD, QuizKind.PRACTICE, (ItemGroup((item,), blocks=(paragraph("Fall.", 2),)),))
    assert sorted(texts(quiz), key=lambda pair: pair[1]) == [
        ("Fall.", 2),
        ("Kopf", 4),
        ("Zelle", 4),
        ("Option", 8),
        ("Weil.", 9),
    ]


def test_what_holds_no_text_gives_none():
    assert list(runs(Figure("a.svg", "A", 3))) == []
    assert list(runs(None)) == []
