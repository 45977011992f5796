"""Stems and families: inflected forms meet, and so do a verb and its noun."""

from __future__ import annotations

import pytest

from wissen.german.folding import folded
from wissen.german.stems import families, stem


@pytest.mark.parametrize(
    "forms",
    [
        "Kurs Kurse Kurses Kursen",
        "Fachkraft Fachkräfte Fachkräften",
        "Duldung Duldungen",
        "Antrag Anträge Anträgen Antrags",
        "Zeugnis Zeugnisse",
        "Ausweis Ausweise Ausweises",
        "Titel Titels Titeln",
        "Kind Kinder Kindern Kindes",
        "lesen liest lese",
        "entnehmen entnimmt entnehme",
    ],
)
def test_inflected_forms_have_one_stem(forms: str) -> None:
    assert len({stem(folded(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Kurs", "Kur"), ("Pass", "Pacht"), ("Ehe", "Ehre")])
def test_short_words_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert stem("eid") == "eid"


@pytest.mark.parametrize("form", ["18g", "2026", "60a"])
def test_numbers_stay_as_they_are(form: str) -> None:
    assert stem(form) == form


@pytest.mark.parametrize(
    "words",
    [
        "verlängern verlängert Verlängerung Verlängerungen",
        "haften haftet Haftung gehaftet",
        "prüfen Prüfung geprüft",
        "dulden Duldung geduldet Geduldete",
        "stellen gestellt Stellung gestellter",
        "einreichen eingereicht Einreichung",
        "sichern gesichert Sicherung",
        "genehmigen genehmigt Genehmigung",
        "gestatten gestattet Gestattung",
    ],
)
def test_a_verb_its_participle_and_its_noun_are_one_family(words: str) -> None:
    first, *others = (set(families(folded(word))) for word in words.split())
    assert first.intersection(*others)
    assert all(token.startswith("=") for token in first)


def test_other_words_have_no_family() -> None:
    assert [families(word) for word in ("pass", "titel", "amt")] == [(), (), ()]
    assert set(families("gericht")).isdisjoint(families("richten"))
