"""YAML as text: what is read, what is quoted beforehand, what is refused, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.problem import Report
from wissen.content.yaml_tree import MAX_CHARS, Entry, Listing, Mapping, Scalar, quoted_lines, read_yaml


def tree(text: str) -> Mapping:
    report = Report("datei.md")
    mapping = read_yaml(text, 2, report=report)
    assert mapping is not None, report.problems
    assert report.problems == []
    return mapping


def value(text: str) -> str:
    (entry,) = tree(text).entries
    assert isinstance(entry.value, Scalar)
    return entry.value.text


def fault(text: str) -> tuple[int, str]:
    report = Report("datei.md")
    assert read_yaml(text, 2, report=report) is None
    (problem,) = report.problems
    return problem.line, problem.rule


def test_every_value_is_text_and_knows_its_line():
    assert tree("dauer: 010\nrollen: [ja, 1.0]\nam: {von: ~}") == Mapping(
        (
            Entry("dauer", Scalar("010", 2), 2),
            Entry("rollen", Listing((Scalar("ja", 3), Scalar("1.0", 3)), 3), 3),
            Entry("am", Mapping((Entry("von", Scalar("~", 4), 4),), 4), 4),
        ),
        2,
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nur eine Anmerkung"])
def test_nothing_is_an_empty_mapping(text: str):
    assert tree(text) == Mapping((), 2)


@pytest.mark.parametrize(
    "title",
    [
        "Spurwechsel: was geht",
        "§ 81 Abs. 4: Fiktion # und mehr",
        "'Antrag' und „Zusage“",
        '"Antrag" heißt',
        "- ein Strich",
        "&anker",
        "*verweis",
        "!typ",
        "@theke",
        "%neu",
        "? Frage",
        "ja: nein: vielleicht:",
        "it's",
        "# keine Anmerkung",
    ],
)
def test_titles_need_no_quotes(title: str):
    assert value(f"titel: {title}") == title


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'it''s'", "it's"),
        ('"a \\" b"', 'a " b'),
        ("|\n  a: b\n  c", "a: b c"),
        (">\n  a\n\n  b: c\n", "a b: c"),
        ("a\n  b c", "a b c"),
        ("'a\n  b: c'", "a b: c"),
        ("\tx: y", "x: y"),
        ("", ""),
    ],
)
def test_quotes_and_longer_values_stay_as_yaml_has_them(written: str, meant: str):
    assert value(f"titel: {written}") == meant


def test_items_of_a_list_are_quoted_too():
    assert quoted_lines("verlauf:\n  - am: 1: 2\n    text: a: b") == "verlauf:\n  - am: '1: 2'\n    text: 'a: b'"


def test_lists_over_several_lines_are_left_alone():
    text = "rollen: [a,\n  b: c]\ntitel: '['\nquellen: a: b"
    assert quoted_lines(text) == "rollen: [a,\n  b: c]\ntitel: '['\nquellen: 'a: b'"


def test_brackets_within_quotes_open_nothing():
    assert quoted_lines("a: {b: '{'}\nc: d: e") == "a: {b: '{'}\nc: 'd: e'"


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("titel: T\nrollen: [&a b]", 3, "yaml-unerlaubt"),
        ("a: [*x]", 2, "yaml-unerlaubt"),
        ("a:\n  - !x y", 3, "yaml-unerlaubt"),
        ("a: [!x y]", 2, "yaml-unerlaubt"),
        ("<<: {a: b}", 2, "yaml-unerlaubt"),
        ("? [a]\n: b", 2, "yaml-unerlaubt"),
        ("- a\n- b", 2, "yaml-fehler"),
        ("a: 1\n---\nb: 2", 3, "yaml-fehler"),
        ("a: x\nb: y\ufffe", 3, "yaml-fehler"),
        ("%YAML 1.1", 2, "yaml-fehler"),
        ("titel T\nb", 2, "yaml-fehler"),
        ("a: b\n\tc: d", 3, "yaml-fehler"),
        ("a: {b: 'c\nd: e}", 2, "yaml-fehler"),
        ("a: [" * 20, 2, "yaml-zu-tief"),
        ("a: " + "b" * MAX_CHARS, 2, "yaml-zu-groß"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, rule: str):
    assert fault(text) == (line, rule)


def test_an_alias_bomb_is_plain_text():
    lines = ["a0: &a0 [lol, lol]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert tree("\n".join(lines)).entries[2].value == Scalar("&a2 [*a1, *a1]", 4)


def test_an_alias_bomb_over_several_lines_is_refused_at_once():
    lines = ["a0: &a0\n  [lol, lol]", *(f"a{n}: &a{n}\n  [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert fault("\n".join(lines)) == (2, "yaml-unerlaubt")


@pytest.mark.parametrize("text", ["a: 1\nA: 2", "geprüft: 1\ngeprueft: 2", "x: [{a: 1, a: 2}]"])
def test_two_spellings_of_one_key_are_one_key(text: str):
    report = Report("datei.md")
    assert read_yaml(text, 2, report=report) is not None
    assert [problem.rule for problem in report.problems] == ["schlüssel-doppelt"]


@given(st.text(max_size=200))
def test_no_text_makes_it_crash(text: str):
    report = Report("datei.md")
    assert (read_yaml(text, 2, report=report) is None) <= bool(report.problems)
