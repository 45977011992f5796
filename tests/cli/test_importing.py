"""`wissen import`: what it says of what it took over, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.gii import SAMPLE, STAND, law, norm, p, write_law
from tests.helpers.importing import doubtful_model, model_without_steps, write_model
from tests.helpers.small_pack import write_small_pack
from wissen import paths
from wissen.cli.main import FAULT
from wissen.settings import Settings, write_settings

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


def test_it_says_where_the_process_lies_and_what_to_look_at(run: Run, content: Path, tmp_path: Path) -> None:
    code, out, err = run("import", "bpmn", write_model(tmp_path, data=doubtful_model()), "--inhalt", content)
    path = content / "prozesse" / "antrag-pruefen.md"
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [f"Angelegt: {path}", "  Antrag prüfen: 2 Schritte"]
    assert "  Achtung: Im Modell steht nicht, wer die Schritte ausführt." in out
    assert out.endswith(
        "\n\n1 Prozess übernommen. Bitte prüfen Sie den Ablauf fachlich, bevor danach gearbeitet wird.\n"
    )
    assert run("show", "antrag-pruefen", "--inhalt", content)[0] == 0


def test_without_a_folder_it_goes_to_the_content_that_is_set(run: Run, content: Path, tmp_path: Path) -> None:
    write_settings(paths.folders().config / paths.SETTINGS, Settings(content_folder=content))
    assert run("import", "bpmn", write_model(tmp_path))[0] == 0
    assert (content / "prozesse" / "antrag-bearbeiten.md").is_file()


def test_another_folder_may_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ziel").mkdir()
    assert run("import", "bpmn", write_model(tmp_path), "--out", tmp_path / "ziel")[0] == 0
    assert (tmp_path / "ziel" / "antrag-bearbeiten.md").is_file()


def test_a_refused_file_ends_it_with_two_and_the_others_are_there(run: Run, content: Path, tmp_path: Path) -> None:
    files = (write_model(tmp_path, "leer.bpmn", model_without_steps()), write_model(tmp_path))
    code, out, err = run("import", "bpmn", *files, "--inhalt", content)
    assert code == FAULT
    assert err.startswith("Das Modell in „leer.bpmn“ enthält keine Schritte.\n")
    assert "1 Prozess übernommen" in out


def test_nothing_taken_over_is_no_success(run: Run, content: Path, tmp_path: Path) -> None:
    code, out, err = run("import", "bpmn", tmp_path / "fehlt.bpmn", "--inhalt", content)
    assert (code, out) == (FAULT, "")
    assert "gibt es nicht" in err


def test_a_folder_that_does_not_fit_is_told(run: Run, content: Path, tmp_path: Path) -> None:
    code, out, err = run("import", "bpmn", write_model(tmp_path), "--out", content / "finder")
    assert (code, out) == (FAULT, "")
    assert err.startswith("Im Ordner „")
    assert "Wählen Sie den Ordner „prozesse“" in err


def test_it_speaks_json(run: Run, content: Path, tmp_path: Path) -> None:
    files = (write_model(tmp_path), write_model(tmp_path, "leer.bpmn", model_without_steps()))
    code, out, _ = run("import", "bpmn", *files, "--inhalt", content, "--json")
    made, refused = json.loads(out)
    assert code == FAULT
    assert made == {
        "datei": "antrag.bpmn",
        "prozesse": [
            {
                "kennung": "antrag-bearbeiten",
                "titel": "Antrag bearbeiten",
                "pfad": str(content / "prozesse" / "antrag-bearbeiten.md"),
                "schritte": 3,
                "rollen": ["Servicetheke"],
                "zu_pruefen": [],
            }
        ],
        "fehler": None,
    }
    assert (refused["datei"], refused["prozesse"]) == ("leer.bpmn", [])
    assert set(refused["fehler"]) == {"text", "hinweis"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "bpmn"), "Fehler: Es fehlt die Angabe DATEI….\n"),
        (("import", "bpmm"), "Fehler: Den Befehl „bpmm“ gibt es nicht. Meinten Sie „bpmn“?\n"),
    ],
)
def test_a_mistyped_command_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (FAULT, "")
    assert err.endswith(told)


def test_without_a_word_more_it_shows_what_there_is(run: Run) -> None:
    code, _, err = run("import")
    assert code == FAULT
    assert err.startswith("Aufruf: wissen import BEFEHL")
    assert "Fehler" not in err
    assert "bpmn" in err


def test_a_law_is_taken_in_and_replaced_where_the_window_looks_for_it(run: Run, tmp_path: Path) -> None:
    file = write_law(tmp_path)
    assert run("import", "gesetz", file) == (
        0,
        f"Aufgenommen: Verwaltungszustellungsgesetz (VwZG)\n  6 Vorschriften · Stand: {STAND}\n",
        "",
    )
    assert len(list(paths.folders().laws.iterdir())) == 1
    assert run("import", "gesetz", file)[1].startswith("Ersetzt: Verwaltungszustellungsgesetz (VwZG)")


def test_what_a_law_has_only_in_print_is_said(run: Run, tmp_path: Path) -> None:
    data = law(norm("Anlage", "", p("<IMG SRC='a.jpg'/>")))
    out = run("import", "gesetz", write_law(tmp_path, data=data), "--ziel", tmp_path / "ziel")[1]
    assert "  Achtung: 1 Abbildung fehlt, denn das XML enthält keine." in out


def test_a_refused_law_is_told_and_the_others_are_taken(run: Run, tmp_path: Path) -> None:
    bad = write_law(tmp_path, "schlecht.xml", b"Das ist ein Brief.")
    code, out, err = run("import", "gesetz", bad, write_law(tmp_path), "--ziel", tmp_path / "ziel")
    assert code == FAULT
    assert out.startswith("Aufgenommen: Verwaltungszustellungsgesetz")
    assert err.startswith("„schlecht.xml“ ist keine XML-Datei.")


def test_laws_as_json(run: Run, tmp_path: Path) -> None:
    bad = write_law(tmp_path, "schlecht.xml", SAMPLE[:-100])
    code, out, _ = run("import", "gesetz", write_law(tmp_path), bad, "--ziel", tmp_path / "ziel", "--json")
    good, refused = json.loads(out)
    assert code == FAULT
    assert good == {
        "datei": "vwzg.xml",
        "gesetz": {
            "abkuerzung": "VwZG",
            "name": "Verwaltungszustellungsgesetz",
            "stand": ["Stand: Zuletzt geändert durch Art. 1 G v. 1.6.2026 I Nr. 1"],
            "vorschriften": 6,
            "abbildungen_fehlen": 0,
            "ersetzt": False,
        },
        "fehler": None,
    }
    assert refused["gesetz"] is None
    assert "hört mitten im Gesetz auf" in refused["fehler"]["text"]
