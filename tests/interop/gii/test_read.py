"""A file of a law as values: names, structure, norms; and what is refused, with nothing read from elsewhere."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import gii
from tests.helpers.gii import DOCTYPE, SAMPLE, division, law, norm, p
from wissen.content.as_text import blocks_as_text
from wissen.content.statute import Division, Norm, Statute
from wissen.errors import ForeignFileError
from wissen.interop.gii.read import read_law


def read(data: bytes) -> Statute:
    return read_law(data, "gesetz.xml")


def headings(statute: Statute) -> list[str]:
    return [part.heading for part in statute.parts]


def named(statute: Statute, label: str) -> Norm:
    return next(one for one in statute.norms if one.label == label)


def test_what_a_law_is_called_and_its_version():
    found = read(SAMPLE)
    assert (found.law, found.name, found.full_name) == (
        "VwZG",
        "Verwaltungszustellungsgesetz",
        "Gesetz über das Zustellen",
    )
    assert found.stand == (f"Stand: {gii.STAND}",)


def test_structure_and_norms_in_their_order():
    assert headings(read(SAMPLE)) == [
        "Eingangsformel",
        "Abschnitt 1 Allgemeines",
        "§ 1 Zustellung",
        "§ 2 Begriffe",
        "Abschnitt 2 Besonderes",
        "Unterabschnitt 1 Wege",
        "§ 3a Boten zu Fuß",
        "§§ 4 bis 6 (weggefallen)",
        "Anlage 1 Gebühren",
    ]


def test_a_norm_knows_the_headings_above_it():
    found = read(SAMPLE)
    assert [one.label for one in found.above(named(found, "§ 2"))] == ["Abschnitt 1"]
    assert [one.label for one in found.above(named(found, "§ 3a"))] == ["Abschnitt 2", "Unterabschnitt 1"]
    assert found.above(named(found, "Eingangsformel")) == ()


def test_depth_comes_from_the_number_of_the_division():
    depths = [part.depth for part in read(SAMPLE).parts if isinstance(part, Division)]
    assert depths == [1, 1, 2]


def test_notes_of_the_publisher_stand_apart():
    norm = named(read(SAMPLE), "§ 3a")
    assert blocks_as_text(norm.notes, 80) == "(+++ § 3a: gilt +++)"
    assert blocks_as_text(norm.blocks, 80) == "Boten gehen."


@pytest.mark.parametrize(
    ("written", "label"),
    [("§ 18g", "§ 18g"), ("§18g", "§ 18g"), ("Art 6", "Art. 6"), ("Artikel 6", "Art. 6"), ("Art. 6", "Art. 6")],
)
def test_norms_are_labelled_as_they_are_cited(written: str, label: str):
    (found,) = read(law(norm(written, "", p("x")))).norms
    assert found.label == label


def test_two_norms_of_one_name_can_be_told_apart():
    found = read(law(norm("Anlage", "Erste", p("a")), norm("Anlage", "Zweite", p("b"))))
    assert [one.label for one in found.norms] == ["Anlage", "Anlage (2)"]


def test_text_below_a_heading_is_not_lost():
    found = read(law(division("010", "Teil 1", "Anfang", p("(weggefallen)"))))
    assert [(one.label, blocks_as_text(one.blocks, 80)) for one in found.norms] == [("Teil 1", "(weggefallen)")]


def test_the_year_of_a_new_version_is_no_part_of_the_abbreviation():
    data = law(law="", official="FreizügG/EU 2004").replace(b"<amtabk></amtabk>", b"")
    assert read(data).law == "FreizügG/EU"


def test_without_a_short_name_the_whole_title_is_the_name():
    assert read(law(name="")).name == "Gesetz über das Zustellen"


# ---------------------------------------------------------------- refused

HEAD = '<?xml version="1.0" encoding="UTF-8" ?>'
BODY = SAMPLE.decode().partition(DOCTYPE)[2]
LAUGHS = (
    "<!DOCTYPE dokumente [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{number} '{f'&l{number - 1};' * 10}'>" for number in range(1, 10))
    + "]>"
)
HOSTILE = {
    "billion laughs": (HEAD + LAUGHS + BODY.replace("Zustellung", "&l9;"), "DOCTYPE"),
    "external entity": (HEAD + "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + BODY, "DOCTYPE"),
    "DTD with a subset of its own": (HEAD + DOCTYPE.replace(">", " [<!ENTITY x 'y'>]>") + BODY, "DOCTYPE"),
    "subset behind a comment": (HEAD + "<!-- a -->" + DOCTYPE.replace(">", "[]>") + BODY, "DOCTYPE"),
    "entity that only the DTD could know": (HEAD + DOCTYPE + BODY.replace("Boten gehen", "Boten &nbsp;"), "DOCTYPE"),
    "nested 100 times": (law(norm("§ 1", "", "<P>" * 100 + "x" + "</P>" * 100)).decode(), "tief verschachtelt"),
    "nested 10,000 times": (HEAD + DOCTYPE + "<a>" * 10_000 + "</a>" * 10_000, "tief verschachtelt"),
    "900,000 elements": (HEAD + DOCTYPE + "<dokumente>" + "<norm/>" * 900_000 + "</dokumente>", "400.000"),
    "a table of 100,000 columns": (
        law(
            norm("Anlage", "", "<table><tgroup cols='99999'><tbody><row><entry/></row></tbody></tgroup></table>")
        ).decode(),
        "Tabelle",
    ),
    "truncated": (SAMPLE.decode()[:-200], "hört mitten im Gesetz auf"),
    "damaged": (SAMPLE.decode().replace("Boten gehen", "Boten & gehen"), "beschädigt"),
    "not XML": ("Das ist ein Brief.", "keine XML-Datei"),
    "nothing": ("", "ist leer"),
    "a drawing": ("<definitions><process id='p'/></definitions>", "ist kein Gesetz"),
    "no norms": (HEAD + DOCTYPE + "<dokumente/>", "nicht, welches Gesetz"),
    "no abbreviation": (HEAD + DOCTYPE + "<dokumente><norm><metadaten/></norm></dokumente>", "nicht, welches Gesetz"),
    "only a frame": (BODY[: BODY.index("</norm>") + 7] + "</dokumente>", "keine einzige Vorschrift"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_law_is_refused_with_a_reason_and_a_hint(name: str):
    data, reason = HOSTILE[name]
    with pytest.raises(ForeignFileError) as error:
        read(data.encode())
    assert "„gesetz.xml“" in error.value.text
    assert reason in error.value.text
    assert error.value.hint.endswith(".")


def test_a_damaged_law_is_never_taken_half():
    data = SAMPLE.replace(b"<entry>1 Euro</entry>", b"<entry>1 Euro</entr>")
    with pytest.raises(ForeignFileError):
        read(data)


@given(st.integers(0, 10_000), st.binary(max_size=6))
def test_a_damaged_file_is_read_or_refused_and_never_fails_otherwise(place: int, junk: bytes):
    place %= len(SAMPLE)
    with suppress(ForeignFileError):
        assert read(SAMPLE[:place] + junk + SAMPLE[place + len(junk) :]).parts
