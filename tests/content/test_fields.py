"""Fields: values, what stays text, faults with their repairs, and the list they are written as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import inlines
from tests.helpers.texts import chunks_of, source_of
from wissen.content.blocks import Block, BulletList, Emphasis, Inline, ListItem, Paragraph, Strong, Text
from wissen.content.fields import field_items, field_text, take_fields
from wissen.content.flow import Field
from wissen.content.problem import Problem, Replace, Report

KEYS = ("Kurz", "Frist", "Zum Vorlesen", "Bezug")


def take(body: str) -> tuple[tuple[Field, ...], tuple[Block, ...], list[Problem]]:
    (chunk,), report, source = chunks_of(body)
    fields, rest = take_fields(chunk.blocks(fields=KEYS), KEYS, source=source, report=report)
    return fields, rest, report.problems


def field(key: str, *values: str) -> Field:
    return Field(key, tuple((Text(value),) for value in values))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **Kurz:** Ja.", field("Kurz", "Ja.")),
        ("- **kurz:** Ja.", field("Kurz", "Ja.")),
        ("- **Zum Vorlesen:** Guten Tag,\n  bitte warten.", field("Zum Vorlesen", "Guten Tag, bitte warten.")),
        ("- **Frist:** 2 Wochen; 1 Monat;", field("Frist", "2 Wochen", "1 Monat")),
        ("- **Frist**: 2 Wochen", field("Frist", "2 Wochen")),
        ("* **Frist:** *a;b*; c", Field("Frist", ((Emphasis((Text("a;b"),)),), (Text("c"),)))),
    ],
)
def test_values_stand_between_semicolons(line: str, expected: Field):
    assert take(line) == ((expected,), (), [])


def test_items_that_are_no_fields_stay_in_their_list():
    fields, rest, problems = take("- **Frist:** 2 Wochen\n- nach Ablauf → Schritt 7\n\nText.")
    assert fields == (field("Frist", "2 Wochen"),)
    assert rest == (
        BulletList((ListItem((Paragraph((Text("nach Ablauf → Schritt 7"),)),)),)),
        Paragraph((Text("Text."),)),
    )
    assert problems == []


@pytest.mark.parametrize(
    "line", ["- **Ja** → Schritt 3", "- **ganz fett**", "- [ ] **Kurz:** a", "- > **Kurz:** a", "-", "1. **Kurz:** a"]
)
def test_other_lists_hold_no_fields(line: str):
    fields, rest, problems = take(line)
    assert fields == ()
    assert len(rest) == 1
    assert problems == []


def test_two_fields_in_a_line_are_told_apart_and_mended():
    line = "  - **Kurz:** Ja. **Frist:** **2** Wochen"
    fields, _, (problem,) = take(line)
    assert fields == (field("Kurz", "Ja."), Field("Frist", ((Strong((Text("2"),)), Text(" Wochen")),)))
    assert problem.rule == "zwei-felder"
    assert isinstance(problem.repair, Replace)
    mended = problem.repair.apply(line)
    assert mended == "  - **Kurz:** Ja.\n  - **Frist:** **2** Wochen"
    assert take(mended)[2] == []


def test_two_fields_over_two_lines_are_told():
    _, _, (problem,) = take("- **Kurz:** Ja.\n  **Frist:** 2 Wochen")
    assert (problem.rule, problem.repair) == ("zwei-felder", None)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("- **Kurz:**", "feld-leer"),
        ("- **Kurz:** a\n- **Kurz:** b", "feld-doppelt"),
        ("- **Kurz:** a (gilt ab 01.03.2024)", "feld-gilt"),
        ("- **Kurz:** a\n\n  noch einer", "feld-mehrzeilig"),
        ("- **Kurz:** a\n- **Farbe:** rot", "feld-unbekannt"),
        ("- **Fristen:** a", "feld-unbekannt"),
    ],
)
def test_faults(body: str, rule: str):
    assert [problem.rule for problem in take(body)[2]] == [rule]


def test_unknown_bold_labels_alone_are_prose():
    assert take("- **Reisepass:** gültig\n- **Visum:** egal")[2] == []


def test_a_near_miss_of_a_key_is_mended():
    line = "- **Kurtz:** a"
    _, _, (problem,) = take(line)
    assert isinstance(problem.repair, Replace)
    assert problem.repair.apply(line) == "- **Kurz:** a"


def test_what_hangs_below_a_field_follows_as_text():
    _, rest, _ = take("- **Kurz:** a\n  - b\n- c")
    assert [type(block) for block in rest] == [BulletList, BulletList]


def test_a_line_that_is_not_indented_is_text():
    fields, rest, (problem,) = take("- **Kurz:** a\nText.")
    assert (fields, rest) == ((field("Kurz", "a"),), (Paragraph((Text("Text."),)),))
    assert problem.rule == "leerzeile-fehlt"


def test_the_text_of_a_field_joins_its_values():
    fields = (field("Kurz", "a", "b"), field("Frist", "c"))
    assert field_text(fields, "Kurz") == "a; b"
    assert field_text(fields, "Bezug") == ""


@given(st.lists(inlines().filter(bool), max_size=3))
def test_fields_read_back_from_the_list_they_are_written_as(values: list[tuple[Inline, ...]]):
    kept = tuple(run for run in values if not any(isinstance(inline, Text) and ";" in inline.text for inline in run))
    kept = tuple(run for run in kept if not any(isinstance(inline, Strong) for inline in run))
    written = Field("Kurz", kept)
    found, rest = take_fields((BulletList(field_items((written,))),), KEYS, source=source_of(""), report=Report("x.md"))
    assert (found, rest) == ((written,), ())
