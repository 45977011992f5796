"""A finder in the terminal, question by question or with all answers given."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.cli.main import main

OUTCOME = """\
Antrag annehmen

Ausweis läuft ab

- Prozess: Antrag annehmen
- Fehlt noch: Antrag; Pass
- Entscheidet: Sachbearbeitung
- Bezug: § 48 AufenthG

Nehmen Sie den Antrag gleich an.

Arbeitshilfe – die Entscheidung trifft die Sachbearbeitung.
Stand 23.11.2026 · Nach Gesetzestext vom 19.08.2026 erstellt, vom Amt noch nicht
freigegeben.
"""


@pytest.fixture
def play(capsys, tmp_path, monkeypatch):
    """Play the finder of the small pack, with what is typed; gives exit code, output and error stream."""
    folder = write_small_pack(tmp_path / "inhalt")

    def play(*arguments: str | Path, typed: str = "", name: str = "finder-ausweis") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["finder", name, "--stichtag", "23.11.2026", "--inhalt", str(folder), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return play


def test_it_is_played_by_number(play):
    code, out, _ = play(typed="1\n2\n")
    assert code == 0
    assert out.startswith("Ausweis läuft ab (Stand 23.11.2026)\n\nFrage 1: Welches Papier läuft ab?\n")
    assert (
        "Sehen Sie auf das Papier, nicht in die Akte.\n\n  1  Aufenthaltstitel\n  2  Duldung\n  3  Weiß ich nicht\n"
        in out
    )
    assert out.endswith(f"\n{OUTCOME}")


@pytest.mark.parametrize("typed", ["aufenthaltstitel\nNEIN\n", "1\nz\n1\n2\n", "z\n1\n2\n", "7\nquer\n0\n1\n2\n"])
def test_words_ways_back_and_slips_lead_there_too(play, typed):
    code, out, _ = play(typed=typed)
    assert (code, out.endswith(OUTCOME)) == (0, True)


@pytest.mark.parametrize("typed", ["?\n", "3\n", "weiß ich nicht\n"])
def test_not_knowing_leads_on(play, typed):
    code, out, _ = play(typed=typed)
    assert code == 0
    assert "Weitergeben an: Sachbearbeitung" in out


def test_a_slip_is_told(play):
    assert "„quer“ ist keine der Antworten. „z“ geht zurück, „q“ hört auf." in play(typed="quer\nq\n")[1]


def test_one_can_stop(play):
    code, out, _ = play(typed="1\nq\n")
    assert code == 1
    assert "Entscheidung" not in out


def test_at_the_end_of_what_is_typed_it_stops(play):
    code, _, told = play(typed="1\n")
    assert code == 2
    assert "Abgebrochen." in told


def test_with_answers_nothing_is_asked(play):
    assert play("--antworten", "Aufenthaltstitel > nein") == (0, OUTCOME, "")


def test_an_open_question_is_told(play):
    code, out, _ = play("--antworten", "Aufenthaltstitel")
    assert (code, out) == (1, "Frage 2: Ist der Antrag schon gestellt?\n  1  Ja\n  2  Nein\n  3  Weiß ich nicht\n")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("Pass", "Frage 1 kennt die Antwort „Pass“ nicht"),
        ("Duldung > ja", "Vor der Antwort „ja“ steht das Ergebnis schon fest."),
    ],
)
def test_answers_that_do_not_fit_are_told(play, answers, told):
    code, _, err = play("--antworten", answers)
    assert code == 2
    assert told in err


def test_it_speaks_json(play):
    code, out, _ = play("--antworten", "Aufenthaltstitel > ?", "--json")
    assert code == 0
    assert json.loads(out) == {
        "kennung": "finder-ausweis",
        "titel": "Ausweis läuft ab",
        "stichtag": "2026-11-23",
        "antworten": [
            {"frage": "Welches Papier läuft ab?", "antwort": "Aufenthaltstitel"},
            {"frage": "Ist der Antrag schon gestellt?", "antwort": "Weiß ich nicht"},
        ],
        "offen": None,
        "ergebnis": {
            "kennung": "ergebnis-fragen",
            "titel": "Nachfragen",
            "felder": {"Weitergeben an": ["Sachbearbeitung"]},
        },
    }


def test_json_without_answers_tells_the_first_question(play):
    code, out, _ = play("--json")
    assert code == 1
    assert json.loads(out)["offen"] == {
        "frage": "Welches Papier läuft ab?",
        "antworten": ["Aufenthaltstitel", "Duldung", "Weiß ich nicht"],
    }


@pytest.mark.parametrize(("name", "told"), [("l-hut", "ist kein Anliegen-Finder"), ("finder-auswei", "finder-ausweis")])
def test_what_is_no_finder_is_told(play, name, told):
    code, _, err = play(name=name)
    assert code == 2
    assert told in err


def test_a_finder_that_asks_nothing_on_the_day_is_told(play, tmp_path):
    file = tmp_path / "inhalt/finder/ausweis.md"
    file.write_text(
        file.read_text("utf-8").replace("Kennung: papier", "Kennung: papier · Gilt: bis 01.11.2026"), "utf-8"
    )
    file.write_text(
        file.read_text("utf-8").replace("Kennung: antrag", "Kennung: antrag · Gilt: bis 01.11.2026"), "utf-8"
    )
    code, _, err = play()
    assert code == 2
    assert "An diesem Tag gilt keine Frage." in err
