"""Renaming: whatever named the old name names the new one, nothing else changes, and nothing gets worse."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.small_pack import FILES
from wissen.content.check import check
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.rename import rename_file, rename_kennung
from wissen.errors import ContentError, NotFound

LESSON, QUIZ, FINDER = "module/01-anfang/hut.md", "module/01-anfang/abschluss.md", "finder/ausweis.md"


def texts_of(more: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    return {path: dedent(text) for path, text in {**FILES, **more}.items()}


def loaded(folder: Path, texts: dict[str, str]) -> Library:
    return load(write_folder(folder, texts))[0]


def renamed(
    folder: Path, old: str, new: str, *, published: bool = False, more: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """The lines that are another one, by file, each as a difference."""
    texts = texts_of(more)
    changed = rename_kennung(texts, loaded(folder, texts), old, new, published=published)
    return {path: difference(texts[path], after) for path, after in changed.items()}


def difference(before: str, after: str) -> str:
    known = before.split("\n")
    return "\n".join(line for line in after.split("\n") if line not in known)


def test_a_lesson_is_called_otherwise_wherever_it_is_named(tmp_path):
    assert renamed(tmp_path, "l-hut", "l-huete") == {
        LESSON: "kennung: l-huete",
        "module/01-anfang/modul.md": "reihenfolge: [l-huete, l-frist, q-anfang]",
        QUIZ: "Kennung: f-beraten · Bezug: § 82 AufenthG · Lektion: l-huete",
        "praxis/anfang.md": "Kennung: p-gespraech · Lektion: l-huete",
    }


def test_a_place_follows_its_object(tmp_path):
    card = "---\nkennung: karten\ntitel: K\n---\n\n## A\nKennung: a · Lektion: l-hut#helfen\n\nText.\n"
    changed = renamed(tmp_path, "l-hut", "l-huete", more={"karten/k.md": card})
    assert changed["karten/k.md"] == "Kennung: a · Lektion: l-huete#helfen"


def test_a_section_is_called_otherwise_in_links_and_lessons(tmp_path):
    card = (
        "---\nkennung: karten\ntitel: K\n---\n\n## A\nKennung: a · Lektion: l-hut#helfen\n\n"
        "[Helfen](../module/01-anfang/hut.md#helfen) und [alles](../module/01-anfang/hut.md)\n"
    )
    assert renamed(tmp_path, "l-hut#helfen", "beraten", more={"karten/k.md": card}) == {
        LESSON: "Kennung: beraten",
        "karten/k.md": (
            "Kennung: a · Lektion: l-hut#beraten\n"
            "[Helfen](../module/01-anfang/hut.md#beraten) und [alles](../module/01-anfang/hut.md)"
        ),
    }


def test_all_versions_of_a_section_and_its_history_follow(tmp_path):
    changed = renamed(tmp_path, "l-frist#wann", "fristende", published=True)
    assert changed == {
        "module/01-anfang/frist.md": (
            "  - {am: 2026-06-01, art: auffrischen, text: Frist geändert, abschnitte: [fristende]}\n"
            "Kennung: fristende · Ersetzt: wann · Gilt: bis 31.05.2026\n"
            "Kennung: fristende · Ersetzt: wann · Gilt: ab 01.06.2026"
        )
    }


def test_a_step_is_called_otherwise_in_walks_through_its_process(tmp_path):
    walk = (
        "---\nkennung: q-weg\ntitel: Weg\nart: durchgang\nprozess: service-probe\n---\n\n"
        "## Was nun?\nKennung: f-weg · Bezug: § 4 AufenthG · Schritt: annehmen\n\nAntwort: ja\n\n> **Erklärung:** So.\n"
    )
    path = "module/01-anfang/weg.md"
    assert renamed(tmp_path, "service-probe#annehmen", "nehmen", more={path: walk}) == {
        path: "Kennung: f-weg · Bezug: § 4 AufenthG · Schritt: nehmen",
        "prozesse/service/service-probe.md": "Kennung: nehmen",
    }


def test_an_outcome_is_called_otherwise_in_ways_and_proofs(tmp_path):
    assert renamed(tmp_path, "ergebnis-fragen", "nachfragen", published=True) == {
        FINDER: (
            "sonst: nachfragen\n- Duldung → Ergebnis nachfragen\nKennung: nachfragen · Ersetzt: ergebnis-fragen\n"
            "| 01.01.2026 | Aufenthaltstitel > ? | nachfragen |"
        )
    }


def test_what_is_published_says_what_it_replaces(tmp_path):
    assert renamed(tmp_path, "l-hut", "l-neu", published=True)[LESSON] == "kennung: l-neu\nersetzt: [l-hut]"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("ersetzt: [alt]", "kennung: c-neu\nersetzt: [alt, c]"),
        ("ersetzt: alt; noch-aelter", "kennung: c-neu\nersetzt: alt; noch-aelter, c"),
        ("ersetzt:\n  - alt", "kennung: c-neu\n  - c"),
    ],
)
def test_what_it_has_replaced_before_stays(tmp_path, head: str, expected: str):
    card = f"---\nkennung: c\ntitel: K\n{head}\n---\n\n## A\nKennung: a\n\nText.\n"
    assert renamed(tmp_path, "c", "c-neu", published=True, more={"karten/k.md": card}) == {"karten/k.md": expected}


def test_a_part_keeps_what_it_has_replaced_before(tmp_path):
    card = (
        "---\nkennung: c\ntitel: K\n---\n\n## A\nKennung: a\nErsetzt: alt\n\nText.\n\n"
        "## B\nKennung: b\n\nErsetzt: kein-name\n"
    )
    more = {"karten/k.md": card}
    assert renamed(tmp_path / "a", "a", "a-neu", published=True, more=more) == {
        "karten/k.md": "Kennung: a-neu\nErsetzt: alt; a"
    }
    assert renamed(tmp_path / "b", "b", "b-neu", published=True, more=more) == {
        "karten/k.md": "Kennung: b-neu · Ersetzt: b"
    }


def test_a_term_has_no_predecessor(tmp_path):
    changed = renamed(tmp_path, "duldung", "die-duldung", published=True)
    assert changed["glossar.md"].startswith("Kennung: die-duldung · Auch:")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("l-hut", "Mit Großen", "keine Kennung"),
        ("l-hut", "§", "keine Kennung"),
        ("l-hut", "l-frist", "gibt es schon"),
        ("l-hut", "f-dazu", "gibt es schon"),
        ("l-frist#wann", "wann", "gibt es schon"),
        ("k-hut", "helfen", "in dieser Datei schon"),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused(tmp_path, old: str, new: str, told: str):
    with pytest.raises(ContentError, match=told):
        renamed(tmp_path, old, new)


@pytest.mark.parametrize(("old", "new"), [("l-hut", "frueher"), ("l-hut#helfen", "damals")])
def test_a_name_that_was_borne_before_is_never_given_again(tmp_path, old: str, new: str):
    lesson = (
        "---\nkennung: l-hut\ntitel: Hut\nersetzt: [frueher]\n---\n\n"
        "## A\nKennung: helfen\n\nText.\n\n## B\nKennung: b · Ersetzt: damals\n\nText.\n"
    )
    with pytest.raises(ContentError, match="schon einmal"):
        renamed(tmp_path, old, new, more={LESSON: lesson})


def test_a_kennung_that_is_only_derived_cannot_be_changed(tmp_path):
    lesson = "---\nkennung: l-hut\ntitel: Hut\n---\n\n## Helfen\n\nText.\n"
    with pytest.raises(ContentError, match="abgeleitet"):
        renamed(tmp_path, "l-hut#helfen", "neu", more={LESSON: lesson})


def test_nobody_bears_the_old_name(tmp_path):
    with pytest.raises(NotFound):
        renamed(tmp_path, "gibt-es-nicht", "neu")


def test_whatever_is_renamed_no_new_problem_comes_of_it(tmp_path):
    texts = texts_of()
    library = loaded(tmp_path / "vorher", texts)
    before = {problem.rule for problem in check(tmp_path / "vorher")}
    names = [name for entry in library.entries.values() for name in (entry.id, *map(entry.ref, entry.parts))]
    tried = 0
    for name in names:
        try:
            changed = rename_kennung(texts, library, name, "ganz-neu", published=True)
        except ContentError:
            continue
        tried += 1
        folder = write_folder(tmp_path / str(tried), {**texts, **changed})
        assert {problem.rule for problem in check(folder)} == before, name
        after, _ = load(folder)
        assert after.lookup(name) is None
    assert tried > 15


# ---------------------------------------------------------------- files


def moved(path: str, name: str) -> dict[str, str]:
    texts = texts_of()
    return rename_file(texts, frozenset(texts), path, name)


def test_links_follow_a_file():
    changed = moved(LESSON, "zwei-huete.md")
    assert list(changed) == ["lernpfade/woche.md"]
    assert "(../module/01-anfang/zwei-huete.md)" in changed["lernpfade/woche.md"]


def test_links_follow_a_folder():
    changed = moved("module/01-anfang", "01-beginn")
    assert "(../module/01-beginn/frist.md)" in changed["lernpfade/woche.md"]


@pytest.mark.parametrize(
    ("path", "name", "told"),
    [
        ("glossar.md", "woerter.md", "muss so heißen"),
        ("module/01-anfang/modul.md", "m.md", "muss so heißen"),
        (LESSON, "Zwei Hüte.md", "Namen bestehen aus"),
        (LESSON, "§.md", "Namen bestehen aus"),
        (LESSON, "hut.txt", "Namen bestehen aus"),
        (LESSON, "frist.md", "gibt es dort schon"),
        (LESSON, "modul.md", "gibt es dort schon"),
        ("module/01-anfang", "02-weiter", "gibt es dort schon"),
    ],
)
def test_a_file_cannot_be_called_so(path: str, name: str, told: str):
    with pytest.raises(ContentError, match=told):
        moved(path, name)
