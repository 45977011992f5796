"""Meta lines as text: where the parts stand, and one value changed with the others left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen import paths
from wissen.content.meta import CARD, QUESTION, SECTION, STAGE, STEP, TERM
from wissen.content.meta_text import heading_title, keys_under, meta_lines, parts_of, with_values
from wissen.content.model import Kind

LINES = ["## Wann", "kennung: wann  ·  Bezug: § 81 AufenthG\\", "", "Text: so."]


def test_the_parts_of_a_line_and_where_they_stand() -> None:
    line = LINES[1]
    assert [(part.key, part.value, line[part.start : part.end]) for part in parts_of(line)] == [
        ("Kennung", "wann", "kennung: wann"),
        ("Bezug", "§ 81 AufenthG", "Bezug: § 81 AufenthG"),
    ]


@pytest.mark.parametrize("line", ["", "Text: so", "Kennung: a · Text", "Kennung", "- **Bezug:** § 1", "Er sagt · nein"])
def test_prose_has_no_parts(line: str) -> None:
    assert parts_of(line) == ()


def test_a_value_is_changed_and_the_rest_of_the_line_stays() -> None:
    assert with_values(LINES, 0, {"Bezug": "§ 1 VwVfG"})[1] == "kennung: wann · Bezug: § 1 VwVfG\\"
    assert with_values(LINES, 0, {"Bezug": "§ 81 AufenthG"}) == LINES


def test_a_value_is_added_where_the_others_stand() -> None:
    assert (
        with_values(["## A", "Kennung: a", "", "T"], 0, {"Gilt": "ab 01.03.2024"})[1]
        == "Kennung: a · Gilt: ab 01.03.2024"
    )
    rows = ["## A", "", "Kennung: a", "Bezug: § 1", "", "T"]
    assert with_values(rows, 0, {"Gilt": "offen"}) == [*rows[:4], "Gilt: offen", *rows[4:]]
    assert with_values(["## A", "T"], 0, {"Kennung": "a", "Bezug": "§ 1"}) == [
        "## A",
        "Kennung: a · Bezug: § 1",
        "",
        "T",
    ]
    assert with_values(["## A", "", "T"], 0, {"Kennung": "a"}) == ["## A", "Kennung: a", "", "T"]
    assert with_values(["## A"], 0, {"Kennung": "a"}) == ["## A", "Kennung: a"]


def test_an_empty_value_takes_its_part_away_and_an_empty_line_with_it() -> None:
    one = ["## A", "Kennung: a", "", "T"]
    assert with_values(["## A", "Kennung: a · Gilt: offen", "", "T"], 0, {"Gilt": ""}) == one
    assert with_values(["## A", "Kennung: a", "Gilt: offen", "", "T"], 0, {"Gilt": ""}) == one
    assert with_values(["## A", "Gilt: offen", "", "T"], 0, {"Gilt": "", "Kennung": "a"}) == one


@pytest.mark.parametrize(
    ("kind", "heading", "keys"),
    [
        (Kind.LESSON, "Wann", SECTION),
        (Kind.LESSON, "Kontrollfrage: Wann?", QUESTION),
        (Kind.QUIZ, "Wann?", QUESTION),
        (Kind.PROCESS, "1. Antrag", STEP),
        (Kind.PROCESS, "Antwortkarte", ("Gilt", "Bezug")),
        (Kind.FINDER, "Frage 1: Was?", STEP),
        (Kind.FINDER, "Ergebnis: So", CARD),
        (Kind.FINDER, "Proben", ()),
        (Kind.PRACTICES, "Üben", CARD),
        (Kind.CHANGE, "Stufe: A", STAGE),
        (Kind.GLOSSARY, "Duldung", TERM),
        (Kind.PATH, "Tag 1", ()),
        (None, "Wann", ()),
    ],
)
def test_what_may_be_said_depends_on_the_file_and_the_heading(kind: Kind | None, heading: str, keys: object) -> None:
    assert keys_under(kind, f"## {heading}") == keys
    assert keys_under(kind, f"# {heading}") == ()


def test_headings_have_titles() -> None:
    assert heading_title("## 1. Antrag ") == "1. Antrag"
    assert heading_title("#Antrag") is None


VALUES = st.sampled_from(["", "a", "§ 81 Abs. 4 AufenthG", "ab 01.03.2024"])


@given(
    st.dictionaries(st.sampled_from(QUESTION), VALUES),
    st.dictionaries(st.sampled_from(QUESTION), VALUES),
    st.booleans(),
)
def test_what_is_written_is_read_again_and_the_text_below_stays(
    before: dict[str, str], values: dict[str, str], in_rows: bool
) -> None:
    joined = [f"{key}: {value}" for key, value in before.items() if value]
    lines = ["# T", "## A", *(joined if in_rows else filter(None, [" · ".join(joined)])), "", "Text"]
    changed = with_values(lines, 1, values)
    found = {part.key: part.value for place in meta_lines(changed, 1) for part in parts_of(changed[place])}
    assert found == {key: value for key, value in {**before, **values}.items() if value}
    assert changed[:2] == lines[:2]
    assert changed[-2:] == ["", "Text"]


def test_writing_back_what_stands_in_the_shipped_contents_changes_nothing() -> None:
    for path in sorted(paths.bundled("content").rglob("*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for place, line in enumerate(lines):
            if heading_title(line) is not None:
                values = {part.key: part.value for at in meta_lines(lines, place) for part in parts_of(lines[at])}
                assert with_values(lines, place, values) == lines
