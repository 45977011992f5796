"""`wissen search` and `wissen index`."""

from __future__ import annotations

import json

import pytest

from wissen import paths
from wissen.cli.main import FAULT


def test_search_names_the_best_first(run, folder):
    assert run("search", "Antrag", "--inhalt", folder)[1].splitlines()[0] == "service-probe  Antrag annehmen (im Titel)"


def test_search_speaks_json(run, folder):
    code, out, _ = run("search", "hüte", "--inhalt", folder, "--json")
    assert code == 0
    assert json.loads(out)[0] == {"kennung": "l-hut", "art": "lesson", "titel": "Zwei Hüte", "grund": "im Titel"}


def test_search_says_what_it_took_a_wrong_word_for(run, folder):
    assert run("search", "Antarg", "--inhalt", folder)[1].startswith(
        "„Antarg“ kommt nicht vor; gesucht wurde „Antrag“.\n"
    )


def test_search_on_another_day_says_what_does_not_hold(run, folder):
    assert (
        run("search", "alte Frist", "--inhalt", folder, "--stichtag", "01.01.2026")[1]
        == "l-frist  Fristen › Wann (im Text)\n"
    )
    assert "gilt bis 31.05.2026" in run("search", "alte Frist", "--inhalt", folder, "--stichtag", "01.07.2026")[1]


def test_search_ends_with_one_when_nothing_is_found(run, folder):
    assert run("search", "Xylophon", "--inhalt", folder) == (1, "Zu „Xylophon“ wurde nichts gefunden.\n", "")
    assert run("search", "Xylophon", "--inhalt", folder, "--json")[:2] == (1, "[]\n")


def test_the_index_is_built_and_then_only_looked_at(run, folder):
    assert run("index", "--inhalt", folder) == (0, "Der Suchindex steht.\n", "")
    (built,) = (paths.folders().cache / paths.SEARCH_INDEX).glob("*/aktuell")
    written = built.stat().st_mtime_ns
    run("index", "--inhalt", folder)
    assert built.stat().st_mtime_ns == written
    run("index", "--inhalt", folder, "--rebuild")
    assert built.stat().st_mtime_ns > written


def test_the_index_tells_its_progress_in_lines_of_json(run, folder, tmp_path):
    code, out, _ = run("index", "--json-progress", "--inhalt", folder, "--ziel", tmp_path / "ziel")
    steps = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert steps[0]["fertig"] == 0
    assert steps[-1]["fertig"] == steps[-1]["gesamt"] > 1
    assert list((tmp_path / "ziel").glob("*/aktuell"))


def test_search_names_one_kind_only_and_no_more_than_wanted(run, folder):
    assert run("search", "Antrag", "--kind", "finder", "--inhalt", folder)[1].startswith("finder-ausweis  ")
    assert run("search", "Antrag", "--kind", "term", "--inhalt", folder)[0] == 1
    assert len(run("search", "Antrag", "--inhalt", folder)[1].splitlines()) > 1
    assert len(run("search", "Antrag", "--limit", "1", "--inhalt", folder)[1].splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--kind", "carb", "„carb“ gibt es hier nicht. Meinten Sie „card“?"),
        ("--limit", "0", "„0“ ist keine Zahl von 1 bis 400."),
        ("--limit", "viele", "„viele“ ist keine Zahl von 1 bis 400."),
    ],
)
def test_search_refuses_what_it_does_not_know(run, folder, option, value, told):
    code, out, err = run("search", "Antrag", option, value, "--inhalt", folder)
    assert (code, out) == (FAULT, "")
    assert err.endswith(f"Fehler: {option}: {told}\n")


def test_search_explains_what_it_made_of_each_word(run, folder):
    out = run("search", "Antarg § 82 Xylophon", "--explain", "--inhalt", folder)[1].splitlines()
    assert out[0].startswith("„Antarg“: Antrag – gesucht wird antrag (0.6)")
    assert out[1].startswith("„§ 82“: § 82 – gesucht wird ")
    assert out[2] == "„Xylophon“: in keinem Text"
    told = json.loads(run("search", "Antarg", "--explain", "--json", "--inhalt", folder)[1])
    assert told["woerter"][0]["verstanden"] == "Antrag"
    assert told["treffer"][0]["kennung"] == "service-probe"


def test_the_index_is_examined_without_being_built(run, folder):
    assert run("index", "--verify", "--inhalt", folder) == (
        1,
        "Der Suchindex fehlt, ist beschädigt oder veraltet.\n",
        "",
    )
    run("index", "--inhalt", folder)
    assert run("index", "--verify", "--inhalt", folder) == (0, "Der Suchindex ist in Ordnung.\n", "")
    for file in (paths.folders().cache / paths.SEARCH_INDEX).rglob("*.seg"):
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert run("index", "--verify", "--inhalt", folder)[0] == 1
    assert run("index", "--rebuild", "--verify", "--inhalt", folder)[0] == FAULT
