"""Laws that were taken in: where an address leads, and what of them can be found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.gii import SAMPLE, law, norm, p, write_law
from wissen.content.as_text import blocks_as_text
from wissen.errors import NotFound
from wissen.search.model import Found
from wissen.services.law_import import import_laws
from wissen.services.law_store import file_of
from wissen.services.laws import Laws


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    import_laws([write_law(tmp_path, data=SAMPLE)], tmp_path / "gesetze")
    return tmp_path / "gesetze"


@pytest.fixture
def laws(folder: Path) -> Laws:
    return Laws(folder)


def test_without_a_folder_there_are_no_laws(tmp_path: Path):
    laws = Laws(tmp_path / "gibt-es-nicht")
    assert (laws.statutes(), laws.damaged(), list(laws.documents())) == ((), (), [])


def test_what_was_taken_in_is_there_as_it_was_read(laws: Laws):
    (statute,) = laws.statutes()
    assert (statute.law, statute.name) == ("VwZG", "Verwaltungszustellungsgesetz")
    assert [one.label for one in statute.norms][-1] == "Anlage 1"


@pytest.mark.parametrize(
    ("ref", "label", "before", "after"),
    [
        ("§ 1 VwZG", "§ 1", "Eingangsformel VwZG", "§ 2 VwZG"),
        ("§ 1 Abs. 2 Satz 1 VwZG", "§ 1", "Eingangsformel VwZG", "§ 2 VwZG"),
        ("§§ 2 ff. VwZG", "§ 2", "§ 1 VwZG", "§ 3a VwZG"),
        ("Eingangsformel VwZG", "Eingangsformel", "", "§ 1 VwZG"),
        ("Anlage 1 VwZG", "Anlage 1", "§§ 4 bis 6 VwZG", ""),
        ("§ 5 VwZG", "§§ 4 bis 6", "§ 3a VwZG", "Anlage 1 VwZG"),
    ],
)
def test_an_address_leads_to_its_norm_and_its_neighbours(laws: Laws, ref: str, label: str, before: str, after: str):
    place = laws.place(ref)
    assert place.norm is not None
    assert (place.norm.label, place.before, place.after) == (label, before, after)


def test_a_law_alone_is_an_address(laws: Laws):
    place = laws.place("VwZG")
    assert place.statute is not None
    assert (place.citation.law, place.citation.norm, place.norm) == ("VwZG", "", None)


def test_a_law_that_was_not_taken_in_has_the_title_that_is_shipped(laws: Laws):
    place = laws.place("§ 18g Abs. 2 AufenthG")
    assert (str(place.citation), place.title, place.statute) == ("§ 18g AufenthG", "Blaue Karte EU", None)


def test_a_norm_that_the_law_does_not_have(laws: Laws):
    place = laws.place("§ 99 VwZG")
    assert place.statute is not None
    assert place.norm is None


@pytest.mark.parametrize("ref", ["", "Guten Tag", "§ 5", "l-hut"])
def test_what_names_no_law_is_no_address(laws: Laws, ref: str):
    with pytest.raises(NotFound):
        laws.place(ref)


def test_every_norm_can_be_found_by_its_text_its_address_and_the_headings_above(laws: Laws):
    documents = {one.kennung: one for one in laws.documents()}
    found = documents["§ 3a VwZG"]
    assert (found.kind, found.title, found.body) == (Found.NORM, "§ 3a Boten zu Fuß (VwZG)", "Boten gehen.")
    assert found.keys == "§ 3a VwZG; Verwaltungszustellungsgesetz; Abschnitt 2 Besonderes; Unterabschnitt 1 Wege"
    assert laws.text("§ 3a VwZG") == "Boten gehen."
    assert laws.text("Guten Tag") == ""


def test_a_law_taken_in_anew_is_shown_at_once(laws: Laws, folder: Path, tmp_path: Path):
    before = laws.stamp()
    import_laws([write_law(tmp_path, data=law(norm("§ 7", "Neu", p("Anders."))))], folder)
    assert [one.label for one in laws.statutes()[0].norms] == ["§ 7"]
    assert laws.stamp() != before


def test_a_deleted_law_is_gone(laws: Laws, folder: Path):
    assert laws.statute("VwZG") is not None
    file_of("VwZG", folder).unlink()
    assert (laws.statutes(), laws.statute("VwZG")) == ((), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"format": 99}',
        b'{"format": 1, "gesetz": 3}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_law_is_told_and_the_others_stay(laws: Laws, folder: Path, content: bytes):
    (folder / "kaputt.json").write_bytes(content)
    assert [path.name for path in laws.damaged()] == ["kaputt.json"]
    assert [one.law for one in laws.statutes()] == ["VwZG"]


def test_to_open_a_norm_no_other_law_is_read(laws: Laws, folder: Path, tmp_path: Path):
    import_laws([write_law(tmp_path, data=law(law="AsylG"))], folder)
    assert laws.place("§ 1 VwZG").norm is not None
    assert [path.name.partition("-")[0] for path in laws._read] == ["vwzg"]


@pytest.mark.parametrize(
    "part",
    [
        ["anderes"],
        ["norm", "§ 1", "", [["x"]], []],
        ["norm", "§ 1", "", [["p", [1]]], []],
        ["norm", "§ 1", "", [["l", [["1."]]]], []],
        ["norm", "§ 1", "", [["t", [[], [["a"]]], ["", ""], []]], []],
        ["norm", "§ 1", "", [["t", [[], [["a"]]], [""], [[0, 0, 2, 1]]]], []],
        ["norm", "§ 1", "", {"a": 1}, []],
    ],
)
def test_rows_that_say_something_else_are_damage(laws: Laws, folder: Path, part: list[object]):
    file = file_of("VwZG", folder)
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"teile": [part]}), encoding="utf-8")
    assert laws.damaged() == (file,)


def test_every_kind_of_block_comes_back_as_it_was(laws: Laws, folder: Path, tmp_path: Path):
    text = "<B>fett</B> <I>schräg</I><BR/>neu<FnR ID='a'/>"
    note = "<Footnotes><Footnote ID='a'>Fußnote</Footnote></Footnotes>"
    import_laws([write_law(tmp_path, data=law(norm("§ 1", "", p(text), after=note)))], folder)
    (found,) = laws.statutes()[0].norms
    assert blocks_as_text(found.blocks, 80) == "fett schräg\nneu[1]\n\n[1] Fußnote"


def test_a_bare_paragraph_in_a_law_is_found_as_one_of_its_own(laws: Laws):
    documents = {one.kennung: one for one in laws.documents()}
    assert documents["§ 1 VwZG"].body.split("\n") == [
        "(1) Zugestellt wird nach § 2 VwZG.",
        "(2) Das Übrige regelt § 41 VwVfG.",
    ]


def test_neighbours_of_a_norm_that_was_not_taken_in_are_those_of_the_table(laws: Laws):
    place = laws.place("§ 18g AufenthG")
    assert (place.before, place.after) == ("§ 18f AufenthG", "§ 18h AufenthG")
