"""The commands about changes of the law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.law_pack import write_law_pack


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_law_pack(tmp_path / "inhalt")


def test_diff_tells_what_has_gone_and_what_is_new(run, folder):
    code, out, _ = run("diff", "p-kommt", "--von", "31.05.2026", "--bis", "2026-06-01", "--inhalt", folder)
    assert code == 0
    assert out == (
        "Beraten: 31.05.2026 und 01.06.2026\n"
        "\n1. Beraten (geändert)\n"
        "  - • Bezug: § 82 AufenthG\n"
        "  - Beraten [-Sie, wenn-] Sie [-Zeit haben.-]\n"
        "  + • Bezug: § 82 AufenthG\n"
        "  + Beraten Sie [+immer.+]\n"
        "\n2. Hinweis geben (neu)\n"
        "  + [+Geben Sie das Merkblatt mit.+]\n"
    )


def test_diff_of_equal_days_ends_with_one(run, folder):
    assert run("diff", "p-kommt", "--von", "01.06.2026", "--bis", "01.07.2026", "--inhalt", folder)[:2] == (
        1,
        "Beraten: 01.06.2026 und 01.07.2026\nAn beiden Tagen gilt dasselbe.\n",
    )


def test_diff_needs_a_day(run, folder):
    code, _, told = run("diff", "p-kommt", "--inhalt", folder)
    assert code == 2
    assert "Es fehlt die Angabe --von." in told


def test_affected_names_objects_and_parts(run, folder):
    code, out, _ = run("affected", "§ 82 AufenthG", "--inhalt", folder)
    assert code == 0
    assert "l-hut  Zwei Hüte (helfen, k-hut)\n" in out


def test_affected_speaks_json(run, folder):
    code, out, _ = run("affected", "§ 60a AufenthG", "--json", "--inhalt", folder)
    assert (code, json.loads(out)) == (
        0,
        [{"kennung": "glossar", "titel": "Glossar", "datei": "glossar.md", "teile": ["duldung"]}],
    )


def test_affected_by_nothing_ends_with_one(run, folder):
    assert run("affected", "§ 1 AufenthG", "--inhalt", folder)[:2] == (1, "Kein Inhalt zitiert § 1 AufenthG.\n")


def test_affected_says_what_is_no_citation(run, folder):
    code, _, told = run("affected", "irgendwas", "--inhalt", folder)
    assert code == 2
    assert "„irgendwas“ ist keine Fundstelle." in told


def test_changes_stand_in_time_and_without_a_day_at_the_end(run, folder):
    code, out, _ = run("changes", "--inhalt", folder)
    assert code == 0
    days = [line.split("  ")[0].strip() for line in out.splitlines()]
    assert [day.split()[-1] for day in days] == ["01.02.2026", "01.06.2026", "05.12.2026", "vorgemerkt"]


def test_changes_between_two_days(run, folder):
    _, out, _ = run("changes", "--from", "01.03.2026", "--to", "01.07.2026", "--json", "--inhalt", folder)
    (row,) = json.loads(out)
    assert (row["tag"], row["betrifft"]) == ("2026-06-01", ["§ 82 AufenthG"])
    assert set(row["inhalte"]) == {"l-hut", "q-anfang", "p-kommt"}


def test_changes_say_when_there_are_none(run, folder):
    assert (
        run("changes", "--to", "01.01.2020", "--inhalt", folder)[1]
        == "In diesem Zeitraum ist keine Stufe verzeichnet.\n"
    )


def test_cite_brings_citations_into_one_form(run):
    code, out, _ = run("cite", "nach §25a I 1 AufenthG und § 999 AufenthG")
    assert code == 0
    known, unknown = out.replace("\u00a0", " ").splitlines()
    assert known.startswith("§ 25a Abs. 1 Satz 1 AufenthG: Aufenthaltsgewährung bei gut integrierten")
    assert unknown == "§ 999 AufenthG (steht nicht im Verzeichnis der Normen)"


def test_cite_speaks_json(run):
    code, out, _ = run("cite", "§ 999 AufenthG", "--json")
    assert (code, json.loads(out)) == (0, [{"norm": "§ 999 AufenthG", "titel": "", "bekannt": False}])


def test_cite_finds_nothing_in_ordinary_text(run):
    assert run("cite", "Guten Tag")[:2] == (1, "In diesem Text steht keine Fundstelle.\n")
