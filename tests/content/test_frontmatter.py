"""The typed head: every common key, keys of a kind, faults, and how it is written."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from wissen.content.frontmatter import Values, read_head, write_head
from wissen.content.head import Change, ChangeClass, Head, Review
from wissen.content.head_key import (
    HeadKey,
    day_key,
    id_key,
    ids_key,
    number_key,
    period_key,
    text_key,
    texts_key,
    word_key,
    words_key,
)
from wissen.content.ids import Id, Place
from wissen.content.problem import Problem, Replace, Report
from wissen.content.source import read_source
from wissen.content.validity import Period

FULL = """\
---
kennung: service-fiktionsbescheinigung
titel: Fiktionsbescheinigung: wann und wie
rollen: [telefon, theke]
dauer: 10
verantwortlich: nb
geprüft: {am: 2026-11-02, von: nb, bis: 2027-05-01}
quellen: § 81 AufenthG; § 4 Abs. 5, 6 AufenthG
stichworte: Ausweis abgelaufen; Verlängerung
gilt: ab 01.03.2024
ersetzt: [alte-kennung]
verlauf:
  - {am: 2026-11-02, art: auffrischen, text: Frist geändert, abschnitte: [wann], fragen: [f-81-4]}
---
"""


class Colour(StrEnum):
    RED = "rot"
    GREEN = "grün"


def read(text: str, *extra: HeadKey[Any]) -> tuple[Head | None, Values, list[Problem]]:
    source, problems = read_source(text.encode(), "karten/zwei-huete.md")
    assert source is not None
    report = Report(source.file, problems)
    head, values = read_head(source, extra, report=report)
    return head, values, report.problems


def value(line: str, key: HeadKey[Any]) -> Any:
    _, values, problems = read(f"---\nkennung: k\ntitel: T\n{line}\n---\n", key)
    assert problems == []
    return values[key]


def fault(line: str, *extra: HeadKey[Any]) -> str:
    _, _, (problem,) = read(f"---\nkennung: k\ntitel: T\n{line}\n---\n", *extra)
    assert problem.line == 4
    return problem.text


def test_every_common_key_is_read():
    head, _, problems = read(FULL)
    assert problems == []
    assert head == Head(
        id=Id("service-fiktionsbescheinigung"),
        title="Fiktionsbescheinigung: wann und wie",
        roles=("telefon", "theke"),
        minutes=10,
        responsible="nb",
        review=Review(date(2026, 11, 2), "nb", date(2027, 5, 1)),
        sources=("§ 81 AufenthG", "§ 4 Abs. 5, 6 AufenthG"),
        keywords=("Ausweis abgelaufen", "Verlängerung"),
        period=Period(date(2024, 3, 1)),
        supersedes=(Id("alte-kennung"),),
        history=(Change(date(2026, 11, 2), ChangeClass.REFRESH, "Frist geändert", (Place("wann"),), (Id("f-81-4"),)),),
    )


def test_the_example_is_written_as_it_was_read():
    head, _, _ = read(FULL)
    assert head is not None
    assert write_head(head) + "\n" == FULL


@pytest.mark.parametrize("key", ["Gepruft", "geprueft", "GEPRÜFT"])
def test_keys_are_compared_folded(key: str):
    head, _, _ = read(f"---\nkennung: k\ntitel: T\n{key}: {{am: 2026-11-02, von: nb}}\n---\n")
    assert head is not None
    assert (head.review is not None) is (key != "Gepruft")


@pytest.mark.parametrize(
    "written", ["[telefon, theke]", "telefon; theke", "telefon, theke", "\n  - telefon\n  - theke"]
)
def test_words_may_be_written_in_any_list(written: str):
    assert value(f"orte: {written}", words_key("orte")) == ("telefon", "theke")


@pytest.mark.parametrize("written", ["§ 4 Abs. 5, 6; § 81", "['§ 4 Abs. 5, 6', § 81]", "§ 4 Abs. 5, 6;; § 81;"])
def test_texts_stand_between_semicolons(written: str):
    assert value(f"normen: {written}", texts_key("normen")) == ("§ 4 Abs. 5, 6", "§ 81")


@pytest.mark.parametrize("written", ["80", "80 %", "80 Prozent"])
def test_numbers_may_bear_their_unit(written: str):
    assert value(f"bestehen: {written}", number_key("bestehen")) == 80


@pytest.mark.parametrize("written", ["grün", "GRUEN"])
def test_words_of_a_closed_list_are_compared_folded(written: str):
    assert value(f"farbe: {written}", word_key("farbe", words=Colour, default=Colour.RED)) is Colour.GREEN


@pytest.mark.parametrize("written", ["2024-03-01", "01.03.2024"])
def test_days_are_read_in_both_forms(written: str):
    assert value(f"stand: {written}", day_key("stand")) == date(2024, 3, 1)


def test_a_key_that_is_not_written_has_its_default_and_no_line():
    key = number_key("bestehen", default=80)
    _, values, _ = read("---\nkennung: k\ntitel: T\n---\n", key)
    assert (values[key], values.line(key)) == (80, 0)


@pytest.mark.parametrize(
    ("line", "key", "part"),
    [
        ("dauer: -3", None, "„-3“ ist keine ganze Zahl"),
        ("rollen: {a: b}", None, "einzelner Wert"),
        ("rollen: [[a]]", None, "einzelner Wert"),
        ("gilt: ab 31.02.2024", None, "Kalender"),
        ("ersetzt: [Alt]", None, "Richtig wäre zum Beispiel „alt“"),
        ("ersetzt: [„“]", None, "einzelne Bindestriche."),
        ("geprüft: {am: 2026-11-02}", None, "der Tag und die Person"),
        ("geprüft: {am: morgen, von: nb}", None, "„morgen“ ist kein Tag"),
        ("geprüft: {am: 2026-11-02, vn: nb}", None, "Meinten Sie „von“?"),
        ("farbe: grüm", word_key("farbe", words=Colour, default=Colour.RED), "Meinten Sie „grün“?"),
        ("farbe: blau", word_key("farbe", words=Colour, default=Colour.RED), "Möglich sind rot und grün."),
        ("quelen: a", None, "Meinten Sie „quellen“?"),
        ("farbe: rot", None, "Den Schlüssel „farbe“ gibt es hier nicht."),
    ],
)
def test_a_fault_says_what_is_right(line: str, key: HeadKey[Any] | None, part: str):
    assert part in fault(line, *([key] if key else []))


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ("- {art: mitteilen}", "fehlt der Tag"),
        ("- {am: 2026-11-02, art: mitteile}", "Meinten Sie „mitteilen“?"),
        ("- {am: 2026-11-02, abschnitte: [A b]}", "keine Kennung"),
        ("- heute", "geschweifte Klammern"),
    ],
)
def test_a_faulty_entry_of_the_history_is_told(entry: str, part: str):
    _, _, (problem,) = read(f"---\nkennung: k\ntitel: T\nverlauf:\n  {entry}\n---\n")
    assert problem.line == 5
    assert part in problem.text


def test_an_entry_without_text_is_written_without():
    change = Change(date(2026, 11, 2), ChangeClass.EDITORIAL, "")
    assert "  - {am: 2026-11-02, art: redaktionell}\n" in write_head(Head(Id("k"), "T", history=(change,)))


def test_an_entry_of_the_history_informs_unless_it_says_otherwise():
    head, _, _ = read("---\nkennung: k\ntitel: T\nverlauf:\n  - {am: 2026-11-02}\n---\n")
    assert head is not None
    assert head.history == (Change(date(2026, 11, 2), ChangeClass.INFORM, ""),)


def test_without_kennung_the_slug_of_the_title_holds():
    head, _, (problem,) = read("---\ntitel: Zwei Hüte & mehr\n---\n")
    assert head is not None
    assert (head.id, head.derived) == ("zwei-huete-mehr", True)
    assert problem.repair == Replace(2, 1, "kennung: zwei-huete-mehr\n")


def test_without_title_the_file_name_holds():
    head, _, _ = read("---\n---\n")
    assert head is not None
    assert (head.id, head.title) == ("zwei-huete", "zwei-huete")


def test_a_title_without_letters_still_gets_a_kennung():
    head, _, _ = read("---\ntitel: „…“\n---\n")
    assert head is not None
    assert head.id == "ohne-titel"


def test_a_head_that_cannot_be_read_is_none():
    head, values, problems = read("---\ntitel: [\n---\n")
    assert head is None
    assert values[text_key("art")] == ""
    assert [problem.rule for problem in problems] == ["yaml-fehler"]


def test_a_required_key_must_be_there():
    _, _, (problem,) = read("---\nkennung: k\ntitel: T\n---\n", text_key("fundstelle", required=True))
    assert (problem.rule, problem.line) == ("schlüssel-fehlt", 2)


def test_keys_of_a_kind_stand_before_the_history():
    head, _, _ = read(FULL)
    assert head is not None
    lines = write_head(head, ((id_key("prozess"), "service"), (number_key("bestehen", default=80), 80))).split("\n")
    assert lines[10:12] == ["ersetzt: [alte-kennung]", "prozess: service"]


@pytest.mark.parametrize(
    ("key", "written", "line"),
    [
        (text_key("text"), "[a]", "text: '[a]'"),
        (text_key("text"), "'a'", "text: '''a'''"),
        (text_key("text"), "a: b # c", "text: a: b # c"),
        (words_key("worte"), ("a b", "c, d", "e: f"), "worte: [a b, 'c, d', 'e: f']"),
        (ids_key("ids"), ("a", "b"), "ids: [a, b]"),
        (texts_key("texte"), ("a, b", "c"), "texte: a, b; c"),
        (period_key("frist"), Period(date(2024, 3, 1), date(2024, 3, 2)), "frist: 01.03.2024 bis 02.03.2024"),
        (day_key("stand"), date(2024, 3, 1), "stand: 2024-03-01"),
        (day_key("stand", required=True), None, "stand: "),
        (number_key("zahl", default=80), 0, "zahl: 0"),
        (number_key("zahl", default=80), None, "zahl: "),
        (word_key("farbe", words=Colour, default=Colour.RED, required=True), Colour.RED, "farbe: rot"),
    ],
)
def test_values_are_quoted_only_where_yaml_would_misread_them(key: HeadKey[Any], written: Any, line: str):
    assert write_head(Head(Id("k"), "T"), ((key, written),)).split("\n")[3] == line
