"""Questions of every kind: stem, interaction, feedback, and what belongs to what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers.texts import chunks_of
from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Text,
)
from wissen.content.ids import Id, Ref, choice_key
from wissen.content.item import (
    Choice,
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Item,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Pair,
    ShortText,
)
from wissen.content.problem import Problem
from wissen.content.question import read_question
from wissen.content.validity import Period


def read(body: str) -> tuple[Item, list[Problem]]:
    (_, chunk), report, source = chunks_of(f"## Frage?\n{body}\n")
    item = read_question(chunk, title=chunk.title, source=source, report=report)
    assert item is not None, report.problems
    return item, report.problems


def question(body: str, meta: str = "Kennung: f") -> Item:
    item, problems = read(f"{meta}\n\n{body}")
    assert problems == []
    return item


def text(words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(words),)),)


def choice(words: str, feedback: str = "", *, correct: bool = False, red: bool = False) -> Choice:
    return Choice(choice_key(words), (Text(words),), correct, text(feedback) if feedback else (), red)


def test_everything_a_question_may_have():
    item = question(
        "Stamm.\n\n> **Tipp:** Tipp.\n\n- [ ] a\n- [x] b\n\n> **Erklärung:** Weil.",
        "Kennung: f-81-4 · Gilt: ab 01.03.2024 · Ersetzt: f-alt · Bezug: § 81 · Lektion: l04\n"
        "Schritt: s · Schwierigkeit: 3",
    )
    assert item == Item(
        id=Id("f-81-4"),
        kind=ItemKind.SINGLE,
        title="Frage?",
        stem=text("Stamm."),
        interaction=Choices((choice("a"), choice("b", correct=True))),
        period=Period(date(2024, 3, 1)),
        supersedes=(Ref("f-alt"),),
        sources=("§ 81",),
        lesson="l04",
        step="s",
        difficulty=3,
        tip=text("Tipp."),
        explanation=text("Weil."),
    )
    assert (item.line, item.derived) == (1, False)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ("- [ ] a\n- [x] b", ItemKind.SINGLE),
        ("- [ ] a\n- [ ] b", ItemKind.SINGLE),
        ("- [x] a\n- [x] b", ItemKind.MULTIPLE),
        ("- [x] Richtig\n- [ ] Falsch", ItemKind.TRUE_FALSE),
        ("- [x] falsch", ItemKind.TRUE_FALSE),
        ("1. [x] a\n2. [ ] b", ItemKind.SINGLE),
        ("- [x] a\n\n- [ ] b", ItemKind.SINGLE),
    ],
)
def test_the_boxes_say_which_kind_of_choice(options: str, kind: ItemKind):
    assert question(options).kind is kind


def test_art_outranks_the_boxes():
    assert question("- [ ] a\n- [x] b", "Kennung: f · Art: mehrfach").kind is ItemKind.MULTIPLE


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Eine [[Lücke]].\n\n- [x] a\n\n> **Musterlösung:** m\n\nAntwort: 3", ItemKind.SINGLE),
        ("Eine [[Lücke]].\n\nAntwort: 3\n\n> **Musterlösung:** m", ItemKind.NUMERIC),
        ("Eine [[Lücke]].\n\n> **Musterlösung:** m\n\n1. a", ItemKind.DISCRETION),
        ("Eine [[Lücke]].\n\n1. a", ItemKind.CLOZE),
        ("| a | b |\n|---|---|\n\n1. a", ItemKind.ORDERING),
        ("1. a\n\n| a | b |\n|---|---|\n| c | d |", ItemKind.MATCHING),
    ],
)
def test_kinds_by_precedence_over_the_whole_question(body: str, kind: ItemKind):
    assert read(f"Kennung: f\n\n{body}")[0].kind is kind


def test_feedback_stands_below_its_option_indented_or_not():
    item = question(
        "- [ ] a\n  > Nein.\n- [x] b\n> Ja.\n\n- [ ] c\n\n> Fast.\n>\n> Nicht ganz.\n\n> **Erklärung:** Weil."
    )
    assert item.interaction == Choices(
        (
            choice("a", "Nein."),
            choice("b", "Ja.", correct=True),
            Choice(choice_key("c"), (Text("c"),), correct=False, feedback=(*text("Fast."), *text("Nicht ganz."))),
        )
    )
    assert item.explanation == text("Weil.")


def test_red_feedback_fails_a_walk():
    item = question("- [ ] a\n  > **Rot:** Rechtswidrig.\n- [x] b\n\n> **Rot:** Auch.\n\n- [x] c\n  > **Rot:**")
    assert item.interaction == Choices(
        (
            choice("a", "Rechtswidrig.", red=True),
            choice("b", "Auch.", correct=True, red=True),
            choice("c", correct=True, red=True),
        )
    )


def test_an_option_may_hold_for_a_time_only():
    item = question("- [ ] 1 Monat (gilt bis 29.02.2024)\n- [x] 1 Monat (gilt ab 01.03.2024)")
    assert isinstance(item.interaction, Choices)
    assert [option.period for option in item.interaction.choices] == [
        Period(None, date(2024, 2, 29)),
        Period(date(2024, 3, 1)),
    ]


def test_an_option_may_be_a_picture():
    item = question("- [x] ![Pass](a.png)\n- [ ] b")
    assert isinstance(item.interaction, Choices)
    assert item.interaction.choices[0].text == (Image("a.png", "Pass"),)


def test_other_labels_below_an_option_are_part_of_its_feedback():
    item, (problem,) = read("Kennung: f\n\n- [x] a\n  > **Hinweis:** b")
    assert problem.rule == "option-mehrzeilig"
    assert isinstance(item.interaction, Choices)
    assert item.interaction.choices[0].feedback == (Callout(CalloutKind.NOTE, text("b")),)


def test_a_quotation_before_the_options_belongs_to_the_stem():
    item = question("> Zitat.\n\n- [x] a\n- [ ] b")
    assert item.stem == (Quote(text("Zitat.")),)


def test_ordering():
    item = question("Ordnen Sie.\n\n1. eins\n2. **zwei**")
    assert isinstance(item.interaction, Ordering)
    assert [entry.key for entry in item.interaction.entries] == [choice_key("eins"), choice_key("zwei")]
    assert item.stem == text("Ordnen Sie.")


def test_matching_with_a_distractor():
    item = question("| Norm | Titel |\n|---|---|\n| § 16b | Studium |\n|  | Visum |")
    assert item.interaction == Matching(
        ((Text("Norm"),), (Text("Titel"),)),
        (Pair((Text("§ 16b"),), (Text("Studium"),)), Pair((), (Text("Visum"),))),
    )


def test_cloze_begins_with_the_first_gap():
    item = question("Füllen Sie aus.\n\nDie [[Duldung]].\n\nNoch [[Wahl: a | b]].")
    assert item.stem == text("Füllen Sie aus.")
    assert item.interaction == Cloze(
        (
            Paragraph((Text("Die "), Gap(("Duldung",)), Text("."))),
            Paragraph((Text("Noch "), Gap(("a", "b"), chosen=True), Text("."))),
        )
    )


@pytest.mark.parametrize(
    ("answer", "interaction", "kind"),
    [
        ("93,00 €", Numeric(Decimal(93), Decimal(93), "€", "93,00 €"), ItemKind.NUMERIC),
        ("01.03.2024", DateAnswer(date(2024, 3, 1)), ItemKind.DATE),
        ("Duldung | *Aussetzung*", ShortText(("Duldung", "Aussetzung")), ItemKind.SHORT_TEXT),
    ],
)
def test_answers(answer: str, interaction: Numeric | DateAnswer | ShortText, kind: ItemKind):
    item = question(f"Wie viel?\n\nAntwort: {answer}")
    assert (item.kind, item.interaction, item.stem) == (kind, interaction, text("Wie viel?"))


def test_art_makes_a_number_short_text():
    item = question("Antwort: 1 Monat", "Kennung: f · Art: text")
    assert item.interaction == ShortText(("1 Monat",))


@pytest.mark.parametrize("answer", ["Musterlösung: eins\n\nzwei", "> **Musterlösung:** eins\n>\n> zwei"])
def test_discretion_has_a_model_answer(answer: str):
    item = question(f"Fall.\n\n{answer}\n\n> **Erklärung:** e")
    assert (item.kind, item.stem) == (ItemKind.DISCRETION, text("Fall."))
    assert item.interaction == Discretion((*text("eins"), *text("zwei")))


def test_footnotes_stand_at_the_end_of_the_stem():
    item = question("Stamm[^1].\n\n- [x] a\n- [ ] b\n\n[^1]: Fuß.")
    assert item.stem == (Paragraph((Text("Stamm"), FootnoteRef(1), Text("."))), Footnote(1, text("Fuß.")))


def test_text_behind_the_answers_is_shown_with_the_explanation():
    item, (problem,) = read("Kennung: f\n\n- [x] a\n- [ ] b\n\nDanach.\n\n> **Erklärung:** e")
    assert problem.rule == "text-nach-antwort"
    assert item.explanation == (*text("e"), *text("Danach."))


def test_options_without_a_box_are_wrong_ones():
    item, (problem,) = read("Kennung: f\n\n- [x] a\n- b")
    assert problem.rule == "kästchen"
    assert item.interaction == Choices((choice("a", correct=True), choice("b")))


def test_lists_and_tables_before_the_answer_belong_to_the_stem():
    item = question("- a\n\n1. b\n\n| c |\n|---|\n\nAntwort: d")
    assert [type(block) for block in item.stem] == [BulletList, OrderedList, Table]
    assert isinstance(item.stem[0], BulletList)
    assert item.stem[0].items == (ListItem(text("a")),)


def test_a_kennung_is_derived_from_the_question():
    item, (problem,) = read("\n- [x] a\n- [ ] b")
    assert (item.id, item.derived, problem.rule) == ("frage", True, "kennung-fehlt")
