"""What is put into a text with one click reads as it should, in every kind of file and wherever the cursor stands."""

from __future__ import annotations

import re

import pytest

from wissen import paths
from wissen.content.blocks import CalloutKind
from wissen.content.fix import apply
from wissen.content.item import Choices, Item
from wissen.content.load import read_content
from wissen.content.model import Kind, Lesson
from wissen.content.numbering import NUMBERS
from wissen.content.problem import Problem, Severity
from wissen.ui.workshop.inserting import with_inserted
from wissen.ui.workshop.snippets import ASKED, CALLOUTS, Inserted, Snippet, callout, link, offered, picture, snippet

HEAD = "---\nkennung: a\ntitel: A\nart: übung\n---\n\n"
PLACES = {
    Kind.LESSON: "module/a/lesson.md",
    Kind.QUIZ: "module/a/quiz.md",
    Kind.PROCESS: "prozesse/process.md",
    Kind.CARDS: "karten/card.md",
    Kind.FINDER: "finder/finder.md",
    Kind.PRACTICES: "praxis/ankommen.md",
    Kind.PATH: "lernpfade/erste-woche.md",
    Kind.CHANGE: "rechtsaenderungen/biometrische-daten.md",
    Kind.GLOSSARY: "glossar.md",
}
"""A file of each kind: one of the shipped ones, where there is no template."""


def sample(kind: Kind) -> str:
    template = paths.bundled("resources", "vorlagen") / PLACES[kind].rpartition("/")[2]
    if template.exists():
        return re.sub(r"\$(kennung|titel|stamm)", "a", template.read_text(encoding="utf-8"))
    text = (paths.bundled("content") / PLACES[kind]).read_text(encoding="utf-8")
    return "\n## ".join(text.split("\n## ")[:4]) + "\n"


EMPTY = {"pfad-leer"}
"""What a new part still waits for."""


def errors(kind: Kind, text: str) -> list[Problem]:
    _, problems = read_content(kind, text.encode(), PLACES[kind])
    return [one for one in problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", PLACES)
def test_whatever_is_offered_fits_into_the_file(kind: Kind) -> None:
    text = sample(kind)
    assert errors(kind, text) == []
    made: list[Inserted] = [snippet(one, kind, text) for one in offered(kind) if one not in ASKED]
    made += [callout(CALLOUTS[0]), link("Worte", "abschluss.md", kind), picture("Ein Weg", "weg.svg")]
    middle = text.index("\n", len(text) // 2)
    for one in made:
        for cursor in (0, middle):
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
