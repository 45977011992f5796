"""Meta lines: every key, where they end, faults, and the Kennung a heading gets without one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.texts import chunks_of
from wissen.content.ids import Ref
from wissen.content.item import ItemKind
from wissen.content.meta import QUESTION, SECTION, STAGE, TERM, Meta, identify, read_meta, write_meta
from wissen.content.problem import Problem, Replace
from wissen.content.validity import Period


def read(lines: str, keys: tuple[str, ...] = QUESTION) -> tuple[Meta, list[Problem]]:
    (_, chunk), report, _ = chunks_of(f"## Titel\n{lines}\n")
    return read_meta(chunk, keys, report=report), report.problems


def identified(body: str, taken: set[str] | None = None) -> tuple[str, bool, list[Problem]]:
    (_, chunk), report, _ = chunks_of(body)
    meta = read_meta(chunk, SECTION, report=report)
    name, derived = identify(chunk, meta, report=report, taken=taken or set())
    return name, derived, report.problems


EVERYTHING = Meta(
    id="f-81-4",
    period=Period(date(2024, 3, 1), date(2024, 5, 31)),
    supersedes=(Ref("alt"), Ref("l04#wann")),
    sources=("§ 81 Abs. 4 AufenthG", "Art. 6 GG"),
    lesson="l04-3",
    step="annehmen",
    difficulty=2,
    kind=ItemKind.CLOZE,
    lines=1,
)
LINE = (
    "Kennung: f-81-4 · Gilt: 01.03.2024 bis 31.05.2024 · Ersetzt: alt; l04#wann"
    " · Bezug: § 81 Abs. 4 AufenthG; Art. 6 GG · Lektion: l04-3 · Schritt: annehmen · Schwierigkeit: 2 · Art: lücke"
)


def test_every_key_of_a_question():
    assert read(LINE) == (EVERYTHING, [])
    assert write_meta(EVERYTHING, QUESTION) == LINE


def test_one_key_per_line_is_equally_right():
    meta, problems = read(LINE.replace(" · ", "\n"))
    assert (meta.id, meta.kind, meta.lines, problems) == ("f-81-4", ItemKind.CLOZE, 8, [])


@pytest.mark.parametrize(
    "line",
    ["KENNUNG: a · gilt: ab 1.3.2024", "Kennung:  a  ·  Gilt : ab 2024-03-01  ", "Kennung: a\\\nGilt: ab 01.03.2024"],
)
def test_spelling_is_forgiving(line: str):
    meta, problems = read(line)
    assert (meta.id, meta.period, problems) == ("a", Period(date(2024, 3, 1)), [])


@pytest.mark.parametrize(
    ("line", "keys", "meta"),
    [
        ("Gilt: ab 01.03.2024 · Tag: geprüft", STAGE, Meta(period=Period(date(2024, 3, 1)), exact=True)),
        ("Gilt: ab 01.03.2024 · Tag: Textstand", STAGE, Meta(period=Period(date(2024, 3, 1)), exact=False)),
        ("Gilt: offen", STAGE, Meta(pending=True)),
        (
            "Kennung: d · Kürzel: AE; NE · Auch: Titel · Verlinken: ja",
            TERM,
            Meta(id="d", abbreviations=("AE", "NE"), synonyms=("Titel",), linked=True),
        ),
        ("Verlinken: nein", TERM, Meta(linked=False)),
    ],
)
def test_keys_of_stages_and_terms(line: str, keys: tuple[str, ...], meta: Meta):
    found, problems = read(line, keys)
    assert problems == []
    assert write_meta(found, keys) == write_meta(meta, keys) == line


@pytest.mark.parametrize("text", ["Prosa.", "Dazu: mehr davon.", "http://x.de", "Kennungen sind wichtig"])
def test_the_first_line_without_a_key_is_prose(text: str):
    meta, problems = read(text)
    assert (meta, problems) == (Meta(), [])


def test_prose_right_below_meta_lines_lacks_a_blank_line():
    meta, (problem,) = read("Kennung: a\nProsa.\nKennung: b")
    assert (meta.id, meta.lines) == ("a", 1)
    assert (problem.rule, problem.line, problem.repair) == ("leerzeile-fehlt", 3, Replace(3, 2, "\n"))


def test_a_list_right_below_meta_lines_is_no_prose():
    assert read("Kennung: a\n- b")[1] == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Kennung: A b", "Richtig wäre zum Beispiel „a-b“."),
        ("Kennung:", "„“ ist keine Kennung"),
        ("Gilt: bald", "„bald“ ist keine Gültigkeit"),
        ("Ersetzt: a#B", "„B“ ist keine Kennung"),
        ("Bezug: ;", "Der Wert fehlt."),
        ("Schwierigkeit: leicht", "„leicht“ ist keine Stufe"),
        ("Art: mehrfachh", "Meinten Sie „mehrfach“?"),
        ("Kennung: a · Kenung: b", "Meinten Sie „Kennung“?"),
        ("Kennung: a · Farbe: rot", "Möglich sind Kennung, Gilt, Ersetzt, Bezug"),
        ("Kennung: a · rot", "„rot“ ist hier keine Angabe"),
        ("Kennung: a · Kennung: b", "steht hier zweimal"),
        ("Kenung: a", "Meinten Sie die Angabe „Kennung:“?"),
        ("Verlinken: ja", "„Verlinken:“ gibt es hier nicht"),
    ],
)
def test_a_fault_says_what_is_right(line: str, part: str):
    meta, (problem,) = read(line)
    assert part in problem.text
    assert problem.line == 2
    assert meta.broken


@pytest.mark.parametrize("line", ["Tag: gestern", "Verlinken: vielleicht"])
def test_words_of_a_closed_list(line: str):
    _, (problem,) = read(line, (*STAGE, *TERM))
    assert "Möglich sind" in problem.text


def test_a_written_kennung_holds():
    assert identified("## Titel\nKennung: a\n") == ("a", False, [])


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("## Größe\n\nText.", "## Größe\nKennung: groesse\n\nText."),
        ("## Größe\nText.", "## Größe\nKennung: groesse\n\nText."),
        ("## Größe\n- Text.", "## Größe\nKennung: groesse\n\n- Text."),
        ("## Größe", "## Größe\nKennung: groesse"),
        ("## Größe\nBezug: § 1\n\nText.", "## Größe\nKennung: groesse · Bezug: § 1\n\nText."),
        ("## Größe\n\nBezug: § 1\n\nText.", "## Größe\n\nKennung: groesse · Bezug: § 1\n\nText."),
    ],
)
def test_a_derived_kennung_is_written_down_by_its_repair(body: str, mended: str):
    name, derived, (problem,) = identified(body)
    assert (name, derived) == ("groesse", True)
    assert isinstance(problem.repair, Replace)
    assert problem.repair.apply(body) == mended
    assert identified(mended) == ("groesse", False, [])


def test_a_derived_kennung_never_repeats_another():
    assert identified("## A", {"a"})[0] == "a-2"
    assert identified("## A", {"a", "a-2"})[0] == "a-3"


def test_a_derived_kennung_is_found_quickly_among_many():
    taken = {"a", *(f"a-{number}" for number in range(2, 5000))}
    assert identified("## A", taken)[0] not in taken


def test_a_derived_kennung_is_never_too_long():
    name, _, _ = identified(f"## {'a' * 90}", {"a" * 80})
    assert name == f"{'a' * 72}-2"


def test_a_title_without_letters_still_gets_a_kennung():
    assert identified("## …")[0] == "ohne-titel"


def test_a_broken_meta_line_is_left_to_its_author():
    name, derived, problems = identified("## Titel\nKennung: A b")
    assert (name, derived) == ("titel", True)
    assert [problem.rule for problem in problems] == ["angabe-unlesbar"]
