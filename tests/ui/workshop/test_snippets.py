"""What is put into a text with one click reads as it should, in every kind of file and wherever the cursor stands."""

from __future__ import annotations

import pytest

from wissen import paths
from wissen.content.blocks import CalloutKind
from wissen.content.fix import apply
from wissen.content.item import Choices, Item
from wissen.content.load import read_content
from wissen.content.model import Kind, Lesson
from wissen.content.numbering import NUMBERS
from wissen.content.problem import Problem, Severity
from wissen.ui.workshop.inserting import Where, with_inserted
from wissen.ui.workshop.snippets import ASKED, CALLOUTS, Inserted, Snippet, callout, link, offered, picture, snippet

HEAD = "---\nkennung: a\ntitel: A\nart: übung\n---\n\n"
SAMPLES = {
    Kind.LESSON: "module/01-ankommen/01-zwei-huete.md",
    Kind.QUIZ: "module/01-ankommen/abschluss.md",
    Kind.PROCESS: "prozesse/service/service-fiktionsbescheinigung.md",
    Kind.CARDS: "karten/service.md",
    Kind.PRACTICES: "praxis/ankommen.md",
    Kind.FINDER: "finder/karte-ausweis.md",
    Kind.PATH: "lernpfade/erste-woche.md",
    Kind.CHANGE: "rechtsaenderungen/biometrische-daten.md",
    Kind.GLOSSARY: "glossar.md",
}
EMPTY = {"pfad-leer"}
"""What a new part still waits for."""


def errors(kind: Kind, text: str) -> list[Problem]:
    _, problems = read_content(kind, text.encode(), SAMPLES[kind])
    return [one for one in problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", SAMPLES)
def test_whatever_is_offered_fits_into_the_file(kind: Kind) -> None:
    text = (paths.bundled("content") / SAMPLES[kind]).read_text(encoding="utf-8")
    assert errors(kind, text) == []
    made: list[Inserted] = [snippet(one, kind, text) for one in offered(kind) if one not in ASKED]
    made += [callout(CALLOUTS[0]), link("Worte", "abschluss.md", kind), picture("Ein Weg", "weg.svg")]
    if kind is Kind.QUIZ:  # what stands last in a question is its answer, whatever it is
        made = [one for one in made if one.where is Where.SECTION]
    middle = text.index("\n", len(text) // 2)
    for one in made:
        for cursor in (0, middle):  # from the head it goes to the end
            fresh, start = with_inserted(text, cursor, one.text, one.where)
            fresh = apply(fresh, [found for found in errors(kind, fresh) if found.rule == NUMBERS])[0]
            told = [found for found in errors(kind, fresh) if found.rule not in EMPTY]
            assert told == [], (one, fresh[start - 200 : start + 300])


def test_a_question_has_one_right_answer_and_feedback_for_each() -> None:
    text = HEAD + snippet(Snippet.QUESTION, Kind.LESSON, "").text
    lesson, _ = read_content(Kind.LESSON, text.encode(), "a.md")
    assert isinstance(lesson, Lesson)
    item = lesson.parts[0]
    assert isinstance(item, Item)
    assert isinstance(item.interaction, Choices)
    assert [choice.correct for choice in item.interaction.choices] == [True, False]
    assert all(choice.feedback for choice in item.interaction.choices)


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_box_is_read_as_one(kind: CalloutKind) -> None:
    assert f"**{kind.value}:**" in callout(kind).text


def test_a_step_gets_the_next_number() -> None:
    assert snippet(Snippet.STEP, Kind.PROCESS, "## 1. A\n\n## 4. Frage: B\n").text.startswith("## 5. ")
    assert snippet(Snippet.STEP, Kind.PROCESS, "").text.startswith("## 1. ")
    assert snippet(Snippet.FINDER_QUESTION, Kind.FINDER, "## Frage 3: A\n").text.startswith("## Frage 4: ")


def test_a_stretch_follows_the_last_one() -> None:
    assert snippet(Snippet.STRETCH, Kind.PATH, "## Tag 5\n\n## Woche 2\n").text == "## Woche 3\n"
    assert snippet(Snippet.STRETCH, Kind.PATH, "").text == "## Tag 1\n"


def test_only_what_fits_is_offered() -> None:
    assert Snippet.STEP in offered(Kind.PROCESS)
    assert Snippet.STEP not in offered(Kind.LESSON)
    assert Snippet.HEADING not in offered(Kind.PROCESS)
    assert Snippet.QUESTION in offered(Kind.QUIZ)
    assert offered(None) == ()


@pytest.mark.parametrize("one", sorted(set(Snippet) - ASKED))
def test_the_words_to_type_over_stand_in_the_text(one: Snippet) -> None:
    made = snippet(one, Kind.LESSON, "")
    assert made.chosen
    assert made.chosen in made.text
